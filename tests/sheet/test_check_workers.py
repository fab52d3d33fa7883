"""Who a row is about: numbers, names, birth dates."""

import datetime as dt

import polars as pl
import pytest

from payung.contributions.sheet.check import check
from payung.contributions.sheet.read import read_sheet
from tests.sheet.made import (
    MARCH,
    MINIMUM,
    PEOPLE,
    all_rows,
    codes,
    delimited,
    judged,
    only,
    roster,
    row,
    xlsx,
)


def test_a_nik_kept_as_a_number_is_refused_even_if_its_digits_still_match():
    problem = only(judged([row(0, NIK=6112041302750004)]))
    assert (problem.code, problem.rows, problem.column) == ("nik-number", (2,), "NIK")
    assert problem.found == "6,11204E+15"
    assert problem.expected.replace("\u00a0", " ") == "16 angka"
    assert problem.cure == (
        "Excel mengubah NIK menjadi bilangan. Jadikan kolom ini Teks, lalu ketik ulang NIK dari KTP."
    )


def test_a_nik_that_a_csv_kept_in_powers_of_ten_is_refused_the_same_way():
    sheet = read_sheet(delimited([row(0, NIK="6,11204E+15")]))
    problem = only(check(sheet, roster(), month=MARCH, minimum_wage=MINIMUM))
    assert (problem.code, problem.found) == ("nik-number", "6,11204E+15")


def test_a_member_number_that_lost_its_leading_zero_is_told_so():
    problem = only(judged([row(0, KPJ=1902123417)]))
    assert (problem.code, problem.column, problem.found) == ("kpj-length", "KPJ", "1902••••417")
    assert problem.cure == ("Baru 10 angka; nol di depan biasanya hilang di Excel. Lihat nomor di kartu peserta.")


def test_a_member_number_of_eleven_digits_kept_as_a_number_lost_nothing():
    assert judged([row(1, KPJ=14023456789)]).problems == []


def test_swapped_numbers_are_one_problem():
    problem = only(judged([row(0, NIK="01902123417", KPJ="6112041302750004")]))
    assert (problem.code, problem.column) == ("nik-kpj-swapped", "NIK dan KPJ")
    assert "6112••••••••0004" in problem.found
    assert "6112041302750004" not in problem.found


def test_a_row_without_any_number_is_told_once():
    assert only(judged([row(0, NIK=None, KPJ=None)])).code == "id-missing"


def test_the_sentence_for_an_unknown_number_does_not_depend_on_whether_somebody_has_it():
    """3173… works for another employer; 3174… belongs to nobody. The clerk sees the same two sentences."""
    elsewhere = roster("XX990001", people=[("3173051203850002", "19011111111", "A", "ORANG LAIN", None, 1)])
    everybody = pl.concat([roster(), elsewhere], how="vertical_relaxed")
    taken = row(0, NIK="3173051203850002", KPJ=None, NAMA_LENGKAP="Siapa Saja")
    free = row(0, NIK="3173051203850003", KPJ=None, NAMA_LENGKAP="Siapa Saja")
    sheet = read_sheet(xlsx([taken, free]))
    first, second = check(sheet, roster(), month=MARCH, minimum_wage=MINIMUM).problems
    assert first.code == second.code == "worker-unknown"
    assert (first.expected, first.cure) == (second.expected, second.cure)
    # also where one account reports for both employers, a number counts only within its own NPP
    both = pl.concat([MINIMUM, MINIMUM.with_columns(npp=pl.lit("XX990001"))])
    first, second = check(sheet, everybody, month=MARCH, minimum_wage=both).problems
    assert (first.code, first.cure) == (second.code, second.cure)


def test_an_unknown_worker_with_both_numbers_is_told_once():
    assert codes(judged([row(0, NIK="3173051203850002", KPJ="19011111111")])) == ["worker-unknown"]


def test_two_numbers_of_two_workers_are_a_conflict():
    assert only(judged([row(0, KPJ=PEOPLE[1][1])])).code == "id-conflict"


def test_a_number_that_differs_from_the_roster_is_told_without_showing_the_roster():
    wrong_nik, wrong_kpj = judged([row(0, NIK="6112041302750005")]), judged([row(1, KPJ="14023456780")])
    assert (only(wrong_nik).code, only(wrong_kpj).code) == ("nik-differs", "kpj-differs")
    for problem, known in ((only(wrong_nik), PEOPLE[0][0]), (only(wrong_kpj), PEOPLE[1][1])):
        assert known not in problem.sentence()
        assert known[-4:] not in problem.sentence()


def test_a_worker_whose_nik_we_do_not_have_yet_is_matched_by_kpj():
    known = roster().with_columns(nik=pl.lit(None, dtype=pl.String))
    assert judged(all_rows(), known=known).problems == []


def test_both_rows_of_a_doubled_nik_are_named_and_neither_counts():
    checked = judged([*all_rows(), row(1)])
    problem = only(checked)
    assert (problem.code, problem.rows) == ("nik-duplicate", (3, 6))
    assert problem.found == "NIK yang sama, akhiran 0019"
    assert checked.totals.failing == 2
    assert checked.rows["row"].to_list() == [2, 4, 5]


def test_one_worker_by_nik_in_one_row_and_by_kpj_in_another_is_a_double():
    problem = only(judged([row(0, KPJ=None), row(0, NIK=None)]))
    assert (problem.code, problem.rows) == ("worker-duplicate", (2, 3))


@pytest.mark.parametrize("name", ["muhammad arifin", "Moh. Arifin", "H. Muhammad Arifin, S.E.", "  MUHAMMAD  ARIFIN "])
def test_case_titles_and_short_forms_of_a_name_do_not_matter(name):
    assert judged([row(0, NAMA_LENGKAP=name)]).problems == []


def test_a_letter_missing_from_a_name_is_told_without_the_right_name():
    problem = only(judged([row(0, NAMA_LENGKAP="Moh. Arifn")]))
    assert (problem.code, problem.found, problem.expected) == (
        "name-letters",
        "Moh. Arifn",
        "persis seperti di KTP",
    )
    assert "ARIFIN" not in problem.sentence().upper()


def test_another_persons_name_is_told_without_the_right_name():
    problem = only(judged([row(0, NAMA_LENGKAP="Bambang Wijaya")]))
    assert problem.code == "name-other"
    assert "ARIFIN" not in problem.sentence().upper()


@pytest.mark.parametrize(
    "born",
    ["13-02-1975", "13/2/1975", "13 Pebruari 1975", "1975-02-13", dt.date(1975, 2, 13), 27438],
)
def test_every_clear_way_to_write_a_birth_date_is_read(born):
    # 27,438 is the serial number of 13 February 1975: 25,569 days to 1970 and 1,869 more
    assert judged([row(0, TGL_LAHIR=born)]).problems == []


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ("07/13/1996", "date-order"),
        ("13-07-96", "date-year"),
        ("31-02-1996", "date-missing-day"),
        (1.5, "date-serial"),
        ("12-07-1996", "birth-date-differs"),
        (dt.date(1996, 7, 12), "birth-date-differs"),
        ("12 Juli 1996", "birth-date-differs"),
    ],
)
def test_a_birth_date_that_is_unclear_or_another_is_told(born, code):
    problem = only(judged([row(1, TGL_LAHIR=born)]))
    assert (problem.code, problem.column) == (code, "TGL_LAHIR")
    assert "13-07-1996" not in problem.found


def test_an_american_date_is_told_as_the_direction_says():
    problem = only(judged([row(1, TGL_LAHIR="07/13/1996")]))
    assert (problem.found, problem.expected) == ("07/13/1996", "hari-bulan-tahun")
    assert problem.cure == "Tulis 13-07-1996. Kami tidak menebak urutan tanggal."
