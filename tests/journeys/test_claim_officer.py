"""Journey: a death told at the counter becomes money on its way: two officers, one family, one sum worked by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from payung.audit.models import Look
from payung.claims.models import Claim, PaymentInstruction
from tests.claims import world
from tests.journeys.test_member_balance import site
from tests.web.conftest import PASSWORD, make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser
# Died 24 March 2025, not of work; a member since 2021. PP 82/2019: at once 20.000.000, 24 months × 500.000 =
# 12.000.000, burial 10.000.000; together 42.000.000. The widow and one child share equally: 21.000.000 each.
GRANT, SHARE = "Rp42.000.000", "Rp21.000.000"
NOW = world.at(3, 27, 10)


@pytest.fixture
def late_march(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def member(db, late_march):
    make_user("dewi", ("officer", "office", "PTK"))
    make_user("joko", ("approver", "office", "PTK"))
    return world.worker().person


def log_in(page: Page, site: str, username: str) -> None:
    page.goto(f"{site}/masuk/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("form.form button")
    page.wait_for_selector(".canopy__who", state="attached")


def told_at_the_counter(page: Page, site: str, member, checks) -> Claim:
    """The death is reported; the page of the death grant is open afterwards."""
    shoot, axe, no_overflow = checks
    page.goto(f"{site}/petugas/klaim/")
    page.get_by_role("link", name="Catat peristiwa di loket").click()
    page.select_option("#jenis", "death")
    page.fill("#cari", member.member_number)
    page.get_by_role("button", name="Cari peserta").click()
    shoot(page, "claim-choose-1280")
    axe(page)
    page.get_by_role("link", name="Pilih").click()
    page.fill("#id_happened_on", "24-03-2025")
    page.select_option("#id_reporter", "heir")
    page.fill("#id_reported_by", "Theresia Lansi")
    page.fill("#id_relation", "istri")
    page.select_option("#id_work_accident", "tidak")
    page.select_option("#id_children", "tidak")
    shoot(page, "claim-report-1280")
    axe(page)
    no_overflow(page)
    page.get_by_role("button", name="Catat dan buka klaimnya").click()
    page.wait_for_selector("#h-dok")
    return Claim.objects.get(programme="JKM")


def filled(page: Page, one: Claim, checks) -> None:
    """Heirs and papers; then the file is complete."""
    shoot, axe, no_overflow = checks
    page.get_by_role("link", name="Isi atau ubah ahli waris").click()
    for place, (name, relation) in enumerate((("THERESIA LANSI", "spouse"), ("MARIA", "child"))):
        page.fill(f"#id_w-{place}-name", name)
        page.select_option(f"#id_w-{place}-relation", relation)
        page.fill(f"#id_w-{place}-birth_date", f"09-01-{1990 + place * 13}")
        page.fill(f"#id_w-{place}-bank", "kapuas")
        page.fill(f"#id_w-{place}-account_number", f"001234447{place}")
        page.fill(f"#id_w-{place}-account_holder", name)
    shoot(page, "claim-heirs-1280")
    axe(page)
    page.get_by_role("button", name="Simpan ahli waris").click()
    page.wait_for_selector("#h-dok")
    shoot(page, "claim-gathering-1280")
    axe(page)
    no_overflow(page)
    for kind in ("heir_identity", "family_card", "death_certificate", "heir_certificate"):
        page.select_option("#jenis", kind)
        content = world.PDF + kind.encode() + b"%%EOF"
        page.set_input_files("#berkas", {"name": f"{kind}.pdf", "mimeType": "application/pdf", "buffer": content})
        page.get_by_role("button", name="Simpan dokumen").click()
        page.wait_for_selector(".note--safe")
    page.get_by_role("button", name="Berkas lengkap, mulai hitung waktu").click()
    page.wait_for_selector("#h-putus")
    assert Claim.objects.get(pk=one.pk).due_on > dt.date(2025, 3, 27)


def test_a_death_told_at_the_counter_is_granted_approved_and_sent_to_the_bank(
    site, member, browser_page, shoot, axe, no_overflow
):
    checks = (shoot, axe, no_overflow)
    desk, phone, other = browser_page(width=1280), browser_page(width=360), browser_page(width=1280)
    log_in(desk, site, "dewi")
    log_in(phone, site, "dewi")
    log_in(other, site, "joko")
    one = told_at_the_counter(desk, site, member, checks)
    filled(desk, one, checks)
    address = f"{site}/petugas/klaim/{one.number}/"
    assert desk.locator("#h-hitung ~ table tfoot").inner_text().endswith(GRANT)
    assert desk.get_by_text(SHARE).count() == 2
    for page, width in ((desk, "1280"), (phone, "360")):
        page.goto(address)
        shoot(page, f"claim-decide-{width}")
        no_overflow(page)
        axe(page)

    desk.check("[name=dibaca]")
    desk.fill("#catatan", "Akta kematian dicocokkan dengan dinas kependudukan")
    desk.get_by_role("button", name=f"Kabulkan {GRANT}").click()
    desk.wait_for_selector("#h-tunggu")
    assert desk.get_by_role("button", name=f"Setujui {GRANT}").count() == 0

    other.goto(address)
    shoot(other, "claim-approve-1280")
    axe(other)
    other.get_by_role("button", name=f"Setujui {GRANT}").click()
    other.wait_for_selector("#h-bayar")
    other.get_by_role("button", name=f"Kirim perintah bayar {GRANT}").click()
    other.wait_for_selector("h3:has-text('Perintah bayar')")
    shoot(other, "claim-instructed-1280")
    axe(other)
    assert sorted(PaymentInstruction.objects.values_list("amount", flat=True)) == [21_000_000, 21_000_000]
    assert Claim.objects.get(pk=one.pk).state == "instructed"

    for page, width in ((desk, "1280"), (phone, "360")):
        page.goto(f"{site}/petugas/klaim/")
        shoot(page, f"claim-list-{width}")
        no_overflow(page)
        axe(page)
    assert set(Look.objects.filter(person_id=member.pk).values_list("actor_name", flat=True)) == {"Dewi", "Joko"}
