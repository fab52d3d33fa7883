"""A death first told without its cause and later found to be of work: JKK opens, JKM gives way, the sums are shown."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.find_work_cause import find_work_cause
from payung.claims.actions.instruct_payment import instruct_payment
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.models import Claim
from payung.claims.paying import overpaid
from payung.claims.refused import Refused
from tests.claims import world as w
from tests.claims.checked import check, kept

pytestmark = pytest.mark.django_db


def death(**facts):
    """A death of a worker at 3,650,000 a month, heirs named, told without a cause."""
    event = w.reported(w.worker(), "death", **facts)
    name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    return event


def found(event, **more):
    return find_work_cause(event.pk, reason="Berita acara pengawas", by=w.officer(), at=w.LATER, **more)


def states(event) -> list[tuple[str, str, str]]:
    return sorted(event.claims.values_list("programme", "basis", "state"))


def test_told_again_as_of_work_takes_back_what_nobody_approved_and_opens_jkk():
    event = death()
    w.completed(w.claim(event, "JKM"))
    again = w.reported(event.person.employments.get(), "death", work_accident=True, when=w.COMPLETED)
    assert again.pk == event.pk
    assert states(event) == [
        ("JHT", "death", "gathering"), ("JKK", "death", "opened"), ("JKM", "death", "withdrawn"),
        ("JP", "survivors", "gathering"), ("SCHOLARSHIP", "JKK", "opened"), ("SCHOLARSHIP", "JKM", "withdrawn"),
    ]  # fmt: skip
    # 60 % × 80 × 3,650,000 = 175,200,000; 24 × 500,000 = 12,000,000; burial 10,000,000. Together 197,200,000.
    assert w.approved(w.completed(w.claim(event, "JKK"))).total == 197_200_000


def test_told_again_after_approval_holds_the_money_and_stands_among_the_changed():
    event = death(children=False)
    claim = w.claim(event, "JKM")
    w.approved(w.completed(claim))
    w.reported(event.person.employments.get(), "death", work_accident=True, when=w.COMPLETED)
    with pytest.raises(Refused) as refused:
        instruct_payment(claim.pk, by=w.approver(), at=w.LATER)
    assert refused.value.problem.code == "claim-held"
    check()
    (one,) = kept().values()
    assert (one.claim.pk, one.before, one.after) == (claim.pk, 42_000_000, 0)
    assert (one.to_pay, one.to_recover, one.counted) == (0, 0, 42_000_000)
    assert "work_accident" in {each["name"] for each in one.differences}


def test_an_officer_finds_it_before_payment_and_the_approved_jkm_is_decided_anew():
    event = death(work_accident=False, children=False)
    claim = w.claim(event, "JKM")
    before = w.approved(w.completed(claim))
    what = found(event)
    (anew,) = what.anew
    assert (anew.replaces_id, anew.total, w.state(claim)) == (before.pk, 0, "decided")
    assert [each["code"] for each in anew.findings if not each["holds"]] == ["death-of-work"]
    approve_decision(anew.pk, by=w.approver(), at=w.LATER)
    claim.refresh_from_db()
    assert (claim.state, claim.hold, overpaid(claim, anew)) == ("refused", "", 0)
    assert [each.programme for each in what.turned.opened] == ["JKK"]


def test_an_officer_finds_it_after_payment_and_the_difference_is_told():
    event = death(work_accident=False, children=False)
    claim = w.claim(event, "JKM")
    w.approved(w.completed(claim))
    w.confirmed(w.instructed(claim))
    (anew,) = found(event, accident_on=dt.date(2025, 3, 20)).anew
    approve_decision(anew.pk, by=w.approver(), at=w.LATER)
    claim.refresh_from_db()
    assert (claim.state, overpaid(claim, anew)) == ("refused", 42_000_000)
    assert w.claim(event, "JKK").accident_on == dt.date(2025, 3, 20)
    # 197,200,000 less the 42,000,000 of JKM that the family holds: 155,200,000.
    assert w.approved(w.completed(w.claim(event, "JKK"), w.LATER), w.LATER).total == 155_200_000
    assert overpaid(claim, anew) == 0


def test_a_scholarship_already_granted_goes_on_as_it_was():
    event = death(work_accident=False, children=True)
    kept = w.claim(event, "SCHOLARSHIP")
    Claim.objects.filter(pk=kept.pk).update(state="approved", complete_at=w.COMPLETED, due_on=w.LATER.date())
    found(event)
    assert list(event.claims.filter(programme="SCHOLARSHIP").values_list("basis", "state")) == [("JKM", "approved")]


@pytest.mark.parametrize(
    ("more", "code"), [({"reason": " "}, "reason-missing"), ({"accident_on": dt.date(2025, 4, 1)}, "event-in-future")]
)
def test_nothing_changes_without_a_ground_or_with_an_accident_after_the_death(more, code):
    event = death(work_accident=False)
    with pytest.raises(Refused) as refused:
        find_work_cause(event.pk, **{"reason": "x", **more}, by=w.officer(), at=w.LATER)
    assert refused.value.problem.code == code
    assert not event.claims.filter(programme="JKK").exists()


def test_what_was_told_as_of_work_is_not_told_twice():
    event = death(work_accident=True)
    with pytest.raises(Refused) as refused:
        found(event)
    assert refused.value.problem.code == "cause-known"
