"""Cases on the pages of officers, employers and officials: every step reached by its button."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from payung.audit.models import Look
from payung.compliance.models import Case, CaseStep
from payung.contributions.models import Bill
from payung.own_account.models import Message
from payung.registry.models import Employment, OfficeArea
from tests.compliance import world as w
from tests.contributions import world as months

from .pages import markup

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    def at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    at(w.APRIL_30)
    return at


@pytest.fixture
def missing(clock, client_of):
    """A branch's officer, and the case of a worker missing from March 2025, found by the button."""
    employer = months.employer()
    w.declared(months.worker(employer, 1))
    months.worker(employer, 2)
    officer = client_of("officer", "office", "PTK")
    assert officer.post(reverse("officers:cases_search")).status_code == 302
    return officer, Case.objects.get()


def at(case, name="case", **more):
    return reverse(f"officers:{name}", kwargs={"number": case.number, **more})


def step(officer, case, kind, **typed):
    return officer.post(at(case, "case_step"), {"langkah": kind, **typed})


def clerk_and_key(client_of, case):
    return client_of("clerk", "employer", str(case.employer_id)), f"{case.employer.npp}-{case.employer.division}"


def printed(answer) -> str:
    return " ".join(PdfReader(io.BytesIO(answer.content)).pages[0].extract_text().split())


def test_the_button_finds_a_case_and_says_when_there_is_nothing_new(missing):
    officer, case = missing
    page = markup(officer.get(reverse("officers:cases"), follow=True))
    assert "1 temuan baru, 1 perkara dibuka." in page and case.number in page
    officer.post(reverse("officers:cases_search"))
    assert "Tidak ada temuan baru." in markup(officer.get(reverse("officers:cases")))


def test_the_page_says_what_was_found_and_remembers_whom_it_showed(missing):
    officer, case = missing
    page = markup(officer.get(at(case)))
    assert "PEKERJA 2" in page and "Maret 2025: bekerja, tidak ada dalam laporan" in page
    assert Look.objects.filter(person_id=case.rows.get().person_id, purpose__contains=case.number).exists()


def test_the_first_letter_has_a_clock_a_paper_and_shows_the_case_to_the_employer(missing, client_of):
    officer, case = missing
    clerk, key = clerk_and_key(client_of, case)
    assert clerk.get(f"/perusahaan/{key}/pemeriksaan/{case.number}/").status_code == 404
    step(officer, case, "letter_1")
    case.refresh_from_db()
    # Seven working days after Wednesday 30 April 2025, 1 May being a holiday: 2, 5, 6, 7, 8, 9 May, and 13 May, for
    # 12 May is Waisak.
    assert (case.stage, case.due_on) == ("letter_1", dt.date(2025, 5, 13))
    said = printed(officer.get(at(case, "case_letter", step_id=case.steps.get(kind="letter_1").pk)))
    for words in ("Surat ini bukan hukuman", "PEKERJA 2", "Paling lambat 13 Mei 2025", case.number):
        assert words in said, words
    page = markup(clerk.get(f"/perusahaan/{key}/pemeriksaan/{case.number}/"))
    assert "PEKERJA 2" in page and "13 Mei 2025" in page
    assert "1 pemeriksaan berjalan" in markup(clerk.get(f"/perusahaan/{key}/"))
    letter = clerk.get(f"/perusahaan/{key}/pemeriksaan/{case.number}/surat/{case.steps.last().pk}.pdf")
    assert letter.headers["Content-Type"] == "application/pdf"


def test_a_second_letter_needs_a_first(missing):
    officer, case = missing
    answer = step(officer, case, "letter_2")
    assert answer.status_code == 422 and "Terbitkan dahulu surat pertama" in markup(answer)
    step(officer, case, "letter_1")
    assert step(officer, case, "letter_2").status_code == 302
    assert Case.objects.get().stage == "letter_2"


@pytest.mark.parametrize(
    ("kind", "title"), [("visit", "Pemberitahuan kunjungan"), ("meeting", "Undangan pertemuan"),
                        ("inspector", "Penyerahan kepada pengawas ketenagakerjaan")]
)  # fmt: skip
def test_a_visit_a_meeting_and_the_inspector_need_words_and_have_a_letter(missing, kind, title):
    officer, case = missing
    assert step(officer, case, kind).status_code == 422
    assert step(officer, case, kind, keterangan="Kantor cabang, pukul 09.00", tanggal="12-05-2025").status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.due_on) == (kind, dt.date(2025, 5, 12))
    said = printed(officer.get(at(case, "case_letter", step_id=case.steps.last().pk)))
    assert title in said and "Kantor cabang, pukul 09.00" in said


def test_a_plan_says_its_instalments_to_the_rupiah(missing):
    # 1,000,000 in three: 333,333 twice and 333,334 the last time.
    officer, case = missing
    typed = {"jumlah": "1.000.000", "angsuran": "3", "tanggal": "15-05-2025"}
    assert step(officer, case, "plan", jumlah="satu", angsuran="3").status_code == 422
    assert step(officer, case, "plan", **typed).status_code == 302
    note = case.steps.get(kind="plan").note
    assert note.startswith("Rp1.000.000 dalam 3 angsuran sebulan sekali mulai 15 Mei 2025: Rp333.333, yang terakhir")
    assert "Rp333.334" in note


@pytest.mark.parametrize(("kind", "day"), [("letter_1", "29-04-2025"), ("letter_1", "besok"), ("hukum", "")])
def test_a_step_that_cannot_be_taken_changes_nothing(missing, kind, day):
    officer, case = missing
    assert step(officer, case, kind, tanggal=day).status_code == 422
    assert Case.objects.get().stage == "found" and not CaseStep.objects.exclude(kind="found").exists()


def test_the_employer_answers_with_a_paper_and_the_officer_closes_with_a_reason(missing, client_of):
    officer, case = missing
    step(officer, case, "letter_1")
    clerk, key = clerk_and_key(client_of, case)
    to = f"/perusahaan/{key}/pemeriksaan/{case.number}/jawab/"
    wrong = clerk.post(to, {"jawaban": "Cuti.", "berkas": io.BytesIO(b"bukan")})
    assert wrong.status_code == 422 and "bukan PDF, JPG, atau PNG" in markup(wrong)
    paper = io.BytesIO(w.PDF)
    paper.name = "cuti.pdf"
    assert clerk.post(to, {"jawaban": "Cuti di luar tanggungan.", "berkas": paper}).status_code == 302
    assert "dijawab, perlu dibaca" in markup(officer.get(reverse("officers:cases") + "?tahap=dijawab"))
    page = markup(officer.get(at(case)))
    assert "Cuti di luar tanggungan." in page and "cuti.pdf" in page
    kept = officer.get(at(case, "case_paper", step_id=case.steps.get(kind="answered").pk))
    assert kept.content == w.PDF and kept.headers["X-Content-Type-Options"] == "nosniff"
    assert officer.post(at(case, "case_close"), {"hasil": "explained", "alasan": ""}).status_code == 422
    assert officer.post(at(case, "case_close"), {"hasil": "explained", "alasan": "Cuti"}).status_code == 302
    assert Case.objects.get().outcome == "explained"
    assert clerk.post(to, {"jawaban": "Lagi"}).status_code == 422
    assert "Dapat dijelaskan" in markup(clerk.get(f"/perusahaan/{key}/pemeriksaan/"))


def test_another_branch_and_another_employer_do_not_find_the_case(missing, client_of):
    officer, case = missing
    step(officer, case, "letter_1")
    assert client_of("officer", "office", "SBS").get(at(case)).status_code == 404
    other = months.employer("JJ999999")
    stranger = client_of("clerk", "employer", str(other.pk))
    assert stranger.get(f"/perusahaan/JJ999999-000/pemeriksaan/{case.number}/").status_code == 404


def test_an_auditor_reads_and_takes_no_step(missing, client_of):
    _officer, case = missing
    auditor = client_of("auditor")
    assert "Simpan langkah" not in markup(auditor.get(at(case)))
    assert step(auditor, case, "letter_1").status_code == 403


def test_the_list_is_given_out_as_a_file_with_every_case(missing):
    officer, case = missing
    answer = officer.get(reverse("officers:cases") + "?format=csv")
    assert case.number in answer.content.decode("utf-8-sig") and "PT JJ120217" in answer.content.decode("utf-8-sig")


def test_billing_after_the_end_is_stopped_and_the_workers_are_told_how_to_go_on(clock, client_of):
    spell = months.worker(months.employer(), phone="+628110001111")
    bill = w.declared(spell)
    spell.employer.ended_on = dt.date(2025, 2, 20)
    spell.employer.save()
    officer = client_of("officer", "office", "PTK")
    officer.post(reverse("officers:cases_search"))
    case = Case.objects.get()
    assert officer.post(at(case, "case_stop")).status_code == 302
    assert Bill.objects.get(pk=bill.pk).state == "cancelled"
    assert Employment.objects.get(pk=spell.pk).ended_on == dt.date(2025, 2, 20)
    assert "Lanjutkan sendiri sebagai peserta mandiri" in Message.objects.get(person=spell.person).text
    member = client_of("member", "person", str(spell.person_id))
    assert "PT JJ120217 sudah berakhir" in markup(member.get(reverse("members:jobs")))
    assert case.steps.get(kind="stopped").note.startswith("1 tagihan dihentikan, 1 masa kerja diakhiri, 1 pekerja")
    Message.objects.update(text="")  # a real provider's texts are emptied once sent
    assert officer.post(at(case, "case_stop")).status_code == 302
    assert Message.objects.filter(person=spell.person).count() == 1


def test_an_official_tells_of_a_business_and_sees_only_counts(missing, client_of):
    official = client_of("regency", "region", "61.12")
    page = markup(official.get("/pemda/61.12/kepatuhan/"))
    assert "1 perkara berjalan di Kabupaten Kubu Raya" in page and "PT JJ120217" not in page
    assert official.get(reverse("officers:cases")).status_code == 403
    typed = {
        "region": "61.12",
        "name": "Kilang Padi Rekaan",
        "place": "Desa Contoh",
        "workers": "12",
        "source": "Kantor desa",
    }
    assert official.post("/pemda/61.12/kepatuhan/usaha/", {**typed, "workers": "0"}).status_code == 422
    assert official.post("/pemda/61.12/kepatuhan/usaha/", typed).status_code == 302
    lead = Case.objects.get(kind="unregistered")
    officer, _case = missing
    assert "12 pekerja terlihat. Sumber: Kantor desa" in markup(officer.get(at(lead)))
    step(officer, lead, "visit", keterangan="Bersama perangkat desa")
    assert officer.post(at(lead, "case_close"), {"hasil": "registered", "alasan": "Terdaftar"}).status_code == 302


def test_an_officer_writes_down_a_business_and_lands_on_its_case(clock, client_of):
    months.employer()
    OfficeArea.objects.create(office_id="PTK", region_id="61.12", valid_from=dt.date(2020, 1, 1))
    typed = {"region": "61.12", "name": "Warung Rekaan", "place": "Sungai Raya", "workers": "4", "source": "Petugas"}
    answer = client_of("officer", "office", "PTK").post(reverse("officers:case_lead"), typed)
    assert answer.headers["Location"] == at(Case.objects.get(lead_name="Warung Rekaan"))
