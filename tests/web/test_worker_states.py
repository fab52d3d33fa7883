"""Every state of a worker's sheet reached with a file on the page: carried, left, corrected, NIK of before, rapel."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from payung.contributions.models import DeclaredWage, Upload, WorkerSheet
from payung.registry.models import Employment, Person, ProfileChange
from tests.contributions.sheets_of_workers import CARRIED, CORRECTED, GONE, NEW, SITI, changed
from tests.identity.world import PAPER
from tests.sheet.made import xlsx

from .books import billed, budi, employer, made_employer, made_worker, month, siti, still_clock
from .pages import markup

__all__ = ["budi", "employer", "siti", "still_clock"]

HOME = "/perusahaan/19100217-000/"
PAGE = f"{HOME}pekerja/lembar/"
NEW_NIK = "6112024807959009"


@pytest.fixture
def clerk(client_of, employer):
    return client_of("clerk", "employer", str(employer.pk))


def send(client, rows, headings, address: str = PAGE) -> str:
    file = SimpleUploadedFile("a.xlsx", xlsx(rows, headings))
    return markup(client.post(address, {"file": file, "month": "2026-11"}, follow=True))


def save(client) -> str:
    return markup(client.post(f"{PAGE}{WorkerSheet.objects.latest('pk').pk}/simpan/", follow=True))


def card_of(person: Person) -> str:
    return person.cards.get().kpj


def test_somebody_with_a_card_is_carried_over_with_it(clerk, employer):
    before = made_worker(made_employer("20000001", "PT Kedua"), "Rahma Sari", "6112024807959031")
    Employment.objects.filter(person=before).update(ended_on="2026-10-31", end_reason="resigned")
    row = ["P1", before.nik, card_of(before), "Rahma Sari", "08-07-1995", "P", "02-11-2026", "3300000", "PTK"]
    assert "Pekerja lanjutan" in send(clerk, [row], CARRIED)
    assert "1 pekerja ada di daftar pekerja." in save(clerk)
    spell = Employment.objects.get(employer=employer)
    assert (spell.person, spell.card) == (before, before.cards.get())
    assert DeclaredWage.objects.get().wage == 3_300_000


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("Mengundurkan diri", "resigned"),
        ("PHK", "laid_off"),
        ("Kontrak berakhir", "contract_ended"),
        ("Mencapai usia pensiun", "pension_age"),
        ("Meninggal dunia", "died"),
        ("Meninggalkan Indonesia", "left_country"),
        ("Pindah divisi", "moved_division"),
        ("Salah daftar", "mistake"),
    ],
)
def test_every_reason_for_leaving_is_kept(clerk, siti, reason, kept):
    send(clerk, [[siti.nik, card_of(siti), siti.name, "08-07-1995", reason, "15-11-2026", ""]], GONE)
    assert "Masa kerja 1 orang diakhiri." in save(clerk)
    assert Employment.objects.get().end_reason == kept


def test_a_profile_is_corrected_and_the_value_of_before_kept(clerk, siti):
    Person.objects.filter(pk=siti.pk).update(phone="+6281111111111")
    row = [card_of(siti), siti.nik, siti.name, "0812-3456-7890", "siti@contoh.id", "", "Bank Rekaan", "0123456789"]
    assert "Koreksi data" in send(clerk, [row], CORRECTED)
    assert "Data 1 pekerja dikoreksi." in save(clerk)
    siti.refresh_from_db()
    assert (siti.phone, siti.email) == ("+6281234567890", "siti@contoh.id")
    assert ProfileChange.objects.get(field="phone").before == "+6281111111111"
    assert "kolom koreksi terisi" in send(clerk, [[card_of(siti), siti.nik, siti.name, "", "", "", "", ""]], CORRECTED)


@pytest.fixture
def old_nik(client_of, siti) -> str:
    """An officer corrected Siti's NIK at the counter."""
    before = siti.nik
    given = {"nik": NEW_NIK, "alasan": "Salah ketik", "dokumen": SimpleUploadedFile(PAPER[0], PAPER[1])}
    client_of("officer", "office", "PTK").post(f"/petugas/peserta/{siti.member_number}/nik/", given)
    siti.refresh_from_db()
    assert siti.nik == NEW_NIK
    return before


def test_the_nik_of_before_is_told_as_corrected_in_every_sheet_and_never_shown(clerk, siti, old_nik):
    told = {
        "upah": send(clerk, [[old_nik, "5000000"]], ("NIK", "UPAH"), f"{HOME}bulan/2026-10/unggah/"),
        "berhenti": send(clerk, [[old_nik, "", siti.name, "", "PHK", "15-11-2026", ""]], GONE),
        "koreksi": send(clerk, [["", old_nik, siti.name, "081234567890", "", "", "", ""]], CORRECTED),
        "baru": send(clerk, [changed(SITI, NOMOR_IDENTITAS=old_nik, TANGGAL_LAHIR="08-07-1995")], NEW),
    }
    for sheet, said in told.items():
        assert "sudah dibetulkan di kantor cabang" in said, sheet
        assert NEW_NIK not in said, sheet
    assert {each.good_count for each in (*WorkerSheet.objects.all(), *Upload.objects.all())} == {0}


def test_a_corrected_worker_leaves_under_the_new_nik(clerk, siti, old_nik):
    send(clerk, [[NEW_NIK, "", siti.name, "", "PHK", "15-11-2026", ""]], GONE)
    assert "Masa kerja 1 orang diakhiri." in save(clerk)


def test_a_changed_wage_is_asked_about_and_back_pay_is_billed_with_its_month(clerk, employer, siti, budi):
    october = f"{HOME}bulan/2026-10/"
    heads = ("NIK", "NAMA_LENGKAP", "UPAH", "RAPEL", "KETERANGAN")
    billed(employer, month(9), siti)
    rows = [[siti.nik, siti.name, "50000000", "", ""], [budi.nik, budi.name, "4000000", "1000000", "Rapel September"]]
    assert "Perlu dipastikan" in send(clerk, rows, heads, f"{october}unggah/")  # ten times the wage of September
    clerk.post(f"{october}unggahan/{Upload.objects.latest('pk').pk}/buang/")
    send(clerk, [[siti.nik, siti.name, "5500000", "", ""], rows[1]], heads, f"{october}unggah/")
    clerk.post(f"{october}unggahan/{Upload.objects.latest('pk').pk}/simpan/")
    kept = DeclaredWage.objects.filter(month="2026-10-01").order_by("wage").values_list("wage", "rapel")
    assert list(kept) == [(4_000_000, 1_000_000), (5_500_000, 0)]
    # 5.500.000 + (4.000.000 + 1.000.000): 9,54 % of 10.500.000; see tests/web/books.py for the rates.
    assert "Rp1.001.700" in markup(clerk.post(f"{october}hitung/", follow=True))
