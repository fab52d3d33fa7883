"""The hospital's pages: a yes or a no, a guarantee on paper, the report, the bill, and where the money is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from payung.claims.models import Claim, Guarantee, LifeEvent, TreatmentBill
from tests.claims.world import PDF
from tests.web.books import employer, made_worker, siti, still_clock
from tests.web.conftest import make_user

__all__ = ["employer", "siti", "still_clock"]
pytestmark = pytest.mark.django_db
HOME = "/rumah-sakit/"
ITEMS = {"b-TOTAL_FORMS": "10", "b-INITIAL_FORMS": "0"}


@pytest.fixture
def hospital(employer) -> Client:
    client = Client()
    client.force_login(make_user("perawat", ("hospital", "facility", "RS-6171-1")))
    return client


def plain(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def question(person, **changed) -> dict[str, str]:
    told = {"number": person.nik, "born": "08-07-1995", "name": "Sit", "event_on": "20-11-2026", "reason": "Jatuh"}
    return told | changed


def guarantee(client, person) -> Guarantee:
    seen = client.post(HOME, question(person))
    assert "Ya, terlindungi pada 20 November 2026" in plain(seen)
    client.post(f"{HOME}terbitkan/", {"ask": seen.context["ask"].pk})
    return Guarantee.objects.get()


def reported(client, person) -> Guarantee:
    one = guarantee(client, person)
    answer = client.post(f"{HOME}jaminan/{one.number}/lapor/", {"clock": "09:30", "sure": "belum", "phone": ""})
    assert answer.status_code == 302
    one.refresh_from_db()
    return one


def test_a_no_is_the_same_page_for_a_stranger_and_for_a_wrong_birth_date(hospital, siti):
    def body(**changed) -> str:
        seen = hospital.post(HOME, question(siti, **changed)).content.decode()
        return seen[seen.index("<main") : seen.index('<form class="form flow mt5"')]

    stranger, mistyped = body(number="6171010101990009"), body(born="09-07-1995")
    assert "Belum dapat dipastikan" in stranger
    assert stranger == mistyped


def test_the_page_never_shows_more_of_the_person_than_yes(hospital, siti):
    seen = hospital.post(HOME, question(siti, name="")).content.decode()
    assert "Ya, terlindungi" in seen
    assert siti.name not in seen and siti.nik not in seen and "PT Papan Percobaan" not in seen


def test_a_number_that_cannot_be_is_told_where_it_stands(hospital, siti):
    seen = hospital.post(HOME, question(siti, number="12 ab"))
    assert seen.status_code == 422 and "NIK 16 angka, atau KPJ 8 sampai 13 angka" in seen.content.decode()


def test_the_member_reads_who_asked_and_why(hospital, siti, client):
    hospital.post(HOME, question(siti))
    client.force_login(make_user("siti", ("member", "person", str(siti.pk))))
    seen = client.get("/peserta/data/").content.decode()
    assert "Rumah Sakit Contoh Khatulistiwa" in seen and "Menanyakan perlindungan pada 20 November 2026: Jatuh" in seen


def test_a_guarantee_is_on_paper_and_can_be_proven_genuine_without_a_name(hospital, siti, client):
    one = guarantee(hospital, siti)
    paper = hospital.get(f"{HOME}jaminan/{one.number}/surat.pdf")
    assert paper.content.startswith(b"%PDF-")
    right = client.post("/periksa-jaminan/", {"number": one.number, "code": one.code}).content.decode()
    wrong = client.post("/periksa-jaminan/", {"number": one.number, "code": "XXXXXXXX"}).content.decode()
    assert "Surat ini kami terbitkan" in right and siti.name not in right
    assert "Tidak cocok dengan surat kami" in wrong


def test_another_hospital_sees_nothing_of_it(hospital, siti, client):
    one = guarantee(hospital, siti)
    client.force_login(make_user("lain", ("hospital", "facility", "RS-6172-1")))
    assert client.get(f"{HOME}jaminan/{one.number}/").status_code == 404
    assert client.post(f"{HOME}terbitkan/", {"ask": one.ask_id}).status_code == 403
    assert one.number not in client.get(f"{HOME}jaminan/").content.decode()


def test_a_hospital_whose_contract_ended_is_refused(employer, client, siti):
    client.force_login(make_user("lama", ("hospital", "facility", "PK-6111-1")))
    assert client.get(HOME).status_code == 403


def test_the_report_opens_the_accident_as_suspected_and_without_more_questions(hospital, siti):
    one = reported(hospital, siti)
    event = LifeEvent.objects.get()
    assert (one.event, event.reporter, event.facts) == (event, "facility", {"suspected": True})
    assert list(event.claims.values_list("programme", flat=True)) == ["JKK"]


def test_a_bill_goes_from_the_page_through_two_officers_to_the_account(hospital, siti, client_of):
    one = reported(hospital, siti)
    here = f"{HOME}jaminan/{one.number}/"
    typed = {
        "number": "INV-7", "treated_from": "20-11-2026", "treated_to": "21-11-2026", "outcome": "recovered", **ITEMS,
        "b-0-kind": "surgery", "b-0-words": "Jahit luka", "b-0-amount": "2.000.000",
        "b-1-kind": "glasses", "b-1-words": "Kacamata pecah", "b-1-amount": "1500000",
    }  # fmt: skip
    assert hospital.post(f"{here}tagihan/", typed).status_code == 302
    for kind in ("medical_statement", "treatment_bill"):
        file = _file(f"{kind}.pdf", PDF + kind.encode() + b"%%EOF")
        assert hospital.post(f"{here}dokumen/", {"kind": kind, "file": file}).status_code == 302
    bill = TreatmentBill.objects.get()
    officer, second = client_of("officer", "office", "PTK"), client_of("approver", "office", "PTK")
    claim = f"/petugas/klaim/{bill.claim.number}/"
    assert "Tindakan dan bedah Rp2.000.000" in officer.get(claim).content.decode()
    officer.post(f"{claim}lengkap/")
    officer.post(f"{claim}putuskan/", {"jumlah": "3000000", "dibaca": "ya", "catatan": "sesuai rincian"})
    second.post(f"{claim}setujui/", {"putusan": str(bill.claim.decisions.get().pk), "dibaca": "ya"})
    assert "3.000.000" in hospital.get(here).content.decode()  # 2,000,000 at cost and glasses up to 1,000,000
    second.post(f"{claim}bayar/")
    assert Claim.objects.get(pk=bill.claim_id).state == "instructed"
    seen = hospital.get(here).content.decode()
    assert "•••• 0171" in seen and "Kacamata" in seen
    listed = hospital.get(f"{HOME}tagihan/", {"format": "csv"}).content.decode("utf-8-sig")
    assert "INV-7" in listed and "3500000" in listed


def test_a_bill_with_half_a_line_tells_where(hospital, siti):
    one = reported(hospital, siti)
    typed = {"number": "INV-8", "treated_from": "20-11-2026", "treated_to": "21-11-2026", "outcome": "recovered",
             **ITEMS, "b-0-kind": "surgery", "b-0-words": "", "b-0-amount": "5"}  # fmt: skip
    seen = hospital.post(f"{HOME}jaminan/{one.number}/tagihan/", typed)
    assert seen.status_code == 422 and "Isi ini juga, atau kosongkan seluruh barisnya." in seen.content.decode()
    empty = {**typed, "b-0-kind": "", "b-0-amount": ""}
    seen = hospital.post(f"{HOME}jaminan/{one.number}/tagihan/", empty)
    assert seen.status_code == 422 and "Tagihan: belum lengkap" in seen.content.decode()


def test_a_file_that_is_not_one_is_refused_in_words(hospital, siti):
    one = reported(hospital, siti)
    wrong = {"kind": "medical_statement", "file": _file("surat.txt", b"bukan")}
    seen = hospital.post(f"{HOME}jaminan/{one.number}/dokumen/", wrong)
    assert seen.status_code == 422 and "bukan PDF, JPG, atau PNG" in seen.content.decode()


def test_the_member_sees_the_accident_but_not_the_hospitals_bill(hospital, siti, client):
    one = reported(hospital, siti)
    typed = {"number": "INV-9", "treated_from": "20-11-2026", "treated_to": "20-11-2026", "outcome": "ongoing",
             **ITEMS, "b-0-kind": "doctor", "b-0-words": "Periksa", "b-0-amount": "100000"}  # fmt: skip
    hospital.post(f"{HOME}jaminan/{one.number}/tagihan/", typed)
    client.force_login(make_user("siti", ("member", "person", str(siti.pk))))
    seen = client.get("/peserta/klaim/").content.decode()
    assert "Jaminan Kecelakaan Kerja" in seen and "Biaya perawatan" not in seen


def test_a_worker_of_another_day_is_not_covered(hospital, employer):
    later = made_worker(employer, "Tono Baru", "6112020807959003")
    seen = hospital.post(HOME, question(later, name="", event_on="30-06-2026")).content.decode()
    assert "Belum dapat dipastikan" in seen


def _file(name: str, content: bytes):
    return SimpleUploadedFile(name, content)
