"""What spreadsheets do to cells and sheets about workers, and how it is undone."""

import datetime as dt

import pytest

from .sheets_of_workers import (
    BUDI,
    NEW,
    SITI,
    changed,
    read,
    told,
    where,
)

__all__ = ["where"]
pytestmark = pytest.mark.django_db


SERIAL_OF_13_SEPTEMBER_1990 = 33129


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("an apostrophe in front", {"NOMOR_IDENTITAS": "'6112015309900001"}),
        (
            "spaces that do not break",
            {"NOMOR_IDENTITAS": "6112 0153 0990 0001\u00a0", "NAMA_LENGKAP": " Siti\u00a0Aminah "},
        ),
        ("a date as a serial number", {"TANGGAL_LAHIR": SERIAL_OF_13_SEPTEMBER_1990}),
        ("a date cell", {"TANGGAL_LAHIR": dt.datetime(1990, 9, 13)}),
        ("a month in words", {"TANGGAL_KEPESERTAAN": "1 Pebruari 2025"}),
        ("an amount with rupiah and points", {"UPAH": "Rp 3.200.000"}),
        ("a telephone number that lost its zero", {"HP": 81234567890}),
    ],
)
def test_what_spreadsheets_do_to_cells_is_undone(where, name, cells):
    found = read(where, [changed(SITI, **cells)])
    assert told(found) == [], name
    assert (found.judged.rows["nik"][0], found.judged.rows["birth_date"][0]) == (
        "6112015309900001", dt.date(1990, 9, 13),
    )  # fmt: skip


def test_titles_two_heading_rows_hidden_rows_and_hidden_sheets_are_read_as_shown(where):
    def more(book, page):
        page.set_row(4, None, None, {"hidden": True})
        old = book.add_worksheet("Lama")
        old.write_row(0, 0, NEW)
        old.write_row(1, 0, BUDI)
        old.hide()

    above = [["PT Rekaan"], ["Data pekerja", *[None] * 4, "Tanggal"]]
    found = read(where, [SITI, BUDI], above=above, more=more)
    assert (told(found), found.judged.good) == ([], 2)  # a hidden row is a row: the totals show it


def test_the_old_form_of_three_name_columns_and_fifty_headings_is_read(where):
    headings = ("NO_PEGAWAI", "NAMA_DEPAN", "NAMA_TENGAH", "NAMA_BELAKANG", "GELAR", "HP", "TEMPAT_LAHIR",
                "TANGGAL_LAHIR", "NAMA_IBU_KANDUNG", "JENIS_IDENTITAS", "NOMOR_IDENTITAS", "JENIS_KELAMIN",
                "SURAT_MENYURAT_KE", "TANGGAL_KEPESERTAAN", "KODE_NEGARA", "UPAH", "ALAMAT")  # fmt: skip
    row = ["P1", "Siti", "", "Aminah", "", "", "Pontianak", "13-09-1990", "Rahma", "KTP", "6112015309900001", "P", "S",
           "01-03-2025", "ID", "3200000", "Jalan Rekaan 1"]  # fmt: skip
    found = read(where, [row], headings)
    assert (told(found), found.judged.rows["name"][0]) == ([], "Siti Aminah")
    assert "GELAR" in found.judged.ignored


def test_a_formula_counts_as_what_it_shows_and_one_that_shows_an_error_as_empty(where):
    def more(_book, page):
        page.write_formula(1, 8, "=3000000+200000", None, 3_200_000)
        page.write_formula(2, 7, "=1/0", None, "#DIV/0!")

    found = read(where, [SITI, BUDI], more=more)
    assert told(found) == [((3,), "joined-on-missing")]
    assert found.judged.rows["wage"].to_list() == [3_200_000]
