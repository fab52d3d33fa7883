"""Journey: a file is given back for what is missing, and a wage corrected later shows as a changed claim."""

from __future__ import annotations

import pytest
from django.utils import timezone

from payung.claims.actions.state_facts import state_facts
from payung.contributions.models import DeclaredWage
from tests.claims import world
from tests.journeys.test_claim_officer import log_in
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser


@pytest.fixture
def early_april(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: world.at(4, 2, 10))


@pytest.mark.parametrize("width", [360, 1280])
def test_a_file_is_given_back_and_a_changed_claim_is_corrected(
    db, early_april, site, browser_page, shoot, axe, no_overflow, width
):
    make_user("dewi", ("officer", "office", "PTK"))
    event = world.reported(world.worker(), "accident")
    world.with_account(event)
    one = world.completed(world.claim(event, "JKK"))
    page = browser_page(width=width)
    log_in(page, site, "dewi")
    page.goto(f"{site}/petugas/klaim/{one.number}/")
    page.get_by_text("Kembalikan berkas: minta yang kurang").click()
    page.check("input[name=diminta][value=police_report]")
    page.fill("#alasan-berkas", "Kecelakaan lalu lintas: laporan polisi diperlukan.")
    no_overflow(page)
    shoot(page, f"claim-give-back-{width}")
    page.get_by_role("button", name="Kembalikan berkas").click()
    page.get_by_role("heading", name="Berkas dikembalikan kepada pengaju").wait_for()
    axe(page)
    shoot(page, f"claim-given-back-{width}")

    world.add_document(event.pk, "police_report", "lp.pdf", world.PDF, by=world.officer(), at=timezone.now())
    state_facts(one.pk, {"absence_days": 30}, by=world.officer(), at=timezone.now())
    world.complete_file(one.pk, by=world.officer(), at=timezone.now())
    world.approved(one, timezone.now())
    DeclaredWage.objects.filter(person_id=one.person_id).update(wage=4_650_000)
    page.goto(f"{site}/petugas/klaim/berubah/")
    page.get_by_text("Belum pernah diperiksa").wait_for()
    page.get_by_role("button", name="Periksa lagi sekarang").click()
    page.get_by_text("1 keputusan diperiksa lagi; 1 klaim berubah.").wait_for()
    assert "Rp4.650.000" in page.content()
    no_overflow(page)
    axe(page)
    shoot(page, f"claims-changed-{width}")
    page.check("input[name=klaim]")
    page.fill("#alasan-koreksi", "Upah Februari dikoreksi perusahaan")
    page.get_by_role("button", name="Buka koreksi yang dipilih").click()
    page.get_by_text("1 koreksi dibuka").wait_for()
    assert world.state(one) == "decided"
