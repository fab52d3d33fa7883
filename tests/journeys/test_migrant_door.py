"""Journey: a placement company registers two people and pays one code; a member registers alone."""

from __future__ import annotations

import polars as pl
import pytest

from payung.jobs.settle import settle
from payung.migrants.models import Departure
from payung.payments.actions.receive import RECEIPTS, receive
from payung.registry.models import Person, Region
from payung.rolls.models import Roll
from tests.construction.world import reference
from tests.migrants.test_departures import company
from tests.web.books import NOW, still_clock
from tests.web.conftest import make_user

from .test_member_balance import site
from .test_project_door import log_in

__all__ = ["site", "still_clock"]
pytestmark = pytest.mark.browser


def paid(roll: Roll) -> None:
    told = {"bank": "kapuas", "reference": f"R{roll.pk}", "code": roll.payment_code, "amount": roll.amount}
    receive(pl.DataFrame([{**told, "paid_at": NOW}], schema_overrides=RECEIPTS), at=NOW)
    settle(NOW)


def contract(page, leaves: str = "10-1-2027", months: str = "24") -> None:
    page.fill("#id_country", "Malaysia")
    page.fill("#id_job", "perawat lansia")
    page.fill("#id_departs_on", leaves)
    page.fill("#id_months", months)
    page.locator("main form button").last.click()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_company_pays_one_code_for_two_people(site, db, still_clock, browser_page, axe, no_overflow, shoot, width):
    reference()
    firm = company()
    make_user("lusia", ("placement", "agency", str(firm.pk)))
    make_user("wati", ("officer", "office", "PTK"))
    page = browser_page(width=width)

    def look(name: str) -> None:
        shoot(page, f"migran-{name}-{width}")
        axe(page)
        no_overflow(page)

    log_in(page, site, "lusia", "/pekerja-migran/")
    for number, name in ((1, "SRI WAHYUNI"), (2, "ANASTASIA DARA")):
        page.goto(f"{site}/pekerja-migran/baru/")
        page.fill("#id_nik", f"611202550299900{number}")
        page.fill("#id_name", name)
        page.fill("#id_birth_date", "15-2-1999")
        page.select_option("#id_region", label="Kabupaten Kubu Raya")
        contract(page)
    look("baru")
    page.goto(f"{site}/pekerja-migran/")
    assert "2 orang belum dibayar, Rp740.000" in page.locator("main").inner_text()
    look("daftar")
    page.get_by_role("button", name="Terbitkan satu kode bayar").click()
    paid(Roll.objects.get())
    one = Departure.objects.order_by("pk").first()
    page.goto(f"{site}/pekerja-migran/{one.number}/")
    assert "terlindungi sebelum berangkat" in page.locator("main").inner_text()
    look("lunas")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Unduh sertifikat (.pdf)").click()
    assert taken.value.suggested_filename.endswith(".pdf")
    page.get_by_text("Perjanjian diperpanjang?").click()
    page.fill("details[open] #id_months", "6")
    page.get_by_role("button", name="Perpanjang dan terbitkan kode bayar").click()
    assert "Rp81.000" in page.locator("main").inner_text()

    stranger = browser_page(width=width)
    stranger.goto(f"{site}/sertifikat/?kode={one.code}")
    told = stranger.locator("main").inner_text()
    assert "SRI W•••" in told
    assert "WAHYUNI" not in told
    shoot(stranger, f"migran-periksa-{width}")

    branch = browser_page(width=width)
    log_in(branch, site, "wati", "/petugas/pekerja-migran/")
    assert "SRI WAHYUNI" in branch.locator("main").inner_text()
    shoot(branch, f"migran-cabang-{width}")
    axe(branch)
    no_overflow(branch)


def test_a_member_registers_alone_and_may_call_it_off(site, db, still_clock, browser_page, axe, no_overflow, shoot):
    reference()
    who = Person.objects.create(member_number="PY0000000001", nik="6112025502999001", name="SRI WAHYUNI",
                                name_key="sri wahyuni", birth_date="1999-02-15", sex="P",
                                region=Region.objects.get(code="61.12"))  # fmt: skip
    make_user("sri", ("member", "person", str(who.pk)))
    page = browser_page(width=360)
    log_in(page, site, "sri", "/peserta/luar-negeri/")
    shoot(page, "migran-sendiri-360")
    axe(page)
    page.get_by_role("link", name="Daftarkan keberangkatan").click()
    contract(page)
    page.get_by_role("button", name="Terbitkan kode bayar").click()
    assert Roll.objects.get().amount == 332_500
    no_overflow(page)
    page.get_by_role("button", name="Batalkan, tidak jadi berangkat").click()
    assert Roll.objects.get().state == "cancelled"
    assert "batal" in page.locator(".head__meta").inner_text()
