"""What an employer owes that reported too little."""

import pytest

from payung.claims.actions.state_facts import state_facts
from payung.claims.liability import liability
from payung.claims.pays_first import pays_first
from tests.claims import world as w
from tests.claims.test_programmes import long_member

pytestmark = pytest.mark.django_db


def accident():
    claim = w.claim(w.reported(w.worker(), "accident"), "JKK")
    facts = {"absence_days": 45, "transport": {"land": 1_250_000}}
    state_facts(claim.pk, facts, by=w.officer(), at=w.REPORTED)
    return w.approved(w.completed(claim))


def test_the_shortfall_is_the_benefit_at_the_true_wage_less_what_we_grant():
    # 45 days: at 3,650,000 it is 5,475,000; at 5,000,000 it is 7,500,000. The ambulance is the same in both.
    # 8,750,000 − 6,725,000 = 2,025,000.
    owed = liability(accident(), 5_000_000, w.LAW)
    assert (owed.reported_wage, owed.granted, owed.at_true_wage) == (3_650_000, 6_725_000, 8_750_000)
    assert owed.shortfall == 2_025_000 and owed.working == "8.750.000 − 6.725.000 = 2.025.000"
    assert owed.cite == "PP 44/2015" and owed.status == "remembered-high"
    assert sum(line.amount for line in owed.lines) == owed.at_true_wage


def test_a_wage_reported_truly_or_too_high_owes_nothing():
    decision = accident()
    assert liability(decision, 3_650_000, w.LAW).shortfall == 0
    assert liability(decision, 3_000_000, w.LAW).shortfall == 0


def test_a_true_wage_above_the_cap_of_jkp_owes_only_up_to_the_cap():
    # PP 37/2021: the wage counts up to 5,000,000. 60 % × (5,000,000 − 3,650,000) = 810,000 for six months.
    decision = w.decided(w.completed(w.claim(w.reported(long_member(12), "dismissal"), "JKP")))
    assert liability(decision, 9_000_000, w.LAW).shortfall == 6 * 810_000


def test_a_benefit_of_fixed_sums_has_no_shortfall_to_ask():
    assert liability(w.decided(w.death_claim()), 9_000_000, w.LAW) is None


def test_a_wage_of_nothing_is_no_wage():
    with pytest.raises(ValueError, match="above zero"):
        liability(accident(), 0, w.LAW)


@pytest.mark.parametrize(("months", "first"), [(3, None), (4, (4, 3))])
@pytest.mark.parametrize("programme", ["JKK", "JKM"])
def test_an_employer_more_than_three_months_in_arrears_pays_first(programme, months, first):
    told = pays_first(programme, {"event_on": "2025-03-24", "unpaid_months": months}, w.LAW)
    assert (told and (told.months, told.limit)) == first


def test_savings_are_paid_at_once_whatever_the_employer_owes():
    assert pays_first("JHT", {"event_on": "2025-03-24", "unpaid_months": 9}, w.LAW) is None
