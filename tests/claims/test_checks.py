"""The check of decided claims: what a fresh judgement finds is kept, batch by batch, and killed it goes on."""

import datetime as dt

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from payung.access.actor import NotAllowed
from payung.audit.models import Event
from payung.claims.actions import check_decided as module
from payung.claims.actions.begin_check import begin_check
from payung.claims.actions.check_decided import check_decided
from payung.claims.actions.correct_claims import correct_claims
from payung.claims.checking import decided_since, last_check, offices_of, running_check, void_reached
from payung.claims.models import ChangedClaim, Decision, DecisionCheck
from payung.claims.refused import Refused
from payung.jobs.checks import check_due, tend_checks
from tests.claims import world as w
from tests.claims.checked import (
    NIGHT,
    afresh,
    check,
    kept,
    other_wage,
    paid_accident,
    paid_death,
    unfit,
    with_burial_of_eleven_million,
)

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def branch(name="tari", key="PTK"):
    return w.officer(name, scope="office", key=key)


def test_what_is_kept_is_what_a_fresh_judgement_finds_after_other_wages_other_law_and_unfit_facts(tmp_path):
    same, paid_more, death, broken = paid_accident(1), paid_accident(2), paid_death(3), paid_accident(4)
    other_wage(paid_more, 4_650_000)
    unfit(broken)
    law = with_burial_of_eleven_million(tmp_path / "law")
    done = check(law=law)
    assert (done.judged, done.total, done.found) == (4, 4, 3)
    rows, fresh = kept(), afresh(law)
    assert set(rows) == set(fresh) == {paid_more.number, death.number, broken.number}
    for number, one in fresh.items():
        assert {name: getattr(rows[number], name) for name in one.frozen()} == one.frozen()
        assert rows[number].seen == one.seen
    amounts = {number: (row.before, row.after, row.law_changed) for number, row in rows.items()}
    # the accident: 30 days at 4,650,000; the death: 42,000,000 with 1,000,000 more for the burial
    assert amounts[paid_more.number] == (3_650_000, 4_650_000, True)
    assert amounts[death.number] == (42_000_000, 43_000_000, True)
    assert amounts[broken.number] == (3_650_000, 0, True) and rows[broken.number].unfit
    assert same.number not in rows


def test_a_claim_that_is_again_what_it_was_leaves_the_list_with_the_next_check():
    claim = paid_accident()
    other_wage(claim, 4_650_000)
    check()
    other_wage(claim, 5_650_000)
    check(at=NIGHT + HOUR)
    assert kept()[claim.number].after == 5_650_000
    other_wage(claim, 3_650_000)
    check(at=NIGHT + 2 * HOUR)
    assert kept() == {} and not ChangedClaim.objects.exists()


def test_a_finding_is_void_as_soon_as_a_correction_is_opened_and_is_forgotten_by_the_next_check():
    claim = paid_accident()
    other_wage(claim, 4_650_000)
    check()
    shown = {claim.pk: kept()[claim.number].seen}
    correct_claims(shown, reason="Upah dikoreksi", by=w.officer(), at=NIGHT)
    assert kept() == {} and void_reached(w.officer(), "look.claims").count() == 1
    check(at=NIGHT + HOUR)
    assert not ChangedClaim.objects.exists()


def test_killed_between_batches_nothing_is_lost_and_nothing_is_judged_twice(monkeypatch):
    claims = [paid_accident(number) for number in range(1, 6)]
    for claim in claims:
        other_wage(claim, 4_650_000)
    judged, changes = [], module.changes

    def dying(batch, law):
        found = changes(batch, law)
        if len(judged) == 2 and batch[0].claim_id not in judged:
            judged.append("killed")
            raise KeyboardInterrupt
        judged.extend(each.claim_id for each in batch)
        return found

    monkeypatch.setattr(module, "changes", dying)
    with pytest.raises(KeyboardInterrupt):
        tend_checks(NIGHT, limit=2, law=w.LAW)
    (half,) = DecisionCheck.objects.all()
    assert (half.judged, half.ended_at, len(kept())) == (2, None, 2)
    assert tend_checks(NIGHT + HOUR, limit=2, law=w.LAW) == 3
    (whole,) = DecisionCheck.objects.all()
    assert (whole.judged, whole.found, whole.ended_at) == (5, 5, NIGHT + HOUR)
    assert [each for each in judged if each != "killed"] == [claim.pk for claim in claims]
    assert sorted(kept()) == sorted(claim.number for claim in claims)


def test_a_round_of_the_worker_judges_so_many_batches_and_no_more():
    for number in range(1, 6):
        paid_accident(number)
    assert tend_checks(NIGHT, limit=1, most=2, law=w.LAW) == 2
    assert tend_checks(NIGHT, limit=1, most=2, law=w.LAW) == 2
    assert tend_checks(NIGHT, limit=1, most=2, law=w.LAW) == 1
    assert tend_checks(NIGHT, limit=1, most=2, law=w.LAW) == 0


def test_a_law_that_changes_half_way_begins_the_check_anew(tmp_path):
    deaths = [paid_death(number) for number in (1, 2, 3)]
    begun = begin_check(by=w.SYSTEM, at=NIGHT, law=w.LAW)
    check_decided(begun.pk, limit=2, by=w.SYSTEM, at=NIGHT, law=w.LAW)
    law = with_burial_of_eleven_million(tmp_path / "law")
    done = check(law=law, limit=2, at=NIGHT + HOUR)
    assert (done.pk, done.judged, done.found, done.law_version) == (begun.pk, 3, 3, law.version)
    assert sorted(kept()) == sorted(claim.number for claim in deaths)


def test_a_check_is_due_once_a_night_and_when_the_law_has_changed(tmp_path):
    assert check_due(w.at(4, 3, 9), w.LAW)
    begin_check(by=w.SYSTEM, at=w.at(4, 3, 9), law=w.LAW)
    assert not check_due(w.at(4, 5, 9), w.LAW)  # it still runs
    check(at=w.at(4, 3, 9))
    assert not check_due(w.at(4, 3, 23), w.LAW)
    assert not check_due(w.at(4, 3, 9) + 16 * HOUR, w.LAW)  # 1 o'clock
    assert check_due(w.at(4, 3, 9) + 17 * HOUR, w.LAW)
    assert check_due(w.at(4, 3, 10), with_burial_of_eleven_million(tmp_path / "law"))


def test_the_worker_begins_the_check_of_the_night_and_ends_it():
    claim = paid_accident()
    other_wage(claim, 4_650_000)
    assert tend_checks(NIGHT) == 1
    assert tend_checks(NIGHT + HOUR) == 0
    assert list(kept()) == [claim.number] and last_check(None).asked_by == "Payung"


def test_a_claim_decided_after_the_check_is_counted_and_not_shown():
    check()
    claim = paid_accident()
    other_wage(claim, 4_650_000)
    assert kept() == {}
    early = check(at=w.COMPLETED - HOUR)
    assert decided_since(w.officer(), "look.claims", early) == 1
    assert decided_since(w.officer(), "look.claims", check(at=w.LATER)) == 0


def test_a_decision_older_than_the_year_looked_back_is_not_judged():
    claim = paid_accident()
    other_wage(claim, 4_650_000)
    assert check(at=w.COMPLETED + dt.timedelta(days=365)).judged == 1
    assert check(at=w.COMPLETED + dt.timedelta(days=366)).judged == 0
    assert not ChangedClaim.objects.exists()


def test_an_officer_checks_the_offices_within_reach_and_no_other():
    here, there = paid_accident(1), paid_accident(2, office="KTP")
    other_wage(here, 4_650_000)
    other_wage(there, 4_650_000)
    done = check(by=branch())
    assert (done.offices, done.judged, done.counted) == (["PTK"], 1, {"PTK": 1})
    assert list(kept()) == [here.number]
    assert last_check(None) is None and last_check(frozenset({"PTK"})) == done
    assert last_check(frozenset({"KTP"})) is None
    everywhere = check(at=NIGHT + HOUR)
    assert (everywhere.counted, everywhere.judged_of(frozenset({"KTP"}))) == ({"PTK": 1, "KTP": 1}, 1)
    assert list(kept(branch())) == [here.number] and list(kept(branch("uli", "KTP"))) == [there.number]
    assert last_check(frozenset({"KTP"})) == everywhere


def test_a_check_of_another_office_forgets_nothing_of_this_one():
    here, there = paid_accident(1), paid_accident(2, office="KTP")
    other_wage(here, 4_650_000)
    other_wage(there, 4_650_000)
    check()
    check(by=branch("uli", "KTP"), at=NIGHT + HOUR)
    assert set(kept()) == {here.number, there.number}


def test_nobody_goes_on_with_a_check_beyond_their_offices_and_an_auditor_begins_none():
    paid_accident()
    everywhere = begin_check(by=w.SYSTEM, at=NIGHT, law=w.LAW)
    with pytest.raises(NotAllowed):
        check_decided(everywhere.pk, by=branch(), at=NIGHT, law=w.LAW)
    with pytest.raises(NotAllowed):
        begin_check(by=w.officer("sri", "auditor"), at=NIGHT, law=w.LAW)
    with pytest.raises(Refused) as refused:
        begin_check(by=w.officer("eka", scope="employer", key="1"), at=NIGHT, law=w.LAW)
    assert refused.value.problem.code == "office-missing"


def test_one_check_of_the_same_offices_runs_at_a_time_and_the_database_refuses_a_second():
    first = begin_check(by=branch(), at=NIGHT, law=w.LAW)
    assert begin_check(by=branch("uli"), at=NIGHT + HOUR, law=w.LAW) == first
    assert running_check(offices_of(branch(), "look.claims")) == first
    everywhere = begin_check(by=w.SYSTEM, at=NIGHT, law=w.LAW)
    assert running_check(frozenset({"PTK"})) == first and running_check(None) == everywhere
    for offices in (["PTK"], None):
        with pytest.raises(IntegrityError, match="one_running_check"), transaction.atomic():
            DecisionCheck.objects.create(
                offices=offices, since=NIGHT.date(), law_version="x", asked_by="x", begun_at=NIGHT, total=0
            )


def test_what_an_officer_asked_for_comes_before_the_check_of_every_office():
    paid_accident(1)
    paid_accident(2)
    begin_check(by=w.SYSTEM, at=NIGHT, law=w.LAW)
    asked = begin_check(by=branch(), at=NIGHT, law=w.LAW)
    assert tend_checks(NIGHT, most=1, law=w.LAW) == 2
    assert DecisionCheck.objects.get(ended_at__isnull=False) == asked


def test_a_batch_is_one_event_and_changes_no_claim_and_no_decision():
    claim = paid_accident()
    other_wage(claim, 4_650_000)
    before = (w.state(claim), list(Decision.objects.values()))
    events = Event.objects.count()
    check()
    assert (w.state(claim), list(Decision.objects.values())) == before
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))[events:]
    assert verbs == ["claims.begin_check", "claims.check_decided"]
    with pytest.raises(ObjectDoesNotExist):
        check_decided(0, by=w.SYSTEM, at=NIGHT, law=w.LAW)


def test_however_many_claims_are_checked_the_database_is_asked_as_often():
    def asked():
        with CaptureQueriesContext(connection) as queries:
            check()
        return len(queries)

    other_wage(paid_accident(1), 4_650_000)
    few = asked()
    for number in range(2, 8):
        other_wage(paid_accident(number), 4_650_000)
    assert asked() == few and len(kept()) == 7
