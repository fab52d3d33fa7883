"""Contributions of migrant workers, worked by hand."""

import numpy as np
import pytest

from payung.kernel.periods import days
from payung.rules.contributions.migrant import jht_choices, migrant_contributions
from payung.statute_book import NotInForce

from .facts import LAW


def owed(registered_on, contract_months, via_agency=False):
    due = migrant_contributions(days(registered_on), np.array([contract_months]), np.array([via_agency]), LAW)
    return int(due.before[0]), int(due.during[0]), int(due.excess[0])


@pytest.mark.parametrize(
    ("contract_months", "during", "excess"),
    [
        (3, 108_000, 0),
        (6, 108_000, 0),
        (7, 108_000, 13_500),
        (12, 189_000, 0),
        (18, 189_000, 81_000),  # 6 months at 13,500: 270,000 together
        (23, 189_000, 148_500),  # 11 months: 337,500, more than the 24-month package
        (24, 332_500, 0),
        (30, 332_500, 81_000),
    ],
)
def test_since_march_2023_the_largest_package_within_the_contract_and_13_500_a_month(contract_months, during, excess):
    assert owed("2023-03-01", contract_months) == (0, during, excess)


def test_before_march_2023_one_price_held_up_to_24_months():
    assert owed("2023-02-28", 6) == (0, 332_500, 0)
    assert owed("2023-02-28", 24) == (0, 332_500, 0)
    assert owed("2023-02-28", 26) == (0, 332_500, 27_000)


def test_through_an_agency_37_500_is_paid_before_work():
    assert sum(owed("2024-01-10", 24, via_agency=True)) == 370_000
    assert sum(owed("2020-01-10", 24, via_agency=True)) == 370_000


def test_registrations_before_the_day_we_hold_are_refused():
    with pytest.raises(NotInForce, match="2018-12-30"):
        owed("2018-12-30", 24)


def test_voluntary_jht_has_seven_amounts():
    (choices,) = jht_choices(days("2024-01-01"), LAW)
    assert choices == (50_000, 100_000, 200_000, 300_000, 400_000, 500_000, 600_000)
