"""Journey: a widow with one telephone and one death certificate, from nothing to the paid letter."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from payung.claims.models import Claim, PaymentInstruction
from payung.demo.marker import leave_marker
from tests.claims import world
from tests.journeys.steps import bank_confirms, read_pdf, says
from tests.journeys.test_claim_officer import log_in
from tests.journeys.test_member_balance import site
from tests.web.conftest import PASSWORD, make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser
# Died 24 March 2025, not of work. PP 82/2019: at once 20.000.000, 24 months × 500.000 = 12.000.000, burial 10.000.000;
# together 42.000.000. The widow and one child share equally: 21.000.000 each, the child's through her.
GRANT, SHARE = "Rp42.000.000", 21_000_000
NOW = world.at(3, 27, 10)
PAPERS = ("heir_identity", "family_card", "death_certificate", "heir_certificate")


@pytest.fixture
def husband(db, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    leave_marker(at=NOW, today=NOW.date(), people=1, employers=1, scale=1)  # the simulated bank answers
    make_user("dewi", ("officer", "office", "PTK"))
    make_user("joko", ("approver", "office", "PTK"))
    return world.worker().person


@pytest.fixture
def look(shoot, axe, no_overflow):
    def looked(page: Page, name: str) -> None:
        shoot(page, f"widow-{name}")
        no_overflow(page)
        axe(page)

    return looked


def told(phone: Page, site: str, husband, look) -> str:
    """She tells it once, without a log-in. Returns the number of the report."""
    phone.goto(f"{site}/lapor-kematian/")
    look(phone, "1-tell-360")
    phone.fill("#id_name", husband.name.title())
    phone.fill("#id_number", husband.nik)
    phone.fill("#id_died_on", "24-03-2025")
    phone.select_option("#id_work_accident", "tidak")
    phone.fill("#id_reporter", "Theresia Lansi")
    phone.fill("#id_relation", "istri")
    phone.fill("#id_phone", "0812 3456 7890")
    phone.select_option("#id_region_code", "lain")
    phone.get_by_role("button", name="Laporkan").click()
    phone.wait_for_selector(".big")
    look(phone, "2-told-360")
    return phone.inner_text(".big").strip()


def confirmed(desk: Page, site: str, report: str, look) -> tuple[str, str]:
    """The officer confirms it and reads out the code. Returns number and code of the access."""
    desk.goto(f"{site}/petugas/laporan-kematian/")
    look(desk, "3-reports-1280")
    desk.get_by_role("link", name=report).click()
    look(desk, "4-report-1280")
    desk.get_by_role("button", name="Terima dan buka klaim").click()
    desk.wait_for_selector("#nama")
    look(desk, "5-code-1280")
    desk.get_by_role("button", name="Tampilkan kode").click()
    desk.wait_for_selector("#kode-akses")
    return desk.inner_text("#nomor-akses"), desk.inner_text("#kode-akses")


def let_in(phone: Page, site: str, number: str, code: str, look) -> None:
    phone.goto(f"{site}/lapor-kematian/")
    phone.get_by_role("link", name="Sudah punya kode dari petugas?").click()
    phone.fill("#number", number)
    phone.fill("#code", code)
    phone.fill("#password", PASSWORD)
    look(phone, "6-open-360")
    phone.locator("main").get_by_role("button", name="Masuk").click()
    phone.wait_for_selector("text=Yang perlu Anda lakukan")
    look(phone, "7-home-360")


def sent(phone: Page, look) -> None:
    """Photographs of the papers, each once for every claim; then who inherits."""
    phone.get_by_role("link", name="Dokumen", exact=True).click()
    look(phone, "8-papers-360")
    for kind in PAPERS:
        content = world.PDF + kind.encode() + b"%%EOF"
        phone.set_input_files(f"#b-{kind}", {"name": f"{kind}.pdf", "mimeType": "application/pdf", "buffer": content})
        phone.locator(f"section:has(#b-{kind}) button").click()
        phone.wait_for_selector(f"section:has(#h-{kind}) .status--safe")
    phone.get_by_role("link", name="Ahli waris", exact=True).click()
    phone.fill("#id_w-0-bank", "kapuas")
    phone.fill("#id_w-0-account_number", "0012344471")
    phone.fill("#id_w-0-account_holder", "THERESIA LANSI")
    phone.fill("#id_w-1-name", "MARIA")
    phone.select_option("#id_w-1-relation", "child")
    phone.locator("fieldset").nth(1).get_by_text("Bila ia anak").click()
    phone.fill("#id_w-1-birth_date", "09-01-2016")
    look(phone, "9-family-360")
    phone.get_by_role("button", name="Simpan ahli waris").click()
    phone.wait_for_selector("text=Ahli waris tersimpan: 2 orang.")


def paid(desk: Page, other: Page, site: str) -> Claim:
    """Two officers and the bank."""
    one = Claim.objects.get(programme="JKM")
    here = f"{site}/petugas/klaim/{one.number}/"
    desk.goto(here)
    desk.get_by_role("button", name="Berkas lengkap, mulai hitung waktu").click()
    desk.wait_for_selector("#h-putus")
    desk.check("[name=dibaca]")
    desk.get_by_role("button", name=f"Kabulkan {GRANT}").click()
    desk.wait_for_selector("#h-tunggu")
    other.goto(here)
    other.get_by_role("button", name=f"Setujui {GRANT}").click()
    other.wait_for_selector("#h-bayar")
    other.get_by_role("button", name=f"Kirim perintah bayar {GRANT}").click()
    other.wait_for_selector("h3:has-text('Perintah bayar')")
    orders = list(PaymentInstruction.objects.all())
    assert [order.amount for order in orders] == [SHARE, SHARE]
    assert {order.account_number for order in orders} == {"0012344471"}
    bank_confirms(other, site)
    return one


def test_the_widow_with_one_phone_and_one_death_certificate_reaches_the_paid_letter(site, husband, browser_page, look):
    phone, desk, other = browser_page(width=360), browser_page(width=1280), browser_page(width=1280)
    report = told(phone, site, husband, look)
    log_in(desk, site, "dewi")
    number, code = confirmed(desk, site, report, look)
    let_in(phone, site, number, code, look)
    sent(phone, look)
    assert "Petugas klaim" in phone.inner_text("main")
    look(phone, "10-waiting-360")

    log_in(other, site, "joko")
    one = paid(desk, other, site)
    phone.goto(f"{site}/ahli-waris/")
    phone.get_by_role("link", name="Jaminan Kematian").click()
    phone.wait_for_selector("#h-uang")
    look(phone, "11-paid-360")
    assert "Diterima" in phone.inner_text("#h-uang ~ ul") and GRANT in phone.inner_text("main")
    with phone.expect_download() as coming:
        phone.get_by_role("link", name="Unduh surat putusan").click()
    assert coming.value.suggested_filename == f"surat-{one.number}.pdf"
    letter = read_pdf(phone, coming.value.url)
    says(letter, GRANT, "Empat puluh dua juta rupiah", "Rp20.000.000", "Rp12.000.000", "Rp10.000.000", "Rp21.000.000")
    says(letter, "turut berduka", "Theresia Lansi", "melalui wali Theresia Lansi", "PP 44/2015")
