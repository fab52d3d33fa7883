"""The claims of a branch: who sees what, each step on its page, and that every look at a person is kept."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from payung.audit.models import Look
from payung.claims.models import Claim, Decision, Document, PaymentInstruction
from payung.registry.models import Employment
from tests.claims import world
from tests.web.conftest import make_user

from .claim_desk import (
    GRANT,
    GRANT_WORDS,
    TODAY,
    at,
    client,
    decide,
    first,
    last,
    page,
    second,
    step,
    still_clock,
)

__all__ = ["first", "second", "still_clock"]
pytestmark = pytest.mark.django_db


# Who sees what


def test_the_list_shows_what_waits_with_its_clock_and_records_the_look(first):
    one = world.death_claim()
    text = first.get(at("claims")).content.decode()
    assert one.number in text
    assert "hari kerja lagi" in text
    assert Look.objects.filter(person_id=one.person_id, purpose="Melihat antrean klaim").count() == 1


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"program": "JKM"}, {"JKM"}),
        ({"keadaan": "complete"}, {"JKM"}),
        ({"giliran": "petugas-kedua"}, set()),
        ({"waktu": "lewat"}, set()),
        ({"waktu": "berjalan"}, {"JKM"}),
        ({"cari": "pekerja 1"}, {"JKM", "JHT", "JP", "SCHOLARSHIP"}),
        ({"cari": "orang lain"}, set()),
        ({"keadaan": "paid"}, set()),
    ],
)
def test_the_list_is_filtered(first, asked, shown):
    world.death_claim()
    rows = first.get(at("claims"), asked).context["listing"].rows
    assert {row.programme for row in rows} == shown


def test_the_list_is_taken_away_as_a_file_with_a_look_at_everybody_in_it(first):
    one = world.death_claim()
    answer = first.get(at("claims"), {"format": "csv"})
    assert one.number in answer.content.decode()
    assert Look.objects.filter(person_id=one.person_id).count() == 1


def test_a_claim_of_another_branch_is_not_found_and_neither_are_its_documents():
    one = world.death_claim()
    far = client("jauh", "officer", "office", "SKW")
    paper = Document.objects.first()
    assert far.get(at("claim", one.number)).status_code == 404
    assert far.get(at("claim_document", paper.pk)).status_code == 404
    assert far.get(at("claim_heirs", one.number)).status_code == 404
    assert step(far, "decide", one, jumlah=GRANT, dibaca="ya").status_code == 404
    assert far.get(at("claims")).context["listing"].total == 0
    assert Look.objects.count() == 0


def test_a_member_and_a_clerk_do_not_open_these_pages():
    one = world.death_claim()
    for role, kind, key in (("member", "person", str(one.person_id)), ("clerk", "employer", "1")):
        who = client(role, role, kind, key)
        assert who.get(at("claims")).status_code == 403
        assert who.get(at("claim", one.number)).status_code == 403


def test_the_page_shows_facts_with_source_findings_workings_and_masked_accounts_and_records_the_look(first):
    one = world.death_claim()
    text = page(first, one)
    for shown in (GRANT_WORDS, "Rp10.000.000", "Buku iuran", "PP 44/2015", "•••• 4471", "Kabulkan Rp42.000.000"):
        assert shown in text
    assert "0012344471" not in text
    assert one.person.nik not in text
    assert Look.objects.filter(purpose=f"Memeriksa klaim {one.number}", person_id=one.person_id).count() == 1


def test_a_document_opens_as_what_it_is_and_the_look_is_kept(first):
    one = world.death_claim()
    paper = Document.objects.filter(event=one.event).first()
    answer = first.get(at("claim_document", paper.pk))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content == bytes(paper.content)
    assert Look.objects.filter(person_id=one.person_id, fields__startswith="dokumen").count() == 1


# The road


def test_a_granted_claim_goes_from_first_officer_to_second_to_the_bank(first, second):
    one = world.death_claim()
    assert decide(first, one, catatan="Akta dicocokkan").status_code == 302
    assert (last(one).total, last(one).reason) == (GRANT, "Akta dicocokkan")
    assert "Setujui Rp42.000.000" in page(second, one)
    assert step(second, "approve", one, putusan=last(one).pk).status_code == 302
    assert "Kirim perintah bayar Rp42.000.000" in page(second, one)
    assert step(second, "pay", one).status_code == 302
    orders = PaymentInstruction.objects.filter(decision__claim=one)
    assert sum(order.amount for order in orders) == GRANT
    assert world.state(one) == "instructed"


def test_the_first_officer_sees_no_button_to_approve(first):
    one = world.death_claim()
    decide(first, one)
    text = page(first, one)
    assert "Menunggu petugas kedua" in text
    assert at("claim_approve", one.number) not in text
    assert step(first, "approve", one, putusan=last(one).pk).status_code == 403


def test_whoever_decided_is_told_why_they_cannot_approve_and_the_database_refuses_too():
    both = Client()
    user = make_user("rangkap", ("officer", "all", ""), ("approver", "all", ""))
    both.force_login(user)
    one = world.death_claim()
    decide(both, one)
    text = page(both, one)
    assert "orang lain yang harus menyetujuinya" in text
    assert at("claim_approve", one.number) not in text
    answer = step(both, "approve", one, putusan=last(one).pk)
    assert answer.status_code == 422
    assert "Mintalah petugas lain" in answer.content.decode()
    with pytest.raises(IntegrityError, match="whoever_decides_cannot_approve"), transaction.atomic():
        Decision.objects.filter(claim=one).update(approved_by=user, approved_at=TODAY)
    assert world.state(one) == "decided"


def test_nothing_is_decided_unread_or_when_the_sum_is_not_the_one_on_the_button(first):
    one = world.death_claim()
    assert step(first, "decide", one, jumlah=GRANT).status_code == 422
    answer = decide(first, one, GRANT - 1)
    assert answer.status_code == 409
    assert "Hitungannya berubah" in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_decision_sent_back_shows_its_reason_and_is_decided_again(first, second):
    one = world.death_claim()
    decide(first, one)
    assert step(second, "return", one, putusan=last(one).pk, alasan="").status_code == 422
    assert step(second, "return", one, putusan=last(one).pk, alasan="Akta belum terbaca").status_code == 302
    assert "Akta belum terbaca" in page(first, one)
    decide(first, one)
    assert Decision.objects.filter(claim=one).count() == 2
    assert world.state(one) == "decided"


def test_a_decision_of_another_claim_is_not_approved_under_this_address(first, second):
    one = world.death_claim()
    other = Claim.objects.filter(event=one.event).exclude(pk=one.pk).first()
    decide(first, one)
    assert second.post(at("claim_approve", other.number), {"putusan": last(one).pk}).status_code == 404
    assert step(second, "approve", one, putusan="x").status_code == 404
    assert world.state(one) == "decided"


def test_what_fails_stands_first_with_who_mends_it_and_the_button_says_how_many_reasons(first):
    # Resigned before the accident: not a member on the day, the only finding, so one reason.
    spell = world.worker()
    Employment.objects.filter(pk=spell.pk).update(ended_on=dt.date(2025, 3, 1), end_reason="resigned")
    one = world.completed(world.claim(world.reported(spell, "accident"), "JKK"))
    text = page(first, one)
    assert "Tolak dengan 1 alasan" in text
    assert "Kabulkan" not in text
    assert decide(first, one, 0).status_code == 302
    assert not last(one).granted


def test_an_approved_decision_is_reversed_with_a_reason_and_waits_for_the_second_officer(first, second):
    one = world.death_claim()
    decide(first, one)
    step(second, "approve", one, putusan=last(one).pk)
    assert step(first, "reverse", one, alasan=" ").status_code == 422
    assert step(first, "reverse", one, alasan="Ahli waris bertambah").status_code == 302
    assert last(one).replaces_id is not None
    assert world.state(one) == "decided"


def test_a_claim_is_withdrawn_with_a_reason(first):
    one = world.death_claim()
    assert step(first, "withdraw", one, alasan="").status_code == 422
    assert step(first, "withdraw", one, alasan="Diminta keluarga").status_code == 302
    assert world.state(one) == "withdrawn"
