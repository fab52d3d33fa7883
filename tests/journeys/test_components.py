"""Journey: every benefit from the report at the counter to money on an account and the letter, read back from its PDF.

The cases and their working stand in `components`; the steps are the same for all.
"""

from __future__ import annotations

import datetime as dt
import io

import polars as pl
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page
from pypdf import PdfReader

from payung.claims.models import Claim, PaymentInstruction, PeriodicPayment
from payung.demo.marker import leave_marker
from payung.jobs.periodic import pay_month
from payung.kernel.amounts import rupiah_text
from payung.kernel.periods import first_day, month_of
from payung.ledger.members import LINES, credit_members
from tests.claims import world
from tests.contributions import world as months
from tests.journeys.components import COMPONENTS, Component
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser
NOW = world.at(3, 27, 10)
SOON = 20_000  # milliseconds; what takes longer is not there
OLDER = {
    "payer_id": 1, "wage": world.WAGE, "jkk": 0, "jkm": 0, "jht_employer": 135_050, "jht_worker": 73_000,
    "jp_employer": 73_000, "jp_worker": 36_500, "jkp_from_jkk": 5_110, "jkp_from_jkm": 0, "jkp_from_state": 8_030,
    "segment": "PU",
}  # fmt: skip
"""A month on 3,650,000 as it is credited: JHT 3.7 % + 2 %, JP 2 % + 1 %, JKP 0.14 % + 0.22 %."""


def member(case: Component):
    """A worker whose last month was paid through the real actions; the months before stand in the book already."""
    spell = months.worker(months.employer(), started=case.started, birth_date=case.born)
    firsts = [first_day(month_of(case.last) - back) for back in range(1, case.months)]
    if firsts:
        rows = [
            {**OLDER, "month": first, "bill_id": 900_000 + place, "owner_id": spell.person_id,
             "value_date": first + dt.timedelta(days=40)}
            for place, first in enumerate(firsts)
        ]  # fmt: skip
        credit_members(pl.DataFrame(rows).select(LINES))
    paid = dt.datetime(case.last.year, case.last.month + 1, 10, 2, tzinfo=dt.UTC)
    world.paid_month(spell, case.last, on=paid)
    return spell.person


def entered(page: Page, site: str, user) -> Page:
    """The visitor, logged in without the log-in page, which has a journey of its own."""
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.set_default_timeout(SOON)
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": site}])
    return page


def typed(page: Page, fields: dict[str, str], prefix: str = "#id_") -> None:
    for name, value in fields.items():
        box = page.locator(f"{prefix}{name}")
        if box.evaluate("e => e.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)


def reported(page: Page, site: str, case: Component, person) -> Claim:
    page.goto(f"{site}/petugas/klaim/lapor/{case.kind}/{person.member_number}/")
    told = {"happened_on": f"{case.day:%d-%m-%Y}", "reported_by": "Theresia Lansi", "relation": "keluarga"}
    typed(page, told | {"reporter": "heir" if case.kind == "death" else "member"} | case.report)
    page.get_by_role("button", name="Catat dan buka klaimnya").click()
    page.wait_for_selector("#h-dok")
    one = Claim.objects.get(programme=case.programme)
    page.goto(f"{site}/petugas/klaim/{one.number}/")
    return one


def payees(page: Page, case: Component) -> None:
    """Heirs with their accounts, or the account of the member."""
    if not case.heirs:
        page.locator("summary", has_text="Isi rekening").first.click()
        page.get_by_label("Nama bank").first.fill("kapuas")
        page.get_by_label("Nomor rekening").first.fill("0012344471")
        page.get_by_label("Nama pemilik rekening").first.fill("PEKERJA 1")
        page.get_by_role("button", name="Simpan rekening").first.click()
        page.wait_for_selector(".note--safe")
        return
    page.get_by_role("link", name="Isi atau ubah ahli waris").click()
    for place, heir in enumerate(case.heirs):
        account = {"bank": "kapuas", "account_number": f"001234447{place}", "account_holder": heir["name"]}
        typed(page, heir | account, f"#id_w-{place}-")
    page.get_by_role("button", name="Simpan ahli waris").click()
    page.wait_for_selector("#h-dok")


def completed(page: Page, case: Component, one: Claim) -> None:
    """What the documents say, the documents, and the file is complete."""
    if case.facts:
        page.locator("summary", has_text="Tulis fakta dari dokumen").click()
        typed(page, case.facts)
        page.get_by_role("button", name="Simpan fakta").click()
        page.wait_for_selector(".note--safe")
    world.papers(one, NOW)
    page.reload()
    page.get_by_role("button", name="Berkas lengkap, mulai hitung waktu").click()
    page.wait_for_selector("#h-putus")


def decided(page: Page, case: Component) -> None:
    page.check("[name=dibaca]")
    name = f"Kabulkan {rupiah_text(case.total)}" if case.total else "Tolak dengan"
    page.locator("button", has_text=name.replace("\u00a0", " ")).click()
    page.wait_for_selector("#h-tunggu")


def approved_and_paid(page: Page, site: str, case: Component, one: Claim) -> None:
    """The second officer approves and orders; the bank says that the money arrived."""
    page.goto(f"{site}/petugas/klaim/{one.number}/")
    page.locator("button", has_text="Setujui").click()
    page.wait_for_selector("#h-oleh")
    if not case.paid:
        return
    page.get_by_role("button", name="Kirim perintah bayar").click()
    page.wait_for_selector("h3:has-text('Perintah bayar')")
    page.goto(f"{site}/bank/perintah/")
    while page.get_by_role("button", name="Uang sudah sampai").count():
        page.get_by_role("button", name="Uang sudah sampai").first.click()
        page.wait_for_selector("[role=status], .note--safe")


@pytest.mark.parametrize("case", COMPONENTS, ids=lambda case: case.name)
def test_a_benefit_is_walked_from_the_report_to_the_letter(site, db, monkeypatch, browser_page, shoot, case):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    leave_marker(at=NOW, today=NOW.date(), people=1, employers=1, scale=1)
    person = member(case)
    desk = entered(browser_page(), site, make_user("dewi", ("officer", "office", "PTK")))
    other = entered(browser_page(), site, make_user("joko", ("approver", "office", "PTK")))

    one = reported(desk, site, case, person)
    payees(desk, case)
    completed(desk, case, one)
    decided(desk, case)
    approved_and_paid(other, site, case, one)

    arrived = PaymentInstruction.objects.filter(state="confirmed").values_list("amount", flat=True)
    assert sum(arrived) == case.paid
    expected = "paid" if case.paid else "approved" if case.total else "refused"
    assert world.state(one) == expected
    if case.monthly:
        pay_month(world.at(4, 1))
        assert [each.amount for each in PeriodicPayment.objects.all()] == [case.monthly]
    letter = desk.request.get(f"{site}/petugas/klaim/{one.number}/surat.pdf")
    told = " ".join(PdfReader(io.BytesIO(letter.body())).pages[0].extract_text().replace("\u00a0", " ").split())
    amount = (rupiah_text(case.total).replace("\u00a0", " "),) if case.total else ()
    for words in (*amount, case.spelled, *case.says):
        assert words in told, f"{words}\n{told}"
    desk.goto(f"{site}/petugas/klaim/{one.number}/")
    shoot(desk, f"component-{case.name}")
