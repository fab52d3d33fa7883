"""An employer objects to its own part and sees no more; a hospital takes the letter of its own bill."""

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.claims.actions.appeal_decision import appeal_decision
from payung.claims.actions.decide_appeal import decide_appeal
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.state_facts import state_facts
from payung.claims.models import Appeal
from payung.web.employers.frame import key_of
from tests.claims import test_care as care
from tests.claims import world as w
from tests.claims.test_care import hospital, spell
from tests.contributions import world as months

from .pages import markup

__all__ = ["hospital", "spell"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(monkeypatch, spell):
    """45 days to the employer, 3,650,000 × 45 / 30 = 5,475,000, and an ambulance of 1,250,000 to the worker."""
    monkeypatch.setattr(timezone, "now", lambda: w.LATER)
    event = w.reported(spell, "accident", wages_kept=True)
    name_heirs(event.pk, [w.Heir(spell.employer.name, "employer")], by=w.officer(), at=w.REPORTED)
    one = w.claim(event, "JKK")
    state_facts(one.pk, {"absence_days": 45, "transport": {"land": 1_250_000}}, by=w.officer(), at=w.REPORTED)
    w.approved(w.completed(one))
    return one


@pytest.fixture
def pages(claim):
    employer = claim.event.employer
    key = key_of(employer)
    return {
        "event": reverse("employers:event", args=[key, claim.event_id]),
        "appeal": reverse("employers:appeal", args=[key, claim.number]),
    }


def test_the_clerk_reads_the_part_of_the_employer_and_not_what_the_worker_is_paid(client_of, claim, pages):
    told = markup(client_of("clerk", "employer", str(claim.event.employer_id)).get(pages["event"]))
    assert "Rp5.475.000" in told and "1.250.000" not in told and "6.725.000" not in told


def test_an_objection_of_the_employer_carries_its_name_and_hides_that_of_the_worker(client_of, claim, pages):
    clerk = client_of("clerk", "employer", str(claim.event.employer_id))
    assert clerk.post(pages["appeal"], {"reason": "Kami membayar 60 hari."}).status_code == 302
    assert Appeal.objects.get().appellant == claim.event.employer.name
    assert "Dijawab paling lambat" in markup(clerk.get(pages["event"]))
    assert clerk.get(pages["appeal"]).status_code == 404  # one objection to one decision


def test_a_worker_who_objects_is_not_read_by_the_employer(client_of, claim, pages):
    kept = appeal_decision(claim.pk, reason="Saya masih sakit.", appellant="PEKERJA 1", by=w.officer(), at=w.LATER)
    decide_appeal(kept.pk, uphold=True, answer="Tetap.", by=w.officer("melda", "approver"), at=w.LATER)
    clerk = client_of("clerk", "employer", str(claim.event.employer_id))
    assert "Saya masih sakit" not in markup(clerk.get(pages["event"]))
    address = reverse("employers:appeal_answer", args=[key_of(claim.event.employer), kept.pk])
    assert clerk.get(address).status_code == 404


def test_another_employer_reaches_neither_the_form_nor_the_answer(client_of, claim, pages):
    other = months.employer("JJ999999")
    stranger = client_of("clerk", "employer", str(other.pk))
    assert stranger.get(pages["appeal"]).status_code == 404
    assert stranger.get(reverse("employers:appeal", args=[key_of(other), claim.number])).status_code == 404


def test_a_hospital_takes_the_letter_of_its_own_bill_once_it_is_approved(client_of, spell, hospital, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: w.COMPLETED)
    one = care.completed(care.billed(care.reported(spell, hospital), hospital), hospital)
    nurse, address = client_of("hospital", "facility", "RS-1"), reverse("hospitals:letter", args=[one.number])
    assert nurse.get(address).status_code == 404
    w.approved(one)
    assert nurse.get(address).content.startswith(b"%PDF-")
    assert client_of("hospital", "facility", "RS-2").get(address).status_code == 404
