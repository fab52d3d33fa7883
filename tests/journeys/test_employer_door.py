"""Journey: an employer nobody knew is registered, sends in its workers, is billed, pays, and its workers count."""

from __future__ import annotations

import re

import pytest

from payung.registry.models import Employer
from tests.contributions.sheets_of_workers import BUDI, NEW, SITI, changed
from tests.sheet.made import xlsx
from tests.web.books import employer, month, still_clock
from tests.web.conftest import make_user

from .coverage_seen import seen_in_coverage, somebody_counts
from .test_member_balance import site

__all__ = ["employer", "site", "still_clock"]
pytestmark = pytest.mark.browser
WORKERS = [changed(SITI, TANGGAL_KEPESERTAAN="02-11-2026"), changed(BUDI, TANGGAL_KEPESERTAAN="02-11-2026")]
WRONG = changed(BUDI, NOMOR_IDENTITAS="6112010107880004", JENIS_KELAMIN="?", TANGGAL_KEPESERTAAN="02-11-2026")


def registered_by_the_branch(visitor) -> str:
    """The employer and its JKK class; the NPP it was given."""
    branch = visitor("pintu-cabang", width=1280).enter("penghitung", "/petugas/perusahaan/")
    branch.follow("Daftarkan perusahaan").look("daftarkan")
    branch.fill(name="CV Papan Rekaan", npwp="12", activity="Penggergajian kayu", address="Jalan Rekaan 5")
    branch.page.select_option("#id_region", label="Kabupaten Kubu Raya")
    branch.choose(size="medium").press("Simpan")
    assert "15 atau 16 angka" in branch.told
    branch.page.wrong.clear()  # the 422 of the short tax number
    branch.fill(npwp="").press("Simpan")
    npp = re.search(r"tercatat dengan NPP (PR\d{8})", branch.page.inner_text("body"))[1]
    branch.page.fill("#cari", "penggergajian")
    branch.press("Cari").follow("Pilih").look("kelompok")
    branch.page.fill("#alasan", "Menurut surat pendaftaran.")
    branch.press("Putuskan kelompok 3")
    assert "kelompok 3" in branch.page.inner_text("body")
    return npp


def let_in_by_the_administrator(visitor, npp: str) -> None:
    make_user("surya", ("administrator", "all", ""))
    make_user("kartika")
    office = visitor("pintu-admin").enter("surya", "/admin/pengguna/kartika/")
    office.choose(role="clerk", kind="employer").fill(code=npp, valid_from="2026-11-21").press("Beri wewenang")
    assert "Petugas perusahaan" in office.told


def workers_and_bill(visitor, npp: str, width: int) -> tuple[str, str]:
    """From the sheet of newcomers to the bill: its code and its amount in words of the page."""
    clerk = visitor("pintu-perusahaan", width).enter("kartika", f"/perusahaan/{npp}-000/pekerja/lembar/")
    clerk.page.select_option("[name=month]", "2026-11")
    clerk.send("pekerja.xlsx", xlsx([*WORKERS, WRONG], NEW, sheet="data_tk_baru"))
    assert "L atau P" in clerk.told  # the third row comes back
    clerk.look("lembar").press("Simpan 2 baris yang benar")
    assert "2 pekerja ada di daftar pekerja." in clerk.page.inner_text("body")
    clerk.go(f"/perusahaan/{npp}-000/bulan/2026-11/").look("bulan").press("Hitung iuran")
    clerk.page.wait_for_selector("text=Iuran dihitung")
    # Class 3: JKK 0,89 %, JKM 0,30 %, JHT 3,7 % + 2 %, JP 2 % + 1 %; together 9,89 %.
    # 3.200.000: 28.480 + 9.600 + 118.400 + 64.000 + 64.000 + 32.000 = 316.480
    # 3.500.000: 31.150 + 10.500 + 129.500 + 70.000 + 70.000 + 35.000 = 346.150. Together 662.630.
    clerk.follow("Finalisasi").look("finalisasi").press("Kunci dan terbitkan tagihan Rp662.630")
    clerk.page.wait_for_selector(".code__n")
    return clerk.code(), "Rp662.630"


@pytest.mark.parametrize("width", [360, 1280])
def test_an_employer_comes_in_and_its_workers_are_paid_members_that_count(site, employer, visitor, width):
    somebody_counts(employer, month(11))
    npp = registered_by_the_branch(visitor)
    let_in_by_the_administrator(visitor, npp)
    code, amount = workers_and_bill(visitor, npp, width)
    visitor("pintu-bank", width).pay(code, amount)
    assert Employer.objects.get(npp=npp).bills.get().paid_at is not None
    seen_in_coverage(visitor("pintu-pu", width), month(11), PU=2)
