"""The demonstration in its usual length: the money of two years, every programme in every regency, cases at every
stage. Seeded once, with as many months as `make run` has."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.urls import reverse

from payung.access.actor import actor_of
from payung.access.models import User
from payung.audit.models import Event
from payung.claims.changed import changes
from payung.claims.models import Claim, Decision, Document, PaymentInstruction
from payung.claims.periodic.proof import proof_of_sending, proof_of_year
from payung.claims.queries import worklist
from payung.compliance.models import Case, MemberWord
from payung.contributions.models import Bill
from payung.contributions.proof import proofs
from payung.coverage.models import Snapshot
from payung.coverage.money import money_of
from payung.registry.models import Employment, Person, Region
from payung.statute_book import read_statute_book
from tests.demo.conftest import TODAY

THIS_YEAR, LANDAK = 2026, "61.08"
OPENED = 40
"""Claims opened on the officer's page: every so many of all of them."""
AFTER_DEATH = """
SELECT count(*) FROM ledger_memberline l JOIN registry_person p ON p.id = l.owner_id
WHERE l.month > p.died_on
"""
UNPAID_ORDERS = """
SELECT count(*) FROM claims_paymentinstruction i
LEFT JOIN ledger_transfer ordered ON ordered.key = i.key AND ordered.amount = i.amount
LEFT JOIN ledger_transfer paid ON paid.key = i.key || ':paid' AND paid.amount = i.amount
WHERE ordered.id IS NULL OR (i.state = 'confirmed') <> (paid.id IS NOT NULL)
"""

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def regencies():
    return list(Region.objects.filter(parent="61").order_by("code"))


def test_cases_stand_at_every_stage_and_workers_wait_for_answers():
    assert set(Case.objects.values_list("stage", flat=True)) == set(Case.Stage.values)
    assert set(Case.objects.values_list("kind", flat=True)) == set(Case.Kind.values)
    assert {"waiting", "agreed", "case", "refused"} <= set(MemberWord.objects.values_list("state", flat=True))


def test_landak_shows_the_public_cases_and_rupiah_of_all_six_programmes_this_year():
    money = money_of([Region.objects.get(pk=LANDAK)])
    span = money.span(THIS_YEAR)
    for line in money.lines(LANDAK, span):
        assert line.cases.value is not None and line.cases.value >= 5, line
        assert line.paid_out.value is not None and line.paid_out.value > 0, line


def test_the_province_received_something_in_every_programme():
    money = money_of([Region.objects.get(pk="61")])
    assert all(each.cases.value for each in money.lines("61", money.span(THIS_YEAR)))


def test_contributions_are_compared_with_the_same_months_of_last_year():
    money = money_of([Region.objects.get(pk="61"), *regencies()])
    span = money.span(THIS_YEAR)
    assert span.months == tuple(range(THIS_YEAR * 12, THIS_YEAR * 12 + 10))
    for code in ("61", LANDAK):
        line = money.line(code, "ALL", span)
        assert line.paid_in.growth is not None and line.ratio is not None


def test_every_month_was_frozen_once_with_everything_that_was_paid_in_it():
    assert set(Snapshot.objects.values_list("version", flat=True)) == {1}


def test_the_books_prove_what_was_paid():
    assert proofs(list(Bill.objects.filter(state="paid").values_list("pk", flat=True)))["agrees"].all()
    pensions = proof_of_year(THIS_YEAR)
    assert pensions.due == pensions.paid > 0 and not (pensions.twice or pensions.missing)
    assert proof_of_sending().holds
    with connection.cursor() as cursor:
        cursor.execute(UNPAID_ORDERS)
        assert cursor.fetchone() == (0,)


def test_nobody_contributes_after_death_and_every_death_of_a_claim_stands_in_the_registry():
    with connection.cursor() as cursor:
        cursor.execute(AFTER_DEATH)
        assert cursor.fetchone() == (0,)
    paid = Claim.objects.filter(programme="JKM", state="paid")
    assert paid.count() > 50
    for claim in paid.select_related("person", "event"):
        assert claim.person.died_on == claim.event.happened_on
        assert not Employment.objects.filter(person=claim.person, ended_on=None).exists()


def test_whoever_decided_did_not_approve_and_each_step_is_in_the_trail():
    decided = Decision.objects.filter(approved_by__isnull=False)
    assert decided.count() > 1_000 and not decided.filter(approved_by=F("decided_by")).exists()
    verbs = set(Event.objects.filter(subject__startswith="claims:").values_list("verb", flat=True))
    assert verbs >= {"claims.decide_claims", "claims.approve_decision", "claims.confirm_payment"}


def test_nothing_paid_arrived_after_its_day():
    late = PaymentInstruction.objects.filter(confirmed_at__date__gt=F("decision__claim__due_on"))
    assert not late.exists()


def test_claims_paid_long_ago_would_be_decided_the_same_today():
    old = Decision.objects.filter(approved_by__isnull=False, claim__state="paid", replaced_by=None)
    sample = list(old.select_related("claim__event", "claim__person", "claim__office").order_by("pk")[::10])
    assert len(sample) > 100 and changes(sample, read_statute_book()) == []


def test_the_worklist_of_the_counter_holds_what_waits_and_not_what_was_paid():
    officer = actor_of(User.objects.get(username="ratri"), TODAY)
    waiting = worklist(officer, TODAY, read_statute_book())
    assert 10 < len(waiting) < 60


def test_every_complete_file_has_its_documents():
    settled = Claim.objects.filter(state__in=["paid", "refused"]).exclude(programme="CARE")
    assert not settled.exclude(event__in=Document.objects.values("event")).exists()


def test_old_claims_open_on_the_officers_page_with_their_letter_and_the_members_with_their_statement():
    client = Client()
    client.force_login(User.objects.get(username="ratri"))
    office = Claim.objects.filter(office="PTK", decisions__approved_by__isnull=False).distinct()
    numbers = list(office.order_by("pk").values_list("number", flat=True))
    for place, number in enumerate(numbers[:: max(1, len(numbers) // OPENED)]):
        address = reverse("officers:claim", args=[number])
        assert client.get(address).status_code == 200, number
        if place % 10 == 0:
            letter = client.get(reverse("officers:claim_letter", args=[number]))
            assert letter.status_code == 200 and letter["Content-Type"] == "application/pdf"
    died = Person.objects.filter(died_on__isnull=False, claims__state="paid", claims__office="PTK").first()
    assert client.get(reverse("officers:person", args=[died.member_number])).status_code == 200
