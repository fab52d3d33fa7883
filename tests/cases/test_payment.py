"""Due days, delay and penalties, worked by hand with a calendar."""

import numpy as np
import pytest

from payung.kernel.periods import days, month_from_iso, months
from payung.rules.contributions.penalty import (
    allocate,
    due_day,
    months_late,
    penalty,
    penalty_billed_in,
)
from payung.rules.contributions.relief import jp_deferred, jp_deferred_window, labour_relief_lapsed
from payung.statute_book import NotInForce

from .facts import LAW


def due(month, segment="PU"):
    return str(due_day(months(month_from_iso(month)), segment, LAW)[0])


def late(due_on, paid_on):
    return int(months_late(days(due_on), days(paid_on))[0])


def owed(month, principal, months_, **more):
    column = months(month_from_iso(month))
    return int(penalty(np.array([principal]), np.array([months_]), column, LAW, **more)[0])


def test_wages_are_due_on_the_15th_of_the_next_month():
    assert due("2024-12") == "2025-01-15"  # Wednesday


def test_own_account_contributions_are_due_in_the_month_itself():
    assert due("2024-10", "BPU") == "2024-10-15"  # Tuesday


def test_a_due_day_on_a_weekend_or_holiday_moves_to_the_next_working_day():
    assert due("2025-01") == "2025-02-17"  # 15 February 2025 is a Saturday
    assert due("2025-05") == "2025-06-16"  # 15 June 2025 is a Sunday
    assert due("2018-05") == "2018-06-18"  # 15 June 2018 Idulfitri, then a weekend
    assert due("2022-03") == "2022-04-18"  # 15 April 2022 Good Friday


def test_joint_leave_is_no_national_holiday():
    assert due("2024-03") == "2024-04-15"  # Monday, joint leave after Idulfitri


def test_in_the_covid_relief_the_30th_and_the_working_day_before():
    assert due("2020-07") == "2020-08-18"  # 15 Saturday, 16 Sunday, 17 Independence Day
    assert due("2020-08") == "2020-09-30"  # Wednesday
    assert due("2020-12") == "2021-01-29"  # 30 January 2021 is a Saturday
    assert due("2021-01") == "2021-02-26"  # no 30 February; the 28th is a Sunday
    assert due("2021-02") == "2021-03-15"  # Monday
    assert due("2020-09", "BPU") == "2020-09-15"  # the relief moved the day of wage earners only


def test_beyond_the_holidays_we_hold_no_due_day_is_given():
    with pytest.raises(NotInForce, match="holidays"):
        due("2027-12")


@pytest.mark.parametrize(
    ("paid_on", "expected"),
    [
        ("2025-01-14", 0),
        ("2025-01-15", 0),
        ("2025-01-16", 1),
        ("2025-02-15", 1),
        ("2025-02-16", 2),
        ("2026-01-15", 12),
        ("2026-01-16", 13),
    ],
)
def test_a_day_late_is_a_month_late(paid_on, expected):
    assert late("2025-01-15", paid_on) == expected


def test_months_are_counted_through_short_months():
    assert late("2021-01-29", "2021-02-28") == 1
    assert late("2021-01-29", "2021-03-01") == 2


def test_the_penalty_is_two_percent_a_month_and_not_compounded():
    # 2 % of 1,000,000 is 20,000 a month
    assert [owed("2025-01", 1_000_000, each) for each in (0, 1, 2, 12)] == [0, 20_000, 40_000, 240_000]


def test_the_penalty_of_covid_months_is_half_a_percent():
    assert owed("2020-07", 1_000_000, 2) == 40_000
    assert owed("2020-08", 1_000_000, 2) == 10_000
    assert owed("2021-01", 1_000_000, 2) == 10_000
    assert owed("2021-02", 1_000_000, 2) == 40_000


def test_the_labour_intensive_relief_is_read_with_two_percent():
    assert owed("2025-03", 1_000_000, 1, labour_intensive=True) == 20_000
    assert owed("2025-09", 1_000_000, 1, labour_intensive=True) == 20_000


def test_own_account_workers_pay_no_penalty():
    assert owed("2025-03", 1_000_000, 3, segment="BPU") == 0


def test_the_penalty_is_billed_with_the_next_month():
    assert penalty_billed_in(months(month_from_iso("2024-12")), LAW).tolist() == [month_from_iso("2025-01")]


def test_a_payment_settles_the_oldest_month_first():
    owed_by_month = np.array([100, 200, 300])
    assert allocate(250, owed_by_month).tolist() == [100, 150, 0]
    assert allocate(600, owed_by_month).tolist() == [100, 200, 300]
    assert allocate(900, owed_by_month).tolist() == [100, 200, 300]
    assert allocate(0, owed_by_month).tolist() == [0, 0, 0]


def test_deferred_jp_pays_one_percent_now_and_the_rest_until_april_2022():
    month = months(month_from_iso("2020-08"))
    now, later = jp_deferred(month, np.array([300_000]), LAW)
    assert (now.tolist(), later.tolist()) == ([3_000], [297_000])
    first, last = jp_deferred_window(month, LAW)
    assert (str(first[0]), str(last[0])) == ("2021-05-15", "2022-04-15")
    for outside in ("2020-07", "2021-02"):
        with pytest.raises(NotInForce):
            jp_deferred(months(month_from_iso(outside)), np.array([300_000]), LAW)


def test_the_labour_intensive_relief_is_lost_when_paid_after_june_2026():
    month = months([month_from_iso("2025-09")] * 2)
    assert labour_relief_lapsed(month, days(["2026-06-30", "2026-07-01"]), LAW).tolist() == [False, True]
    usual = months(month_from_iso("2025-01"))
    assert labour_relief_lapsed(usual, days("2027-01-01"), LAW).tolist() == [False]
