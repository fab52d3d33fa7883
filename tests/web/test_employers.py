"""The clerk's pages: from the list of months to a bill, each within reach and not beyond."""

from __future__ import annotations

import datetime as dt

import fastexcel
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from payung.audit.models import Look
from payung.contributions.models import Bill, Declaration, Upload
from payung.jobs.settle import settle
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Employment

from .books import NOW, billed, budi, employer, made_employer, made_worker, month, siti, still_clock
from .pages import markup

__all__ = ["budi", "employer", "siti", "still_clock"]

OCTOBER = month(10)
KEY = "19100217-000"
HOME = f"/perusahaan/{KEY}/"
PAGE = f"{HOME}bulan/2026-10/"
SHEET = "NIK;NAMA_LENGKAP;UPAH\n6112024807959001;Siti Aminah;5.000.000\n6112020807959002;Budi Santoso;Rp3.2jt\n"


@pytest.fixture
def clerk(client_of, employer):
    return client_of("clerk", "employer", str(employer.pk))


def send(client, text: str = SHEET, name: str = "upah.csv"):
    file = SimpleUploadedFile(name, text.encode(), content_type="text/csv")
    return client.post(f"{PAGE}unggah/", {"file": file}, follow=True)


def pay(bill: Bill, at: dt.datetime = NOW) -> None:
    SimulatedBank().pay(bill.payment_code, bill.amount, at=at)
    settle(at)


def test_a_clerk_with_one_employer_lands_on_its_months(clerk):
    response = clerk.get("/perusahaan/")
    assert response.status_code == 302 and response.url == HOME


def test_a_clerk_with_two_employers_chooses(client_of, employer):
    other = made_employer("20000001", "PT Kedua")
    client = client_of("clerk", "employer", str(employer.pk))
    client.post("/bahasa/", {"language": "id"})
    from_two = client_of("clerk", "office", "PTK")
    told = markup(from_two.get("/perusahaan/"))
    assert employer.name in told and other.name in told


def test_months_past_their_due_day_without_a_declaration_are_marked(clerk, employer, siti):
    billed(employer, month(8), siti)
    told = markup(clerk.get(HOME))
    assert "2 bulan belum dilaporkan" in told and "Oktober 2026 dan September 2026" in told
    assert "Juli 2026" not in told  # before anybody's first declaration nothing is known
    assert "Belum dilaporkan" in told and "Oktober 2026" in told
    assert "November 2026" in told and "Belum diisi" in told  # due 15 December 2026: still time


@pytest.mark.parametrize("path", ["", "bulan/2026-10/", "tagihan/", "pekerja/", "laporan/", "bulan/2026-10/upah.xlsx"])
def test_another_employer_is_not_there_and_a_member_is_turned_away(client_of, employer, path):
    other = made_employer("20000001", "PT Kedua")
    assert client_of("clerk", "employer", str(other.pk)).get(HOME + path).status_code == 404
    assert client_of("regency", "region", "61.12").get(HOME + path).status_code == 403


@pytest.mark.parametrize("path", ["unggah/", "tanpa-perubahan/", "hitung/", "finalisasi/", "batal/"])
def test_an_officer_sees_the_month_but_changes_nothing(client_of, employer, path):
    officer = client_of("officer", "office", "PTK")
    assert officer.get(PAGE).status_code == 200
    assert officer.post(PAGE + path).status_code == 403
    assert not Declaration.objects.exists()


def test_a_sheet_shows_every_problem_saves_nothing_yet_and_gives_the_rows_back(clerk, siti, budi):
    told = markup(send(clerk))
    assert "Rp3.2jt" in told and "angka rupiah saja" in told
    assert "Simpan 1 baris yang benar" in told and "Unduh 1 baris untuk diperbaiki" in told
    assert not Declaration.objects.exists()

    upload = Upload.objects.get()
    back = clerk.get(f"{PAGE}unggahan/{upload.pk}/perbaiki.xlsx")
    sheet = fastexcel.read_excel(back.content).load_sheet(0).to_polars()
    assert sheet["NAMA_LENGKAP"].to_list() == ["Budi Santoso"]
    assert "Rp3.2jt" in sheet["MASALAH"][0]


def test_saving_the_good_rows_then_the_mended_ones_leaves_nothing_to_mend(clerk, siti, budi):
    send(clerk)
    first = Upload.objects.get()
    told = markup(clerk.post(f"{PAGE}unggahan/{first.pk}/simpan/", follow=True))
    assert "1 baris tersimpan." in told and "Rp477.000" in told  # Siti alone: see books.py
    mended = "NIK;NAMA_LENGKAP;UPAH\n6112020807959002;Budi Santoso;3.200.000\n"
    told = markup(send(clerk, mended))
    second = Upload.objects.latest("pk")
    told = markup(clerk.post(f"{PAGE}unggahan/{second.pk}/simpan/", follow=True))
    # Budi at Rp3.200.000: JKK 0.54 % 17.280, JKM 0.30 % 9.600, JHT 3.7 % 118.400 + 2 % 64.000, JP 64.000 + 32.000:
    # 305.280; with Siti's 477.000 it is 782.280.
    assert "Rp782.280" in told and "Yang perlu diperbaiki" not in told


def test_a_file_that_is_no_sheet_is_told_on_the_spot_and_nothing_is_kept(clerk):
    response = send(clerk, "bukan lembar upah", "foto.csv")
    assert response.status_code == 422
    assert "foto.csv belum bisa dibaca" in markup(response)
    assert not Upload.objects.exists()


def test_the_same_file_again_is_named(clerk, siti, budi):
    send(clerk)
    assert "sama dengan yang masih menunggu disimpan" in markup(send(clerk, name="upah (1).csv"))
    assert Upload.objects.count() == 1


def test_an_upload_thrown_away_changes_nothing(clerk, siti, budi):
    send(clerk)
    upload = Upload.objects.get()
    told = markup(clerk.post(f"{PAGE}unggahan/{upload.pk}/buang/", follow=True))
    assert "Hasil unggah dibuang" in told
    upload.refresh_from_db()
    assert upload.state == "discarded" and not Declaration.objects.exists()


def test_no_change_repeats_the_month_before_in_one_press(clerk, employer, siti, budi):
    billed(employer, month(9), siti, budi)
    assert "Tidak ada perubahan bulan ini?" in markup(clerk.get(PAGE))
    told = markup(clerk.post(f"{PAGE}tanpa-perubahan/", follow=True))
    assert "Iuran dihitung: Rp954.000 untuk 2 pekerja" in told  # 2 × 477.000
    assert Declaration.objects.get(month=OCTOBER).state == "calculated"


def test_a_wage_typed_by_hand_and_a_worker_taken_out(clerk, employer, siti, budi):
    told = markup(clerk.post(f"{PAGE}upah/{siti.pk}/", {"wage": "5.000.000", "do": "save"}, follow=True))
    assert "Upah Siti Aminah tersimpan." in told and "Rp477.000" in told
    wrong = clerk.post(f"{PAGE}upah/{budi.pk}/", {"wage": "Rp3.2jt", "do": "save"})
    assert wrong.status_code == 422 and "3200000" in markup(wrong)
    clerk.post(f"{PAGE}upah/{siti.pk}/", {"do": "out"})
    assert "Upah tiap pekerja" not in markup(clerk.get(PAGE))


def test_a_stranger_has_no_wage_here(clerk, employer):
    elsewhere = made_worker(made_employer("20000001", "PT Kedua"), "Orang Lain", "6112024807959003")
    assert clerk.get(f"{PAGE}upah/{elsewhere.pk}/").status_code == 404
    assert clerk.get(f"{PAGE}upah/999999999/").status_code == 404


def test_finalising_names_the_changes_and_the_amount_and_gives_a_code(clerk, employer, siti, budi):
    billed(employer, month(9), siti)
    for person in (siti, budi):
        clerk.post(f"{PAGE}upah/{person.pk}/", {"wage": "5000000", "do": "save"})
    clerk.post(f"{PAGE}hitung/")
    told = markup(clerk.get(f"{PAGE}finalisasi/"))
    assert "1 orang: Budi Santoso" in told  # new since September
    assert "Kunci dan terbitkan tagihan Rp954.000" in told

    changed = clerk.post(f"{PAGE}finalisasi/", {"amount": "953999"})
    assert changed.status_code == 422 and "Jumlahnya berubah" in markup(changed)
    response = clerk.post(f"{PAGE}finalisasi/", {"amount": "954000"}, follow=True)
    bill = Bill.objects.get(month=OCTOBER)
    code = f"{bill.payment_code[:4]} {bill.payment_code[4:8]} {bill.payment_code[8:]}"
    assert code in markup(response) and "Sembilan ratus lima puluh empat ribu rupiah" in markup(response)


def test_a_finalised_month_is_locked_until_it_is_reopened(clerk, employer, siti):
    bill = billed(employer, OCTOBER, siti)
    assert "Bulan ini terkunci" in markup(clerk.get(PAGE))
    locked = clerk.post(f"{PAGE}upah/{siti.pk}/", {"wage": "6000000", "do": "save"})
    assert locked.status_code == 422 and "Batalkan finalisasinya dahulu" in markup(locked)
    assert "berhenti berlaku saat itu juga" in markup(clerk.get(f"{PAGE}batal/"))
    clerk.post(f"{PAGE}batal/")
    bill.refresh_from_db()
    assert bill.state == "cancelled" and Declaration.objects.get().state == "draft"
    cancelled = markup(clerk.get(f"{HOME}tagihan/{bill.number}/"))
    assert "Tagihan ini dibatalkan" in cancelled and "data-salin" not in cancelled


def test_a_list_of_workers_is_masked_and_remembered_as_looks(clerk, employer, siti, budi):
    told = markup(clerk.get(f"{HOME}pekerja/"))
    assert "Siti Aminah" in told and siti.nik not in told and "6112••••••••9001" in told
    looks = Look.objects.filter(person_id=siti.pk)
    assert looks.count() == 1 and employer.name in looks.get().purpose


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_wages_of_a_month_come_as_a_file_with_identifiers_masked(clerk, employer, siti, budi, kind):
    billed(employer, OCTOBER, siti, budi)
    response = clerk.get(f"{PAGE}upah.{kind}")
    assert response.status_code == 200 and siti.nik.encode() not in response.content
    assert Look.objects.filter(person_id=budi.pk).count() == 1


def test_the_template_holds_the_names_and_can_be_sent_back(clerk, employer, siti, budi):
    billed(employer, month(9), siti, budi)
    content = clerk.get(f"{PAGE}lembar.xlsx").content
    file = SimpleUploadedFile("lembar.xlsx", content)
    told = markup(clerk.post(f"{PAGE}unggah/", {"file": file}, follow=True))
    assert "Simpan 2 baris yang benar" in told


NEW = {
    "nik": "6112025007969004",
    "name": "Dewi Lestari",
    "birth_date": "10-07-1996",
    "sex": "P",
    "started_on": "01-10-2026",
}


def test_adding_a_worker_answers_the_same_whether_or_not_the_nik_is_known(clerk, employer, siti):
    other = made_employer("20000001", "PT Kedua")
    made_worker(other, "Ratna Sari", "6112025007969005")
    unknown = clerk.post(f"{HOME}pekerja/tambah/", NEW, follow=True)
    known = clerk.post(f"{HOME}pekerja/tambah/", {**NEW, "nik": "6112025007969005"}, follow=True)
    assert unknown.status_code == known.status_code == 200
    for response in (unknown, known):
        assert "Dewi Lestari ada di daftar pekerja" in markup(response) and "Ratna" not in markup(response)


def test_a_nik_with_too_few_digits_says_what_is_expected(clerk, employer):
    response = clerk.post(f"{HOME}pekerja/tambah/", {**NEW, "nik": "61120250"})
    assert response.status_code == 422 and 'aria-invalid="true"' in markup(response)


def test_ending_work_needs_a_reason_and_is_kept(clerk, employer, siti):
    spell = Employment.objects.get(person=siti)
    path = f"{HOME}pekerja/{spell.pk}/berhenti/"
    assert clerk.post(path, {"last_day": "31-10-2026", "reason": ""}).status_code == 422
    clerk.post(path, {"last_day": "31-10-2026", "reason": "resigned"})
    spell.refresh_from_db()
    assert (spell.ended_on, spell.end_reason) == (dt.date(2026, 10, 31), "resigned")


def test_reports_list_every_billed_month_with_its_files(clerk, employer, siti):
    bill = billed(employer, OCTOBER, siti)
    told = markup(clerk.get(f"{HOME}laporan/"))
    assert f"tagihan/{bill.number}/tagihan.pdf" in told and "bukti-lunas.pdf" not in told
    pay(bill)
    assert "bukti-lunas.pdf" in markup(clerk.get(f"{HOME}laporan/"))
