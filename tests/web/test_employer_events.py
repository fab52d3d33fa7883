"""The clerk reports what happened to a worker, and sees no more than what is asked of the employer."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from payung.audit.models import Look
from payung.claims.actions.report_event import report_event
from payung.claims.models import Document, LifeEvent
from payung.claims.reporting import Report
from payung.registry.models import Employment
from tests.claims import world as w
from tests.contributions import world as months

from .pages import markup

pytestmark = pytest.mark.django_db
NOW = w.at(4, 2)


@pytest.fixture
def spell(monkeypatch):
    """A worker with one month paid; the pages' clock stands still at 2 April 2025, 9.00 WIB."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return w.worker()


@pytest.fixture
def clerk(client_of, spell):
    return client_of("clerk", "employer", str(spell.employer_id))


@pytest.fixture
def room(spell) -> str:
    return f"/perusahaan/{spell.employer.npp}-{spell.employer.division}/"


def tell(client, room, spell, slug, **typed):
    return client.post(f"{room}pekerja/{spell.pk}/lapor/{slug}/", typed, follow=True)


def test_a_worker_is_found_by_name_and_three_things_can_be_reported(clerk, room, spell):
    told = markup(clerk.get(f"{room}peristiwa/", {"cari": "pekerja"}))
    for slug in ("kecelakaan", "meninggal", "phk"):
        assert f"{room}pekerja/{spell.pk}/lapor/{slug}/" in told
    assert "Tidak ada pekerja dengan nama itu" in markup(clerk.get(f"{room}peristiwa/", {"cari": "tiada"}))
    assert Look.objects.filter(person_id=spell.person_id).exists()


def test_the_clock_of_an_accident_is_shown_before_and_after_the_report(clerk, room, spell):
    before = markup(clerk.get(f"{room}pekerja/{spell.pk}/lapor/kecelakaan/"))
    assert "2 × 24 jam (Permenaker 5/2021 Pasal 8 ayat (2))" in before
    after = markup(tell(clerk, room, spell, "kecelakaan", happened_on="31-03-2025", clock="10:30"))
    # 31 March 10.30 + 48 hours = 2 April 10.30; told at 9.00.
    assert "Rabu, 2 April 2025, 10.30 WIB" in after and "tepat waktu" in after
    event = LifeEvent.objects.get()
    assert (event.reporter, event.employer_id) == ("employer", spell.employer_id)
    assert set(event.claims.values_list("programme", flat=True)) == {"JKK"}


def test_lateness_is_told_and_the_worker_loses_nothing(clerk, room, spell):
    # Two days after Sunday 30 March is 1 April; told on 2 April. Since 24 February 2025 the employer pays first.
    late = markup(tell(clerk, room, spell, "kecelakaan", happened_on="30-03-2025"))
    assert "Laporan ini terlambat" in late
    assert "Perusahaan membayar dahulu" in late and "Hak pekerja tidak berkurang" in late


def test_lateness_before_february_2025_changes_no_payer(clerk, room, spell):
    late = markup(tell(clerk, room, spell, "kecelakaan", happened_on="03-02-2025"))
    assert "Laporan ini terlambat" in late and "Perusahaan membayar dahulu" not in late


def test_sorrow_comes_first_and_no_amount_ever(clerk, room, spell):
    before = markup(clerk.get(f"{room}pekerja/{spell.pk}/lapor/meninggal/"))
    after = markup(tell(clerk, room, spell, "meninggal", happened_on="01-04-2025", phone="0812000111"))
    for page in (before, after):
        assert "turut berduka" in page and not re.search(r"Rp\s?\d", page)
    event = LifeEvent.objects.get()
    assert set(event.claims.values_list("programme", flat=True)) == {"JKM", "JHT", "JP", "SCHOLARSHIP"}
    assert event.phone == "0812000111" and event.facts == {}
    assert "0812000111" not in after


def test_a_death_by_accident_asks_the_employer_for_the_chronology(clerk, room, spell):
    told = markup(tell(clerk, room, spell, "meninggal", happened_on="01-04-2025", work_accident="ya"))
    assert "Kronologi kecelakaan dan dua saksi" in told
    assert LifeEvent.objects.get().facts == {"work_accident": True}


def test_a_dismissal_asks_for_its_proof_and_the_end_of_the_work(clerk, room, spell):
    told = markup(tell(clerk, room, spell, "phk", happened_on="31-03-2025"))
    assert "Bukti PHK" in told and f"{room}pekerja/{spell.pk}/berhenti/" in told
    assert "2 hal masih perlu dari Anda" in markup(clerk.get(f"{room}peristiwa/"))


def test_a_paper_of_the_employer_is_received_and_no_other(clerk, room, spell):
    tell(clerk, room, spell, "phk", happened_on="31-03-2025")
    event = LifeEvent.objects.get()

    def send(kind, content=w.PDF, name="surat.pdf"):
        file = SimpleUploadedFile(name, content)
        return clerk.post(f"{room}peristiwa/{event.pk}/dokumen/", {"kind": kind, "file": file}, follow=True)

    assert send("identity").status_code == 422
    bad = send("dismissal_proof", b"teks", "surat.txt")
    assert bad.status_code == 422 and "“surat.txt” bukan PDF, JPG, atau PNG" in markup(bad)
    assert not Document.objects.exists()
    assert "Bukti PHK sudah kami terima" in markup(send("dismissal_proof"))
    assert Document.objects.get().kind == "dismissal_proof"


def test_the_clerk_sees_neither_what_the_worker_sent_nor_why_savings_are_drawn(clerk, room, spell):
    tell(clerk, room, spell, "kecelakaan", happened_on="31-03-2025")
    accident = LifeEvent.objects.get()
    one = w.claim(accident, "JKK")
    w.papers(one, NOW)
    drawn = w.reported(spell, "resignation", when=NOW, on=dt.date(2025, 4, 1), reporter="member")
    told = markup(clerk.get(f"{room}peristiwa/{accident.pk}/"))
    assert one.number not in told and "KTP" not in told and "identity" not in told
    assert clerk.get(f"{room}peristiwa/{drawn.pk}/").status_code == 404
    assert "Mengundurkan diri" not in markup(clerk.get(f"{room}peristiwa/"))


def test_a_day_outside_the_work_here_and_a_day_to_come_are_refused(clerk, room, spell):
    before = tell(clerk, room, spell, "kecelakaan", happened_on="02-05-2021")
    assert before.status_code == 422 and "tidak tercatat bekerja di sini" in markup(before)
    assert tell(clerk, room, spell, "kecelakaan", happened_on="03-04-2025").status_code == 422
    assert not LifeEvent.objects.exists()


def test_workers_and_events_of_another_employer_are_not_there(clerk, room, spell, client_of):
    other = months.worker(months.employer("JJ990001"), 2)
    assert clerk.get(f"{room}pekerja/{other.pk}/lapor/kecelakaan/").status_code == 404
    told = Report("accident", other.person_id, w.EVENT_ON, "employer", "counter")
    event = report_event(told, by=w.officer(), at=NOW)
    assert clerk.get(f"{room}peristiwa/{event.pk}/").status_code == 404
    assert clerk.get(f"/perusahaan/JJ990001-{other.employer.division}/peristiwa/").status_code == 404
    assert clerk.get(f"{room}pekerja/{spell.pk}/lapor/apa-saja/").status_code == 404


def test_what_another_employer_of_the_worker_told_before_is_not_opened_to_this_one(clerk, room, spell):
    second = months.employer("JJ990002")
    Employment.objects.create(person=spell.person, employer=second, started_on=dt.date(2024, 1, 1))
    told = Report("death", spell.person_id, w.EVENT_ON, "employer", "counter", employer_id=second.pk)
    report_event(told, by=w.officer(), at=w.REPORTED)
    answer = tell(clerk, room, spell, "meninggal", happened_on="24-03-2025")
    assert answer.status_code == 200 and "turut berduka" in markup(answer)
    assert answer.redirect_chain[-1][0] == f"{room}peristiwa/"
