"""Journey: a contractor registers a project, pays, reports workers; anybody checks the certificate; they count."""

from __future__ import annotations

import pytest

from payung.construction.models import Project, RosterRow, Term
from tests.construction.world import agency, contractor, csv_of, line
from tests.construction.world import pay as pay_term
from tests.web.books import NOW, employer, month, still_clock
from tests.web.conftest import PASSWORD, make_user

from .coverage_seen import seen_in_coverage, somebody_counts
from .test_member_balance import site
from .visitor import Visitor

__all__ = ["employer", "site", "still_clock"]
pytestmark = pytest.mark.browser


@pytest.fixture
def firm(employer):
    """A contractor with a log-in, an agency that looks on, an officer."""
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


def takes_a_code_for_the_first_term(builder: Visitor) -> str:
    """In instalments; half of Rp3.430.000 first."""
    assert builder.told.count("Rp3.430.000") >= 1
    builder.look("tagih").page.check("#cara-2")
    builder.press("Terbitkan kode bayar").look("kode")
    first = Term.objects.get(project=Project.objects.get(), place=1)
    assert first.amount == 1_715_000
    return first.roll.payment_code


def reports_the_week(builder: Visitor, one: Project) -> None:
    builder.enter("darmawan", f"/proyek/{one.number}/pekerja/").fill(week="18-11-2026")
    rows = (line(1, "16-11-2026", "20-11-2026"), line(2, "16-11-2026", "20-11-2026", NIK="123"))
    builder.send("minggu.csv", csv_of(*rows)).look("daftar")
    builder.press("Simpan 1 baris yang benar")
    assert RosterRow.objects.count() == 1
    builder.look("pekerja").send("perbaikan.csv", csv_of(line(2, "16-11-2026", "21-11-2026")))
    builder.press("Simpan 1 baris yang benar")
    assert RosterRow.objects.count() == 2


def takes_the_certificate(builder: Visitor, one: Project, folder) -> None:
    builder.go(f"/proyek/{one.number}/").look("berjalan")
    with builder.page.expect_download() as taken:
        builder.page.get_by_role("link", name="Unduh sertifikat (.pdf)").click()
    taken.value.save_as(folder / "sertifikat.pdf")
    assert (folder / "sertifikat.pdf").read_bytes().startswith(b"%PDF")


def anybody_checks_it(stranger: Visitor, one: Project) -> None:
    stranger.go("/sertifikat/").page.fill("#kode", f"{one.code[:4]}-{one.code[4:8]}-{one.code[8:]}".lower())
    stranger.press("Periksa")
    assert "sementara" in stranger.told
    stranger.look("periksa").go("/sertifikat/?kode=AAAA-BBBB-CCCC")
    assert "Tidak ada sertifikat" in stranger.told
    stranger.page.wrong.clear()  # the 404 of a code nobody printed


@pytest.mark.parametrize("width", [360, 1280])
def test_a_project_goes_from_nothing_to_a_certificate_anybody_can_check(site, employer, firm, visitor, tmp_path, width):
    somebody_counts(employer, month(11))
    builder = visitor("proyek", width).enter("darmawan", "/proyek/").look("kosong")
    register(builder.page)
    code = takes_a_code_for_the_first_term(builder)
    visitor("proyek-bank", width).pay(code, "Rp1.715.000")
    one = Project.objects.get()
    reports_the_week(builder, one)
    takes_the_certificate(builder, one, tmp_path)
    anybody_checks_it(visitor("proyek", width), one)
    # On 21 November, the day of the payment, only the second list names a worker: the first ended on the 20th.
    seen_in_coverage(builder, month(11), JAKON=1)


def the_owner_reads_only(owner: Visitor) -> None:
    owner.enter("dina", "/proyek/").follow("Peningkatan Jalan Rasau Jaya")
    assert owner.page.get_by_role("button", name="Batalkan proyek").count() == 0
    assert "final, lunas" in owner.told
    owner.look("instansi")


def the_branch_lists_it_and_registers_a_contractor(branch: Visitor) -> None:
    branch.enter("wati", "/petugas/proyek/").look("cabang")
    branch.go("/petugas/proyek/?dana=apbn")
    assert "Peningkatan" not in branch.told
    branch.go("/petugas/daftarkan/kontraktor/").fill(name="CV Rekaan Baru")
    branch.page.select_option("#id_region", label="Kota Pontianak")
    branch.press("Simpan")
    assert "Tercatat dengan nomor JK" in branch.told


def the_branch_records_a_smaller_contract(branch: Visitor, one: Project) -> None:
    branch.go(f"/proyek/{one.number}/").page.get_by_text("Catat adendum").first.click()
    branch.fill(number="ADD-1", signed_on="20-11-2026", value="2220000000")
    branch.page.locator("#id_with_vat").first.select_option("1")
    branch.press("Catat adendum")
    # 2.000 m without VAT: 440.000 and 40.000 less, all of it paid
    assert "Rp480.000 dibayar lebih" in branch.told
    branch.look("lebih")


def test_the_owner_looks_on_and_the_branch_lists_the_project(site, firm, visitor):
    builder = visitor("proyek").enter("darmawan", "/proyek/")
    register(builder.page)
    builder.press("Terbitkan kode bayar")
    pay_term(Term.objects.get(), NOW)
    the_owner_reads_only(visitor("proyek", width=360))
    branch = visitor("proyek")
    the_branch_lists_it_and_registers_a_contractor(branch)
    the_branch_records_a_smaller_contract(branch, Project.objects.get())
