"""What members say about their own work: told, answered, lapsed, decided; all through the pages."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from payung.access.models import User
from payung.compliance.models import Case, MemberWord, WageCorrection
from payung.contributions.models import DeclaredWage
from payung.jobs.compliance import tend_cases
from payung.registry.models import Employment, Person
from tests.compliance import world as w
from tests.contributions import world as months

from .pages import markup

pytestmark = pytest.mark.django_db
LATER = dt.datetime(2025, 5, 15, 3, tzinfo=dt.UTC)  # past 13 May, the last day for an answer


@pytest.fixture
def clock(monkeypatch):
    def at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    at(w.APRIL_30)
    return at


@pytest.fixture
def spell(clock):
    one = months.worker(months.employer(), 1)
    Person.objects.filter(pk=one.person_id).update(region_id="61.12")
    return one


@pytest.fixture
def member(spell, client_of):
    return client_of("member", "person", str(spell.person_id))


@pytest.fixture
def clerk(spell, client_of):
    return client_of("clerk", "employer", str(spell.employer_id))


@pytest.fixture
def desk(client_of):
    """An officer of the branch."""
    return client_of("officer", "office", "PTK")


def say_left(member, spell, day="31-03-2025", reason="resigned"):
    return member.post(reverse("members:word_left", args=[spell.pk]), {"day": day, "end_reason": reason})


def say_wage(member, spell, wage="4.000.000", **more):
    typed = {"month": "2025-03", "wage": wage, "note": "Slip", **more}
    return member.post(reverse("members:word_wage", args=[spell.pk]), typed)


def word() -> MemberWord:
    return MemberWord.objects.get()


def answer(clerk, agrees, **more):
    one = word()
    key = f"{one.employer.npp}-{one.employer.division}"
    typed = {"jawaban": "setuju" if agrees else "tidak", **more}
    return clerk.post(f"/perusahaan/{key}/pemeriksaan/pernyataan/{one.pk}/jawab/", typed)


def decide(officer, holds, reason="Absensi berhenti 31 Maret"):
    case = Case.objects.get()
    typed = {"putusan": "terima" if holds else "tolak", "alasan": reason}
    return officer.post(reverse("officers:case_decide", args=[case.number]), typed)


def test_i_left_agreed_ends_the_employment_at_once(member, clerk, spell):
    assert say_left(member, spell).status_code == 302
    page = markup(member.get(reverse("members:jobs")))
    assert "Menunggu jawaban perusahaan" in page and "Selasa, 13 Mei 2025" in page
    home = markup(clerk.get("/perusahaan/JJ120217-000/"))
    assert "1 pernyataan pekerja menunggu jawaban." in home
    assert answer(clerk, True).status_code == 302
    spell.refresh_from_db()
    assert (spell.ended_on, spell.end_reason) == (dt.date(2025, 3, 31), "resigned")
    assert "Masa kerja Anda berakhir 31 Maret 2025." in markup(member.get(reverse("members:jobs")))


def test_silence_makes_a_case_and_changes_nothing_until_an_officer_decides(member, spell, client_of, clock):
    say_left(member, spell)
    assert tend_cases(clock(dt.datetime(2025, 5, 13, 3, tzinfo=dt.UTC)))[1] == 0
    assert tend_cases(clock(LATER))[1] == 1
    assert tend_cases(LATER)[1] == 0
    assert Employment.objects.get(pk=spell.pk).ended_on is None
    case, desk = Case.objects.get(kind="said_left"), client_of("officer", "office", "PTK")
    page = markup(desk.get(reverse("officers:case", args=[case.number])))
    assert "tidak menjawab sampai 13 Mei 2025" in page and "Perusahaan tidak menjawab sampai batasnya" in page
    desk.post(reverse("officers:case_decide", args=[case.number]), {"putusan": "terima", "alasan": "Absensi"})
    assert Employment.objects.get(pk=spell.pk).ended_on == dt.date(2025, 3, 31)
    assert Case.objects.get(pk=case.pk).outcome == "for_worker"
    member.force_login(User.objects.get(username__startswith="member"))  # two weeks ended the session
    assert "Diterima kantor cabang" in markup(member.get(reverse("members:jobs")))


def test_disagreement_needs_a_reason_and_the_officer_may_find_it_not_proven(member, clerk, spell, desk):
    say_left(member, spell)
    assert answer(clerk, False).status_code == 422
    paper = io.BytesIO(w.PDF)
    paper.name = "absen.pdf"
    assert answer(clerk, False, alasan="Masih masuk kerja", berkas=paper).status_code == 302
    assert "Kata perusahaan: Masih masuk kerja" in markup(member.get(reverse("members:jobs")))
    assert decide(desk, False, "").status_code == 422
    assert decide(desk, False, "Absensi April ada").status_code == 302
    assert Employment.objects.get(pk=spell.pk).ended_on is None
    assert "Belum terbukti: Absensi April ada" in markup(member.get(reverse("members:jobs")))


def test_a_wage_agreed_in_an_open_month_is_corrected(member, clerk, spell):
    months.wage(spell, 3_000_000)
    assert say_wage(member, spell).status_code == 302
    assert word().reported == 3_000_000
    answer(clerk, True)
    assert DeclaredWage.objects.get(person_id=spell.person_id, month=months.MARCH).wage == 4_000_000
    assert "Upah Maret 2025 dibetulkan menjadi Rp4.000.000." in markup(member.get(reverse("members:jobs")))


def test_a_wage_found_true_in_a_billed_month_prepares_the_difference(member, clerk, spell, desk, client_of):
    # 1,000,000 more: JKK class 3, 0.89 % less the 0.14 points that go to JKP is billed whole: 8,900; JKM 0.30 %
    # 3,000; JHT 3.7 % 37,000 and 2 % 20,000; JP 2 % 20,000 and 1 % 10,000. Together 98,900.
    w.declared(spell, 3_000_000)
    say_wage(member, spell)
    answer(clerk, False, alasan="Tunjangan tidak tetap")
    assert decide(desk, True, "Slip menunjukkan upah tetap").status_code == 302
    made = WageCorrection.objects.get()
    parts = (made.jkk, made.jkm, made.jht_employer, made.jht_worker, made.jp_employer, made.jp_worker)
    assert parts == (8_900, 3_000, 37_000, 20_000, 20_000, 10_000) and made.total == 98_900
    assert DeclaredWage.objects.get(person_id=spell.person_id, month=months.MARCH).wage == 3_000_000
    page = markup(client_of("auditor").get(reverse("officers:case", args=[Case.objects.get().number])))
    assert "Selisih Maret 2025" in page and "Rp98.900" in page


def test_a_worker_left_out_of_a_billed_month_has_the_whole_month_prepared(member, clerk, spell):
    # 2,000,000: 17,800 + 6,000 + 74,000 + 40,000 + 40,000 + 20,000 = 197,800.
    w.declared(months.worker(spell.employer, 2))
    say_wage(member, spell, "2.000.000")
    assert word().reported is None
    answer(clerk, True)
    assert (WageCorrection.objects.get().billed_wage, WageCorrection.objects.get().total) == (0, 197_800)


def test_i_work_there_unlisted_agreed_puts_me_on_the_list(member, spell, client_of):
    other = months.employer("JJ120300")
    typed = {"named": "PT Lain", "npp": "jj120300", "day": "01-02-2025"}
    assert member.post(reverse("members:word_unlisted"), typed).status_code == 302
    theirs = client_of("clerk", "employer", str(other.pk))
    assert answer(theirs, True).status_code == 302
    made = Employment.objects.get(employer=other)
    assert (made.person_id, made.started_on) == (spell.person_id, dt.date(2025, 2, 1))


def test_a_number_nobody_has_looks_the_same_to_the_member_and_is_a_case_at_once(member, spell, desk):
    typed = {"named": "UD Rekaan", "npp": "ZZ999999", "day": "01-02-2025"}
    member.post(reverse("members:word_unlisted"), typed)
    case = Case.objects.get()
    assert (case.kind, case.lead_name, case.office_id) == ("said_unlisted", "UD Rekaan", "PTK")
    assert "Jawaban ditunggu sampai Selasa, 13 Mei 2025." in markup(member.get(reverse("members:jobs")))
    assert decide(desk, True, "Usaha didatangi").status_code == 302
    assert "UD Rekaan belum terdaftar." in word().result


def test_the_payslip_is_seen_by_employer_and_officer_and_nothing_else_is_kept(member, clerk, spell, desk):
    months.wage(spell, 3_000_000)
    wrong = say_wage(member, spell, paper=io.BytesIO(b"bukan"))
    assert wrong.status_code == 422 and "bukan PDF, JPG, atau PNG" in markup(wrong) and not MemberWord.objects.exists()
    paper = io.BytesIO(w.PDF)
    paper.name = "slip.pdf"
    say_wage(member, spell, paper=paper)
    base = f"/perusahaan/JJ120217-000/pemeriksaan/pernyataan/{word().pk}/"
    assert clerk.get(base + "bukti/").content == w.PDF
    answer(clerk, False, alasan="Slip lama")
    assert desk.get(reverse("officers:case_proof", args=[Case.objects.get().number])).content == w.PDF


@pytest.mark.parametrize(
    ("day", "reason"), [("01-05-2025", "resigned"), ("01-01-2020", "resigned"), ("31-03-2025", "")]
)
def test_a_day_that_cannot_be_is_refused_on_the_page(member, spell, day, reason):
    assert say_left(member, spell, day, reason).status_code == 422 and not MemberWord.objects.exists()


def test_the_same_word_twice_and_the_wage_as_reported_are_refused(member, spell):
    months.wage(spell, 3_000_000)
    assert say_wage(member, spell, "3.000.000").status_code == 422
    assert say_left(member, spell).status_code == 302
    again = say_left(member, spell)
    assert again.status_code == 422 and "masih berjalan" in markup(again)


def test_taken_back_it_closes_its_case(member, clerk, spell):
    say_left(member, spell)
    answer(clerk, False, alasan="Masih bekerja")
    member.post(reverse("members:word_withdraw", args=[word().pk]))
    assert (word().state, Case.objects.get().stage) == ("withdrawn", "closed")


def test_nobody_speaks_for_somebody_else_and_no_other_employer_answers(member, spell, client_of):
    other = months.worker(months.employer("JJ120300"), 2)
    assert say_left(member, other).status_code == 404
    say_left(member, spell)
    stranger = client_of("clerk", "employer", str(other.employer_id))
    assert answer(stranger, True).status_code == 404


def test_a_decision_and_a_withdrawal_hold_the_word_before_its_case(member, clerk, spell, desk):
    def held(press) -> list[str]:
        with CaptureQueriesContext(connection) as seen:
            assert press().status_code == 302
        tables = (each["sql"].split('FROM "')[1].split('"')[0] for each in seen if "FOR UPDATE" in each["sql"])
        return [each for each in tables if each.startswith("compliance_")]

    say_left(member, spell)
    answer(clerk, False, alasan="Masih bekerja")
    order = ["compliance_memberword", "compliance_case"]
    assert held(lambda: member.post(reverse("members:word_withdraw", args=[word().pk])))[:2] == order
    MemberWord.objects.update(state="case")
    Case.objects.update(stage="found", outcome="", closed_at=None)
    assert held(lambda: decide(desk, False))[:2] == order
