"""The officer's page of a death that turns out to be of work: what opens, what gives way, what the family reads."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.claims.models import Decision
from tests.claims import world as w
from tests.claims.test_cause import death

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(monkeypatch):
    """JKM of a death told as not of work: 42,000,000 approved and received."""
    monkeypatch.setattr(timezone, "now", lambda: w.at(4, 3, 10))
    claim = w.claim(death(work_accident=False, children=False), "JKM")
    w.approved(w.completed(claim))
    w.confirmed(w.instructed(claim))
    return claim


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def turn(who, claim, **typed):
    here = reverse("officers:claim_work_cause", args=[claim.number])
    return who.post(here, {"hari": "20-03-2025", "alasan": "Berita acara pengawas", **typed}, follow=True)


def test_the_page_tells_what_became_of_each_claim_and_the_difference(paid, client_of):
    officer, approver = client_of("officer"), client_of("approver")
    assert "Ternyata meninggal karena kerja" in text(officer.get(reverse("officers:claim", args=[paid.number])))
    seen = text(turn(officer, paid))
    assert "Jaminan Kecelakaan Kerja dibuka" in seen
    assert f"{paid.number}: putusan Rp42.000.000 menjadi Rp0, menunggu persetujuan petugas lain" in seen
    waiting = text(approver.get(reverse("officers:claim", args=[paid.number])))
    assert "Meninggal karena kecelakaan kerja: dibayar dari JKK, bukan JKM." in waiting
    anew = Decision.objects.filter(claim=paid).latest("pk")
    approver.post(reverse("officers:claim_approve", args=[paid.number]), {"putusan": anew.pk, "decision": anew.pk})
    family = client_of("heir", "event", str(paid.event_id))
    page = text(family.get(reverse("heirs:claim", args=[paid.number])))
    assert "sebesar Rp42.000.000 diganti menjadi Rp0" in page
    assert "Klaim JKK sudah kami buka dengan dokumen yang sama" in page


def test_a_day_that_is_none_and_a_missing_ground_are_told_and_change_nothing(paid, client_of):
    officer = client_of("officer")
    for typed in ({"hari": "kemarin"}, {"alasan": " "}, {"hari": "30-03-2025"}):
        assert turn(officer, paid, **typed).status_code == 422
    assert not paid.event.claims.filter(programme="JKK").exists()


def test_only_an_officer_may(paid, client_of):
    assert turn(client_of("approver"), paid).status_code == 403
