"""Journey: the first old-age pension there can be. JP began in July 2015 and asks 180 months: July 2030.

The law of that day is the law we hold, with the Sundays and Saturdays of 2028 to 2030 as its only days off and no
inflation after 2025, for nobody has announced either. Both stand in a copy that the test throws away.
"""

from __future__ import annotations

import datetime as dt
import shutil

import polars as pl
import pytest
from django.utils import timezone
from playwright.sync_api import Page

from payung.claims.models import Claim, PeriodicOrder
from payung.demo.marker import leave_marker
from payung.jobs.periodic import pay_month
from payung.kernel.periods import first_day, month_of
from payung.ledger.members import LINES, credit_members
from payung.statute_book import book
from tests.claims import world
from tests.contributions import world as months
from tests.journeys.components import TAXED
from tests.journeys.steps import (
    account_written,
    bank_confirms,
    brought,
    completed,
    entered,
    judged_and_paid,
    read_pdf,
    says,
    typed,
)
from tests.journeys.test_components import OLDER
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser
NOW = dt.datetime(2030, 7, 9, 3, tzinfo=dt.UTC)
BORN = dt.date(1970, 6, 15)  # sixty, the pension age of 2028 to 2030, on 15 June 2030
# 3,650,000 a month for 180 months, July 2015 to June 2030, each raised by the inflation of its own year and of every
# year up to 2025, rounded every year (3.35, 3.02, 3.61, 3.13, 2.72, 1.68, 1.87, 5.51, 2.61, 1.57, 2.92 %):
#    6 × 5,000,313 (2015)   12 × 4,838,228 (2016)   12 × 4,696,398 (2017)   12 × 4,532,766 (2018)
#   12 × 4,395,196 (2019)   12 × 4,278,814 (2020)   12 × 4,208,117 (2021)   12 × 4,130,869 (2022)
#   12 × 3,915,145 (2023)   12 × 3,815,558 (2024)   12 × 3,756,580 (2025)   54 × 3,650,000 (2026 to June 2030)
# = 737,913,930; / 180 = 4,099,522. 1 % × 180/12 × 4,099,522 = 614,928.3: 614,928 a month.
MONTHLY = 614_928


@pytest.fixture
def july_2030(db, tmp_path, monkeypatch):
    """The clock, and a copy of the law that reaches as far."""
    law = tmp_path / "law"
    shutil.copytree(book.law_folder(), law)
    with (law / "holidays.csv").open("a", encoding="utf-8") as days:
        days.writelines(f"{year}-01-01,national,Tahun Baru,computed\n" for year in (2028, 2029, 2030))
    with (law / "jp" / "inflation.toml").open("a", encoding="utf-8") as rates:
        for year in range(2026, 2030):
            rates.write(
                f"\n[[yearly.versions]]\nfrom = {year}-01-01\nto = {year}-12-31\nvalue = 0\n"
                'cite = "PP 45/2015 Pasal 17 ayat (3)"\nby = "PP 45/2015"\nstatus = "computed"\n'
            )
    monkeypatch.setattr(book, "law_folder", lambda: law)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    book.read_statute_book.cache_clear()
    leave_marker(at=NOW, today=NOW.date(), people=1, employers=1, scale=1)
    yield
    monkeypatch.undo()
    book.read_statute_book.cache_clear()


def pensioner():
    """Somebody at work since July 2015 for whom every month was paid."""
    spell = months.worker(months.employer(), started=dt.date(2015, 7, 1), birth_date=BORN)
    last = month_of(dt.date(2030, 6, 1))
    rows = [
        {**OLDER, "month": first_day(last - back), "bill_id": 900_000 + back, "owner_id": spell.person_id,
         "value_date": first_day(last - back) + dt.timedelta(days=20)}
        for back in range(180)
    ]  # fmt: skip
    credit_members(pl.DataFrame(rows).select(LINES))
    return spell.person


def told(desk: Page, site: str, person) -> Claim:
    """The pension age, told at the counter."""
    desk.goto(f"{site}/petugas/klaim/lapor/old_age/{person.member_number}/")
    typed(desk, {"happened_on": "01-07-2030", "reported_by": "Pekerja", "reporter": "member", **TAXED})
    desk.get_by_role("button", name="Catat dan buka klaimnya").click()
    desk.wait_for_selector("#h-dok")
    one = Claim.objects.get(programme="JP")
    desk.goto(f"{site}/petugas/klaim/{one.number}/")
    return one


def test_the_first_old_age_pension_by_the_month_is_granted_run_and_confirmed_by_the_bank(
    site, july_2030, browser_page, shoot, axe, no_overflow
):
    person = pensioner()
    phone = entered(browser_page(width=360), site, make_user("budi", ("member", "person", str(person.pk))))
    desk = entered(browser_page(), site, make_user("dewi", ("officer", "office", "PTK")))
    other = entered(browser_page(), site, make_user("joko", ("approver", "office", "PTK")))

    one = told(desk, site, person)
    account_written(desk)
    brought(desk, one)
    completed(desk)
    judged_and_paid(desk, other, site, one, MONTHLY, 0)
    assert world.state(one) == "approved"
    words = "Enam ratus empat belas ribu sembilan ratus dua puluh delapan rupiah"
    letter = read_pdf(desk, f"{site}/petugas/klaim/{one.number}/surat.pdf")
    says(letter, "Rp614.928", words, "1 % × 180/12 × 4.099.522", "PP 45/2015 Pasal 17", "setiap bulan")

    assert pay_month(dt.datetime(2030, 8, 1, 3, tzinfo=dt.UTC)) == 1
    bank_confirms(other, site)
    order = PeriodicOrder.objects.get()
    assert (order.amount, order.state) == (MONTHLY, "confirmed")
    phone.goto(f"{site}/peserta/berkala/")
    phone.get_by_role("link", name="Pensiun").first.click()
    paid = phone.inner_text("section[aria-labelledby=h-bayar]")
    assert "Agustus 2030" in paid and "diterima" in paid and "Rp614.928" in paid
    shoot(phone, "pension-old-age-360")
    axe(phone)
    no_overflow(phone)
