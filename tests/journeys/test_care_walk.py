"""Journey: what a hospital did after an accident, from the question at its counter to the money on its account.

Every paper is sent through the hospital's own page; two officers and the bank do the rest; the letter is read back.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from payung.claims.checklist import kinds
from payung.claims.models import Claim
from payung.demo.marker import leave_marker
from payung.kernel.amounts import rupiah_text
from payung.registry.models import Facility, FacilityContract
from tests.claims import world
from tests.journeys.steps import completed, entered, judged_and_paid, missing, paper, read_pdf, says, typed
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser
NOW = world.at(3, 27, 10)
Row = dict[str, str]


@dataclass(frozen=True)
class Care:
    """One bill. rows: as typed; total: what is paid; says: what the letter holds besides; width of the screen."""

    name: str
    rows: tuple[Row, ...]
    total: int
    spelled: str
    says: tuple[str, ...]
    width: int = 1280


def cost(kind: str, words: str, amount: str, **more: str) -> Row:
    return {"kind": kind, "words": words, "amount": amount, **more}


BILLS = (
    # Treatment without a ceiling: 400,000 + 1,500,000 + 4,600,000 = 6,500,000 (PP 44/2015 Pasal 25).
    Care(
        "perawatan",
        (
            cost("emergency", "Gawat darurat", "400.000"),
            cost("inpatient", "Tiga hari kelas I", "1.500.000"),
            cost("surgery", "Pasang pen lengan kanan", "4.600.000"),
        ),
        6_500_000, "Enam juta lima ratus ribu rupiah", ("Rp4.600.000", "Tindakan dan bedah", "PP 44/2015 Pasal 25"),
        width=360,
    ),
    # A prosthesis up to 140 % of the government hospital's price (Lampiran III): 12,000,000 × 140 % = 16,800,000 of
    # 18,000,000. Glasses 1,400,000, of which 1,000,000; a hearing aid 2,500,000, all of it. Together 20,300,000.
    Care(
        "alat-bantu",
        (
            cost("prosthesis", "Tangan palsu kanan", "18.000.000", reference_price="12.000.000"),
            cost("glasses", "Kacamata pengganti", "1.400.000"),
            cost("hearing_aid", "Telinga kanan", "2.500.000"),
        ),
        20_300_000, "Dua puluh juta tiga ratus ribu rupiah",
        ("Rp16.800.000", "Rp1.000.000", "Rp2.500.000", "Prostesa atau ortosa", "PP 44/2015 Lampiran III"),
    ),
    # Medical rehabilitation at cost: 3,200,000. Care at home 22,000,000, of which 20,000,000. Together 23,200,000.
    Care(
        "rehabilitasi",
        (cost("rehabilitation", "Fisioterapi", "3.200.000"), cost("home_care", "Perawat di rumah", "22.000.000")),
        23_200_000, "Dua puluh tiga juta dua ratus ribu rupiah",
        ("Rp3.200.000", "Rp20.000.000", "Rehabilitasi medik", "Perawatan di rumah", "PP 44/2015"),
    ),
)  # fmt: skip


@pytest.fixture
def worker(db, monkeypatch):
    """A worker of the demonstration, and the hospital with its account and contract."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    leave_marker(at=NOW, today=NOW.date(), people=1, employers=1, scale=1)
    spell = world.worker()
    facility = Facility.objects.create(
        code="RS-1", name="Rumah Sakit Contoh", kind="hospital", region=spell.employer.region, hours="24",
        status="invented", bank="kapuas", account_number="0099000171", account_holder="RS Contoh",
    )  # fmt: skip
    FacilityContract.objects.create(facility=facility, number="1", valid_from=dt.date(2020, 1, 1))
    return spell.person


def guaranteed(nurse: Page, site: str, person) -> None:
    """Asked, answered yes, promised, and the accident told."""
    nurse.goto(f"{site}/rumah-sakit/")
    typed(
        nurse, {"number": person.nik, "born": "15-06-1990", "event_on": "24-03-2025", "reason": "Jatuh dari perancah"}
    )
    nurse.get_by_role("button", name="Tanyakan").click()
    nurse.get_by_role("button", name="Terbitkan surat jaminan").click()
    nurse.select_option("#id_sure", "ya")
    nurse.get_by_role("button", name="Laporkan").click()
    nurse.wait_for_selector("#h-tagihan")


def billed(nurse: Page, bill: Care) -> Claim:
    nurse.get_by_role("link", name="Kirim tagihan").click()
    typed(nurse, {"number": "INV-7", "treated_from": "24-03-2025", "treated_to": "26-03-2025", "outcome": "recovered"})
    for place, row in enumerate(bill.rows):
        if "reference_price" in row:
            nurse.locator("summary", has_text="Bila prostesa atau ortosa").nth(place).click()
        typed(nurse, row, f"#id_b-{place}-")
    nurse.get_by_role("button", name="Kirim tagihan").click()
    nurse.wait_for_selector("h3:has-text('INV-7')")
    return Claim.objects.get(programme="CARE")


def sent(nurse: Page, one: Claim) -> None:
    """The papers of the bill, from the hospital's own page."""
    for kind in missing(one):
        nurse.select_option("#jenis", kind)
        nurse.set_input_files("#berkas", paper(kind))
        nurse.get_by_role("button", name="Kirim dokumen").click()
        nurse.get_by_text(f"{kinds()[kind]} sudah kami terima.").wait_for()
    assert not missing(one)


@pytest.mark.parametrize("bill", BILLS, ids=lambda bill: bill.name)
def test_what_a_hospital_did_is_walked_from_the_question_to_the_letter(
    site, worker, browser_page, shoot, axe, no_overflow, bill
):
    nurse = entered(browser_page(width=bill.width), site, make_user("perawat", ("hospital", "facility", "RS-1")))
    desk = entered(browser_page(), site, make_user("dewi", ("officer", "office", "PTK")))
    other = entered(browser_page(), site, make_user("joko", ("approver", "office", "PTK")))

    guaranteed(nurse, site, worker)
    one = billed(nurse, bill)
    sent(nurse, one)
    desk.goto(f"{site}/petugas/klaim/{one.number}/")
    completed(desk)
    judged_and_paid(desk, other, site, one, bill.total, bill.total)

    assert world.state(one) == "paid"
    nurse.reload()
    shoot(nurse, f"care-{bill.name}-{bill.width}")
    axe(nurse)
    no_overflow(nurse)
    says(nurse.inner_text("#h-tagihan ~ div"), rupiah_text(bill.total))
    address = nurse.get_by_role("link", name="Unduh surat putusan").get_attribute("href")
    letter = read_pdf(nurse, f"{site}{address}")
    says(letter, "Kepada Rumah Sakit Contoh", rupiah_text(bill.total), bill.spelled, *bill.says)
