"""Wages, months, NPP, and the judgement of a sheet as a whole."""

import datetime as dt

import polars as pl
import pytest

from payung.kernel.periods import month_number
from tests.sheet.made import (
    HEADINGS,
    MARCH,
    MINIMUM,
    NPP,
    PEOPLE,
    all_rows,
    codes,
    judged,
    only,
    roster,
    row,
)


def test_a_right_sheet_has_no_problem_and_every_row_counts():
    checked = judged(all_rows())
    assert checked.problems == []
    assert checked.missing.is_empty()
    # 3.200.000 + 2.900.000 + 4.100.000 + 3.000.000
    assert (checked.totals.good, checked.totals.failing, checked.totals.wage) == (4, 0, 13_200_000)
    assert checked.rows.row(0, named=True) == {
        "row": 2,
        "npp": NPP,
        "employment_id": 1,
        "person_id": 1,
        "month": MARCH,
        "wage": 3_200_000,
        "rapel": 0,
        "note": None,
    }


def test_nik_alone_or_kpj_alone_is_enough():
    checked = judged([row(0, KPJ=None), row(1, NIK=None)])
    assert checked.problems == []
    assert checked.rows["employment_id"].to_list() == [1, 2]


def test_spaces_in_the_numbers_and_the_wage_as_a_number_do_not_matter():
    checked = judged([row(0, NIK="6112 0413 0275 0004", UPAH=3_200_000, RAPEL="150.000")])
    assert checked.problems == []
    assert checked.rows.select("wage", "rapel").row(0) == (3_200_000, 150_000)


@pytest.mark.parametrize(
    ("wage", "code"),
    [
        (None, "wage-missing"),
        ("Rp3.2jt", "wage-letters"),
        ("-3200000", "wage-negative"),
        (-3_200_000, "wage-negative"),
        ("0", "wage-zero"),
        (0, "wage-zero"),
        (3_200_000.5, "wage-decimals"),
        (320.125, "wage-decimals"),
        ("3,200", "wage-ambiguous"),
        ("9" * 16, "wage-too-big"),
    ],
)
def test_a_wage_that_is_not_whole_rupiah_is_refused(wage, code):
    checked = judged([row(0, UPAH=wage)])
    assert (only(checked).code, only(checked).severity) == (code, "error")
    assert checked.rows.is_empty()


def test_a_wage_in_words_is_told_the_amount_to_write():
    problem = only(judged([row(0, UPAH="Rp3.2jt")]))
    assert (problem.found, problem.expected) == ("Rp3.2jt", "angka rupiah saja")
    assert problem.cure == "Tulis 3200000 atau 3.200.000, tanpa huruf."


@pytest.mark.parametrize("wage", ["1,234,567,890", "3,200,000", "3200000.00", "Rp 3.200.000,-", "IDR 3.200.000,00"])
def test_clear_amounts_are_read_however_they_are_written(wage):
    checked = judged([row(0, UPAH=wage)])
    assert [problem.severity for problem in checked.problems if problem.severity == "error"] == []
    assert checked.rows["wage"][0] in (3_200_000, 1_234_567_890)


def test_a_bad_rapel_is_told_under_its_own_column():
    problem = only(judged([row(0, RAPEL="dua ratus ribu")]))
    assert (problem.code, problem.column) == ("rapel-letters", "RAPEL")


def test_a_wage_under_the_minimum_is_asked_about_and_counts():
    checked = judged([row(1, UPAH="2.650.000")])
    problem = only(checked)
    assert (problem.code, problem.severity) == ("wage-under-minimum", "confirm")
    assert (problem.found, problem.expected) == ("2.650.000", "Rp2.878.286 atau lebih (UMP Kalbar 2025)")
    assert (checked.totals.good, checked.totals.to_confirm, checked.totals.failing) == (1, 1, 0)


def test_a_reason_settles_a_wage_under_the_minimum():
    assert judged([row(1, UPAH="2650000", KETERANGAN="paruh waktu")]).problems == []


@pytest.mark.parametrize("wage", ["32000000", "16000000"])
def test_a_wage_ten_times_the_last_one_is_asked_about(wage):
    problem = only(judged([row(0, UPAH=wage)]))
    assert (problem.code, problem.severity) == ("wage-leap", "confirm")


def test_a_wage_just_under_five_times_the_last_is_a_rise():
    assert judged([row(0, UPAH="15999999")]).problems == []


def test_a_lost_zero_is_asked_about_once():
    known = roster().with_columns(previous_wage=pl.lit(30_000_000))
    assert codes(judged([row(0, UPAH="3000000")], known=known)) == ["wage-leap"]
    assert codes(judged([row(0, UPAH="320000")])) == ["wage-under-minimum"]


def test_last_wages_given_apart_replace_those_of_the_roster():
    previous = pl.DataFrame({"employment_id": [1], "wage": [500_000]})
    assert codes(judged([row(0)], previous=previous)) == ["wage-leap"]


@pytest.mark.parametrize("month", ["03/2025", "2025-03", "202503", 202503, "Maret 2025", dt.date(2025, 3, 1), None])
def test_every_way_to_write_the_month_is_read(month):
    assert judged([row(0, BLTH=month)]).problems == []


def test_a_row_for_another_month_is_told_in_words():
    problem = only(judged([row(0, BLTH="Peb 2025")]))
    assert (problem.code, problem.found, problem.expected) == ("month-other", "Februari 2025", "Maret 2025")


def test_a_month_that_cannot_be_read_is_told():
    assert only(judged([row(0, BLTH="bulan ini")])).code == "month-shape"


def test_an_npp_of_somebody_else_is_refused():
    problem = only(judged([row(0, NPP="ZZ000001")]))
    assert (problem.code, problem.found) == ("npp-foreign", "••••0001")


def test_an_account_with_several_npp_must_name_one_in_every_row():
    both = pl.concat([MINIMUM, MINIMUM.with_columns(npp=pl.lit("JJ120218"))])
    known = roster(NPP, "JJ120218")
    checked = judged([row(0), row(0, NPP="JJ120218"), row(1, NPP=None)], known=known, minimum=both)
    assert codes(checked) == ["npp-missing"]
    assert checked.rows["employment_id"].to_list() == [1, 101]
    assert checked.missing.height == 6


def test_the_npp_may_be_left_out_when_there_is_only_one():
    headings = ("NIK", "UPAH")
    assert judged([[PEOPLE[0][0], "3200000"]], headings).rows["npp"].to_list() == [NPP]


def test_who_left_before_the_month_or_joins_after_it_is_told():
    known = roster().with_columns(
        left_on=pl.Series([dt.date(2025, 2, 28), dt.date(2025, 3, 1), None, None]),
        joined_on=pl.Series([dt.date(2020, 1, 1), dt.date(2020, 1, 1), dt.date(2025, 4, 1), dt.date(2025, 3, 31)]),
    )
    assert codes(judged(all_rows(), known=known)) == ["worker-left", "worker-not-yet"]
    assert judged([row(1)], known=known).missing["person_id"].to_list() == [4]


def test_of_two_spells_at_one_employer_the_later_counts():
    again = roster().head(1).with_columns(employment_id=pl.lit(77), joined_on=pl.lit(dt.date(2025, 3, 20)))
    first = roster().head(1).with_columns(left_on=pl.lit(dt.date(2025, 3, 3)))
    known = pl.concat([again.cast({"employment_id": pl.Int64}), first])
    assert judged([row(0)], known=known).rows["employment_id"].to_list() == [77]


def test_workers_in_no_row_are_missing_but_not_those_in_a_failing_row():
    checked = judged([row(0), row(1, UPAH="Rp3jt")])
    assert checked.missing["person_id"].to_list() == [3, 4]


def test_one_row_can_have_several_problems_and_all_are_told_in_the_order_of_the_rows():
    bad = row(0, KPJ="123", NAMA_LENGKAP="Orang Lain Sekali", TGL_LAHIR="07/13/1996", BLTH="02-2025", UPAH="Rp3jt")
    checked = judged([bad, row(1, UPAH=None)])
    assert codes(checked) == [
        "kpj-length",
        "name-other",
        "date-order",
        "month-other",
        "wage-letters",
        "wage-missing",
    ]
    assert checked.failing_rows == (2, 3)


def test_the_column_is_called_as_in_the_file():
    checked = judged([["123", "Rp3jt"]], ("No. KTP", "Gaji (Rp)"))
    assert [problem.column for problem in checked.problems] == ["No. KTP", "Gaji (Rp)"]


def test_columns_that_are_not_used_are_named():
    assert judged([[*row(0), "x"]], (*HEADINGS, "LOKASI")).ignored == ("LOKASI",)


def test_an_employer_without_workers_gets_problems_not_a_crash():
    checked = judged([row(0)], known=roster().clear())
    assert codes(checked) == ["worker-unknown"]


def test_many_rows_at_once_are_judged_as_one_at_a_time():
    changes = [{}, {"UPAH": "Rp3jt"}, {"NIK": "123"}, {"BLTH": "02-2025"}, {"UPAH": "2650000"}]
    rows = [row(place % 4, **changes[place % 5]) for place in range(20)]
    alone = [tuple(sorted(codes(judged([each])))) for each in rows]
    assert len(set(alone)) == 5
    known = pl.concat([roster(f"N{place:07d}") for place in range(20)])
    minimum = pl.concat([MINIMUM.with_columns(npp=pl.lit(f"N{place:07d}")) for place in range(20)])
    together = judged(
        [[f"N{place:07d}" if cell == NPP else cell for cell in each] for place, each in enumerate(rows)],
        known=known,
        minimum=minimum,
    )
    found = {number: [] for number in range(2, 22)}
    for problem in together.problems:
        found[problem.rows[0]].append(problem.code)
    assert [tuple(sorted(found[number])) for number in sorted(found)] == alone


def test_the_month_of_the_result_is_a_month_number():
    assert judged([row(0)]).rows["month"].to_list() == [month_number(2025, 3)]
