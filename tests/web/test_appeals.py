"""Objecting to a decision through the pages: lodged, listed with its clock, answered by another officer, the letter."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from payung.access.models import Grant
from payung.claims.actions.appeal_decision import appeal_decision
from payung.claims.models import Appeal, Claimant, Document
from tests.claims import world as w
from tests.claims.test_appeal import refused_claim
from tests.web.conftest import make_user

from .pages import markup

pytestmark = pytest.mark.django_db
LODGED = w.at(4, 8, 10)
ANSWERED = LODGED + w.dt.timedelta(minutes=10)


@pytest.fixture
def clock(monkeypatch):
    """Sets what time it is; Tuesday 8 April 2025 at first."""

    def at(moment) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    at(LODGED)
    return at


def client(user) -> Client:
    entered = Client()
    entered.force_login(user)
    return entered


@pytest.fixture
def refused(clock):
    one, spell = refused_claim()
    return one, client(make_user("anak", ("member", "person", str(spell.person_id))))


def pdf(answer) -> str:
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())


def second(name="melda") -> Client:
    return client(make_user(name, ("approver", "all", "")))


def lodge(who: Client, one, reason="Saya masih bekerja hari itu.", **more):
    return who.post(f"/peserta/klaim/{one.number}/keberatan/", {"reason": reason, **more})


def answer(who: Client, kept: Appeal, hasil="tetap", jawaban="Slip upah Maret sudah kami cocokkan."):
    return who.post(reverse("officers:appeal_answer", args=[kept.pk]), {"hasil": hasil, "jawaban": jawaban})


def test_a_member_objects_with_a_paper_and_sees_until_when_it_is_answered(refused):
    one, member = refused
    page = markup(member.get(f"/peserta/klaim/{one.number}/"))
    assert "Ajukan keberatan" in page and "paling lama 5 hari kerja (UU 24/2011 Pasal 48)" in page
    assert lodge(member, one, file=SimpleUploadedFile("slip.pdf", w.PDF)).status_code == 302
    kept = Appeal.objects.get()
    assert (kept.claim_id, kept.appellant) == (one.pk, "Anak")
    assert Document.objects.filter(event=one.event, kind="appeal_proof").count() == 1
    # Five working days after Tuesday 8 April 2025: 9, 10, 11, 14 and Tuesday 15 April.
    assert "Dijawab paling lambat Selasa, 15 April 2025" in markup(member.get(f"/peserta/klaim/{one.number}/"))
    assert member.get(f"/peserta/klaim/{one.number}/keberatan/").status_code == 404


def test_a_spoilt_file_keeps_neither_the_file_nor_the_objection(refused):
    one, member = refused
    told = lodge(member, one, file=SimpleUploadedFile("slip.pdf", b"bukan pdf"))
    assert told.status_code == 422 and "“slip.pdf” bukan PDF, JPG, atau PNG" in markup(told)
    assert not Appeal.objects.exists()


def test_an_objection_without_words_is_asked_for_them(refused):
    one, member = refused
    assert lodge(member, one, reason=" ").status_code == 422
    assert not Appeal.objects.exists()


def test_the_branch_lists_it_with_its_clock_and_a_late_one_is_said_first(refused, clock):
    one, member = refused
    lodge(member, one)
    look = reverse("officers:appeals")
    page = markup(second().get(look))
    assert one.number in page and "5 hari kerja lagi" in page
    clock(w.at(4, 17, 10))
    page = markup(second("lia").get(look))
    assert "1 keberatan lewat batas" in page and "lewat 2 hari kerja" in page


def test_another_officer_answers_and_the_letter_says_where_to_go_next(refused, clock):
    one, member = refused
    lodge(member, one)
    kept, other = Appeal.objects.get(), second()
    clock(ANSWERED)
    assert member.get(f"/peserta/klaim/keberatan/{kept.pk}/jawaban.pdf").status_code == 404
    assert answer(other, kept).status_code == 302
    page = markup(member.get(f"/peserta/klaim/{one.number}/"))
    assert "dijawab: putusan tetap" in page and "Slip upah Maret sudah kami cocokkan." in page
    said = pdf(member.get(f"/peserta/klaim/keberatan/{kept.pk}/jawaban.pdf"))
    for words in ("Saya masih bekerja hari itu.", "Slip upah Maret sudah kami cocokkan.", "UU 24/2011 Pasal 49",
                  "30 hari kerja", "UU 24/2011 Pasal 50", "PP 44/2015 Pasal 57 ayat (3)", "Melda"):  # fmt: skip
        assert words in said, words
    assert pdf(other.get(reverse("officers:appeal_letter", args=[kept.pk]))) == said


def test_the_letter_of_an_objection_that_is_granted_says_it_is_decided_anew(refused, clock):
    one, member = refused
    lodge(member, one)
    kept = Appeal.objects.get()
    clock(ANSWERED)
    answer(second(), kept, hasil="ulang")
    assert w.state(one) == "complete"
    said = pdf(member.get(f"/peserta/klaim/keberatan/{kept.pk}/jawaban.pdf"))
    assert "diputus ulang oleh petugas yang lain lagi" in said and "Pasal 50" not in said


def test_the_two_officers_of_the_first_decision_see_no_form_and_are_refused(refused):
    one, member = refused
    lodge(member, one)
    kept = Appeal.objects.get()
    user = w.User.objects.get(username="bagus")
    Grant.objects.create(user=user, role="approver", scope_kind="all", valid_from=LODGED.date())
    first = client(user)
    page = markup(first.get(reverse("officers:claim", args=[one.number])))
    assert "jadi orang lain yang menjawab" in page and "Kirim jawaban" not in page
    assert answer(first, kept).status_code == 422
    assert not Appeal.objects.get().outcome


def test_at_the_counter_the_name_of_who_disagrees_is_written(refused):
    one, _ = refused
    desk = client(make_user("dewi", ("officer", "all", "")))
    told = desk.post(
        reverse("officers:claim_appeal", args=[one.number]),
        {"appellant": "Theresia Lansi, istri", "reason": "Suami saya masih bekerja."},
    )
    assert told.status_code == 302
    assert Appeal.objects.get().appellant == "Theresia Lansi, istri"


def test_an_employer_objects_only_where_it_is_paid(clock):
    spell = w.worker()
    one = w.claim(w.reported(spell, "accident"), "JKK")
    w.approved(w.completed(one))
    clerk = w.officer("klerk", "clerk", "employer", str(spell.employer_id))
    with pytest.raises(PermissionError):
        appeal_decision(one.pk, reason="Bagian kami kurang.", by=clerk, at=LODGED)
    Claimant.objects.create(event=one.event, place=9, relation="employer", name="PT CONTOH", named_at=LODGED)
    assert appeal_decision(one.pk, reason="Bagian kami kurang.", by=clerk, at=LODGED).claim_id == one.pk
