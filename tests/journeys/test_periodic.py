"""Journeys: a month of job-loss benefit and a school year, from what is told to the money on the account."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from payung.demo.marker import leave_marker
from payung.jobs.periodic import pay_month
from tests.claims import periodic as p
from tests.claims import world as w
from tests.contributions import world as months
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

from .visitor import Visitor

__all__ = ["site"]
pytestmark = pytest.mark.browser


@pytest.fixture
def clock(monkeypatch, db):
    """The day of the pages, moved by the test."""

    def at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    return at


def paper(name: str, kind: str = "application/pdf", content: bytes = w.PDF) -> list[dict]:
    return [{"name": name, "mimeType": kind, "buffer": content}]


def the_bank_carries_it_out(desk: Visitor, amount: str) -> None:
    order = desk.go("/bank/perintah/").page.locator("#h-berkala ~ .box")
    assert amount in order.inner_text()
    desk.look("bank").page.locator("#h-berkala ~ .box").get_by_role("button", name="Uang sudah sampai").click()
    desk.page.get_by_text("Uang masuk ke rekening").wait_for()


def arrived(member: Visitor, *told: str) -> None:
    member.page.reload()
    paid = member.page.inner_text("section[aria-labelledby=h-bayar]")
    assert all(each in paid for each in ("diterima", *told)), paid


def april_is_told(siti: Visitor) -> None:
    siti.enter("siti", "/peserta/")
    siti.page.get_by_role("link", name="Klaim", exact=True).first.click()
    siti.page.get_by_role("link", name="Berkala", exact=True).click()
    siti.look("daftar").follow("Uang tunai JKP").fill(firms="PT Satu\nPT Dua\npt satu")
    siti.choose(self_assessed="ya", counselled="ya", training_advised="tidak").press("Kirim laporan")
    siti.page.wait_for_selector(".field--wrong")
    siti.page.wrong.clear()  # the browser logs the 422
    assert "belum cukup" in siti.page.inner_text(".field--wrong")
    siti.look("salah").fill(firms="PT Satu\nPT Dua\nPT Tiga\nPT Empat\nPT Lima").press("Kirim laporan")
    siti.page.get_by_text("menunggu diperiksa").first.wait_for()
    siti.look("terkirim")


def april_is_checked(desk: Visitor) -> None:
    desk.enter("dewi", "/petugas/berkala/").look("daftar").follow("bukti menunggu diperiksa")
    desk.page.locator("tbody a").first.click()
    assert "PT Lima" in desk.page.inner_text("#h-periksa + .box")
    desk.look("satu").press("Terima bukti")
    desk.page.get_by_text("Bukti diterima").wait_for()


def test_a_month_of_job_loss_is_told_checked_and_arrives(site, visitor, clock):
    # 60 % of 3,650,000 = 2,190,000. Claimed on 25 March 2025: April is told from the 25th to the 30th.
    p.job_loss()
    make_user("siti", ("member", "person", str(p.right().claim.person_id)))
    make_user("dewi", ("officer", "office", "PTK"))
    leave_marker(at=p.when(2025, 3), today=dt.date(2025, 3, 1), people=1, employers=1, scale=1)
    now = clock(p.when(2025, 4, 26))
    siti, desk = visitor("berkala-jkp", width=360), visitor("petugas-berkala")
    april_is_told(siti)
    april_is_checked(desk)
    assert pay_month(now) == 1
    the_bank_carries_it_out(desk, "Rp2.190.000")
    arrived(siti, "April 2025", "Rp2.190.000")
    siti.look("dibayar")


def the_guardian_sends_a_letter(mother: Visitor, files: list[dict]) -> None:
    mother.choose(level="SD", studying="ya", married="tidak", other_work="tidak")
    mother.page.set_input_files("#id_paper", files=files)
    mother.press("Kirim bukti sekolah")


def the_school_year_is_told(mother: Visitor) -> None:
    mother.enter("tere", "/peserta/berkala/").follow("Beasiswa")
    the_guardian_sends_a_letter(mother, paper("surat.txt", "text/plain", b"bukan"))
    mother.page.get_by_text("bukan PDF, JPG, atau PNG").wait_for()
    mother.page.wrong.clear()
    mother.look("salah").page.set_input_files("#id_paper", files=paper("surat.pdf"))
    mother.press("Kirim bukti sekolah")
    mother.page.get_by_text("menunggu diperiksa").first.wait_for()
    mother.look("terkirim")


def the_letter_goes_back_with_a_reason(desk: Visitor, mother: Visitor) -> None:
    desk.enter("dewi", "/petugas/berkala/?perlu=bukti&program=SCHOLARSHIP")
    desk.page.locator("tbody a").first.click()
    desk.page.get_by_text("Kembalikan dengan alasan").click()
    desk.look("kembalikan").page.fill("input[name=alasan]", "Surat belum dicap sekolah.")
    desk.press("Kembalikan bukti")
    desk.page.get_by_text("Bukti dikembalikan").wait_for()
    mother.page.reload()
    assert "Surat belum dicap sekolah." in mother.page.inner_text("section[aria-labelledby=h-bulan]")


def the_stamped_letter_is_accepted(desk: Visitor, mother: Visitor) -> None:
    the_guardian_sends_a_letter(mother, paper("cap.pdf"))
    mother.page.get_by_text("menunggu diperiksa").first.wait_for()
    desk.page.reload()
    desk.press("Terima bukti")
    desk.page.get_by_text("Bukti diterima").wait_for()


def test_a_school_year_is_proven_by_the_guardian_checked_and_arrives(site, visitor, clock):
    # SD: 1,500,000 a year; the mother, a member herself, sends the letter for the year that began in March 2026.
    tere = months.worker(months.employer("JJ120218"), 2).person
    p.scholarship((replace(w.WIFE, person_id=tere.pk), *w.FAMILY[1:]))
    make_user("tere", ("member", "person", str(tere.pk)))
    make_user("dewi", ("officer", "office", "PTK"))
    leave_marker(at=p.when(2025, 3), today=dt.date(2025, 3, 1), people=1, employers=1, scale=1)
    now = clock(p.when(2026, 4, 2))
    mother, desk = visitor("berkala-sekolah", width=360), visitor("petugas-sekolah")
    the_school_year_is_told(mother)
    the_letter_goes_back_with_a_reason(desk, mother)
    the_stamped_letter_is_accepted(desk, mother)
    assert pay_month(now) == 1
    the_bank_carries_it_out(desk, "Rp1.500.000")
    arrived(mother)
    mother.look("dibayar")
