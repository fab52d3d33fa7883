"""Contributions of own-account workers, worked by hand."""

import numpy as np
import pytest

from payung.kernel.periods import month_from_iso, months
from payung.rules.contributions.own_account import membership_ended, payable_ahead

from .facts import LAW, own_account

BANDS = [
    # lower bound, base: the 33 rows of Lampiran II
    (0, 1_000_000), (1_100_000, 1_200_000), (1_300_000, 1_400_000), (1_500_000, 1_600_000),
    (1_700_000, 1_800_000), (1_900_000, 2_000_000), (2_100_000, 2_200_000), (2_300_000, 2_400_000),
    (2_500_000, 2_600_000), (2_700_000, 2_950_000), (3_200_000, 3_450_000), (3_700_000, 3_950_000),
    (4_200_000, 4_450_000), (4_700_000, 4_950_000), (5_200_000, 5_450_000), (5_700_000, 5_950_000),
    (6_200_000, 6_450_000), (6_700_000, 6_950_000), (7_200_000, 7_450_000), (7_700_000, 7_950_000),
    (8_200_000, 8_700_000), (9_200_000, 9_700_000), (10_200_000, 10_700_000), (11_200_000, 11_700_000),
    (12_200_000, 12_700_000), (13_200_000, 13_700_000), (14_200_000, 14_700_000), (15_200_000, 15_700_000),
    (16_200_000, 16_700_000), (17_200_000, 17_700_000), (18_200_000, 18_700_000), (19_200_000, 19_700_000),
    (20_200_000, 20_700_000),
]  # fmt: skip


@pytest.mark.parametrize(("lower", "base"), BANDS)
def test_jkk_is_one_percent_and_jht_two_percent_of_the_band_s_base(lower, base):
    assert own_account("2024-06", lower, jht=True) == (base // 100, 6_800, base // 50)


@pytest.mark.parametrize(("place", "lower"), [(place, lower) for place, (lower, _) in enumerate(BANDS) if place])
def test_one_rupiah_below_a_band_is_in_the_band_before_gaps_included(place, lower):
    base_before = BANDS[place - 1][1]
    assert own_account("2024-06", lower - 1)[0] == base_before // 100
    assert own_account("2024-06", lower - 1_000)[0] == base_before // 100


def test_the_smallest_package_costs_16_800_and_with_jht_36_800():
    assert sum(own_account("2024-06", 1_000_000)) == 16_800
    assert sum(own_account("2024-06", 1_000_000, jht=True)) == 36_800


def test_the_income_is_not_multiplied_the_base_is():
    # income 3,000,000 lies in the band with base 2,950,000: 29,500, not 30,000
    assert own_account("2024-06", 3_000_000)[0] == 29_500
    assert own_account("2024-06", 99_000_000, jht=True) == (207_000, 6_800, 414_000)


def test_covid_leaves_jkm_at_68_rupiah_and_jht_whole():
    assert own_account("2020-07", 1_000_000, jht=True) == (10_000, 6_800, 20_000)
    assert own_account("2020-08", 1_000_000, jht=True) == (100, 68, 20_000)
    assert own_account("2021-01", 1_000_000, jht=True) == (100, 68, 20_000)
    assert own_account("2021-02", 1_000_000, jht=True) == (10_000, 6_800, 20_000)


def test_transport_workers_pay_half_from_january_2026_to_march_2027():
    for month, expected in (
        ("2025-12", (10_000, 6_800, 0)),
        ("2026-01", (5_000, 3_400, 0)),
        ("2026-12", (5_000, 3_400, 0)),
        ("2027-03", (5_000, 3_400, 0)),
        ("2027-04", (10_000, 6_800, 0)),
    ):
        assert own_account(month, 1_000_000, transport=True) == expected


def test_other_own_account_workers_pay_half_from_april_to_december_2026():
    for month, expected in (
        ("2026-03", (29_500, 6_800, 59_000)),
        ("2026-04", (14_750, 3_400, 59_000)),
        ("2026-12", (14_750, 3_400, 59_000)),
        ("2027-01", (29_500, 6_800, 59_000)),
    ):
        assert own_account(month, 3_000_000, jht=True) == expected


def test_who_is_paid_for_from_the_state_budget_has_no_relief_of_2026():
    assert own_account("2026-05", 1_000_000, paid_by_state_budget=True) == (10_000, 6_800, 0)
    assert own_account("2026-05", 1_000_000, transport=True, paid_by_state_budget=True) == (10_000, 6_800, 0)


def test_up_to_twelve_months_may_be_paid_ahead_but_not_any_number():
    assert payable_ahead(month_from_iso("2020-01"), LAW) == (1, 2, 3, 6, 12)
    assert payable_ahead(month_from_iso("2025-01"), LAW) == (1, 2, 3, 6, 12)


def test_membership_ends_after_more_than_three_unpaid_months():
    month = months([month_from_iso("2025-01")] * 2)
    assert membership_ended(np.array([3, 4]), month, LAW).tolist() == [False, True]
