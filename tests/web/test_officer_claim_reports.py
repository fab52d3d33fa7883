"""An event told at the counter opens its claims; the second officer reports nothing."""

import pytest

from payung.audit.models import Look
from payung.claims.models import LifeEvent
from tests.claims import world

from .claim_desk import (
    at,
    client,
    decide,
    first,
    page,
    second,
    still_clock,
)

__all__ = ["first", "second", "still_clock"]
pytestmark = pytest.mark.django_db


def test_an_event_is_told_at_the_counter_for_somebody_within_reach_and_opens_its_claims(first):
    person = world.worker().person
    found = first.post(at("claim_report"), {"cari": person.member_number, "jenis": "death"})
    assert person.name in found.content.decode()
    address = at("claim_report_event", "death", person.member_number)
    told = {"happened_on": "24-03-2025", "work_accident": "tidak", "children": "tidak", "reporter": "heir",
            "reported_by": "Theresia", "relation": "istri", "channel": "counter"}  # fmt: skip
    assert first.post(address, told | {"happened_on": "24/13/2025"}).status_code == 422
    assert first.post(address, told | {"happened_on": "24-03-2026"}).status_code == 422
    answer = first.post(address, told)
    assert answer.status_code == 302
    event = LifeEvent.objects.get()
    assert (event.reporter, event.reported_by, event.relation) == ("heir", "Theresia", "istri")
    assert event.facts == {"work_accident": False, "children": False}
    assert set(event.claims.values_list("programme", flat=True)) == {"JKM", "JHT", "JP"}
    assert Look.objects.filter(person_id=person.pk, purpose__contains="Meninggal dunia").exists()


def test_nobody_is_reported_out_of_reach_or_for_an_event_that_is_not(first):
    person = world.worker().person
    far = client("jauh", "officer", "office", "SKW")
    assert far.get(at("claim_report_event", "death", person.member_number)).status_code == 404
    assert first.get(at("claim_report_event", "wedding", person.member_number)).status_code == 404
    looked = far.post(at("claim_report"), {"cari": person.member_number, "jenis": "death"})
    assert person.name not in looked.content.decode()
    assert first.post(at("claim_report"), {"cari": person.name, "jenis": ""}).status_code == 422


@pytest.mark.parametrize("kind", LifeEvent.Kind.values)
def test_every_kind_of_event_has_its_page(first, kind):
    person = world.worker().person
    assert first.get(at("claim_report_event", kind, person.member_number)).status_code == 200


def test_the_second_officer_reports_nothing_and_decides_nothing(second):
    one = world.death_claim()
    assert second.get(at("claim_report")).status_code == 403
    assert decide(second, one).status_code == 403
    assert "Kabulkan" not in page(second, one)
