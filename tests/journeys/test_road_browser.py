"""The road to a target, money and open data in a real browser: nothing sticks out, nobody is shut out."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from payung.access.actor import SYSTEM
from payung.coverage.models import PublishedFigure
from payung.coverage.register import published_figures
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Region
from tests.coverage.world import frozen, workforce

pytestmark = pytest.mark.browser
LEVERS = (
    "sawit=5000&sawit_mulai=2027-01&sawit_bulan=12&diam=1200&mandiri=150&habis=412"
    "&proyek=90&proyek_bulan=6&proyek_nilai=25000000000"
)
PAGES = {
    "jalan-kosong": "/cakupan/61/jalan/",
    "jalan": f"/cakupan/61/jalan/?{LEVERS}",
    "jalan-salah": "/cakupan/61.08/jalan/?sawit=banyak&terlindungi=4",
    "uang": "/cakupan/61/uang/",
    "data": "/data/",
}


@pytest.fixture
def world(live):
    load_reference(by=SYSTEM, at=timezone.now())
    PublishedFigure.objects.bulk_create(published_figures())
    regencies = list(Region.objects.filter(parent="61").order_by("code").values_list("code", flat=True))
    sizes = {
        code: 2_860_000 if code == "61" else 90_000 + 17_000 * place for place, code in enumerate(["61", *regencies])
    }
    edition = workforce(sizes, as_of=dt.date(2025, 3, 1)).pk
    paid = {"JKK": 3, "JKM": 5, "JHT": 21, "JP": 1, "SCHOLARSHIP": 1}
    for step in range(18):
        month = dt.date(2025 + (4 + step) // 12, (4 + step) % 12 + 1, 1)
        values = {}
        for place, code in enumerate(["61", *regencies]):
            people = 900_000 + 2_170 * step if code == "61" else 30_000 + 4_000 * place + 110 * step
            values["people_by_residence", code, "ALL"] = people
            for part, share in (("JKK", 2), ("JKM", 1), ("JHT", 12), ("JP", 6), ("ALL", 21)):
                values["contributions", code, part] = people * share * 9_000
            for part, share in (*paid.items(), ("ALL", sum(paid.values()))):
                values["claims_paid", code, part] = people * share * 3_100
                values["claims_cases", code, part] = values["claims_payments", code, part] = people * share // 900 + 9
        frozen(month, values, at=timezone.now(), edition=edition)


@pytest.mark.parametrize("width", (320, 360, 1280))
def test_road_money_and_data_fit_every_screen_and_shut_nobody_out(
    width, world, live, browser_page, no_overflow, axe, shoot
):
    page = browser_page(width)
    for name, address in PAGES.items():
        page.goto(live + address)
        no_overflow(page)
        shoot(page, f"{name}-{width}")
        if width != 320:
            axe(page)


def test_a_plan_is_made_with_the_form_alone(world, live, browser):
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    page.goto(f"{live}/cakupan/61/jalan/")
    page.click("summary:has-text('Pekerja rentan')")
    page.fill("#f-rentan", "1.000")
    page.fill("#f-rentan_bulan", "12")
    page.click("text=Hitung rencana")
    assert page.is_visible("text=Siapa membayar berapa")
    assert "Rp201.600.000" in page.locator("main").inner_text()  # 16.800 × 1.000 × 12
    context.close()
