"""Claims of the year are frozen with each month: each claim once, and a late payment reaches every month after it."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.access.actor import SYSTEM
from payung.claims.actions.state_facts import state_facts
from payung.claims.models import Claim
from payung.coverage.actions.freeze_month import freeze_month
from payung.coverage.counted import rows_of, snapshot_of, snapshots
from payung.coverage.counting.year import OF_YEAR
from payung.jobs import rounds
from payung.registry.models import Person
from tests.claims import world as w
from tests.claims.test_periodic_run import run, widow
from tests.coverage.world import APRIL, MARCH
from tests.registry.conftest import places, reference

__all__ = ["places", "reference"]
pytestmark = pytest.mark.usefixtures("places")
HERE = "61.12"
MAY = dt.date(2025, 5, 1)


def accident(number: int, day: dt.datetime) -> Claim:
    """A worker who lives in Kubu Raya is paid Rp3,650,000 on this day."""
    spell = w.months.worker(w.months.employer(f"JJ{number:06d}"), number)
    Person.objects.filter(pk=spell.person_id).update(region=HERE)
    w.paid_month(spell)
    event = w.reported(spell, "accident")
    w.with_account(event)
    claim = w.claim(event, "JKK")
    state_facts(claim.pk, {"absence_days": 30}, by=w.officer(), at=w.COMPLETED)
    w.completed(claim)
    w.approved(claim)
    w.confirmed(w.instructed(claim), when=day)
    return claim


def freeze(month: dt.date, at: dt.datetime):
    return freeze_month(month, by=SYSTEM, at=at)


def values(snapshot, measure: str, part: str = "JKK") -> dict[str, int]:
    return {code: row.value for (_, code, each), row in rows_of(snapshot, [measure]).items() if each == part}


@pytest.fixture
def spring():
    """Six claims paid in March and five in April; both months frozen on 5 May."""
    for number in range(1, 12):
        accident(number, w.at(3, 28) if number <= 6 else w.at(4, 2))
    return freeze(MARCH, w.at(5, 5)), freeze(APRIL, w.at(5, 5))


def test_a_month_is_frozen_with_the_claims_since_january_in_every_region_around(spring):
    march, april = spring
    for code in (HERE, "61", "KAL", "ID"):
        assert (values(march, OF_YEAR)[code], values(april, OF_YEAR)[code]) == (6, 11)
        assert values(april, OF_YEAR, "ALL")[code] == 11
    assert values(april, "claims_cases")[HERE] == 5


def test_a_pension_paid_in_two_months_is_one_claim_of_the_year(places):
    claim = widow()
    Person.objects.filter(pk=claim.person_id).update(region=HERE)
    taken = []
    for month in (APRIL, MAY):
        run(month)
        taken.append(freeze(month, w.at(month.month + 1, 5)))
    assert [values(each, "claims_cases", "JP")[HERE] for each in taken] == [1, 1]
    assert [values(each, OF_YEAR, "JP")[HERE] for each in taken] == [1, 1]


def test_a_late_payment_makes_new_versions_of_its_month_and_of_the_later_ones_of_the_year(spring, monkeypatch):
    accident(12, w.at(3, 30))  # of March, in the books after both months were frozen
    monkeypatch.setattr(rounds, "months_to_count", lambda at: [MARCH])
    assert rounds.count(w.at(5, 20)) == [MARCH, APRIL]
    march, april = snapshot_of(MARCH), snapshot_of(APRIL)
    assert (march.version, april.version) == (2, 2)
    assert (values(march, OF_YEAR)[HERE], values(march, "claims_cases")[HERE]) == (7, 7)
    assert (values(april, OF_YEAR)[HERE], values(april, "claims_cases")[HERE]) == (12, 5)
    assert values(march, "claims_paid")[HERE] + values(april, "claims_paid")[HERE] == 12 * 3_650_000
    # A month after it that does not differ has no new version, and a count that changes nothing goes no further.
    assert rounds.count(w.at(5, 21)) == [MARCH]
    assert snapshot_of(APRIL).version == 2


def test_stopped_between_an_early_month_and_the_later_ones_neither_is_kept_and_both_come_again(spring, monkeypatch):
    accident(12, w.at(3, 30))
    versions = [snapshot_of(month).version for month in (MARCH, APRIL)]

    def stopped(month: dt.date, **given):
        if month == APRIL:
            raise ConnectionError("gone")
        return freeze_month(month, **given)

    monkeypatch.setattr(rounds, "months_to_count", lambda at: [MARCH])
    with monkeypatch.context() as once, pytest.raises(ConnectionError):
        once.setattr(rounds, "freeze_month", stopped)
        rounds.count(w.at(5, 20))
    assert [snapshot_of(month).version for month in (MARCH, APRIL)] == versions
    assert rounds.count(w.at(5, 20)) == [MARCH, APRIL]


def test_a_day_before_the_late_payment_was_counted_still_has_the_year_it_had(spring, monkeypatch):
    accident(12, w.at(3, 30))
    monkeypatch.setattr(rounds, "months_to_count", lambda at: [MARCH])
    rounds.count(w.at(5, 20))
    told = {
        day: [values(each, OF_YEAR)[HERE] for each in snapshots(known=dt.date(2025, 5, day)) if each.month >= MARCH]
        for day in (19, 20)
    }
    assert told == {19: [6, 11], 20: [7, 12]}


def test_a_month_of_few_claims_is_kept_back_and_its_year_with_it(spring):
    for number in (21, 22, 23):
        accident(number, w.at(5, 2))
    may = freeze(MAY, w.at(6, 5))
    hidden = {(row.measure, row.part) for row in may.figures.filter(region=HERE, hidden=True)}
    assert {("claims_cases", "JKK"), (OF_YEAR, "JKK"), (OF_YEAR, "ALL")} <= hidden  # 14 less the 11 of April is three
