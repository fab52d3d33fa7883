"""The officer's page of a death that turns out to be of work: what opens, what gives way, what the family reads."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.claims.models import Decision
from tests.claims import world as w
from tests.claims.test_cause import death

from .pages import markup

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(monkeypatch):
    """JKM of a death told as not of work: 42,000,000 approved and received."""
    monkeypatch.setattr(timezone, "now", lambda: w.at(4, 3, 10))
    claim = w.claim(death(work_accident=False, children=False), "JKM")
    w.approved(w.completed(claim))
    w.confirmed(w.instructed(claim))
    return claim


def turn(who, claim, **typed):
    here = reverse("officers:claim_work_cause", args=[claim.number])
    return who.post(here, {"hari": "20-03-2025", "alasan": "Berita acara pengawas", **typed}, follow=True)


def test_the_page_tells_what_became_of_each_claim_and_the_difference(paid, client_of):
    officer, approver = client_of("officer"), client_of("approver")
    assert "Ternyata meninggal karena kerja" in markup(officer.get(reverse("officers:claim", args=[paid.number])))
    seen = markup(turn(officer, paid))
    assert "Jaminan Kecelakaan Kerja dibuka" in seen
    assert f"{paid.number}: putusan Rp42.000.000 menjadi Rp0, menunggu persetujuan petugas lain" in seen
    waiting = markup(approver.get(reverse("officers:claim", args=[paid.number])))
    assert "Meninggal karena kecelakaan kerja: dibayar dari JKK, bukan JKM." in waiting
    anew = Decision.objects.filter(claim=paid).latest("pk")
    approver.post(reverse("officers:claim_approve", args=[paid.number]), {"putusan": anew.pk, "decision": anew.pk})
    family = client_of("heir", "event", str(paid.event_id))
    page = markup(family.get(reverse("heirs:claim", args=[paid.number])))
    assert "sebesar Rp42.000.000 diganti menjadi Rp0" in page
    assert "Klaim JKK sudah kami buka dengan dokumen yang sama" in page


def test_the_sheet_takes_off_what_the_family_has_and_the_family_reads_that_nothing_goes_back(paid, client_of):
    officer, approver = client_of("officer"), client_of("approver")
    turn(officer, paid)
    jkk = w.claim(paid.event, "JKK")

    def step(who, name, one, **typed):
        return markup(who.post(reverse(f"officers:claim_{name}", args=[one.number]), typed, follow=True))

    def approve(one) -> str:
        return step(approver, "approve", one, putusan=Decision.objects.filter(claim=one).latest("pk").pk)

    w.papers(jkk, w.at(4, 3))
    step(officer, "complete", jkk)
    sheet = markup(officer.get(reverse("officers:claim", args=[jkk.number])))
    # 60 % × 80 × 3.650.000 + 24 × 500.000 + 10.000.000 = 197.200.000. JKM was 42.000.000 for three heirs, 14.000.000
    # each; of JKK the first has 65.733.334. The difference is 155.200.000.
    assert "JKM yang sudah dibayar, diperhitungkan" in sheet
    assert "THERESIA LANSI: bagian JKK 65.733.334, JKM yang sudah dibayar 14.000.000; sisa 51.733.334" in sheet
    assert "−Rp14.000.000" in sheet or "-Rp14.000.000" in sheet
    assert "Rp155.200.000" in sheet and "jkm-paid-then-jkk" in sheet
    assert "Dikabulkan Rp155.200.000" in step(officer, "decide", jkk, jumlah=155_200_000, dibaca="ya")
    assert "JKM atas kematian yang sama" in approve(jkk)
    approve(paid)
    assert "Putusan disetujui: Rp155.200.000" in approve(jkk)
    assert "Rp155.200.000 dikirim ke bank untuk 3 penerima" in step(approver, "pay", jkk)

    family = client_of("heir", "event", str(paid.event_id))
    page = markup(family.get(reverse("heirs:claim", args=[paid.number])))
    assert "tidak perlu dikembalikan: jumlah itu diperhitungkan dengan santunan JKK" in page
    assert "telanjur" not in page
    granted = markup(family.get(reverse("heirs:claim", args=[jkk.number])))
    assert "JKM yang sudah diterima, diperhitungkan" in granted and "Rp51.733.334" in granted


def test_a_day_that_is_none_and_a_missing_ground_are_told_and_change_nothing(paid, client_of):
    officer = client_of("officer")
    for typed in ({"hari": "kemarin"}, {"alasan": " "}, {"hari": "30-03-2025"}):
        assert turn(officer, paid, **typed).status_code == 422
    assert not paid.event.claims.filter(programme="JKK").exists()


def test_only_an_officer_may(paid, client_of):
    assert turn(client_of("approver"), paid).status_code == 403
