"""Journey: a placement company registers with a file; somebody unknown registers on the public page, on a phone."""

from __future__ import annotations

import pytest

from payung.migrants.models import Departure
from tests.construction.world import reference
from tests.migrants.test_departures import company
from tests.migrants.test_lists import csv, line
from tests.own_account.world import digits
from tests.web.books import employer, still_clock
from tests.web.conftest import make_user

from .test_member_balance import site
from .test_migrant_door import contract
from .test_project_door import log_in

__all__ = ["employer", "site", "still_clock"]
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_a_list_with_wrong_rows_is_sent_in_and_its_good_rows_saved(
    site, db, still_clock, browser_page, axe, no_overflow, shoot, width
):
    reference()
    make_user("lusia", ("placement", "agency", str(company().pk)))
    page = browser_page(width=width)
    log_in(page, site, "lusia", "/pekerja-migran/")
    page.get_by_role("link", name="Daftarkan dengan berkas").click()
    content = csv(line(1), line(2, months="enam", region="Atlantis"), line(3, nik="6112"))
    page.set_input_files("#berkas", {"name": "januari.csv", "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="Unggah dan periksa").click()
    assert "Atlantis" in page.locator("main").inner_text()
    axe(page)
    no_overflow(page)
    shoot(page, f"migran-berkas-{width}")
    page.get_by_role("button", name="Simpan 1 baris yang benar").click()
    page.wait_for_url("**/pekerja-migran/")
    assert "1 orang belum dibayar" in page.locator("main").inner_text()
    shoot(page, f"migran-sesudah-berkas-{width}")


def test_somebody_unknown_registers_for_work_abroad_on_a_phone(
    site, employer, still_clock, browser_page, axe, no_overflow, shoot
):
    page = browser_page(width=360)
    page.goto(f"{site}/daftar/luar-negeri/")
    axe(page)
    shoot(page, "migran-umum-360")
    for field, text in (
        ("nik", "6112 0447 0288 0001"), ("name", "Maria Goreti"), ("birth_date", "07-02-1988"),
        ("phone", "0812 0000 0001"),
    ):  # fmt: skip
        page.fill(f"#id_{field}", text)
    page.get_by_role("button", name="Kirim kode").click()
    page.fill("#id_code", digits())
    page.get_by_role("button", name="Lanjut").click()
    page.select_option("#id_region", "61.12")
    axe(page)
    no_overflow(page)
    shoot(page, "migran-umum-asal-360")
    page.get_by_role("button", name="Lanjut ke keberangkatan").click()
    contract(page)
    page.get_by_role("button", name="Terbitkan kode bayar").click()
    assert Departure.objects.get().person.name == "Maria Goreti"
    axe(page)
    no_overflow(page)
    shoot(page, "migran-umum-bayar-360")
