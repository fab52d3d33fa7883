"""The public pages in a real browser: nothing sticks out, nobody is shut out, in light and dark."""

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
    sizes = {code: 30_000 if code == "61" else 2_000 + 200 * place for place, code in enumerate(["61", *regencies])}
    edition = workforce(sizes, as_of=dt.date(2025, 3, 1)).pk
    for step in range(18):
        month = dt.date(2025 + (3 + step) // 12, (3 + step) % 12 + 1, 1)
        values = {}
        for place, code in enumerate(["61", *regencies]):
            people = 9_500 + 217 * step if code == "61" else 300 + 90 * place + 11 * step
            for part, share in (("PU", people * 8 // 10), ("BPU", people // 5), ("ALL", people)):
                values["people_by_residence", code, part] = values["people_by_work", code, part] = share
                values["memberships_by_work", code, part] = share + share // 30
        frozen(month, values, at=timezone.now(), edition=edition)


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
