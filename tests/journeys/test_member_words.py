"""Journey: the worker says "I left", the employer is silent, the branch decides, the employment is ended."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from payung.demo.marker import leave_marker
from payung.jobs.compliance import tend_cases
from payung.registry.models import Employment, Person
from tests.compliance import world as w
from tests.contributions import world as months
from tests.journeys.test_claim_member import Look
from tests.journeys.test_claim_officer import log_in
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser
LATER = dt.datetime(2025, 5, 15, 3, tzinfo=dt.UTC)  # past 13 May, the last day for an answer


@pytest.fixture
def clock(monkeypatch, db):
    def at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    at(w.APRIL_30)
    return at


def test_a_worker_who_left_is_taken_off_the_list_although_the_employer_is_silent(
    site, browser_page, clock, axe, no_overflow, shoot
):
    spell = months.worker(months.employer(), 1)
    Person.objects.filter(pk=spell.person_id).update(region_id="61.12")
    w.declared(months.worker(spell.employer, 2))  # so that a search finds the first worker missing, too
    make_user("siti", ("member", "person", str(spell.person_id)))
    make_user("fitri", ("clerk", "employer", str(spell.employer_id)))
    make_user("dewi", ("officer", "office", "PTK"))
    leave_marker(at=w.APRIL_30, today=w.APRIL_30.date(), people=2, employers=1, scale=1)

    page = browser_page(width=360)
    log_in(page, site, "siti")
    look = Look(page, axe, no_overflow, shoot)
    page.goto(f"{site}/peserta/pekerjaan/")
    look("pekerjaan")
    page.get_by_role("link", name="Saya sudah keluar").click()
    page.fill("#id_day", "2025/31/03")
    page.select_option("#id_end_reason", "resigned")
    page.get_by_role("button", name="Kirim pernyataan").click()
    page.wait_for_selector(".field--wrong")
    page.wrong.clear()  # the browser logs the 422
    look("pekerjaan-keluar-salah")
    page.fill("#id_day", "31-03-2025")
    page.set_input_files("#id_paper", files=[{"name": "surat.pdf", "mimeType": "application/pdf", "buffer": w.PDF}])
    page.get_by_role("button", name="Kirim pernyataan").click()
    page.get_by_text("Jawaban ditunggu sampai Selasa, 13 Mei 2025.").wait_for()
    look("pekerjaan-menunggu")

    clerk = browser_page(width=360)
    log_in(clerk, site, "fitri")
    theirs = Look(clerk, axe, no_overflow, shoot)
    clerk.goto(f"{site}/perusahaan/JJ120217-000/pemeriksaan/")
    theirs("perusahaan-pemeriksaan")
    clerk.get_by_role("link", name="menyatakan sudah keluar").click()
    clerk.get_by_role("button", name="Kirim jawaban").wait_for()
    theirs("perusahaan-pernyataan")

    tend_cases(clock(LATER))
    desk = browser_page(width=1280)
    log_in(desk, site, "dewi")
    desk.goto(f"{site}/petugas/kepatuhan/")
    shoot(desk, "petugas-kepatuhan-1280")
    axe(desk)
    no_overflow(desk)
    desk.goto(f"{site}/petugas/kepatuhan/?jenis=said_left")
    desk.locator("tbody a.id, tbody th a").last.click()
    desk.get_by_text("tidak menjawab sampai 13 Mei 2025").wait_for()
    shoot(desk, "petugas-perkara-kata-1280")
    axe(desk)
    no_overflow(desk)
    desk.fill("#alasan-putus", "Surat keluar dan absensi cocok.")
    desk.get_by_role("button", name="Terima kata pekerja").click()
    desk.get_by_text("Diputus. Masa kerja Anda berakhir 31 Maret 2025.").wait_for()
    assert Employment.objects.get(pk=spell.pk).ended_on == dt.date(2025, 3, 31)
    desk.goto(f"{site}/petugas/kepatuhan/?jenis=missing")
    desk.locator("tbody a.id, tbody th a").last.click()
    desk.select_option("#langkah", "letter_1")
    desk.get_by_role("button", name="Simpan langkah dan buat surat").click()
    desk.get_by_text("Unduh surat").wait_for()
    shoot(desk, "petugas-perkara-1280")
    axe(desk)
    desk.set_viewport_size({"width": 360, "height": 800})
    shoot(desk, "petugas-perkara-360")
    no_overflow(desk)

    log_in(page, site, "siti")
    page.goto(f"{site}/peserta/pekerjaan/")
    assert "Masa kerja Anda berakhir 31 Maret 2025." in page.inner_text("main")
    look("pekerjaan-selesai")
    log_in(clerk, site, "fitri")
    clerk.goto(f"{site}/perusahaan/JJ120217-000/pemeriksaan/")
    clerk.get_by_role("link", name="Pekerja tidak dilaporkan").click()
    clerk.get_by_role("button", name="Kirim jawaban").wait_for()
    theirs("perusahaan-perkara")
