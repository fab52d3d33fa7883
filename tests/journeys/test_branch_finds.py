"""Journeys of an officer: money with a mistyped code, a card number that was told, a difference of a past month."""

from __future__ import annotations

import pytest

from payung.compliance.models import WageCorrection
from payung.identity.models import ToldCard
from payung.payments.models import ReceiptAnswer
from payung.registry.models import Employment
from tests.identity.world import PAPER
from tests.journeys.test_identity import visit
from tests.journeys.test_member_balance import site
from tests.web.books import BILLED, billed, employer, made_employer, month, siti, still_clock
from tests.web.conftest import make_user
from tests.web.test_strays import slip, stray
from tests.web.test_told_cards import carried

__all__ = ["employer", "site", "siti", "still_clock"]
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_money_with_two_digits_exchanged_reaches_its_bill(
    site, browser_page, axe, no_overflow, shoot, siti, employer, width
):
    bill = billed(employer, month(10), siti)
    stray(slip(bill.payment_code), BILLED)
    stray("80000000000", 250_000)
    make_user("pusat", ("officer", "all", ""))
    page = browser_page(width=width)
    visit(page, site, "/petugas/uang/", "pusat")
    axe(page), no_overflow(page), shoot(page, f"strays-{width}")
    page.click(f"#daftar a:has-text('{slip(bill.payment_code)}')")
    page.wait_for_selector("text=Lunasi kode yang dimaksud")
    axe(page), no_overflow(page), shoot(page, f"stray-{width}")
    page.fill("#alasan-pakai", "Bank: dua angka tertukar")
    page.click("button:has-text('Lunasi dengan uang ini')")
    page.wait_for_selector("text=Uangnya melunasi kode")
    axe(page), no_overflow(page), shoot(page, f"stray-used-{width}")
    bill.refresh_from_db()
    assert bill.state == "paid" and ReceiptAnswer.objects.get().code == bill.payment_code


@pytest.mark.parametrize("width", [360, 1280])
def test_a_card_number_that_was_told_becomes_a_proposal(
    site, browser_page, axe, no_overflow, shoot, siti, employer, width
):
    other = made_employer("19100300", "PT Lain")
    carried(other, ("6112024807959007", siti.cards.get().kpj, "Siti Aminnah", "08-07-1995"))
    make_user("satu", ("officer", "office", "PTK"))
    page = browser_page(width=width)
    visit(page, site, "/petugas/identitas/kartu/", "satu")
    axe(page), no_overflow(page), shoot(page, f"told-cards-{width}")
    page.click("#daftar a:has-text('Siti Aminnah')")
    page.wait_for_selector("text=Ya, miliknya")
    axe(page), no_overflow(page), shoot(page, f"told-card-{width}")
    page.fill("#alasan-ya", "KTP dan kartu lama sama")
    page.set_input_files("#dokumen", {"name": PAPER[0], "mimeType": "application/pdf", "buffer": PAPER[1]})
    page.click("button:has-text('Cocokkan')")
    page.wait_for_selector("text=Usul tercatat")
    assert ToldCard.objects.get().outcome == "merger"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_wage_that_was_higher_is_asked_with_a_code(
    site, browser_page, axe, no_overflow, shoot, siti, employer, width
):
    billed(employer, month(10), siti)
    make_user("siti", ("member", "person", str(siti.pk)))
    make_user("fitri", ("clerk", "employer", str(employer.pk)))
    make_user("satu", ("officer", "office", "PTK"))
    member = browser_page(width=width)
    visit(member, site, "/peserta/pekerjaan/", "siti")
    spell = Employment.objects.get(person=siti)
    visit(member, site, f"/peserta/pekerjaan/{spell.pk}/upah/", "siti")
    member.select_option("[name=month]", "2026-10")
    member.fill("[name=wage]", "6.000.000")
    member.click("main form button")
    member.wait_for_selector("text=Menunggu jawaban perusahaan")

    clerk = browser_page(width=width)
    visit(clerk, site, "/perusahaan/19100217-000/pemeriksaan/", "fitri")
    clerk.click("main a:has-text('Siti Aminah')")
    clerk.check("[name=jawaban][value=setuju]")
    clerk.click("main form button")
    clerk.wait_for_load_state()
    made = WageCorrection.objects.get()
    # Rp1.000.000 more: JHT 57.000, JP 30.000, JKK class 2 5.400, JKM 3.000, together 95.400.
    assert (made.state, made.total) == ("open", 95_400)
    visit(clerk, site, "/perusahaan/19100217-000/tanggungan/", "fitri")
    axe(clerk), no_overflow(clerk), shoot(clerk, f"corrections-employer-{width}")
    assert "Rp95.400" in clerk.inner_text("main").replace("\u00a0", " ")
    visit(clerk, site, "/perusahaan/19100217-000/pekerja/lembar/", "fitri")
    axe(clerk), no_overflow(clerk), shoot(clerk, f"five-sheets-{width}")

    desk = browser_page(width=width)
    visit(desk, site, "/petugas/kepatuhan/selisih/", "satu")
    axe(desk), no_overflow(desk), shoot(desk, f"corrections-{width}")
