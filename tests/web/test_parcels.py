"""Large files: in parts, gone on with after a break, in one piece without a script, read by the worker."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from payung.access.models import Grant
from payung.contributions.models import Parcel, ParcelPart, Upload, WorkerSheet
from payung.contributions.parcels import PART
from payung.jobs.parcels import open_parcels
from tests.contributions.sheets_of_workers import NEW, SITI, changed

from .books import NOW, employer, made_employer, siti, still_clock

__all__ = ["employer", "siti", "still_clock"]

KEY = "19100217-000"
BEGIN = f"/perusahaan/{KEY}/kiriman/"
MONTH = f"/perusahaan/{KEY}/bulan/2026-10/"
ROW = b"6112024807959001;Siti Aminah;5.000.000\n"


@pytest.fixture
def clerk(client_of, employer):
    return client_of("clerk", "employer", str(employer.pk))


def large(rows: bytes = ROW) -> bytes:
    """A wage sheet a little over two parts long: empty lines follow."""
    return b"NIK;NAMA_LENGKAP;UPAH\n" + rows + b";;\n" * (2 * PART // 3 + 500)


def begin(client, content: bytes, purpose: str = "wages") -> dict:
    asked = {"name": "gaji.csv", "size": str(len(content)), "purpose": purpose, "month": "2026-10"}
    return client.post(BEGIN, asked).json()


def send(client, told: dict, content: bytes, place: int):
    body = content[place * PART : (place + 1) * PART]
    return client.post(f"{told['address']}bagian/{place}/", body, content_type="application/octet-stream")


def test_a_file_in_parts_goes_on_after_a_break_and_is_read_by_the_worker(clerk, siti):
    content = large()
    told = begin(clerk, content)
    assert (told["part"], told["kept"]) == (PART, [])
    assert send(clerk, told, content, 0).json() == {"state": "arriving", "kept": 1, "of": 3}
    send(clerk, told, content, 2)
    again = begin(clerk, content)  # the line broke; the same file is chosen once more
    assert (again["address"], again["kept"]) == (told["address"], [0, 2])
    assert "2 dari 3 bagian" in clerk.get(told["address"]).content.decode()
    assert open_parcels(NOW) == 0
    assert send(clerk, told, content, 1).json()["state"] == "waiting"
    assert "Sedang dibaca" in clerk.get(told["address"], headers={"hx-request": "true"}).content.decode()
    assert open_parcels(NOW) == 1
    upload = Upload.objects.get()
    assert (upload.good_count, upload.file_name, upload.uploaded_by) == (
        1,
        "gaji.csv",
        clerk.get(MONTH).wsgi_request.actor.name,
    )
    assert clerk.get(told["address"]).url == f"{MONTH}#h-hasil"
    assert clerk.get(told["address"], headers={"hx-request": "true"}).headers["HX-Redirect"] == f"{MONTH}#h-hasil"
    assert not ParcelPart.objects.exists()  # the upload keeps the file now
    assert open_parcels(NOW) == 0


def test_without_a_script_a_large_file_goes_in_one_piece_to_the_same_page(clerk, siti):
    response = clerk.post(f"{MONTH}unggah/", {"file": SimpleUploadedFile("gaji.csv", large())}, follow=True)
    told = response.content.decode()
    assert "Sedang dibaca dan diperiksa" in told and 'http-equiv="refresh"' in told
    open_parcels(NOW)
    assert Upload.objects.get().good_count == 1


def test_a_small_file_of_many_rows_is_read_by_the_worker_too(clerk, siti):
    rows = b"NIK;UPAH\n" + b"".join(b"611202480796%04d;3000000\n" % number for number in range(10_001))
    clerk.post(f"{MONTH}unggah/", {"file": SimpleUploadedFile("gaji.csv", rows)})
    assert Parcel.objects.get().state == "waiting"
    open_parcels(NOW)
    assert Upload.objects.get().row_count == 10_001


def test_a_large_worker_sheet_comes_to_its_own_page(clerk):
    row = changed(SITI, TANGGAL_KEPESERTAAN="02-10-2026")
    content = (";".join(NEW) + "\n" + ";".join(row) + "\n" + ";\n" * PART).encode()
    file = SimpleUploadedFile("baru.csv", content)
    page = f"/perusahaan/{KEY}/pekerja/lembar/"
    response = clerk.post(page, {"file": file, "month": "2026-10"})
    open_parcels(NOW)
    assert WorkerSheet.objects.get().good_count == 1
    assert clerk.get(response.url).url == f"{page}#h-hasil"


def test_a_file_that_cannot_be_read_is_told_on_its_page(clerk):
    content = b"%PDF" + b"x" * (2 * PART)
    clerk.post(f"{MONTH}unggah/", {"file": SimpleUploadedFile("gaji.pdf", content)})
    open_parcels(NOW)
    parcel = Parcel.objects.get()
    assert (parcel.state, parcel.problems[0]["code"]) == ("refused", "file-kind")
    assert "Belum bisa dibaca" in clerk.get(f"{BEGIN}{parcel.number}/").content.decode()


def test_a_clerk_who_lost_the_right_meanwhile_reads_nothing(clerk, siti):
    clerk.post(f"{MONTH}unggah/", {"file": SimpleUploadedFile("gaji.csv", large())})
    Grant.objects.update(valid_to=NOW.date().replace(year=2025))
    open_parcels(NOW)
    assert Parcel.objects.get().problems[0]["code"] == "parcel-not-allowed"
    assert not Upload.objects.exists()


def test_parts_that_do_not_belong_are_refused_and_a_part_twice_is_one_part(clerk):
    content = large()
    told = begin(clerk, content)
    assert send(clerk, told, content, 3).status_code == 400
    assert send(clerk, told, content[: PART - 1], 0).status_code == 400
    assert send(clerk, told, content, 0).json() == send(clerk, told, content, 0).json()
    assert clerk.post(BEGIN, {"size": "-1", "purpose": "wages"}).status_code == 400
    assert clerk.post(BEGIN, {"size": str(2**40), "purpose": "wages"}).status_code == 422


def test_a_parcel_of_another_clerk_is_not_there(clerk, client_of, employer):
    told = begin(clerk, large())
    other = made_employer("20000001", "PT Kedua")
    for stranger in (client_of("clerk", "employer", str(other.pk)), client_of("clerk", "office", "PTK")):
        assert stranger.get(told["address"]).status_code == 404
        assert send(stranger, told, large(), 0).status_code == 404
