"""Who must be in what, ages and deadlines, worked by hand."""

import numpy as np
import pytest

from payung.kernel.periods import days, month_from_iso, months
from payung.rules.contributions import deadlines
from payung.rules.contributions.age import (
    jp_owed,
    jp_registration_open,
    latest_start_of_pension,
    pension_day,
    young_enough_for_jkp,
    young_enough_for_own_account,
)
from payung.rules.contributions.ceiling import next_ceiling
from payung.rules.contributions.obligation import (
    jp_open_to,
    may_be_in_jkp,
    required_programmes,
    size_of,
    sizes,
)
from payung.rules.contributions.relief import enough_workers_for_labour_relief
from payung.rules.contributions.wage_base import (
    monthly_from_daily,
    monthly_from_days_worked,
    monthly_from_piece_work,
)

from .facts import LAW

MARCH_2025 = months(month_from_iso("2025-03"))


def size(month, **amounts):
    columns = {name: np.array([amount]) for name, amount in amounts.items()}
    return sizes(LAW)[size_of(months(month_from_iso(month)), LAW, **columns)[0]]


def test_what_is_mandatory_grows_with_the_employer():
    month = months([month_from_iso("2025-03")] * 4)
    required = required_programmes(month, np.arange(4), LAW)
    assert {name: column.tolist() for name, column in required.items()} == {
        "jkk": [True, True, True, True],
        "jkm": [True, True, True, True],
        "jht": [False, True, True, True],
        "jp": [False, False, True, True],
    }


def test_a_limit_belongs_to_the_smaller_size():
    assert size("2025-03", capital=1_000_000_000) == "mikro"
    assert size("2025-03", capital=1_000_000_001) == "kecil"
    assert size("2025-03", capital=5_000_000_001) == "menengah"
    assert size("2025-03", capital=10_000_000_001) == "besar"
    assert size("2025-03", sales=2_000_000_000) == "mikro"
    assert size("2025-03", sales=15_000_000_000) == "kecil"
    assert size("2025-03", sales=50_000_000_000) == "menengah"
    assert size("2025-03", sales=50_000_000_001) == "besar"


def test_smaller_limits_held_until_january_2021():
    assert size("2021-01", capital=50_000_000) == "mikro"
    assert size("2021-01", capital=1_000_000_000) == "menengah"
    assert size("2021-02", capital=1_000_000_000) == "mikro"
    assert size("2021-01", sales=2_500_000_000) == "kecil"


def test_known_sales_decide_over_capital():
    assert size("2025-03", capital=1, sales=60_000_000_000) == "besar"
    with pytest.raises(ValueError, match="capital or the sales"):
        size_of(MARCH_2025, LAW)


def test_jkp_asks_small_firms_for_jht_and_larger_ones_for_jp_too():
    month = months([month_from_iso("2025-03")] * 4)
    yes, no = np.ones(4, dtype=bool), np.zeros(4, dtype=bool)
    without_jp = may_be_in_jkp(month, np.arange(4), yes, yes, yes, no, yes, LAW)
    assert without_jp.tolist() == [True, True, False, False]
    assert not may_be_in_jkp(month, np.arange(4), yes, yes, no, yes, yes, LAW).any()
    assert not may_be_in_jkp(month, np.arange(4), yes, yes, yes, yes, no, LAW).any()
    before = months([month_from_iso("2021-01")] * 4)
    assert not may_be_in_jkp(before, np.arange(4), yes, yes, yes, yes, yes, LAW).any()


def test_jp_is_read_as_closed_to_foreign_nationals():
    month = months([month_from_iso("2025-03")] * 2)
    assert jp_open_to(month, np.array([True, False]), LAW).tolist() == [True, False]


@pytest.mark.parametrize(
    ("born", "reached", "why"),
    [
        ("1962-12-31", "2018-12-31", "56 on the last day on which 56 was enough"),
        ("1963-01-01", "2020-01-01", "56 on 1 January 2019, when 57 began: 57 a year later"),
        ("1964-12-31", "2021-12-31", "57 on the last day of 57"),
        ("1965-01-01", "2023-01-01", "57 on the day 58 began"),
        ("1966-12-31", "2024-12-31", "58 on the last day of 58"),
        ("1967-01-01", "2026-01-01", "58 on the day 59 began"),
        ("1968-12-31", "2027-12-31", "59 on the last day of 59"),
        ("1969-01-01", "2029-01-01", "59 on the day 60 began"),
        ("1978-12-31", "2042-12-31", "64 on the last day of 64"),
        ("1979-01-01", "2044-01-01", "64 on the day 65 began"),
        ("1980-02-29", "2045-02-28", "29 February in a common year"),
        ("1950-05-05", "2015-07-01", "older than 56 when the scheme began"),
    ],
)
def test_the_pension_age_is_the_one_in_force_on_the_day_it_is_reached(born, reached, why):
    assert str(pension_day(days(born), LAW)[0]) == reached, why


def test_jp_is_owed_for_months_that_begin_before_the_pension_age():
    born = days(["1964-12-31"] * 2)  # reached 31 December 2021
    month = months([month_from_iso("2021-12"), month_from_iso("2022-01")])
    assert jp_owed(born, month, LAW).tolist() == [True, False]
    on_the_first = days(["1965-01-01"] * 2)  # reached 1 January 2023
    month = months([month_from_iso("2022-12"), month_from_iso("2023-01")])
    assert jp_owed(on_the_first, month, LAW).tolist() == [True, False]


def test_who_keeps_working_may_wait_three_years():
    assert str(latest_start_of_pension(days("1964-12-31"), LAW)[0]) == "2024-12-31"


def test_jp_registration_closes_a_month_before_the_pension_age():
    born = days(["1964-12-31"] * 2)  # reached 31 December 2021: 30 November is the last day
    assert jp_registration_open(born, days(["2021-11-30", "2021-12-01"]), LAW).tolist() == [True, False]


def test_age_limits_hold_up_to_the_day_before_the_birthday():
    on = days(["2025-02-28", "2025-03-01"])
    assert young_enough_for_jkp(days(["1971-03-01"] * 2), on, LAW).tolist() == [True, False]  # 54 on 1 March
    assert young_enough_for_own_account(days(["1960-03-01"] * 2), on, LAW).tolist() == [True, False]  # 65


def test_the_labour_intensive_relief_asks_for_fifty_workers():
    month = months([month_from_iso(each) for each in ("2025-02", "2025-02", "2025-01")])
    assert enough_workers_for_labour_relief(month, np.array([49, 50, 500]), LAW).tolist() == [
        False,
        True,
        False,
    ]


def test_a_daily_wage_counts_25_days():
    assert monthly_from_daily(np.array([200_000]), MARCH_2025, LAW).tolist() == [5_000_000]
    # 2,000,000 in 20 days is 100,000 a day; 1,000,000 in 3 days is 333,333.33, times 25 = 8,333,333.33
    paid = monthly_from_days_worked(
        np.array([2_000_000, 1_000_000]), np.array([20, 3]), months([int(MARCH_2025[0])] * 2), LAW
    )
    assert paid.tolist() == [2_500_000, 8_333_333]


def test_piece_work_is_averaged_over_three_months_or_twelve():
    earned = np.array([9_000_000] * 9 + [3_000_000, 4_000_000, 5_000_001])
    month = int(MARCH_2025[0])
    assert monthly_from_piece_work(earned, month, LAW) == 4_000_000  # 12,000,001 / 3 = 4,000,000.33
    # 81,000,000 + 12,000,001 = 93,000,001 / 12 = 7,750,000.08
    assert monthly_from_piece_work(earned, month, LAW, weather=True) == 7_750_000


def test_every_published_ceiling_follows_from_the_growth_of_the_year_before():
    ceiling, growth = LAW["contributions.jp.ceiling"], LAW["contributions.jp.gdp_growth"]
    found = [version.value for version in ceiling.versions]
    computed = [
        next_ceiling(before, growth.value(version.start), version.start, LAW)
        for before, version in zip(found, ceiling.versions[1:], strict=False)
    ]
    assert computed == [
        7_335_300, 7_703_500, 8_094_000, 8_512_400, 8_939_700, 8_754_600,
        9_077_600, 9_559_600, 10_042_300, 10_547_400, 11_086_300,
    ]  # fmt: skip
    assert found == [7_000_000, *computed]


def test_clocks():
    assert str(deadlines.register_worker_by(days("2025-01-02"), LAW)[0]) == "2025-02-01"
    # 7 working days after Monday 10 February 2025: Wednesday 19 February
    assert str(deadlines.report_data_change_by(days("2025-02-10"), LAW)[0]) == "2025-02-19"
    assert str(deadlines.report_accident_by(days("2025-02-10"), LAW)[0]) == "2025-02-12"
    # 14 working days after Monday 10 February 2025: Friday 28 February
    assert str(deadlines.register_project_by(days("2025-02-10"), LAW)[0]) == "2025-02-28"
    assert str(deadlines.issue_project_certificate_by(days("2025-02-14"), LAW)[0]) == "2025-02-17"
    assert str(deadlines.issue_membership_number_by(days("2025-02-14"), LAW)[0]) == "2025-02-17"


def test_project_clocks_changed_in_april_2021():
    # 7 working days after Wednesday 31 March 2021, 2 April Good Friday: Monday 12 April
    assert str(deadlines.issue_project_proof_by(days("2021-03-31"), LAW)[0]) == "2021-04-12"
    # 3 working days after Thursday 1 April 2021: Wednesday 7 April
    assert str(deadlines.issue_project_proof_by(days("2021-04-01"), LAW)[0]) == "2021-04-07"
    both = deadlines.report_project_workers_by(days(["2021-03-31", "2021-04-01"]), LAW)
    # 30 working days after 1 April 2021: see the calendar, without 2 April, 13 and 14 May
    assert [str(day) for day in both] == ["2021-04-12", "2021-05-18"]
