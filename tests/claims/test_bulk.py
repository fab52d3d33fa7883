"""Claims decided together are decided as each would be alone."""

import datetime as dt

import pytest

from payung.claims.actions.decide_claims import decide_claims
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.state_facts import state_facts
from payung.claims.judging import judged, judged_many
from payung.claims.models import Decision, Step
from tests.claims import world as w
from tests.contributions import world as months

pytestmark = pytest.mark.django_db


def several():
    """A death outside work, one at work, an accident with a disability, and a balance drawn after a resignation."""
    made = []
    for number, (kind, facts, programmes) in enumerate(
        (
            ("death", {}, ("JKM", "JHT")),
            ("death", {"work_accident": True}, ("JKK",)),
            ("accident", {}, ("JKK",)),
            ("dismissal", {}, ("JHT",)),
        ),
        1,
    ):
        spell = months.worker(months.employer(f"JJ12021{number}"), number)
        for month in range(number % 3 + 1):
            w.paid_month(
                spell, dt.date(2025, 2 - month, 1) if month < 2 else dt.date(2024, 12, 1), on=w.at(3, 9 + number)
            )
        event = w.reported(spell, kind, **facts)
        if kind == "death":
            name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
        for programme in programmes:
            claim = w.claim(event, programme)
            if kind == "accident":
                state_facts(claim.pk, {"absence_days": 45}, by=w.officer(), at=w.REPORTED)
            made.append(w.completed(claim))
    return made


def test_judged_together_and_judged_alone_are_the_same():
    claims = several()
    today = dt.date(2025, 3, 27)
    for claim, many in zip(claims, judged_many(claims, today, w.LAW), strict=True):
        assert many.frozen() == judged(claim, today, w.LAW).frozen(), claim.programme


def test_decided_together_leaves_the_decisions_each_would_have_got():
    claims = several()
    today = dt.date(2025, 3, 27)
    alone = {claim.pk: judged(claim, today, w.LAW).frozen() for claim in claims}
    done = decide_claims([claim.pk for claim in claims], by=w.officer(), at=w.COMPLETED)
    assert done.count == len(claims) and done.left == ()
    for decision in Decision.objects.all():
        stored = {name: getattr(decision, name) for name in alone[decision.claim_id]}
        assert stored == alone[decision.claim_id]
        assert w.state(decision.claim) == "decided"
    assert Step.objects.filter(action="decide_claim").count() == len(claims)
    assert decide_claims([claim.pk for claim in claims], by=w.officer(), at=w.COMPLETED).count == 0


def test_a_claim_whose_facts_do_not_fit_is_left_and_named():
    claims = several()
    bad = next(one for one in claims if one.basis == "accident")
    state_facts(bad.pk, {"disabilities": [{"code": "ZZ"}]}, by=w.officer(), at=w.REPORTED)
    done = decide_claims([claim.pk for claim in claims], by=w.officer(), at=w.COMPLETED)
    assert done.count == len(claims) - 1
    assert [(number, problem.code) for number, problem in done.left] == [(bad.number, "facts-unfit")]
    assert w.state(bad) == "complete"
