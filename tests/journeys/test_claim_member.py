"""Journey: a member tells of leaving work, sends a paper, writes the account, and sees the trail."""

from __future__ import annotations

import pytest

from payung.jobs.settle import settle
from payung.payments.simulator import SimulatedBank
from tests.claims.world import PDF
from tests.journeys.test_member_balance import site
from tests.web.books import NOW, billed, budi, employer, month, siti, still_clock
from tests.web.conftest import PASSWORD, make_user

__all__ = ["budi", "employer", "site", "siti", "still_clock"]
pytestmark = pytest.mark.browser


@pytest.fixture
def member(site, browser_page, employer, siti, budi):
    """Siti, logged in on a phone, whose September was paid: there is a balance to draw."""
    make_user("siti", ("member", "person", str(siti.pk)))
    bill = billed(employer, month(9), siti, budi)
    SimulatedBank().pay(bill.payment_code, bill.amount, at=NOW)
    settle(NOW)
    page = browser_page(width=360)
    page.goto(f"{site}/peserta/")
    page.fill("#username", "siti")
    page.fill("#password", PASSWORD)
    page.click("form.form button")
    page.wait_for_selector("#saldo")
    return page


def test_a_member_tells_of_leaving_work_sends_a_paper_and_sees_who_is_next(member, axe, no_overflow, shoot):
    page = member
    look = Look(page, axe, no_overflow, shoot)

    page.get_by_role("link", name="Klaim", exact=True).click()
    page.wait_for_selector("#h-lapor")
    look("klaim")
    page.get_by_role("link", name="Saya mengundurkan diri").click()
    page.fill("#id_happened_on", "2026/20/11")
    page.select_option("#id_npwp", "ya")
    page.get_by_role("button", name="Laporkan").click()
    page.wait_for_selector(".field--wrong")
    page.wrong.clear()  # the browser logs the 422
    look("klaim-lapor-salah")
    page.fill("#id_happened_on", "19-11-2026")
    page.get_by_role("button", name="Laporkan").click()
    page.wait_for_selector("#h-dokumen")
    assert "Anda" in page.inner_text(".next")
    look("klaim-baru")

    page.set_input_files("#b-identity", files=[{"name": "ktp.txt", "mimeType": "text/plain", "buffer": b"bukan"}])
    page.get_by_role("button", name="Kirim KTP").click()
    page.wait_for_selector("#w-identity")
    assert "“ktp.txt” bukan PDF, JPG, atau PNG" in page.inner_text("#w-identity")
    page.wrong.clear()
    look("klaim-berkas-salah")
    page.set_input_files("#b-identity", files=[{"name": "ktp.pdf", "mimeType": "application/pdf", "buffer": PDF}])
    page.get_by_role("button", name="Kirim KTP").click()
    page.wait_for_selector("#dok-identity .status--safe")

    page.fill("#id_bank", "Bank Contoh")
    page.fill("#id_account_number", "0012 3444 71")
    page.get_by_role("button", name="Simpan rekening").click()
    page.get_by_text("•••• 4471, atas nama").wait_for()
    assert "Petugas klaim" in page.inner_text(".next")
    assert "KTP atau paspor peserta" in page.inner_text(".trail")
    look("klaim-lengkap")

    page.get_by_role("link", name="Saldo").click()
    page.wait_for_selector("#klaim")
    assert "Petugas klaim" in page.inner_text(".next")
    look("saldo-dengan-klaim")


class Look:
    """Every page of the journey: no violation, nothing wider than the screen, a picture."""

    def __init__(self, page, axe, no_overflow, shoot) -> None:
        self.page, self.axe, self.no_overflow, self.shoot = page, axe, no_overflow, shoot

    def __call__(self, name: str) -> None:
        self.shoot(self.page, f"{name}-360")
        self.axe(self.page)
        self.no_overflow(self.page)
