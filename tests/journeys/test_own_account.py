"""Journey: from nothing to a paid membership on a phone, the card that proves it, and one more in coverage."""

from __future__ import annotations

import pytest

from payung.own_account.models import Membership
from tests.own_account.world import digits
from tests.web.books import employer, month, still_clock

from .coverage_seen import seen_in_coverage, somebody_counts
from .test_member_balance import site
from .visitor import Visitor

__all__ = ["employer", "site", "still_clock"]
pytestmark = pytest.mark.browser


def registers(maria: Visitor) -> None:
    """Who, the code on the telephone, what work."""
    maria.go("/daftar/").look("daftar")
    maria.fill(nik="6112 0447 0288 0001", name="Maria Goreti", birth_date="07-02-1988", phone="0812 0000 0001")
    maria.press("Kirim kode")
    maria.page.wait_for_selector("#id_code")
    maria.look("kode").fill(code=digits()).press("Lanjut")
    maria.page.wait_for_selector("#id_occupation")
    maria.look("pekerjaan").choose(occupation="pedagang", region="61.12", income="2950000")
    maria.page.check("#id_jht")
    maria.press("Lihat iuran saya")
    maria.page.wait_for_selector("#h-bayar")


def pays_for_november(maria: Visitor) -> None:
    maria.page.get_by_text("Dari mana jumlah ini").click()
    maria.look("bulan")
    maria.page.check("input[value='1:2026-11-01:0']")
    maria.press("Minta kode bayar")
    maria.page.wait_for_selector(".code__n")
    # Base 2.950.000: JKK 29.500 and JKM 6.800 at half = 18.150; JHT 59.000.
    assert "Rp77.150" in maria.told
    maria.look("kode-bayar").follow("Bayar di bank contoh").press("Bayar")
    assert "Perlindungannya sudah berlaku" in maria.told


def is_covered(maria: Visitor) -> None:
    maria.go("/peserta/mandiri/")
    assert "30 November 2026" in maria.told
    maria.look("aktif")
    for name, path in (
        ("kartu", "/peserta/kartu/"),
        ("saldo", "/peserta/"),
        ("ubah", "/peserta/mandiri/ubah/"),
        ("berhenti", "/peserta/mandiri/berhenti/"),
        ("telepon", "/daftar/telepon/"),
        ("periksa-kartu", "/kartu/"),
        ("masuk-kode", "/masuk/kode/"),
    ):
        maria.go(path).look(name)
    assert Membership.objects.get().person.name == "Maria Goreti"


def test_somebody_registers_pays_and_is_covered_in_three_minutes_on_a_phone(site, employer, visitor):
    somebody_counts(employer, month(11))
    maria = visitor("mandiri", width=360)
    registers(maria)
    pays_for_november(maria)
    is_covered(maria)
    seen_in_coverage(maria, month(11), BPU=1)
