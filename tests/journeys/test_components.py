"""Journey: every benefit from the report at the counter to money on an account and the letter, read back from its PDF.

The cases and their working stand in `components`; the steps are the same for all.
"""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from django.utils import timezone
from playwright.sync_api import Page

from payung.claims.models import Claim, PeriodicOrder
from payung.demo.marker import leave_marker
from payung.jobs.periodic import pay_month
from payung.kernel.amounts import rupiah_text
from payung.kernel.periods import first_day, month_of
from payung.ledger.members import LINES, credit_members
from payung.registry.models import Employment
from tests.claims import world
from tests.contributions import world as months
from tests.journeys.components import COMPONENTS, Component
from tests.journeys.conftest import SHOTS
from tests.journeys.steps import (
    account_written,
    bank_confirms,
    brought,
    completed,
    entered,
    facts_written,
    heirs_named,
    judged_and_paid,
    read_pdf,
    says,
    typed,
)
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser
NOW = world.at(3, 27, 10)
OLDER = {
    "payer_id": 1, "wage": world.WAGE, "jkk": 0, "jkm": 0, "jht_employer": 135_050, "jht_worker": 73_000,
    "jp_employer": 73_000, "jp_worker": 36_500, "jkp_from_jkk": 5_110, "jkp_from_jkm": 0, "jkp_from_state": 8_030,
    "segment": "PU",
}  # fmt: skip
"""A month on 3,650,000 as it is credited: JHT 3.7 % + 2 %, JP 2 % + 1 %, JKP 0.14 % + 0.22 %."""


def member(case: Component):
    """A worker whose last month was paid through the real actions; the months before stand in the book already.

    Where the months are those of own account, the work for the employer ended before them.
    """
    spell = months.worker(months.employer(), started=case.started, birth_date=case.born)
    firsts = [first_day(month_of(case.last) - back) for back in range(0 if case.left else 1, case.months)]
    if firsts:
        rows = [
            {**OLDER, **case.credited, "month": first, "bill_id": 900_000 + place, "owner_id": spell.person_id,
             "value_date": first + dt.timedelta(days=40)}
            for place, first in enumerate(firsts)
        ]  # fmt: skip
        credit_members(pl.DataFrame(rows).select(LINES))
    if case.left:
        Employment.objects.filter(pk=spell.pk).update(ended_on=case.left, end_reason="resigned")
    else:
        paid = dt.datetime(case.last.year, case.last.month + 1, 10, 2, tzinfo=dt.UTC)
        world.paid_month(spell, case.last, on=paid)
    return spell.person


def reported(page: Page, site: str, case: Component, person) -> Claim:
    page.goto(f"{site}/petugas/klaim/lapor/{case.kind}/{person.member_number}/")
    told = {"happened_on": f"{case.day:%d-%m-%Y}", "reported_by": "Theresia Lansi", "relation": "keluarga"}
    typed(page, told | {"reporter": "heir" if case.kind == "death" else "member"} | case.report)
    page.get_by_role("button", name="Catat dan buka klaimnya").click()
    page.wait_for_selector("#h-dok")
    one = Claim.objects.get(programme=case.programme)
    page.goto(f"{site}/petugas/klaim/{one.number}/")
    return one


def gathered(page: Page, case: Component, one: Claim) -> None:
    """Who is paid and where, what the documents say, the documents, and the file is complete."""
    if case.heirs:
        heirs_named(page, case.heirs)
    else:
        account_written(page)
    if case.facts:
        facts_written(page, case.facts)
    brought(page, one)
    completed(page)


def first_month_paid(page: Page, site: str, case: Component, at: dt.datetime) -> None:
    """The run of the month, and the bank's word that the pension arrived."""
    assert pay_month(at) == 1
    (order,) = PeriodicOrder.objects.all()
    assert order.amount == case.monthly
    bank_confirms(page, site)
    order.refresh_from_db()
    assert order.state == "confirmed"


@pytest.mark.parametrize("case", COMPONENTS, ids=lambda case: case.name)
def test_a_benefit_is_walked_from_the_report_to_the_letter(site, db, monkeypatch, browser_page, shoot, case):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    leave_marker(at=NOW, today=NOW.date(), people=1, employers=1, scale=1)
    person = member(case)
    desk = entered(browser_page(), site, make_user("dewi", ("officer", "office", "PTK")))
    other = entered(browser_page(), site, make_user("joko", ("approver", "office", "PTK")))

    one = reported(desk, site, case, person)
    gathered(desk, case, one)
    judged_and_paid(desk, other, site, one, case.total, case.paid)

    assert world.state(one) == ("paid" if case.paid else "approved" if case.total else "refused")
    if case.monthly:
        first_month_paid(other, site, case, world.at(4, 1))
    amount = (rupiah_text(case.total),) if case.total else ()
    says(read_pdf(desk, f"{site}/petugas/klaim/{one.number}/surat.pdf"), *amount, case.spelled, *case.says)
    if SHOTS:
        desk.goto(f"{site}/petugas/klaim/{one.number}/")
        shoot(desk, f"component-{case.name}")
