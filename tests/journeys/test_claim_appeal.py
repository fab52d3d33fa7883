"""Journey: a member objects to a refusal, another officer answers, and the letter of the answer can be kept."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.claims import world
from tests.claims.test_appeal import refused_claim
from tests.journeys.test_claim_officer import log_in
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_a_refusal_is_objected_to_and_answered_by_another_officer(
    site, db, monkeypatch, browser_page, shoot, axe, no_overflow, width
):
    monkeypatch.setattr(timezone, "now", lambda: world.at(4, 8, 10))
    one, spell = refused_claim()
    make_user("anak", ("member", "person", str(spell.person_id)))
    make_user("melda", ("approver", "all", ""))
    member, officer = browser_page(width=width), browser_page(width=width)

    def look(page, name):
        shoot(page, f"appeal-{name}-{width}")
        axe(page)
        no_overflow(page)

    log_in(member, site, "anak")
    member.goto(f"{site}/peserta/klaim/{one.number}/")
    look(member, "member-refused")
    member.get_by_role("link", name="Ajukan keberatan").click()
    member.fill("#id_reason", "Saya masih bekerja pada hari itu.\nSlip upah Maret ada pada saya.")
    member.set_input_files("#id_file", {"name": "slip.pdf", "mimeType": "application/pdf", "buffer": world.PDF})
    look(member, "member-form")
    member.get_by_role("button", name="Kirim keberatan").click()
    member.get_by_text("Dijawab paling lambat Selasa, 15 April 2025").wait_for()
    look(member, "member-waiting")

    log_in(officer, site, "melda")
    officer.goto(f"{site}/petugas/klaim/keberatan/")
    look(officer, "list")
    officer.get_by_role("link", name=one.number).click()
    officer.get_by_label("Putusan tetap").check()
    officer.fill("#jawaban", "Perusahaan sudah kami tanyai; hari kerja terakhirnya 1 Maret 2025.")
    look(officer, "officer-answer")
    officer.get_by_role("button", name="Kirim jawaban").click()
    officer.wait_for_selector("text=Dijawab Melda")

    member.reload()
    look(member, "member-answered")
    with member.expect_download() as kept:
        member.get_by_role("link", name="Unduh surat jawaban").click()
    told = PdfReader(kept.value.path()).pages[0].extract_text()
    assert "hari kerja terakhirnya 1 Maret 2025" in told and "UU 24/2011 Pasal 50" in told
