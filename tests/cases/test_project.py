"""Contributions of construction projects, worked by hand."""

import numpy as np
import pytest

from payung.kernel.periods import month_from_iso, months
from payung.rules.contributions.project import (
    addendum,
    contract_contributions,
    instalments,
    slices_of,
    wages_contributions,
)

from .facts import LAW


def owed(month, value):
    due = contract_contributions(months(month_from_iso(month)), np.array([value]), LAW)
    return int(due.jkk[0]), int(due.jkm[0])


@pytest.mark.parametrize(
    ("value", "jkk", "jkm"),
    [
        (0, 0, 0),
        (100_000_000, 210_000, 30_000),
        (500_000_000, 890_000, 110_000),
        (1_000_000_000, 1_540_000, 210_000),
        (5_000_000_000, 5_940_000, 610_000),
        # 5,940,000 + 0.09 % of 2 bn = 1,800,000; 610,000 + 0.01 % of 2 bn = 200,000
        (7_000_000_000, 7_740_000, 810_000),
        # 210,000 + 0.17 % of 50 m = 85,000; 30,000 + 0.02 % of 50 m = 10,000
        (150_000_000, 295_000, 40_000),
    ],
)
def test_a_contract_is_charged_slice_by_slice(value, jkk, jkm):
    assert owed("2025-03", value) == (jkk, jkm)


def test_a_rupiah_more_never_jumps_to_another_rate_on_the_whole():
    for top in (100_000_000, 500_000_000, 1_000_000_000, 5_000_000_000):
        assert owed("2025-03", top + 1) == owed("2025-03", top)


def test_covid_leaves_one_percent_of_every_slice():
    assert owed("2020-07", 5_000_000_000) == (5_940_000, 610_000)
    assert owed("2020-08", 5_000_000_000) == (59_400, 6_100)
    assert owed("2021-01", 5_000_000_000) == (59_400, 6_100)
    assert owed("2021-02", 5_000_000_000) == (5_940_000, 610_000)


def test_known_wages_pay_1_74_and_0_30_percent():
    due = wages_contributions(months(month_from_iso("2025-03")), np.array([100_000_000]), LAW)
    assert (int(due.jkk[0]), int(due.jkm[0]), int(due.total[0])) == (1_740_000, 300_000, 2_040_000)


def test_the_slices_shown_are_the_slices_charged():
    month = month_from_iso("2025-03")
    slices = slices_of(month, 600_000_000, LAW)
    # 100 m, 400 m and 100 m; 0.13 % of the last = 130,000
    assert [each.part for each in slices] == [100_000_000, 400_000_000, 100_000_000]
    assert [each.jkk for each in slices] == [210_000, 680_000, 130_000]
    assert sum(each.jkk for each in slices) == owed("2025-03", 600_000_000)[0]


def test_instalments_are_half_a_quarter_and_a_quarter_and_add_up():
    assert instalments(month_from_iso("2025-03"), 1_000_000, LAW) == [500_000, 250_000, 250_000]
    # 0.5 of 1,000,001 rounds up to 500,001; up to 0.75 is 750,000.75 -> 750,001; the rest is the last
    assert instalments(month_from_iso("2025-03"), 1_000_001, LAW) == [500_001, 250_000, 250_000]


def test_an_addendum_owes_the_new_total_less_what_was_billed():
    month = months(month_from_iso("2025-03"))
    # 500 m: 1,000,000 in all; 100 m: 240,000
    assert addendum(month, np.array([500_000_000]), np.array([240_000]), LAW).tolist() == [760_000]
    assert addendum(month, np.array([100_000_000]), np.array([1_000_000]), LAW).tolist() == [-760_000]
