"""The page of worker sheets: from a workbook to people on the list, and back with what to mend."""

from __future__ import annotations

import io

import fastexcel
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from payung.audit.models import Look
from payung.contributions.models import DeclaredWage, WorkerSheet
from payung.registry.models import Employment
from tests.contributions.sheets_of_workers import BUDI, NEW, SITI, changed
from tests.sheet.made import xlsx

from .books import employer, made_employer, siti, still_clock
from .pages import markup

__all__ = ["employer", "siti", "still_clock"]

KEY = "19100217-000"
PAGE = f"/perusahaan/{KEY}/pekerja/lembar/"


@pytest.fixture
def clerk(client_of, employer):
    return client_of("clerk", "employer", str(employer.pk))


def send(client, content: bytes, address: str = PAGE, **more):
    return client.post(address, {"file": SimpleUploadedFile("a.xlsx", content), **more}, follow=True)


NEWCOMERS = [changed(SITI, TANGGAL_KEPESERTAAN="02-11-2026"), changed(BUDI, TANGGAL_KEPESERTAAN="2-11-2026")]


def test_newcomers_go_from_the_sheet_to_the_list_and_the_wage_sheet(clerk, employer):
    told = markup(send(clerk, xlsx(NEWCOMERS, NEW, sheet="data_tk_baru"), month="2026-11"))
    assert "Hasil unggah: Pekerja baru" in told and "Simpan 2 baris yang benar" in told
    assert not Employment.objects.exists()
    sheet = WorkerSheet.objects.get()
    told = markup(clerk.post(f"{PAGE}{sheet.pk}/simpan/", follow=True))
    assert "2 pekerja ada di daftar pekerja." in told
    assert Employment.objects.filter(employer=employer).count() == 2
    assert sorted(DeclaredWage.objects.values_list("wage", flat=True)) == [3_200_000, 3_500_000]
    assert "sudah disimpan atau dibuang" in markup(clerk.post(f"{PAGE}{sheet.pk}/simpan/", follow=True))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_rows_to_mend_come_back_in_both_kinds(clerk, kind):
    bad = changed(NEWCOMERS[0], JENIS_KELAMIN="?")
    told = markup(send(clerk, xlsx([bad, NEWCOMERS[1]], NEW)))
    assert "L atau P" in told and "Total tidak valid" in told
    file = clerk.get(f"{PAGE}{WorkerSheet.objects.get().pk}/perbaiki.{kind}")
    if kind == "csv":
        assert file.content.decode("utf-8-sig").splitlines()[0].endswith("BARIS_ASAL;MASALAH;CARA_MEMPERBAIKI")
    else:
        assert fastexcel.read_excel(file.content).load_sheet(0).to_polars().height == 1


def test_a_worker_sheet_at_the_door_of_wages_is_taken_to_its_own(clerk):
    response = send(clerk, xlsx(NEWCOMERS, NEW), f"/perusahaan/{KEY}/bulan/2026-11/unggah/")
    assert response.redirect_chain[-1][0] == f"{PAGE}#h-hasil"
    assert WorkerSheet.objects.get().form == "baru"


@pytest.mark.parametrize("form", ["data_tk_baru", "data_tk_lanjutan", "data_tk_na", "update_data_tk"])
def test_every_template_can_be_read_back_as_its_own_kind(clerk, siti, form):
    book = fastexcel.read_excel(clerk.get(f"{PAGE}{form}.xlsx").content)
    assert book.sheet_names == [form, "Petunjuk"]
    names = book.load_sheet(0, header_row=None).to_polars().rows()
    assert (len(names) == 2) == (form in ("data_tk_na", "update_data_tk"))
    assert Look.objects.filter(person_id=siti.pk).exists() == (form in ("data_tk_na", "update_data_tk"))


def test_leavers_filled_into_the_template_are_ended_and_a_death_is_told_to_the_branch(clerk, siti):
    rows = fastexcel.read_excel(io.BytesIO(clerk.get(f"{PAGE}data_tk_na.xlsx").content).read()).load_sheet(0)
    (row,) = rows.to_polars().to_dicts()
    row |= {"SEBAB_NA": "Meninggal dunia", "TANGGAL_KEJADIAN": "15-11-2026"}
    send(clerk, xlsx([[str(cell or "") for cell in row.values()]], tuple(row)))
    told = markup(clerk.post(f"{PAGE}{WorkerSheet.objects.get().pk}/simpan/", follow=True))
    assert "Masa kerja 1 orang diakhiri." in told and "Kantor cabang kami beri tahu" in told
    assert Employment.objects.get().end_reason == "died"


def test_what_cannot_be_read_is_told_on_the_spot(clerk):
    response = send(clerk, b"%PDF-1.4 bukan lembar")
    assert response.status_code == 422 and "berkas PDF" in markup(response)
    assert "Pilih dahulu berkasnya" in markup(clerk.post(PAGE, {}, follow=True))


def test_a_sheet_of_another_employer_is_not_there(client_of, clerk, employer):
    send(clerk, xlsx(NEWCOMERS, NEW))
    sheet = WorkerSheet.objects.get()
    other = made_employer("20000001", "PT Kedua")
    stranger = client_of("clerk", "employer", str(other.pk))
    assert stranger.post(f"{PAGE}{sheet.pk}/simpan/").status_code == 404
    assert stranger.post(f"/perusahaan/20000001-000/pekerja/lembar/{sheet.pk}/simpan/").status_code == 404
    assert stranger.post(f"/perusahaan/20000001-000/pekerja/lembar/{sheet.pk}/buang/").status_code == 404
    clerk.post(f"{PAGE}{sheet.pk}/buang/")
    assert WorkerSheet.objects.get().state == "discarded"
