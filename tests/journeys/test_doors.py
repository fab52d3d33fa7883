"""Journeys: a claim told by the member, and one told by the employer, each with papers sent through its own page."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from payung.claims.checklist import kinds
from payung.claims.models import Claim
from payung.demo.marker import leave_marker
from tests.claims import world
from tests.journeys.components import LEFT, TAXED, Component
from tests.journeys.steps import (
    brought,
    completed,
    entered,
    facts_written,
    heirs_named,
    judged_and_paid,
    missing,
    paper,
    read_pdf,
    says,
    typed,
)
from tests.journeys.test_components import NOW, member
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser
EMPLOYER_PAPERS = ("chronology", "doctor_certificate")


@pytest.fixture
def look(shoot, axe, no_overflow):
    def looked(page: Page, name: str) -> None:
        shoot(page, f"door-{name}")
        axe(page)
        no_overflow(page)

    return looked


@pytest.fixture
def day(db, monkeypatch):
    """27 March 2025 in a demonstration, with an officer and an approver."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    leave_marker(at=NOW, today=NOW.date(), people=1, employers=1, scale=1)


def officers(browser_page, site: str) -> tuple[Page, Page]:
    desk = entered(browser_page(), site, make_user("dewi", ("officer", "office", "PTK")))
    return desk, entered(browser_page(), site, make_user("joko", ("approver", "office", "PTK")))


def told_by_member(phone: Page, site: str) -> Claim:
    """Resigned on 20 February, told and every paper sent on the member's own pages."""
    phone.goto(f"{site}/peserta/klaim/")
    phone.get_by_role("link", name="Saya mengundurkan diri").click()
    typed(phone, {"happened_on": f"{LEFT:%d-%m-%Y}", **TAXED})
    phone.get_by_role("button", name="Laporkan").click()
    phone.wait_for_selector("#h-dokumen")
    one = Claim.objects.get(programme="JHT")
    for kind in missing(one):
        phone.set_input_files(f"#b-{kind}", paper(kind))
        phone.get_by_role("button", name=f"Kirim {kinds()[kind]}").click()
        phone.get_by_text(f"{kinds()[kind]} sudah kami terima.").wait_for()
    typed(phone, {"bank": "Bank Contoh", "account_number": "0012344471"})
    phone.get_by_role("button", name="Simpan rekening").click()
    phone.get_by_text("•••• 4471, atas nama").wait_for()
    return one


def test_a_member_tells_of_a_resignation_and_reads_the_paid_letter_on_a_phone(site, day, browser_page, look):
    # 12 months × 208,050 = 2,496,600; below 50,000,000 no tax (PP 68/2009). A month has passed since 20 February.
    case = Component("member", "resignation", "JHT", 2_496_600, "", (), months=12)
    phone = entered(browser_page(width=360), site, make_user("siti", ("member", "person", str(member(case).pk))))
    desk, other = officers(browser_page, site)

    one = told_by_member(phone, site)
    desk.goto(f"{site}/petugas/klaim/{one.number}/")
    completed(desk)
    judged_and_paid(desk, other, site, one, case.total, case.paid)

    phone.goto(f"{site}/peserta/klaim/{one.number}/")
    look(phone, "member-paid-360")
    assert "Rp2.496.600" in phone.inner_text("#h-uang ~ ul")
    address = phone.get_by_role("link", name="Unduh surat putusan").get_attribute("href")
    spelled = "Dua juta empat ratus sembilan puluh enam ribu enam ratus rupiah"
    says(read_pdf(phone, f"{site}{address}"), "Rp2.496.600", spelled, "Permenaker 4/2022", "PP 68/2009")


def told_by_employer(clerk: Page, room: str, spell, look) -> Claim:
    """An accident of 26 March of somebody whose wage goes on, and the papers of the employer."""
    clerk.goto(f"{room}peristiwa/?cari=pekerja")
    clerk.locator(f"a[href$='/pekerja/{spell.pk}/lapor/kecelakaan/']").click()
    typed(clerk, {"happened_on": "26-03-2025", "clock": "10:30", "wages_kept": "ya"})
    clerk.get_by_role("button", name="Laporkan").click()
    clerk.wait_for_selector("#h-perlu")
    for kind in EMPLOYER_PAPERS:
        clerk.set_input_files(f"#b-{kind}", paper(kind))
        clerk.get_by_role("button", name=f"Kirim {kinds()[kind]}").click()
        clerk.get_by_text(f"{kinds()[kind]} sudah kami terima.").wait_for()
    look(clerk, "employer-event")
    assert "Yang dibayarkan kepada perusahaan" not in clerk.inner_text("main")
    return Claim.objects.get(programme="JKK")


def objected(clerk: Page, look) -> None:
    clerk.reload()
    assert "Rp5.475.000" in clerk.inner_text("#h-bagian ~ div")
    assert "Rp1.250.000" not in clerk.inner_text("main")  # what the worker is paid is not the employer's to see
    look(clerk, "employer-part")
    clerk.get_by_role("link", name="Ajukan keberatan").click()
    clerk.fill("#id_reason", "Kami membayar upah selama 60 hari, bukan 45.")
    clerk.set_input_files("#id_file", paper("slip"))
    look(clerk, "employer-appeal")
    clerk.get_by_role("button", name="Kirim keberatan").click()
    clerk.get_by_text("Dijawab paling lambat").wait_for()


def answered(third: Page, site: str) -> None:
    third.goto(f"{site}/petugas/klaim/keberatan/")
    third.locator("tbody a").first.click()
    third.get_by_label("Putusan tetap").check()
    third.fill("#jawaban", "Surat dokter menyebut 45 hari. Surat yang baru boleh dikirim.")
    third.get_by_role("button", name="Kirim jawaban").click()
    third.get_by_text("Dijawab Melda").wait_for()


@pytest.mark.parametrize("width", [360])
def test_an_employer_tells_of_an_accident_is_paid_the_wage_it_kept_paying_and_objects(
    site, day, browser_page, look, width
):
    # 45 days: 3,650,000 × 45 / 30 = 5,475,000 to the employer; the ambulance 1,250,000 to the worker. 6,725,000.
    spell = world.worker()
    room = f"{site}/perusahaan/{spell.employer.npp}-{spell.employer.division}/"
    user = make_user("fitri", ("clerk", "employer", str(spell.employer_id)))
    clerk = entered(browser_page(width=width), site, user)
    desk, other = officers(browser_page, site)
    one = told_by_employer(clerk, room, spell, look)

    desk.goto(f"{site}/petugas/klaim/{one.number}/")
    heirs_named(desk, ({"name": spell.employer.name, "relation": "employer"},))
    desk.goto(f"{site}/petugas/klaim/{one.number}/")
    facts_written(desk, {"absence_days": "45", "transport_land": "1.250.000"})
    brought(desk, one)
    world.with_account(one.event)
    desk.reload()
    completed(desk)
    judged_and_paid(desk, other, site, one, 6_725_000, 6_725_000)

    objected(clerk, look)
    answered(entered(browser_page(), site, make_user("melda", ("approver", "all", ""))), site)
    clerk.reload()
    look(clerk, "employer-answered")
    address = clerk.get_by_role("link", name="Unduh surat jawaban").get_attribute("href")
    letter = read_pdf(clerk, f"{site}{address}")
    says(letter, f"Kepada {spell.employer.name}", "Rp5.475.000", "Surat dokter menyebut 45 hari", "UU 24/2011 Pasal 50")
    assert "6.725.000" not in letter
