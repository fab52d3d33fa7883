"""Journey: a list of names becomes paid members that coverage counts, and an agency asks whether they are active."""

from __future__ import annotations

import pytest

from payung.assistance.models import Placement
from tests.assistance.world import row, sheet
from tests.web.books import employer, month, still_clock
from tests.web.conftest import make_user

from .coverage_seen import seen_in_coverage, somebody_counts
from .test_member_balance import site
from .visitor import Visitor

__all__ = ["employer", "site", "still_clock"]
pytestmark = pytest.mark.browser
# 1 and 2 fit; 3 stands there twice; 4 lives in another regency; 5 has a NIK of four digits.
LIST = sheet(row(1), row(2), row(3), row(3), row(4, place="61.08"), row(5, nik="6112"))


def opens_a_programme(official: Visitor) -> None:
    official.fill(name="Pemkab Contoh").choose(kind="regency", region="61.12").press("Catat").look("penyandang")
    official.go("/bantuan/baru/").fill(
        title="Pekerja rentan", legal_basis="Perbup 9/2026", budget_line="DPA 5.1.02", budget="Rp1.000.000",
        quota="2", months="2", instalment="2",
    )  # fmt: skip
    official.choose(region="61.12", first_month="2026-11").look("baru").press("Buka program")
    official.page.wait_for_selector("#h-unggah")


def sends_the_list_and_approves(official: Visitor) -> None:
    official.send("daftar.xlsx", LIST)
    official.page.wait_for_selector("#h-masalah")
    official.look("hasil").page.fill("#sk", "SK 7/2026")
    official.page.fill("#tanggal", "2026-11-20")
    official.press("Tetapkan dan buat tagihan")
    official.page.wait_for_selector(".code__n")
    assert "Rp67.200" in official.told  # 2 people × 2 months × 16.800
    official.look("tagihan")


def sees_whom_it_pays_for(official: Visitor) -> None:
    official.go("/bantuan/").look("beranda").follow("Pekerja rentan")
    assert "Lunas" in official.told
    official.follow("Lihat nama-namanya")
    assert official.page.inner_text("#daftar tbody").count("menempati tempat") == 2
    official.look("nama")


def asks_whether_they_are_active(agency: Visitor) -> None:
    agency.enter("ratri", "/padanan/baru/").fill(
        number="PKS 1/2026", party="Dinas Sosial", asker_key="7", purpose="Padanan bantuan sosial",
        valid_from="2026-01-01", valid_to="2026-12-31",
    )  # fmt: skip
    agency.look("padanan-baru").page.locator("main form button.btn").click()
    agency.enter("dina", "/padanan/").look("padanan").follow("Dinas Sosial")
    people = list(Placement.objects.values_list("person__nik", flat=True))
    agency.page.fill("#nik", "\n".join([*people, "6112041302809999"]))
    agency.look("padanan-tanya").press("Tanyakan")
    agency.page.wait_for_selector("#daftar")
    assert "2 terdaftar aktif dari 3 NIK" in agency.page.inner_text("h1")
    agency.look("padanan-jawaban")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_list_of_names_becomes_paid_members_that_count(site, employer, visitor, width):
    somebody_counts(employer, month(11))
    make_user("marselina", ("regency", "region", "61.12"))
    make_user("dina", ("agency", "agency", "7"))
    make_user("ratri", ("officer", "office", "PTK"))
    official = visitor("bantuan", width).enter("marselina", "/bantuan/penyandang/")
    opens_a_programme(official)
    sends_the_list_and_approves(official)
    official.follow("Bayar di bank contoh").press("Terima pembayaran")
    sees_whom_it_pays_for(official)
    asks_whether_they_are_active(visitor("bantuan", width))
    seen_in_coverage(official, month(11), BPU=2)
