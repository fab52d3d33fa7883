"""Journeys: two numbers merged by two officers; a member corrects their telephone."""

from __future__ import annotations

import pytest

from payung.access.actor import SYSTEM
from payung.identity.actions.find_candidates import find_candidates
from payung.identity.models import Merger
from payung.registry.models import Person
from tests.identity.world import PAPER
from tests.journeys.test_member_balance import site
from tests.web.books import NOW, employer, made_worker, siti, still_clock
from tests.web.conftest import PASSWORD, make_user

__all__ = ["employer", "site", "siti", "still_clock"]
pytestmark = pytest.mark.browser


def visit(page, site: str, path: str, who: str) -> None:
    page.goto(f"{site}{path}")
    if page.locator("#username").count():
        page.fill("#username", who)
        page.fill("#password", PASSWORD)
        page.click("form.form button")
    page.wait_for_selector("h1")


@pytest.mark.parametrize("width", [360, 1280])
def test_one_officer_proposes_another_approves_and_the_books_stay(
    site, browser_page, axe, no_overflow, shoot, siti, employer, width
):
    twin = made_worker(employer, "Siti Aminah", None)
    Person.objects.filter(pk=twin.pk).update(nik=siti.nik, nik_state="duplicate")
    make_user("satu", ("officer", "office", "PTK"))
    make_user("dua", ("approver", "office", "PTK"))
    find_candidates(by=SYSTEM, at=NOW)

    first = browser_page(width=width)
    visit(first, site, "/petugas/identitas/mungkin-sama/", "satu")
    axe(first), no_overflow(first), shoot(first, f"identity-pairs-{width}")
    first.click("#daftar a:has-text('Siti Aminah')")
    first.fill("#alasan", "KTP dan kartu keluarga sama")
    first.set_input_files("#dokumen", {"name": PAPER[0], "mimeType": "application/pdf", "buffer": PAPER[1]})
    axe(first), no_overflow(first), shoot(first, f"identity-propose-{width}")
    first.click("button:has-text('Usulkan penggabungan')")
    first.wait_for_selector("text=Yang mengusulkan tidak boleh memutus")

    second = browser_page(width=width)
    visit(second, site, f"/petugas/identitas/penggabungan/{Merger.objects.get().pk}/", "dua")
    second.click("button:has-text('Setujui penggabungan')")
    second.wait_for_selector("text=tidak satu pun dipindahkan")
    axe(second), no_overflow(second), shoot(second, f"identity-merger-{width}")
    visit(second, site, "/petugas/identitas/", "dua")
    axe(second), no_overflow(second), shoot(second, f"identity-states-{width}")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_member_corrects_their_telephone(site, browser_page, axe, no_overflow, shoot, siti, width):
    make_user("siti", ("member", "person", str(siti.pk)))
    make_user("satu", ("officer", "office", "PTK"))
    page = browser_page(width=width)
    visit(page, site, "/peserta/data/", "siti")
    axe(page), no_overflow(page), shoot(page, f"identity-own-{width}")
    page.click("a:has-text('Betulkan telepon')")
    page.fill("#isi-baru", "0812 3456 7890")
    axe(page), no_overflow(page), shoot(page, f"identity-ask-{width}")
    page.click("button:has-text('Kirim ke petugas')")
    page.wait_for_selector("#minta")

    officer = browser_page(width=width)
    visit(officer, site, "/petugas/identitas/permintaan/", "satu")
    axe(officer), no_overflow(officer)
    officer.click("#daftar tbody a")
    officer.click("button:has-text('Terima')")
    officer.wait_for_selector("text=Permintaan diterima")
    assert Person.objects.get(pk=siti.pk).phone == "+6281234567890"
    page.reload()
    page.wait_for_selector("text=7890")
