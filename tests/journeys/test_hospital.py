"""Journey: a hospital asks, holds a guarantee, reports and bills; a family looks for the nearest one on a phone."""

from __future__ import annotations

import pytest

from payung.claims.models import TreatmentBill
from tests.journeys.test_claim_officer import log_in
from tests.journeys.test_member_balance import site
from tests.web.books import employer, siti, still_clock
from tests.web.conftest import make_user

__all__ = ["employer", "site", "siti", "still_clock"]
pytestmark = pytest.mark.browser


@pytest.fixture
def look(shoot, axe, no_overflow):
    def looked(page, name: str) -> None:
        shoot(page, f"hospital-{name}")
        no_overflow(page)
        axe(page)

    return looked


def ask(page, person) -> None:
    page.fill("#id_number", person.nik)
    page.fill("#id_born", "08-07-1995")
    page.fill("#id_event_on", "20-11-2026")
    page.fill("#id_reason", "Jatuh dari tangga di tempat kerja")
    page.get_by_role("button", name="Tanyakan").click()


def test_a_hospital_goes_from_the_question_to_the_bill(site, siti, browser_page, look):
    make_user("perawat", ("hospital", "facility", "RS-6171-1"))
    desk, phone = browser_page(width=1280), browser_page(width=360)
    for page, width in ((phone, 360), (desk, 1280)):
        log_in(page, site, "perawat")
        page.goto(f"{site}/rumah-sakit/")
        ask(page, siti)
        page.get_by_text("Ya, terlindungi").wait_for()
        look(page, f"1-yes-{width}")
    desk.get_by_role("button", name="Terbitkan surat jaminan").click()
    desk.wait_for_selector("#h-lapor")
    look(desk, "2-guarantee-1280")
    with desk.expect_download() as coming:
        desk.get_by_role("link", name="Unduh surat jaminan").click()
    assert coming.value.path().read_bytes().startswith(b"%PDF-")
    desk.select_option("#id_sure", "belum")
    desk.get_by_role("button", name="Laporkan").click()
    desk.get_by_role("link", name="Kirim tagihan").click()
    desk.fill("#id_number", "INV-7")
    desk.fill("#id_treated_from", "20-11-2026")
    desk.fill("#id_treated_to", "21-11-2026")
    desk.select_option("#id_outcome", "recovered")
    desk.select_option("#id_b-0-kind", "surgery")
    desk.fill("#id_b-0-words", "Jahit luka")
    desk.fill("#id_b-0-amount", "2.000.000")
    look(desk, "3-bill-1280")
    desk.get_by_role("button", name="Kirim tagihan").click()
    desk.wait_for_selector("h3:has-text('INV-7')")
    look(desk, "4-billed-1280")
    phone.goto(desk.url)
    look(phone, "4-billed-360")
    for name in ("jaminan", "tagihan"):
        phone.goto(f"{site}/rumah-sakit/{name}/")
        look(phone, f"5-{name}-360")
    assert TreatmentBill.objects.get().claim.state == "opened"


def test_the_nearest_office_and_hospital_are_found_on_a_phone_without_a_log_in(site, employer, browser_page, look):
    phone, desk = browser_page(width=360), browser_page(width=1280)
    phone.goto(f"{site}/layanan/")
    phone.fill("#daerah", "Kabupaten Landak")
    phone.get_by_role("button", name="Cari").click()
    phone.wait_for_selector("#h-rs")
    look(phone, "6-find-360")
    desk.goto(phone.url)
    look(desk, "6-find-1280")
    desk.goto(f"{site}/layanan/rumah-sakit/")
    look(desk, "7-list-1280")
    phone.goto(f"{site}/periksa-jaminan/")
    look(phone, "8-check-360")
    phone.goto(f"{site}/masuk/")
    look(phone, "9-login-360")
