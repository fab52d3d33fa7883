"""The claims of a branch: who sees what, each step on its page, and that every look at a person is kept."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from payung.audit.models import Look
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.models import Claim, Claimant, Decision, Document, LifeEvent, PaymentInstruction
from payung.registry.models import Employment
from tests.claims import world
from tests.web.conftest import make_user

pytestmark = pytest.mark.django_db
TODAY = world.at(3, 27, 10)
# A death outside work in 2025, PP 82/2019: 20.000.000 at once + 24 × 500.000 = 12.000.000 + burial 10.000.000
GRANT, GRANT_WORDS = 42_000_000, "Rp42.000.000"


@pytest.fixture(autouse=True)
def still_clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: TODAY)


def client(name: str, role: str, scope: str = "all", key: str = "") -> Client:
    entered = Client()
    entered.force_login(make_user(name, (role, scope, key)))
    return entered


@pytest.fixture
def first():
    return client("dewi", "officer")


@pytest.fixture
def second():
    return client("joko", "approver")


def at(name: str, *args: object) -> str:
    return reverse(f"officers:{name}", args=args)


def page(who: Client, one: Claim) -> str:
    answer = who.get(at("claim", one.number))
    assert answer.status_code == 200
    return answer.content.decode()


def step(who: Client, name: str, one: Claim, **told: object):
    return who.post(at(f"claim_{name}", one.number), told)


def decide(who: Client, one: Claim, amount: int = GRANT, **told: object):
    return step(who, "decide", one, jumlah=amount, dibaca="ya", **told)


def last(one: Claim) -> Decision:
    return Decision.objects.filter(claim=one).latest("pk")


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


# The file


def test_papers_are_received_by_what_they_hold_and_the_clock_starts_when_all_are_there(first):
    event = world.reported(world.worker(), "death")
    one = world.claim(event, "JKM")
    fake = SimpleUploadedFile("akta.pdf", b"bukan pdf")
    answer = first.post(at("claim_add_paper", one.number), {"kind": "death_certificate", "file": fake})
    assert answer.status_code == 422
    assert "akta.pdf" in answer.content.decode()
    assert step(first, "complete", one).status_code == 422
    for kind in ("heir_identity", "family_card", "death_certificate", "heir_certificate"):
        file = SimpleUploadedFile(f"{kind}.pdf", world.PDF + kind.encode() + b"%%EOF")
        assert first.post(at("claim_add_paper", one.number), {"kind": kind, "file": file}).status_code == 302
    assert step(first, "complete", one).status_code == 422  # nobody to pay yet
    name_heirs(event.pk, [world.WIFE], by=world.officer(), at=world.REPORTED)
    assert step(first, "complete", one).status_code == 302
    one.refresh_from_db()
    assert one.due_on > TODAY.date()
    assert "Uang sampai paling lambat" in page(first, one)


def heir_rows(*rows: dict[str, str], dispute: str = "") -> dict[str, str]:
    told = {"w-TOTAL_FORMS": str(len(rows)), "w-INITIAL_FORMS": "0", "sengketa": dispute}
    return told | {f"w-{place}-{name}": value for place, row in enumerate(rows) for name, value in row.items()}


MOTHER = {"name": "THERESIA LANSI", "relation": "spouse", "bank": "kapuas", "account_number": "0012344471",
          "account_holder": "THERESIA LANSI"}  # fmt: skip
BOY = {"name": "PETRUS", "relation": "child", "birth_date": "09-01-2016", "level": "SD", "years_left": "3"}


def test_heirs_are_named_and_named_again_without_retyping_their_accounts(first):
    one = world.claim(world.reported(world.worker(), "death"), "JKM")
    address = at("claim_heirs", one.number)
    assert first.post(address, heir_rows(MOTHER, BOY)).status_code == 422  # a child needs a guardian
    guarded = BOY | {"guardian_name": "THERESIA LANSI", "guardian_relation": "ibu"}
    assert first.post(address, heir_rows(MOTHER, guarded, {})).status_code == 302
    mother = Claimant.objects.get(event=one.event, relation="spouse", ended_at=None)
    assert "0012344471" not in first.get(address).content.decode()
    again = {"before": str(mother.pk), "name": "THERESIA LANSI MARIA", "relation": "spouse"}
    assert first.post(address, heir_rows(again, dispute="Dua istri mengaku")).status_code == 302
    named = Claimant.objects.get(event=one.event, ended_at=None)
    assert (named.name, named.account_number) == ("THERESIA LANSI MARIA", "0012344471")
    assert "Dua istri mengaku" in page(first, one)


def test_an_account_is_written_for_a_payee_of_this_claim_and_nobody_elses(first):
    one = world.claim(world.reported(world.worker(), "accident"), "JKK")
    payee = Claimant.objects.get(event=one.event)
    told = {"bank": "kapuas", "account_number": "0099 8877", "account_holder": "PEKERJA 1"}
    assert first.post(at("claim_account", one.number, payee.pk), told).status_code == 302
    payee.refresh_from_db()
    assert payee.account_number == "00998877"
    assert first.post(at("claim_account", one.number, payee.pk + 1), told).status_code == 404


def test_facts_from_documents_are_written_in_the_shape_the_rules_read_and_taken_back(first):
    one = world.claim(world.reported(world.worker(), "accident"), "JKK")
    told = {"absence_days": "40", "transport_land": "1.250.000", "wages_kept": "ya",
            "code_0": "A2", "measure_0": "50", "left_0": "tidak", "left_1": "", "left_2": ""}  # fmt: skip
    assert step(first, "facts", one, **told).status_code == 302
    one.refresh_from_db()
    assert one.facts == {
        "absence_days": 40,
        "wages_kept": True,
        "transport": {"land": 1_250_000},
        "disabilities": [{"code": "A2", "measure": 500_000, "left_handed": False}],
    }
    text = page(first, one)
    assert "Rp1.250.000" in text
    assert step(first, "facts", one, absence_days="40").status_code == 302
    one.refresh_from_db()
    assert one.facts == {"absence_days": 40}


# The counter


def test_an_event_is_told_at_the_counter_for_somebody_within_reach_and_opens_its_claims(first):
    person = world.worker().person
    found = first.post(at("claim_report"), {"cari": person.member_number, "jenis": "death"})
    assert person.name in found.content.decode()
    address = at("claim_report_event", "death", person.member_number)
    told = {"happened_on": "24-03-2025", "work_accident": "tidak", "children": "tidak", "reporter": "heir",
            "reported_by": "Theresia", "relation": "istri", "channel": "counter"}  # fmt: skip
    assert first.post(address, told | {"happened_on": "24/13/2025"}).status_code == 422
    assert first.post(address, told | {"happened_on": "24-03-2026"}).status_code == 422
    answer = first.post(address, told)
    assert answer.status_code == 302
    event = LifeEvent.objects.get()
    assert (event.reporter, event.reported_by, event.relation) == ("heir", "Theresia", "istri")
    assert event.facts == {"work_accident": False, "children": False}
    assert set(event.claims.values_list("programme", flat=True)) == {"JKM", "JHT", "JP"}
    assert Look.objects.filter(person_id=person.pk, purpose__contains="Meninggal dunia").exists()


def test_nobody_is_reported_out_of_reach_or_for_an_event_that_is_not(first):
    person = world.worker().person
    far = client("jauh", "officer", "office", "SKW")
    assert far.get(at("claim_report_event", "death", person.member_number)).status_code == 404
    assert first.get(at("claim_report_event", "wedding", person.member_number)).status_code == 404
    looked = far.post(at("claim_report"), {"cari": person.member_number, "jenis": "death"})
    assert person.name not in looked.content.decode()
    assert first.post(at("claim_report"), {"cari": person.name, "jenis": ""}).status_code == 422


@pytest.mark.parametrize("kind", LifeEvent.Kind.values)
def test_every_kind_of_event_has_its_page(first, kind):
    person = world.worker().person
    assert first.get(at("claim_report_event", kind, person.member_number)).status_code == 200


def test_the_second_officer_reports_nothing_and_decides_nothing(second):
    one = world.death_claim()
    assert second.get(at("claim_report")).status_code == 403
    assert decide(second, one).status_code == 403
    assert "Kabulkan" not in page(second, one)
