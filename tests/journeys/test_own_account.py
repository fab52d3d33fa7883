"""Journey: from nothing to a paid membership on a phone, and the card that proves it."""

from __future__ import annotations

import pytest

from payung.own_account.models import Membership
from tests.journeys.test_member_balance import site
from tests.own_account.world import digits
from tests.web.books import employer, still_clock

__all__ = ["employer", "site", "still_clock"]
pytestmark = pytest.mark.browser


def test_somebody_registers_pays_and_is_covered_in_three_minutes_on_a_phone(
    site, employer, browser_page, axe, no_overflow, shoot
):
    page = browser_page(width=360)

    def look(name: str) -> None:
        axe(page)
        no_overflow(page)
        shoot(page, f"mandiri-{name}-360")

    page.goto(f"{site}/daftar/")
    look("daftar")
    page.fill("#id_nik", "6112 0447 0288 0001")
    page.fill("#id_name", "Maria Goreti")
    page.fill("#id_birth_date", "07-02-1988")
    page.fill("#id_phone", "0812 0000 0001")
    page.get_by_role("button", name="Kirim kode").click()
    page.wait_for_selector("#id_code")
    look("kode")
    page.fill("#id_code", digits())
    page.get_by_role("button", name="Lanjut").click()
    page.wait_for_selector("#id_occupation")
    look("pekerjaan")
    page.select_option("#id_occupation", "pedagang")
    page.select_option("#id_region", "61.12")
    page.select_option("#id_income", "2950000")
    page.check("#id_jht")
    page.get_by_role("button", name="Lihat iuran saya").click()
    page.wait_for_selector("#h-bayar")
    page.get_by_text("Dari mana jumlah ini").click()
    look("bulan")
    page.check("input[value='1:2026-11-01:0']")
    page.get_by_role("button", name="Minta kode bayar").click()
    page.wait_for_selector(".code__n")
    # Base 2.950.000: JKK 29.500 and JKM 6.800 at half = 18.150; JHT 59.000.
    assert "Rp77.150" in page.inner_text("main")
    look("kode-bayar")
    page.get_by_role("link", name="Bayar di bank contoh").click()
    page.get_by_role("button", name="Bayar").first.click()
    page.wait_for_load_state()
    assert "Perlindungannya sudah berlaku" in page.inner_text("main")
    page.goto(f"{site}/peserta/mandiri/")
    assert "30\u00a0November 2026" in page.inner_text("main")
    look("aktif")
    page.goto(f"{site}/peserta/kartu/")
    look("kartu")
    page.goto(f"{site}/peserta/")
    look("saldo")
    page.goto(f"{site}/peserta/mandiri/ubah/")
    look("ubah")
    page.goto(f"{site}/peserta/mandiri/berhenti/")
    look("berhenti")
    page.goto(f"{site}/daftar/telepon/")
    look("telepon")
    page.goto(f"{site}/kartu/")
    look("periksa-kartu")
    page.goto(f"{site}/masuk/kode/")
    look("masuk-kode")
    assert Membership.objects.get().person.name == "Maria Goreti"
