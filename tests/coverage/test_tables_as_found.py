"""Tables in the shapes they are found in: publications in two languages, exports with years, marks, thousands."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from payung.contributions.sheet.refused import Unreadable
from payung.coverage.tables.check import check_table
from tests.coverage.test_tables import AUGUST, check, numbers
from tests.registry.conftest import reference

__all__ = ["reference"]


def workbook(*sheets: tuple[str, list[list[object]]], merged: tuple[tuple[int, int, int, int, str], ...] = ()) -> bytes:
    """Sheets of rows; `merged` (first row, first column, last row, last column, text) on the last of them."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(number, column, cell)
        for *place, text in merged:
            sheet.merge_range(*place, text)
    return out.getvalue()


def of(content: bytes, **more):
    return check_table(content, more.pop("system", "bps"), more.pop("as_of", AUGUST), more.pop("known", {}))


YEARBOOK = [
    ["Tabel 3.2.1 Penduduk Berumur 15 Tahun ke Atas Menurut Kabupaten/Kota dan Kegiatan"],
    ["Table 3.2.1 Population Aged 15 Years and Over by Regency/Municipality and Activity, 2024"],
    [],
    ["Kabupaten/Kota\nRegency/Municipality"],
    [None, "Bekerja\nWorking", "Pengangguran Terbuka\nUnemployment", "Jumlah\nTotal"],
    ["(1)", "(2)", "(3)", "(4)"],
    ["Kabupaten/Regency"],
    ["1. Sambas", 282918, 9100, 292018],
    ["2. Bengkayang", "130 001", "4 000", "134 001"],
    ["3. Landak*", "195\u00a0500", "5 000", "200 500"],
    ["Kota/Municipality"],
    ["1. Pontianak", "295,480", "29 000", "324 480"],
    ["2. Singkawang", "…", "…", "…"],
    ["Catatan/Note: * angka sementara"],
    ["Sumber/Source: Sakernas Agustus"],
]


def test_a_yearbook_in_two_languages_with_sections_numbers_and_marks(reference):
    checked = of(
        workbook(("3.2.1", YEARBOOK), merged=((3, 1, 3, 3, "Angkatan Kerja\nEconomically Active"),)),
    )
    assert checked.problems == ()
    assert numbers(checked) == {
        "61.01": 282_918, "61.07": 130_001, "61.08": 195_500, "61.71": 295_480, "61.72": None,
    }  # fmt: skip
    assert "Bekerja" in checked.value_title


def test_an_export_with_a_cover_sheet_and_years_as_numbers(reference):
    rows = [
        ["Kabupaten/Kota", "Jumlah Penduduk Bekerja (Jiwa)"],
        [None, 2022, 2023, 2024],
        ["Kab. Landak", 190000, 192000, 195500],
        ["KABUPATEN SANGGAU", 240000, 241000, 242500.0],
        ["Provinsi Kalimantan Barat", 430000, 433000, 438000],
    ]
    cover = [["Metadata"], ["Unduhan tabel dinamis"], ["Satuan", "Jiwa"]]
    checked = of(workbook(("Sampul", cover), ("Data", rows), merged=((0, 1, 0, 3, "Jumlah Penduduk Bekerja (Jiwa)"),)))
    assert checked.errors == ()
    assert numbers(checked) == {"61.08": 195_500, "61.03": 242_500, "61": 438_000}


@pytest.mark.parametrize(
    "name",
    ["Kab. Landak", "KAB. LANDAK", "Kab Landak", "LANDAK", "Kabupaten Landak", "4. Landak", "Landak 1)", "Landak*)"],
)
def test_a_name_may_be_written_in_any_usual_way(reference, name):
    assert numbers(check(f"Kabupaten/Kota;Bekerja\n{name};195500\n")) == {"61.08": 195_500}


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        *(("195.500", 195_500), ("195,500", 195_500), ("195 500", 195_500), ("195\u00a0500", 195_500)),
        *(("195.500,00", 195_500), ("195,500.00", 195_500), ("195500.0", 195_500), ("195.500*", 195_500)),
        *(("195.500 r", 195_500), ("0", 0), ("…", None), ("...", None), ("–", None), ("-", None), ("NA", None)),
        *(("n.a.", None), ("", None), ("Tidak tersedia", None), ("*", None)),
    ],
)
def test_a_number_may_be_written_in_any_usual_way_and_a_mark_for_none_is_no_zero(reference, cell, people):
    assert numbers(check(f"Kabupaten/Kota;Bekerja\nKab. Landak;{cell}\nKab. Sanggau;1\n"))["61.08"] == people


def test_thousands_of_people_are_read_as_people_and_have_to_be_confirmed(reference):
    checked = check("Kabupaten/Kota;Penduduk Bekerja (ribu orang)\nLandak;195,5\nSanggau;242\n")
    assert numbers(checked) == {"61.08": 195_500, "61.03": 242_000}
    (problem,) = checked.to_confirm
    assert problem.code == "number-thousands" and "195,5" in problem.found and "195.500" in problem.expected


def test_a_unit_in_the_title_above_counts_too(reference):
    checked = check("Penduduk Bekerja (Ribu Jiwa), 2024;\nKabupaten/Kota;Bekerja\nLandak;195,5\n")
    assert numbers(checked) == {"61.08": 195_500}
    assert [each.code for each in checked.to_confirm] == ["number-thousands"]


def test_codes_alone_that_mean_two_places_have_to_be_confirmed(reference):
    checked = check("Kode;Bekerja\n6101;282918\n6102;130001\n6104;140000\n")
    assert checked.errors == ()
    (problem,) = checked.to_confirm
    assert problem.code == "codes-alone" and problem.rows == (3, 4)
    assert "6102 dibaca Kabupaten Bengkayang; dalam kode Kemendagri itu Kabupaten Mempawah" in problem.found
    # 6101 is Sambas in both, so a file of such codes needs nothing
    assert check("Kode;Bekerja\n6101;282918\n").problems == ()


def test_the_total_is_checked_whatever_it_is_called(reference):
    north = "".join(f"{name};10\n" for name in ("Malinau", "Bulungan", "Tana Tidung", "Nunukan", "Kota Tarakan"))
    for total in ("Jumlah/Total", "JUMLAH", "Kalimantan Utara", "Provinsi Kalimantan Utara"):
        checked = check(f"Kabupaten/Kota;Bekerja\n{north}{total};90\n")
        assert [each.code for each in checked.problems] == ["sum-of-parts"], total
        assert "50, jumlah 5 daerah" in checked.to_confirm[0].expected
        assert check(f"Kabupaten/Kota;Bekerja\n{north}{total};50\n").problems == (), total


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_may_be_saved_in_any_usual_alphabet(reference, encoding):
    text = "Kabupaten/Kota;Bekerja\nKab. Landak;195.500\nKota Singkawang;–\n"
    assert numbers(of(text.encode(encoding))) == {"61.08": 195_500, "61.72": None}


def test_a_page_saved_as_a_workbook_is_refused_with_what_to_do(reference):
    with pytest.raises(Unreadable) as told:
        of(b"<html><table><tr><td>Kabupaten/Kota</td></tr></table></html>")
    assert "halaman web" in told.value.problems[0].found


def test_two_columns_that_could_be_meant_are_not_guessed_between(reference):
    with pytest.raises(Unreadable):
        check("Kabupaten/Kota;Bekerja laki-laki;Bekerja perempuan\nLandak;100;95\n")
    with pytest.raises(Unreadable):
        check("Kabupaten/Kota;Tidak bekerja;Umur\nLandak;100;95\n")


def test_every_problem_of_a_messy_table_is_told_at_once(reference):
    rows = [list(row) for row in YEARBOOK]
    rows[7][1], rows[8][0], rows[9][1] = "dua ratus ribu", "2. Bengkayan", -5
    rows.insert(12, ["1. Pontianak", 1, 1, 1])
    told = of(workbook(("3.2.1", rows), merged=((3, 1, 3, 3, "Angkatan Kerja"),))).errors
    assert [(each.code, each.rows) for each in told] == [
        ("number-shape", (8,)),
        ("region-unknown", (9,)),
        ("number-negative", (10,)),
        ("region-twice", (12, 13)),
    ]
