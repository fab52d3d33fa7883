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
from tests.journeys.test_claim_member import Look
from tests.journeys.test_claim_officer import log_in
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser


@pytest.fixture
def clock(monkeypatch, db):
    """The day of the pages, moved by the test."""

    def at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    return at


def opened(made, url, name, width):
    page = made(width=width)
    log_in(page, url, name)
    return page


def test_a_month_of_job_loss_is_told_checked_and_arrives(site, browser_page, clock, axe, no_overflow, shoot):
    # 60 % of 3,650,000 = 2,190,000. Claimed on 25 March 2025: April is told from the 25th to the 30th.
    p.job_loss()
    make_user("siti", ("member", "person", str(p.right().claim.person_id)))
    make_user("dewi", ("officer", "office", "PTK"))
    leave_marker(at=p.when(2025, 3), today=dt.date(2025, 3, 1), people=1, employers=1, scale=1)
    now = clock(p.when(2025, 4, 26))

    page = opened(browser_page, site, "siti", 360)
    look = Look(page, axe, no_overflow, shoot)
    page.goto(f"{site}/peserta/")
    page.get_by_role("link", name="Klaim", exact=True).first.click()
    page.get_by_role("link", name="Berkala", exact=True).click()
    look("berkala")
    page.get_by_role("link", name="Uang tunai JKP").click()
    page.fill("#id_firms", "PT Satu\nPT Dua\npt satu")
    for name in ("self_assessed", "counselled"):
        page.select_option(f"#id_{name}", "ya")
    page.select_option("#id_training_advised", "tidak")
    page.get_by_role("button", name="Kirim laporan").click()
    page.wait_for_selector(".field--wrong")
    page.wrong.clear()  # the browser logs the 422
    assert "belum cukup" in page.inner_text(".field--wrong")
    look("berkala-jkp-salah")
    page.fill("#id_firms", "PT Satu\nPT Dua\nPT Tiga\nPT Empat\nPT Lima")
    page.get_by_role("button", name="Kirim laporan").click()
    page.get_by_text("menunggu diperiksa").first.wait_for()
    look("berkala-jkp-terkirim")

    desk = opened(browser_page, site, "dewi", 1280)
    desk.goto(f"{site}/petugas/berkala/")
    shoot(desk, "petugas-berkala-1280")
    axe(desk)
    desk.get_by_role("link", name="bukti menunggu diperiksa").click()
    desk.locator("tbody a").first.click()
    assert "PT Lima" in desk.inner_text("#h-periksa + .box")
    shoot(desk, "petugas-berkala-satu-1280")
    axe(desk)
    no_overflow(desk)
    desk.get_by_role("button", name="Terima bukti").click()
    desk.get_by_text("Bukti diterima").wait_for()

    assert pay_month(now) == 1
    desk.goto(f"{site}/bank/perintah/")
    assert "Rp2.190.000" in desk.inner_text("#h-berkala ~ .box")
    shoot(desk, "bank-berkala-1280")
    axe(desk)
    desk.locator("#h-berkala ~ .box").get_by_role("button", name="Uang sudah sampai").click()
    desk.get_by_text("Uang masuk ke rekening").wait_for()

    page.reload()
    paid = page.inner_text("section[aria-labelledby=h-bayar]")
    assert "April 2025" in paid and "diterima" in paid and "Rp2.190.000" in paid
    look("berkala-jkp-dibayar")


def test_a_school_year_is_proven_by_the_guardian_checked_and_arrives(
    site, browser_page, clock, axe, no_overflow, shoot
):
    # SD: 1,500,000 a year; the mother, a member herself, sends the letter for the year that began in March 2026.
    mother = months.worker(months.employer("JJ120218"), 2).person
    p.scholarship((replace(w.WIFE, person_id=mother.pk), *w.FAMILY[1:]))
    make_user("tere", ("member", "person", str(mother.pk)))
    make_user("dewi", ("officer", "office", "PTK"))
    leave_marker(at=p.when(2025, 3), today=dt.date(2025, 3, 1), people=1, employers=1, scale=1)
    now = clock(p.when(2026, 4, 2))

    page = opened(browser_page, site, "tere", 360)
    look = Look(page, axe, no_overflow, shoot)
    page.goto(f"{site}/peserta/berkala/")
    page.get_by_role("link", name="Beasiswa").click()
    page.select_option("#id_level", "SD")
    page.select_option("#id_studying", "ya")
    page.select_option("#id_married", "tidak")
    page.select_option("#id_other_work", "tidak")
    page.set_input_files("#id_paper", files=[{"name": "surat.txt", "mimeType": "text/plain", "buffer": b"bukan"}])
    page.get_by_role("button", name="Kirim bukti sekolah").click()
    page.get_by_text("bukan PDF, JPG, atau PNG").wait_for()
    page.wrong.clear()
    look("berkala-sekolah-salah")
    page.set_input_files("#id_paper", files=[{"name": "surat.pdf", "mimeType": "application/pdf", "buffer": w.PDF}])
    page.get_by_role("button", name="Kirim bukti sekolah").click()
    page.get_by_text("menunggu diperiksa").first.wait_for()
    look("berkala-sekolah")

    desk = opened(browser_page, site, "dewi", 1280)
    desk.goto(f"{site}/petugas/berkala/?perlu=bukti&program=SCHOLARSHIP")
    desk.locator("tbody a").first.click()
    desk.get_by_text("Kembalikan dengan alasan").click()
    shoot(desk, "petugas-sekolah-1280")
    desk.fill("input[name=alasan]", "Surat belum dicap sekolah.")
    desk.get_by_role("button", name="Kembalikan bukti").click()
    desk.get_by_text("Bukti dikembalikan").wait_for()

    page.reload()
    assert "Surat belum dicap sekolah." in page.inner_text("section[aria-labelledby=h-bulan]")
    for field, told in (("level", "SD"), ("studying", "ya"), ("married", "tidak"), ("other_work", "tidak")):
        page.select_option(f"#id_{field}", told)
    page.set_input_files("#id_paper", files=[{"name": "cap.pdf", "mimeType": "application/pdf", "buffer": w.PDF}])
    page.get_by_role("button", name="Kirim bukti sekolah").click()
    page.get_by_text("menunggu diperiksa").first.wait_for()
    desk.reload()
    desk.get_by_role("button", name="Terima bukti").click()
    desk.get_by_text("Bukti diterima").wait_for()

    assert pay_month(now) == 1
    desk.goto(f"{site}/bank/perintah/")
    assert "Rp1.500.000" in desk.inner_text("#h-berkala ~ .box")
    desk.locator("#h-berkala ~ .box").get_by_role("button", name="Uang sudah sampai").click()
    desk.get_by_text("Uang masuk ke rekening").wait_for()
    page.reload()
    assert "diterima" in page.inner_text("section[aria-labelledby=h-bayar]")
    look("berkala-sekolah-dibayar")
