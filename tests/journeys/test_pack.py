"""An official opens the region, takes the meeting's pack in one click, and downloads it; then writes a press note."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone
from pypdf import PdfReader

from payung.access.actor import SYSTEM
from payung.agreements.actions.load_known import load_known
from payung.coverage.models import PublishedFigure
from payung.coverage.register import published_figures
from payung.registry.actions.load_reference import load_reference
from tests.coverage.world import frozen, workforce
from tests.web.conftest import PASSWORD, make_user

LANDAK = "61.08"


@pytest.fixture
def site(live):
    """Landak counted for two months; 54.000 / 125.000 = 43,20 %."""
    load_reference(by=SYSTEM, at=timezone.now())
    PublishedFigure.objects.bulk_create(published_figures(), ignore_conflicts=True)
    load_known(by=SYSTEM, at=timezone.now())
    edition = workforce({LANDAK: 125_000, "61.01": 10_000}, as_of=dt.date(2025, 2, 1)).pk
    first = (timezone.localdate().replace(day=1) - dt.timedelta(days=1)).replace(day=1)
    before = (first - dt.timedelta(days=1)).replace(day=1)
    for month, people in ((before, 52_750), (first, 54_000)):
        counts = {("people_by_residence", LANDAK, "ALL"): people, ("people_by_residence", "61.01", "ALL"): 5_000}
        frozen(month, counts, at=timezone.now(), edition=edition)
    make_user("marselina", ("regency", "region", LANDAK))
    return live


@pytest.mark.parametrize("width", [360, 1280])
def test_an_official_takes_the_pack_of_a_meeting_and_a_press_note(
    site, browser_page, axe, no_overflow, shoot, tmp_path, width
):
    page = browser_page(width=width)

    def look(name: str) -> None:
        axe(page)
        no_overflow(page)
        shoot(page, f"lembar-{name}-{width}")

    page.goto(f"{site}/pemda/")
    page.fill("[name=username]", "marselina")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.get_by_role("link", name="Lembar rapat hari ini").click()
    page.wait_for_selector("#bagian-10")
    heading = page.inner_text("h1").replace("\u00a0", " ")
    assert "54.000 dari 125.000 pekerja Kabupaten Landak terlindungi. 71.000 belum." in heading
    look("halaman")
    with page.expect_download() as told:
        page.get_by_role("link", name="Unduh PDF").click()
    paper = tmp_path / "lembar.pdf"
    told.value.save_as(paper)
    assert told.value.suggested_filename == f"lembar-rapat-{LANDAK}-{timezone.localdate()}.pdf"
    text = "".join(each.extract_text() for each in PdfReader(paper).pages).replace("\u00a0", " ")
    assert "43,20 %" in text and "54.000" in text
    page.get_by_role("link", name="Siaran pers").click()
    page.wait_for_selector("#teks")
    look("siaran")
    page.fill("#teks", "Judul\n\nCakupan kita 43,20 persen.")
    page.get_by_role("button", name="Lihat hasilnya").click()
    page.wait_for_selector("[role=alert]")
    assert "tulis {cakupan}" in page.inner_text("[role=alert]")
    page.wrong.clear()  # the browser reports the refusal, status 422, as an error
    look("siaran-ditolak")
    page.fill("#teks", "Judul\n\nCakupan kita {cakupan} pada {kapan_cakupan}.")
    page.get_by_role("button", name="Lihat hasilnya").click()
    page.wait_for_selector("#h-hasil")
    look("siaran-jadi")
    assert "43,20 %" in page.inner_text("main").replace("\u00a0", " ")
    with page.expect_download() as told:
        page.get_by_role("button", name="Unduh teks").click()
    assert "Arti dan sumber angka" in Path(told.value.path()).read_text(encoding="utf-8")
