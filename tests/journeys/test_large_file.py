"""Journey: a large wage sheet is cut off half way, gone on with after a break, read by the worker, and billed."""

from __future__ import annotations

import pytest

from payung.contributions.models import Parcel, Upload
from payung.jobs.parcels import open_parcels
from tests.web.books import NOW, employer, siti, still_clock
from tests.web.conftest import make_user
from tests.web.test_parcels import large

from .test_member_balance import site
from .visitor import Visitor

__all__ = ["employer", "site", "siti", "still_clock"]
pytestmark = pytest.mark.browser
MONTH = "/perusahaan/19100217-000/bulan/2026-10/"
FILE = {"name": "gaji.csv", "mimeType": "text/csv", "buffer": large()}  # a little over two parts


def the_line_breaks_after_the_first_part(clerk: Visitor) -> None:
    clerk.page.route("**/bagian/1/", lambda route: route.abort())
    clerk.go(MONTH).page.set_input_files("#berkas", FILE)
    clerk.page.get_by_role("button", name="Unggah dan periksa").click()
    clerk.page.get_by_text("Sambungan terputus. Kami mencoba lagi dari bagian terakhir.").wait_for()
    assert 33 < clerk.page.locator(".kiriman progress").evaluate("bar => bar.value") < 34  # one of three parts
    assert clerk.page.get_by_role("button", name="Unggah dan periksa").is_disabled()
    clerk.look("putus")


def the_page_of_the_file_says_how_far_it_came(clerk: Visitor) -> None:
    parcel = Parcel.objects.get()
    clerk.go(f"/perusahaan/19100217-000/kiriman/{parcel.number}/")
    clerk.page.unroute("**/bagian/1/")
    clerk.page.wrong.clear()  # the browser logged each time the part could not be sent
    assert "1 dari 3 bagian sudah kami simpan" in clerk.told
    clerk.look("sampai-mana").follow("Pilih berkasnya lagi")


def the_same_file_goes_on_from_where_it_stopped(clerk: Visitor) -> None:
    sent: list[str] = []
    clerk.page.on("request", lambda asked: sent.append(asked.url[-2]) if "/bagian/" in asked.url else None)
    clerk.page.set_input_files("#berkas", FILE)
    clerk.page.get_by_role("button", name="Unggah dan periksa").click()
    clerk.page.get_by_text("Semua bagian sudah sampai.").wait_for()
    assert sent == ["1", "2"] and Parcel.objects.get().state == "waiting"
    clerk.look("dibaca")


def the_worker_reads_it_and_the_page_moves_on(clerk: Visitor) -> None:
    assert open_parcels(NOW) == 1
    clerk.page.wait_for_url(f"**{MONTH}*")
    assert Upload.objects.get().good_count == 1
    clerk.look("hasil").press("Simpan 1 baris yang benar")
    clerk.press("Hitung iuran").page.wait_for_selector("text=Iuran dihitung")
    assert "Rp477.000" in clerk.told  # Rp5.000.000: see tests/web/books.py


@pytest.mark.parametrize("width", [360, 1280])
def test_a_large_file_is_cut_off_gone_on_with_and_finished(site, employer, siti, visitor, width):
    make_user("fitriani", ("clerk", "employer", str(employer.pk)))
    clerk = visitor("berkas-besar", width).enter("fitriani", MONTH)
    the_line_breaks_after_the_first_part(clerk)
    the_page_of_the_file_says_how_far_it_came(clerk)
    the_same_file_goes_on_from_where_it_stopped(clerk)
    the_worker_reads_it_and_the_page_moves_on(clerk)


def test_a_part_that_is_refused_is_told_and_the_clerk_may_choose_again(site, employer, siti, visitor):
    make_user("fitriani", ("clerk", "employer", str(employer.pk)))
    clerk = visitor("berkas-ditolak").enter("fitriani", MONTH)
    clerk.page.route("**/bagian/1/", lambda route: route.fulfill(status=403, body="<p>bukan JSON</p>"))
    clerk.page.set_input_files("#berkas", FILE)
    clerk.page.get_by_role("button", name="Unggah dan periksa").click()
    clerk.page.get_by_text("Bagian ini ditolak.").wait_for()
    assert clerk.page.get_by_role("button", name="Unggah dan periksa").is_enabled()
    clerk.page.wrong.clear()  # the 403
    assert Parcel.objects.get().parts.count() == 1
