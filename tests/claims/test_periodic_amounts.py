"""How a pension rises and when it ends, worked by hand from law/jp."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.claims.periodic.amounts import Running, child_last_day, kept_back, owed
from payung.claims.periodic.readings import READINGS
from payung.claims.periodic.tables import Entitlement
from payung.kernel.periods import month_number
from payung.statute_book import read_statute_book

LAW = read_statute_book()
WIDOW, OLD_AGE = 2, 0


def running(amount, first, next_, until, event=WIDOW, since=None):
    column = lambda value: np.array([value], dtype=np.int64)  # noqa: E731
    return Running(column(event), column(first), column(next_), column(until), column(amount), column(since or first))


def paid(pensions):
    found = owed(pensions, LAW)
    return found.amount.tolist(), found.rises


def test_a_pension_of_2024_rises_in_march_2025_by_the_inflation_of_2024():
    # 1,000,000 × 1.0157 = 1,015,700 from the day the limits of 2025 begin, 1 March.
    first, last = month_number(2024, 11), month_number(2025, 4)
    amounts, rises = paid(running(1_000_000, first, month_number(2025, 1), last))
    assert amounts == [1_000_000, 1_000_000, 1_015_700, 1_015_700]
    assert [(month, amount) for _, month, amount, _ in rises] == [(month_number(2025, 3), 1_015_700)]
    assert "PP 45/2015 Pasal 17" in rises[0][3] and "Pasal 18" in rises[0][3]


def test_a_pension_that_began_this_year_does_not_rise_yet():
    amounts, rises = paid(running(1_000_000, month_number(2025, 1), month_number(2025, 1), month_number(2025, 3)))
    assert amounts == [1_000_000] * 3 and rises == []


def test_the_least_pension_of_2025_is_the_least_of_2026_after_the_rise():
    # 399,700 × 1.0292 = 411,371.24 → 411,371, below the least of March 2026, 411,400.
    amounts, _ = paid(running(399_700, month_number(2025, 2), month_number(2026, 2), month_number(2026, 3)))
    assert amounts == [399_700, 411_400]


def test_the_greatest_pension_stays_within_the_most_of_the_year():
    # 4,718,200 × 1.0157 = 4,792,275.74 → 4,792,276; the most of 2025 is 4,792,300. 4,792,000 × 1.0157 is above it.
    span = (month_number(2024, 5), month_number(2025, 3), month_number(2025, 3))
    assert paid(running(4_718_200, *span))[0] == [4_792_276]
    assert paid(running(4_792_000, *span))[0] == [4_792_300]


def test_two_years_behind_rise_twice():
    # 1,000,000 → March 2024 × 1.0261 = 1,026,100 → March 2025 × 1.0157 = 1,042,209.77 → 1,042,210.
    amounts, _ = paid(running(1_000_000, month_number(2023, 6), month_number(2024, 2), month_number(2025, 3)))
    assert (amounts[0], amounts[1], amounts[-1]) == (1_000_000, 1_026_100, 1_042_210)


def test_a_child_is_paid_up_to_the_day_before_its_23rd_birthday():
    assert child_last_day(dt.date(2002, 6, 15), dt.date(2024, 1, 1), LAW) == dt.date(2025, 6, 14)
    assert child_last_day(dt.date(2002, 6, 1), dt.date(2024, 1, 1), LAW) == dt.date(2025, 5, 31)


def test_a_plan_keeps_back_its_monthly_sum_until_nothing_is_left():
    column = np.array([500_000] * 3, dtype=np.int64)
    plan = (np.array([700_000]), np.array([300_000]))
    taken = kept_back(column, np.zeros(3, np.int64), np.array([1, 2, 3]), *plan, np.array([3]))
    assert taken.tolist() == [300_000, 300_000, 100_000]


def test_a_plan_that_ends_with_a_month_keeps_nothing_back_after_it():
    column = np.array([500_000] * 3, dtype=np.int64)
    plan = (np.array([700_000]), np.array([300_000]))
    taken = kept_back(column, np.zeros(3, np.int64), np.array([1, 2, 3]), *plan, np.array([1]))
    assert taken.tolist() == [300_000, 0, 0]


@pytest.mark.parametrize("event", [OLD_AGE, WIDOW])
@given(
    amount=st.integers(400_000, 4_700_000),
    first=st.integers(month_number(2020, 1), month_number(2024, 12)),
    cut=st.integers(0, 36),
)
def test_paying_in_pieces_and_paying_at_once_come_to_the_same(event, amount, first, cut):
    last = month_number(2025, 12)
    middle = min(first + cut, last)
    whole = owed(running(amount, first, first, last, event), LAW)
    one = owed(running(amount, first, first, middle, event), LAW)
    held, since = (one.rises[-1][2], one.rises[-1][1]) if one.rises else (amount, first)
    two = owed(running(held, first, middle + 1, last, event, since), LAW)
    assert whole.amount.tolist() == one.amount.tolist() + two.amount.tolist()
    assert whole.rises == one.rises + two.rises


def test_every_kind_of_benefit_names_the_readings_it_runs_on_and_the_law_knows_them():
    assert set(READINGS) == set(Entitlement.Kind.values)
    assert {each for ids in READINGS.values() for each in ids} <= set(LAW.questions)
