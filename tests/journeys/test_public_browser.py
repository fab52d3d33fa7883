"""The public pages in a real browser: nothing sticks out, nobody is shut out, in light and dark."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from payung.access.actor import SYSTEM
from payung.coverage.models import CoverageCount, PublishedFigure, Workforce
from payung.coverage.register import published_figures
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Region

pytestmark = pytest.mark.browser
PAGES = {
    "depan": "/",
    "landak": "/cakupan/61.08/",
    "cara": "/cara-hitung/",
    "data": "/data/",
    "hukum": "/hukum/?cari=upah",
    "ketentuan": "/hukum/contributions.jp.ceiling/",
    "tabel": "/hukum/contributions.jkk.rate/",
    "masuk": "/masuk/",
    "hilang": "/tidak-ada/",
}

DARK = ("depan", "landak", "masuk")


@pytest.fixture
def world(live):
    load_reference(by=SYSTEM, at=timezone.now())
    PublishedFigure.objects.bulk_create(published_figures())
    regencies = list(Region.objects.filter(parent="61").order_by("code").values_list("code", flat=True))
    for step in range(18):
        month = dt.date(2025 + (3 + step) // 12, (3 + step) % 12 + 1, 1)
        for place, code in enumerate(["61", *regencies]):
            people = 9_500 + 217 * step if code == "61" else 300 + 90 * place + 11 * step
            for segment, part in (("PU", people * 8 // 10), ("BPU", people // 5), ("ALL", people)):
                CoverageCount.objects.create(
                    month=month, region_id=code, segment=segment, people=part, memberships=part + part // 30
                )
    for place, code in enumerate(["61", *regencies]):
        Workforce.objects.create(
            region_id=code,
            as_of=dt.date(2026, 9, 1),
            people=30_000 if code == "61" else 2_000 + 200 * place,
            definition="contoh",
            source="Rekaan untuk contoh; bukan hasil survei",
            invented=True,
        )


@pytest.mark.parametrize("width", (320, 360, 768, 1280))
def test_public_pages_fit_every_screen(width, world, live, browser_page, no_overflow, shoot):
    page = browser_page(width)
    for name, address in PAGES.items():
        page.goto(live + address)
        no_overflow(page)
        shoot(page, f"{name}-{width}")
    page.wrong.clear()  # the browser itself reports the page that is not there


@pytest.mark.parametrize("width", (360, 1280))
def test_public_pages_shut_nobody_out_in_light_and_dark(width, world, live, browser_page, axe, shoot):
    for dark, pages in ((False, PAGES), (True, DARK)):
        page = browser_page(width, dark=dark)
        for name in pages:
            page.goto(live + PAGES[name])
            axe(page)
            if dark:
                shoot(page, f"{name}-{width}-gelap")
        page.wrong.clear()


def test_the_front_page_is_whole_without_javascript(world, live, browser):
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    page.goto(live)
    page.click("text=Lihat 10 angka provinsi")
    assert page.is_visible("text=InsidePontianak")
    page.click("button:has-text('English')")
    assert page.locator("h1").inner_text() != "" and page.locator("html").get_attribute("lang") == "en"
    context.close()
