"""Journey: a wage sheet with mistakes becomes a bill with a payment code."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from payung.contributions.models import Bill
from tests.web.books import billed, employer, made_worker, month, still_clock
from tests.web.conftest import PASSWORD, make_user

from .test_member_balance import site

__all__ = ["employer", "site", "still_clock"]
pytestmark = pytest.mark.browser

NAMES = ("Siti Aminah", "Budi Santoso", "Dewi Lestari", "Maria Goreti", "Yohanes Lantang", "Rizky Pratama")
HEAD = "NIK;NAMA_LENGKAP;TGL_LAHIR;UPAH;KETERANGAN"


@pytest.fixture
def workers(employer):
    """Six people, billed in September at Rp5.000.000 each, and a clerk."""
    made = [made_worker(employer, name, f"611202480795900{place}") for place, name in enumerate(NAMES, 1)]
    billed(employer, month(9), *made)
    make_user("fitriani", ("clerk", "employer", str(employer.pk)))
    return made


def line(place: int, wage: str, born: str = "08-07-1995", note: str = "") -> str:
    return f"611202480795900{place};{NAMES[place - 1]};{born};{wage};{note}"


def write(folder: Path, name: str, *lines: str) -> str:
    path = folder / name
    path.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return str(path)


def log_in(page, site: str) -> None:
    page.goto(f"{site}/masuk/")
    page.fill("#username", "fitriani")
    page.fill("#password", PASSWORD)
    page.click("form.form button")
    page.wait_for_selector("#h-bulan")


def send(page, path: str) -> None:
    page.set_input_files("#berkas", path)
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.wait_for_selector("#h-hasil")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_sheet_with_mistakes_becomes_a_bill(
    site, browser_page, axe, no_overflow, shoot, workers, tmp_path, width, employer
):
    page = browser_page(width=width)

    def look(name: str) -> None:
        shoot(page, f"perusahaan-{name}-{width}")
        axe(page)
        no_overflow(page)

    log_in(page, site)
    look("bulan")
    page.goto(page.url + "bulan/2026-10/")
    look("kosong")

    send(
        page,
        write(
            tmp_path,
            "upah oktober (1).csv",
            line(1, "5000000"),
            line(2, "5.000.000"),
            line(3, "Rp3.2jt"),
            line(4, "5000000", "07/13/1996"),
            line(5, "2.650.000"),
            f"{line(6, '5000000')}0"[:9] + ";Rizky Pratama;08-07-1995;5000000;",
        ),
    )
    problems = page.locator("section:has(#h-masalah)").inner_text()
    for told in ("Rp3.2jt", "07/13/1996", "2.650.000", "Perlu dipastikan"):
        assert told in problems
    look("hasil")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Unduh 3 baris untuk diperbaiki").click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("button", name="Simpan 3 baris yang benar").click()
    page.wait_for_selector("#h-pratinjau")
    look("sebagian")

    send(
        page,
        write(tmp_path, "perbaikan.csv", line(3, "3200000"), line(4, "5000000"), line(6, "5000000")),
    )
    page.get_by_role("button", name="Simpan 3 baris yang benar").click()
    page.wait_for_selector("#h-pratinjau")
    assert page.locator("#h-masalah").count() == 0

    page.get_by_role("button", name="Hitung iuran").click()
    page.wait_for_selector("text=Iuran dihitung")
    look("dihitung")
    page.get_by_role("link", name="Finalisasi").click()
    look("finalisasi")
    # Four at Rp5.000.000 (477.000 each), one at 3.200.000 (305.280) and one at 2.650.000: JKK 0.54 % 14.310, JKM 0.30 %
    # 7.950, JHT 3.7 % 98.050 + 2 % 53.000, JP 53.000 + 26.500 = 252.810. Together 2.466.090.
    page.get_by_role("button", name="Kunci dan terbitkan tagihan Rp2.466.090").click()
    page.wait_for_selector(".code__n")
    bill = Bill.objects.get(month=month(10))
    assert page.inner_text(".code__n").replace(" ", "") == bill.payment_code
    assert bill.amount == 2_466_090
    look("tagihan")
    assert len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1  # printed, it is one sheet

    for name, path in (("daftar-tagihan", "tagihan/"), ("pekerja", "pekerja/"), ("laporan", "laporan/")):
        page.goto(f"{site}/perusahaan/19100217-000/{path}")
        look(name)
    page.get_by_role("link", name="Pekerja", exact=True).click()
    page.get_by_role("link", name="Tambah pekerja").click()
    look("tambah-pekerja")
