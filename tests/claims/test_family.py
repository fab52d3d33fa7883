"""A death told from outside reveals nothing, waits for an officer, and becomes a code that reaches one event."""

import dataclasses
import datetime as dt

import pytest

from payung.access.actor import PUBLIC, NotAllowed, actor_of
from payung.claims.actions.accept_death_report import accept_death_report
from payung.claims.actions.add_document import add_document
from payung.claims.actions.close_death_report import close_death_report
from payung.claims.actions.decide_claim import decide_claim
from payung.claims.actions.issue_heir_access import issue_heir_access
from payung.claims.actions.mend_account import mend_account
from payung.claims.actions.open_heir_access import open_heir_access
from payung.claims.actions.report_death import report_death
from payung.claims.family.telling import ToldDeath
from payung.claims.models import Claim, DeathReport, HeirAccess, LifeEvent
from payung.claims.queries import claim_of
from payung.claims.reach import events_reached
from payung.claims.refused import Refused
from payung.registry.models import Employment, Person
from tests.claims import world as w

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-keluarga"


def code(refused) -> str:
    return refused.value.problem.code


def told(person: Person, **changed) -> ToldDeath:
    death = ToldDeath(
        number=person.nik, name=person.name, died_on=w.EVENT_ON, reporter="Theresia Lansi", relation="istri",
        phone="+6281234567890", region_code="61.71", work_accident=False,
    )  # fmt: skip
    return dataclasses.replace(death, **changed)


def sent(person: Person, **changed) -> DeathReport:
    return report_death(told(person, **changed), address="10.0.0.1", by=PUBLIC, at=w.REPORTED)


@pytest.fixture
def spell(db) -> Employment:
    return w.worker()


@pytest.fixture
def event(spell) -> LifeEvent:
    return accept_death_report(sent(spell.person).pk, by=w.officer(), at=w.REPORTED)


def test_a_report_opens_nothing_by_itself(spell):
    report = sent(spell.person)
    assert (report.state, report.person) == ("waiting", spell.person)
    assert not LifeEvent.objects.exists()


def test_a_report_is_found_by_card_too_but_never_by_number_alone(spell):
    assert sent(spell.person, number=spell.card.kpj).person == spell.person
    assert sent(spell.person, name="Orang Lain", phone="+6281234567891").person is None


def test_told_twice_while_it_waits_is_one_report(spell):
    assert sent(spell.person) == sent(spell.person)


def test_a_day_to_come_and_too_many_reports_are_refused(spell):
    with pytest.raises(Refused) as refused:
        sent(spell.person, died_on=dt.date(2025, 3, 26))
    assert code(refused) == "event-in-future"
    for place in range(10):
        sent(spell.person, phone=f"+62812345678{place:02d}")
    with pytest.raises(Refused) as refused:
        sent(spell.person, phone="+6281234567999")
    assert code(refused) == "too-many-reports"


def test_an_accepted_report_reaches_every_programme_and_closing_the_file_ends_the_membership(event, spell):
    assert {one.programme for one in event.claims.all()} == {"JKM", "JHT", "JP", "SCHOLARSHIP"}
    assert (event.reporter, event.channel, event.reported_by) == ("heir", "web", "Theresia Lansi")
    w.name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    w.completed(w.claim(event, "JKM"))
    assert Employment.objects.get(pk=spell.pk).end_reason == "died"


def test_a_death_at_work_opens_the_accident_programme(spell):
    report = sent(spell.person, work_accident=True)
    event = accept_death_report(report.pk, by=w.officer(), at=w.REPORTED)
    assert {one.programme for one in event.claims.all()} == {"JKK", "JHT", "JP", "SCHOLARSHIP"}


def test_where_nobody_fits_the_officer_names_the_member_or_closes_with_a_reason(spell):
    report = sent(spell.person, number="6171010101990009")
    with pytest.raises(Refused) as refused:
        accept_death_report(report.pk, by=w.officer(), at=w.REPORTED)
    assert code(refused) == "nobody-fits"
    event = accept_death_report(report.pk, member_number=spell.person.member_number, by=w.officer(), at=w.REPORTED)
    assert event.person == spell.person
    other = sent(spell.person, name="Orang Lain", phone="+6281234567891")
    with pytest.raises(Refused) as refused:
        close_death_report(other.pk, reason=" ", by=w.officer(), at=w.REPORTED)
    assert code(refused) == "reason-missing"
    assert close_death_report(other.pk, reason="Bukan peserta", by=w.officer(), at=w.REPORTED).state == "closed"
    with pytest.raises(Refused) as refused:
        accept_death_report(other.pk, by=w.officer(), at=w.REPORTED)
    assert code(refused) == "report-answered"


def test_an_officer_of_another_branch_does_not_reach_the_report(spell):
    stranger = w.officer("jauh", scope="office", key="KTP-X")
    with pytest.raises(NotAllowed):
        accept_death_report(sent(spell.person).pk, by=stranger, at=w.REPORTED)


def test_a_code_becomes_a_log_in_that_reaches_this_event_alone(event):
    access, secret = issue_heir_access(event.pk, name="Theresia Lansi", by=w.officer(), at=w.REPORTED)
    assert secret not in access.digest
    user = open_heir_access(access.number.lower(), f"{secret[:4]} {secret[4:].lower()}", PASSWORD, by=PUBLIC,
                            at=w.REPORTED)  # fmt: skip
    assert user.username == access.number.lower()
    heir = actor_of(user, w.REPORTED.date())
    other = w.reported(w.months.worker(w.months.employer("19100299"), nik="6171024107900009"), "accident")
    assert list(events_reached(heir, "look.event")) == [event]
    assert claim_of(heir, w.claim(other, "JKK").number, "look.event") is None
    add_document(event.pk, "death_certificate", "akta.pdf", w.PDF, by=heir, at=w.REPORTED)
    with pytest.raises(NotAllowed):
        add_document(other.pk, "chronology", "k.pdf", w.PDF, by=heir, at=w.REPORTED)
    with pytest.raises(NotAllowed):
        decide_claim(w.claim(event, "JKM").pk, by=heir, at=w.REPORTED)


def test_an_heir_changes_an_account_only_to_the_name_of_who_is_paid(event):
    access, secret = issue_heir_access(event.pk, name="Theresia", by=w.officer(), at=w.REPORTED)
    heir = actor_of(open_heir_access(access.number, secret, PASSWORD, by=PUBLIC, at=w.REPORTED), w.REPORTED.date())
    (first, *_) = w.name_heirs(event.pk, w.FAMILY, by=heir, at=w.REPORTED)
    with pytest.raises(Refused, match="Pemilik rekening"):
        mend_account(first.pk, bank="b", account_number="1", account_holder="x", by=heir, at=w.REPORTED)
    kept = mend_account(first.pk, bank="b", account_number="1", account_holder=first.name, by=heir, at=w.REPORTED)
    assert kept.account_holder == first.name


def test_a_code_works_once_for_fourteen_days_and_five_wrong_tries_end_it(event):
    def opened(access, secret, at=w.REPORTED):
        return open_heir_access(access.number, secret, PASSWORD, by=PUBLIC, at=at)

    used, secret = issue_heir_access(event.pk, name="A", by=w.officer(), at=w.REPORTED)
    opened(used, secret)
    late, late_secret = issue_heir_access(event.pk, name="B", by=w.officer(), at=w.REPORTED)
    guessed, guessed_secret = issue_heir_access(event.pk, name="C", by=w.officer(), at=w.REPORTED)
    for _ in range(5):
        with pytest.raises(Refused):
            opened(guessed, "AAAAAAAA")
    for access, typed, when in (
        (used, secret, w.REPORTED),
        (late, late_secret, w.at(4, 9)),
        (guessed, guessed_secret, w.REPORTED),
    ):
        with pytest.raises(Refused) as refused:
            opened(access, typed, when)
        assert code(refused) == "access-code"
    assert opened(late, late_secret, w.at(4, 8)).full_name == "B"


def test_a_short_password_is_refused_and_costs_no_try(event):
    access, secret = issue_heir_access(event.pk, name="A", by=w.officer(), at=w.REPORTED)
    with pytest.raises(Refused) as refused:
        open_heir_access(access.number, secret, "pendek", by=PUBLIC, at=w.REPORTED)
    assert code(refused) == "password-weak"
    assert HeirAccess.objects.get(pk=access.pk).tries == 0


def test_only_a_death_gives_a_code(spell):
    accident = w.reported(spell, "accident")
    with pytest.raises(Refused) as refused:
        issue_heir_access(accident.pk, name="A", by=w.officer(), at=w.REPORTED)
    assert code(refused) == "not-a-death"
    assert Claim.objects.filter(event=accident).exists()
