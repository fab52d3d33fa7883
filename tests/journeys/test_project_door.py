"""Journey: a contractor registers a project, pays, reports workers; anybody checks the certificate."""

from __future__ import annotations

import pytest

from payung.construction.models import Project, RosterRow, Term
from payung.demo.marker import leave_marker
from tests.construction.world import agency, contractor, csv_of, line, reference
from tests.construction.world import pay as pay_term
from tests.web.books import NOW, still_clock
from tests.web.conftest import PASSWORD, make_user

from .test_member_balance import site

__all__ = ["site", "still_clock"]
pytestmark = pytest.mark.browser


@pytest.fixture
def firm(db, still_clock):
    """A contractor with a log-in, an agency that looks on, an officer."""
    reference()
    leave_marker(at=NOW, today=NOW.date(), people=2, employers=1, scale=1)
    one, owner = contractor(), agency()
    make_user("darmawan", ("contractor", "contractor", str(one.pk)))
    make_user("dina", ("agency", "agency", str(owner.pk)))
    make_user("wati", ("officer", "office", "PTK"))
    return one


def log_in(page, site: str, who: str, at: str) -> None:
    page.goto(f"{site}{at}")
    page.fill("#username", who)
    page.fill("#password", PASSWORD)
    page.click("form.form button")


def register(page) -> None:
    page.get_by_role("link", name="Daftarkan proyek").first.click()
    page.fill("#id_name", "Peningkatan Jalan Rasau Jaya")
    page.select_option("#id_region", label="Kabupaten Kubu Raya")
    page.fill("#id_contract_number", "600/12/SPK/2026")
    page.fill("#id_contracted_on", "16-11-2026")
    page.fill("#id_value", "Rp2.664.000.000")
    page.select_option("#id_agency", label="Dinas PUPR Kubu Raya (rekaan)")
    page.fill("#id_starts_on", "16-11-2026")
    page.fill("#id_ends_on", "1-11-2026")
    page.locator("main form button").last.click()
    assert "berurutan" in page.locator(".note--stop").inner_text()
    page.wrong.clear()  # the 422 of the wrong day
    page.fill("#id_ends_on", "26-3-2027")
    page.fill("#id_maintenance_until", "26-9-2027")
    page.locator("main form button").last.click()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_project_goes_from_nothing_to_a_certificate_anybody_can_check(
    site, browser_page, axe, no_overflow, shoot, firm, tmp_path, width
):
    page = browser_page(width=width)

    def look(name: str) -> None:
        shoot(page, f"proyek-{name}-{width}")
        axe(page)
        no_overflow(page)

    log_in(page, site, "darmawan", "/proyek/")
    look("kosong")
    register(page)
    assert page.locator("main").inner_text().count("Rp3.430.000") >= 1
    look("tagih")
    page.check("#cara-2")
    page.get_by_role("button", name="Terbitkan kode bayar").click()
    look("kode")

    one = Project.objects.get()
    first = Term.objects.get(project=one, place=1)
    assert first.amount == 1_715_000
    pay_term(first, NOW)
    page.goto(f"{site}/proyek/{one.number}/pekerja/")
    page.fill("#id_week", "18-11-2026")
    path = tmp_path / "minggu.csv"
    path.write_bytes(csv_of(line(1, "16-11-2026", "20-11-2026"), line(2, "16-11-2026", "20-11-2026", NIK="123")))
    page.set_input_files("#berkas", str(path))
    page.get_by_role("button", name="Unggah dan periksa").click()
    look("daftar")
    page.get_by_role("button", name="Simpan 1 baris yang benar").click()
    assert RosterRow.objects.count() == 1
    look("pekerja")

    page.goto(f"{site}/proyek/{one.number}/")
    look("berjalan")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Unduh sertifikat (.pdf)").click()
    taken.value.save_as(tmp_path / "sertifikat.pdf")
    assert (tmp_path / "sertifikat.pdf").read_bytes().startswith(b"%PDF")

    stranger = browser_page(width=width)
    stranger.goto(f"{site}/sertifikat/")
    stranger.fill("#kode", f"{one.code[:4]}-{one.code[4:8]}-{one.code[8:]}".lower())
    stranger.get_by_role("button", name="Periksa").click()
    assert "sementara" in stranger.locator("main").inner_text()
    shoot(stranger, f"proyek-periksa-{width}")
    axe(stranger)
    no_overflow(stranger)
    stranger.goto(f"{site}/sertifikat/?kode=AAAA-BBBB-CCCC")
    assert "Tidak ada sertifikat" in stranger.locator("main").inner_text()
    stranger.wrong.clear()  # the 404 of a code nobody printed


def test_the_owner_looks_on_and_the_branch_lists_the_project(site, browser_page, axe, no_overflow, shoot, firm):
    page = browser_page()
    log_in(page, site, "darmawan", "/proyek/")
    register(page)
    page.get_by_role("button", name="Terbitkan kode bayar").click()
    pay_term(Term.objects.get(), NOW)
    one = Project.objects.get()

    owner = browser_page(width=360)
    log_in(owner, site, "dina", "/proyek/")
    owner.get_by_role("link", name="Peningkatan Jalan Rasau Jaya").click()
    assert owner.get_by_role("button", name="Batalkan proyek").count() == 0
    assert "final, lunas" in owner.locator("main").inner_text()
    shoot(owner, "proyek-instansi-360")
    axe(owner)
    no_overflow(owner)

    branch = browser_page()
    log_in(branch, site, "wati", "/petugas/proyek/")
    shoot(branch, "proyek-cabang-1280")
    axe(branch)
    branch.goto(f"{site}/petugas/proyek/?dana=apbn")
    assert "Peningkatan" not in branch.locator("main").inner_text()
    branch.goto(f"{site}/petugas/daftarkan/kontraktor/")
    branch.fill("#id_name", "CV Rekaan Baru")
    branch.select_option("#id_region", label="Kota Pontianak")
    branch.locator("main form button").click()
    assert "Tercatat dengan nomor JK" in branch.locator("main").inner_text()
    branch.goto(f"{site}/proyek/{one.number}/")
    branch.get_by_text("Catat adendum").first.click()
    branch.fill("#id_number", "ADD-1")
    branch.fill("#id_signed_on", "20-11-2026")
    branch.fill("#id_value", "2220000000")
    branch.locator("#id_with_vat").first.select_option("1")
    branch.get_by_role("button", name="Catat adendum").click()
    # 2.000 m without VAT: 440.000 and 40.000 less, all of it paid
    assert "Rp480.000 dibayar lebih" in branch.locator("main").inner_text()
    shoot(branch, "proyek-lebih-1280")
    axe(branch)
