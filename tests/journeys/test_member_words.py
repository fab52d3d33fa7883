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
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

from .visitor import Visitor

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


@pytest.fixture
def spell(clock) -> Employment:
    """The first of two workers; the employer declared only the other, so that a search finds this one missing, too."""
    one = months.worker(months.employer(), 1)
    Person.objects.filter(pk=one.person_id).update(region_id="61.12")
    w.declared(months.worker(one.employer, 2))
    make_user("siti", ("member", "person", str(one.person_id)))
    make_user("fitri", ("clerk", "employer", str(one.employer_id)))
    make_user("dewi", ("officer", "office", "PTK"))
    leave_marker(at=w.APRIL_30, today=w.APRIL_30.date(), people=2, employers=1, scale=1)
    return one


def siti_says_she_left(siti: Visitor) -> None:
    siti.enter("siti", "/peserta/pekerjaan/").look("kosong").follow("Saya sudah keluar")
    siti.fill(day="2025/31/03").choose(end_reason="resigned").press("Kirim pernyataan")
    siti.page.wait_for_selector(".field--wrong")
    siti.page.wrong.clear()  # the browser logs the 422
    siti.look("keluar-salah").fill(day="31-03-2025")
    paper = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": w.PDF}
    siti.page.set_input_files("#id_paper", files=[paper])
    siti.press("Kirim pernyataan")
    siti.page.get_by_text("Jawaban ditunggu sampai Selasa, 13 Mei 2025.").wait_for()
    siti.look("menunggu")


def the_employer_sees_it_and_is_silent(clerk: Visitor) -> None:
    clerk.enter("fitri", "/perusahaan/JJ120217-000/pemeriksaan/").look("pemeriksaan")
    clerk.follow("menyatakan sudah keluar")
    clerk.page.get_by_role("button", name="Kirim jawaban").wait_for()
    clerk.look("pernyataan")


def the_branch_believes_her(desk: Visitor, spell: Employment) -> None:
    desk.enter("dewi", "/petugas/kepatuhan/").look("daftar").go("/petugas/kepatuhan/?jenis=said_left")
    desk.page.locator("tbody a.id, tbody th a").last.click()
    desk.page.get_by_text("tidak menjawab sampai 13 Mei 2025").wait_for()
    desk.look("kata").page.fill("#alasan-putus", "Surat keluar dan absensi cocok.")
    desk.press("Terima kata pekerja")
    desk.page.get_by_text("Diputus. Masa kerja Anda berakhir 31 Maret 2025.").wait_for()
    assert Employment.objects.get(pk=spell.pk).ended_on == dt.date(2025, 3, 31)


def the_branch_writes_about_the_missing_one(desk: Visitor) -> None:
    desk.go("/petugas/kepatuhan/?jenis=missing")
    desk.page.locator("tbody a.id, tbody th a").last.click()
    desk.page.select_option("#langkah", "letter_1")
    desk.press("Simpan langkah dan buat surat")
    desk.page.get_by_text("Unduh surat").wait_for()
    desk.look("perkara").page.set_viewport_size({"width": 360, "height": 800})
    desk.width = 360
    desk.look("perkara")


def both_read_what_became_of_it(siti: Visitor, clerk: Visitor) -> None:
    siti.enter("siti", "/peserta/pekerjaan/")
    assert "Masa kerja Anda berakhir 31 Maret 2025." in siti.told
    siti.look("selesai")
    clerk.enter("fitri", "/perusahaan/JJ120217-000/pemeriksaan/").follow("Pekerja tidak dilaporkan")
    clerk.page.get_by_role("button", name="Kirim jawaban").wait_for()
    clerk.look("perkara")


def test_a_worker_who_left_is_taken_off_the_list_although_the_employer_is_silent(site, spell, clock, visitor):
    siti, clerk = visitor("pekerjaan", width=360), visitor("perusahaan-pekerjaan", width=360)
    siti_says_she_left(siti)
    the_employer_sees_it_and_is_silent(clerk)
    tend_cases(clock(LATER))
    desk = visitor("petugas-kepatuhan")
    the_branch_believes_her(desk, spell)
    the_branch_writes_about_the_missing_one(desk)
    both_read_what_became_of_it(siti, clerk)
