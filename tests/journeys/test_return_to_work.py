"""Journey: an accident was paid; weeks later its worker goes back to work, by way of a clinic and a training centre.

The trips share the ceiling of the accident with the ambulance, and the days go on counting (PP 44/2015 Lampiran III).
"""

from __future__ import annotations

import pytest
from django.utils import timezone

from payung.claims.models import Claim
from payung.demo.marker import leave_marker
from tests.claims import world
from tests.journeys.components import Component
from tests.journeys.steps import completed, entered, facts_written, judged_and_paid, paper, read_pdf, says
from tests.journeys.test_components import NOW, gathered, member, reported
from tests.journeys.test_member_balance import site
from tests.web.conftest import make_user

__all__ = ["site"]
pytestmark = pytest.mark.browser
# 30 days: 3,650,000; the ambulance by land 3,200,000. Together 6,850,000.
FIRST = Component(
    "accident", "accident", "JKK", 6_850_000, "", (), facts={"absence_days": "30", "transport_land": "3.200.000"}
)
# Ten days more: 3,650,000 × 40 / 30 = 4,866,667 in all, less 3,650,000: 1,216,667. Trips by land 2,500,000, of which
# 5,000,000 - 3,200,000 = 1,800,000. Together 3,016,667.
MORE = 3_016_667


def test_the_way_back_to_work_is_paid_from_the_claim_that_goes_on(site, db, monkeypatch, browser_page, shoot):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    leave_marker(at=NOW, today=NOW.date(), people=1, employers=1, scale=1)
    person = member(FIRST)
    dewi, joko = make_user("dewi", ("officer", "office", "PTK")), make_user("joko", ("approver", "office", "PTK"))
    desk, other = entered(browser_page(), site, dewi), entered(browser_page(), site, joko)
    first = reported(desk, site, FIRST, person)
    gathered(desk, FIRST, first)
    judged_and_paid(desk, other, site, first, FIRST.total, FIRST.paid)

    monkeypatch.setattr(timezone, "now", lambda: world.at(5, 20, 10))
    desk, other = entered(desk, site, dewi), entered(other, site, joko)  # nobody stays logged in for two months
    desk.goto(f"{site}/petugas/klaim/{first.number}/")
    desk.get_by_role("button", name="Buka klaim lanjutan").click()
    desk.get_by_role("button", name="Berkas lengkap").wait_for()
    after = Claim.objects.exclude(pk=first.pk).get(programme="JKK")
    facts_written(desk, {"absence_days": "10", "transport_land": "2.500.000"})
    desk.select_option("#jenis", "transport_receipt")
    desk.set_input_files("#berkas", paper("transport_receipt"))
    desk.get_by_role("button", name="Simpan dokumen").click()
    desk.get_by_text("Kuitansi angkutan tersimpan.").wait_for()
    completed(desk)
    shoot(desk, "return-to-work-1280")
    judged_and_paid(desk, other, site, after, MORE, MORE)

    assert world.state(after) == "paid"
    letter = read_pdf(desk, f"{site}/petugas/klaim/{after.number}/surat.pdf")
    words = "Tiga juta enam belas ribu enam ratus enam puluh tujuh rupiah"
    says(letter, "Rp3.016.667", words, "Rp1.800.000", "Rp1.216.667", "Angkutan darat", "PP 44/2015 Lampiran III")
