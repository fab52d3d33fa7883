"""A hospital asks, is promised, reports, bills and is paid; and learns nothing else."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from payung.access.actor import Actor, Held, NotAllowed
from payung.access.models import User
from payung.audit.looks import looks_at
from payung.claims.actions.add_document import add_document
from payung.claims.actions.ask_eligibility import ask_eligibility
from payung.claims.actions.bill_treatment import Billed, BilledItem, bill_treatment
from payung.claims.actions.complete_file import complete_file
from payung.claims.actions.give_guarantee import give_guarantee
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.report_treated_accident import report_treated_accident
from payung.claims.care.asking import Asked
from payung.claims.care.tables import EligibilityAsk
from payung.claims.eligible import eligible_on
from payung.claims.models import Claim, Claimant
from payung.claims.refused import Refused
from payung.ledger.models import Transfer
from payung.registry.models import Employment, Facility, FacilityContract, Person
from tests.claims import world as w

pytestmark = pytest.mark.django_db


def code(refused) -> str:
    return refused.value.problem.code


@pytest.fixture
def spell(db) -> Employment:
    return w.worker()


@pytest.fixture
def hospital(spell) -> Actor:
    facility = Facility.objects.create(
        code="RS-1", name="Rumah Sakit Contoh", kind="hospital", region=spell.employer.region, hours="24",
        status="invented", bank="kapuas", account_number="0099000171", account_holder="RS Contoh",
    )  # fmt: skip
    FacilityContract.objects.create(facility=facility, number="1", valid_from=dt.date(2020, 1, 1))
    user = User.objects.create(username="perawat", full_name="Perawat Contoh")
    return Actor(user.full_name, user.pk, (Held("hospital", "facility", "RS-1"),))


def asked(person: Person, **changed) -> Asked:
    told = {"number": person.nik, "born": person.birth_date, "event_on": w.EVENT_ON, "reason": "Jatuh di tempat kerja"}
    return Asked(**(told | changed))


def guaranteed(spell, hospital, when=w.REPORTED):
    return give_guarantee(ask_eligibility(asked(spell.person), by=hospital, at=when).pk, by=hospital, at=when)


def reported(spell, hospital, when=w.REPORTED, **facts):
    guarantee = guaranteed(spell, hospital, when)
    report_treated_accident(guarantee.pk, happened_at=None, phone="", facts=facts, by=hospital, at=when)
    guarantee.refresh_from_db()
    return guarantee


def billed(guarantee, hospital, *items, number="INV-1", when=w.COMPLETED):
    days = {"treated_from": dt.date(2025, 3, 25), "treated_to": dt.date(2025, 3, 27)}
    rows = items or (BilledItem("inpatient", "3 hari kelas I", 1_500_000), BilledItem("glasses", "1", 1_400_000))
    return bill_treatment(guarantee.pk, Billed(number, **days, outcome="recovered", items=rows), by=hospital, at=when)


def completed(bill, hospital):
    for kind in ("medical_statement", "treatment_bill"):
        add_document(bill.claim.event_id, kind, f"{kind}.pdf", w.PDF + kind.encode() + b"%%EOF", by=hospital,
                     at=w.COMPLETED)  # fmt: skip
    return complete_file(bill.claim_id, by=w.officer(), at=w.COMPLETED)


def test_a_worker_is_covered_from_the_first_to_the_last_day_of_work_and_not_after(spell):
    person, last = spell.person_id, w.EVENT_ON
    assert eligible_on(person, spell.started_on).segment == "PU"
    assert eligible_on(person, spell.started_on - dt.timedelta(days=1)) is None
    Employment.objects.filter(pk=spell.pk).update(ended_on=last, end_reason="resigned")
    assert eligible_on(person, last) is not None
    assert eligible_on(person, last + dt.timedelta(days=1)) is None


def test_nobody_is_covered_after_their_death(spell):
    Person.objects.filter(pk=spell.person_id).update(died_on=w.EVENT_ON)
    assert eligible_on(spell.person_id, w.EVENT_ON) is not None
    assert eligible_on(spell.person_id, w.EVENT_ON + dt.timedelta(days=1)) is None


def test_a_member_is_told_yes_by_nik_and_by_card_and_reads_who_asked(spell, hospital):
    assert ask_eligibility(asked(spell.person), by=hospital, at=w.REPORTED).answer
    ask = ask_eligibility(asked(spell.person, number=spell.card.kpj), by=hospital, at=w.REPORTED)
    assert ask.answer and spell.card.kpj not in ask.typed
    seen = looks_at(spell.person_id)
    assert seen.count() == 2
    assert (seen[0].office, seen[0].role) == ("Rumah Sakit Contoh", "hospital")
    assert "Jatuh di tempat kerja" in seen[0].purpose and "24 Maret 2025" in seen[0].purpose


@pytest.mark.parametrize(
    "changed",
    [
        {"number": "6171010101990009"},
        {"born": dt.date(1960, 1, 1)},
        {"name": "Orang Lain"},
        {"event_on": dt.date(2020, 12, 1)},  # before the work began
    ],
)
def test_a_stranger_a_wrong_birth_date_and_somebody_not_covered_get_the_same_no(spell, hospital, changed):
    ask = ask_eligibility(asked(spell.person, **changed), by=hospital, at=w.REPORTED)
    assert ask.answer is False
    with pytest.raises(Refused) as refused:
        give_guarantee(ask.pk, by=hospital, at=w.REPORTED)
    assert code(refused) == "not-covered"


def test_guessing_is_stopped_after_ten_times_no_in_an_hour_and_goes_on_afterwards(spell, hospital):
    for _ in range(10):
        ask_eligibility(asked(spell.person, number="6171010101990009"), by=hospital, at=w.REPORTED)
    with pytest.raises(Refused) as refused:
        ask_eligibility(asked(spell.person), by=hospital, at=w.REPORTED)
    assert code(refused) == "too-many-asks"
    assert ask_eligibility(asked(spell.person), by=hospital, at=w.REPORTED + dt.timedelta(hours=2)).answer


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"event_on": dt.date(2025, 3, 26)}, "event-in-future"),
        ({"event_on": dt.date(2019, 3, 1)}, "event-too-old"),
        ({"reason": " "}, "reason-missing"),
    ],
)
def test_a_question_that_cannot_be_is_refused(spell, hospital, changed, expected):
    with pytest.raises(Refused) as refused:
        ask_eligibility(asked(spell.person, **changed), by=hospital, at=w.REPORTED)
    assert code(refused) == expected


def test_every_ask_is_kept_as_it_was(spell, hospital):
    ask_eligibility(asked(spell.person), by=hospital, at=w.REPORTED)
    with pytest.raises(DatabaseError), transaction.atomic():
        EligibilityAsk.objects.update(answer=False)


def test_a_facility_without_a_running_contract_may_not_ask(spell, hospital):
    FacilityContract.objects.update(valid_to=dt.date(2025, 3, 24))
    with pytest.raises(NotAllowed):
        ask_eligibility(asked(spell.person), by=hospital, at=w.REPORTED)


def test_a_guarantee_holds_thirty_days_and_a_second_ask_of_the_day_gives_the_same(spell, hospital):
    guarantee = guaranteed(spell, hospital)
    assert (guarantee.valid_from, guarantee.valid_to) == (dt.date(2025, 3, 25), dt.date(2025, 4, 24))
    assert guarantee.number.startswith("SJ-2503-") and len(guarantee.code) == 8
    assert guaranteed(spell, hospital) == guarantee


def test_another_hospital_reaches_neither_the_ask_nor_the_guarantee(spell, hospital):
    other = Facility.objects.create(code="RS-2", name="Lain", kind="hospital", region=spell.employer.region, hours="24",
                                    status="invented")  # fmt: skip
    FacilityContract.objects.create(facility=other, number="1", valid_from=dt.date(2020, 1, 1))
    stranger = Actor("Lain", hospital.user_id, (Held("hospital", "facility", "RS-2"),))
    guarantee = guaranteed(spell, hospital)
    with pytest.raises(NotAllowed):
        give_guarantee(guarantee.ask_id, by=stranger, at=w.REPORTED)
    with pytest.raises(NotAllowed):
        report_treated_accident(guarantee.pk, happened_at=None, phone="", facts={}, by=stranger, at=w.REPORTED)


def test_a_report_opens_the_accident_once_also_where_the_employer_told_it_before(spell, hospital):
    before = w.reported(spell, "accident")
    guarantee = reported(spell, hospital, suspected=True)
    assert guarantee.event == before
    assert Claim.objects.filter(event=before).count() == 1


def test_a_bill_is_paid_to_the_hospital_by_two_officers_and_the_bank_with_the_aid_capped(spell, hospital):
    # Since 2 December 2019 treatment is paid at cost, glasses up to 1,000,000 per case (PP 44/2015 Lampiran III):
    # 1,500,000 + 1,000,000 of 1,400,000 = 2,500,000.
    guarantee = reported(spell, hospital)
    claim = completed(billed(guarantee, hospital), hospital)
    decision = w.decided(claim)
    assert [(line["code"], line["amount"]) for line in decision.lines] == [
        ("care_inpatient", 1_500_000),
        ("care_glasses", 1_000_000),
    ]
    assert [(payee["relation"], payee["amount"]) for payee in decision.payees] == [("facility", 2_500_000)]
    assert "Dijamin dahulu" in decision.notes[0]  # nobody concluded yet whether it was an accident of work
    w.approve_decision(decision.pk, by=w.approver(), at=w.COMPLETED)
    orders = w.instructed(claim)
    assert [order.account_number for order in orders] == ["0099000171"]
    w.confirmed(orders)
    assert w.state(claim) == "paid"
    fund = Transfer.objects.filter(subject=f"claim:{claim.pk}", debit_id="fund:JKK")
    assert sum(each.amount for each in fund) == 2_500_000


def test_our_lateness_adds_nothing_for_a_hospital(spell, hospital):
    claim = completed(billed(reported(spell, hospital), hospital), hospital)
    w.approved(claim)
    w.confirmed(w.instructed(claim), when=w.at(6, 2))
    assert w.state(claim) == "paid"


def test_the_ceiling_of_an_aid_holds_for_the_accident_not_for_each_bill(spell, hospital):
    # Hearing aid up to 2,500,000 per case: 2,000,000 of the first bill, then 500,000 of the second.
    guarantee = reported(spell, hospital)
    first = billed(guarantee, hospital, BilledItem("hearing_aid", "kiri", 2_000_000))
    w.approved(completed(first, hospital))
    second = billed(guarantee, hospital, BilledItem("hearing_aid", "kanan", 2_000_000), number="INV-2")
    decision = w.decided(complete_file(second.claim_id, by=w.officer(), at=w.COMPLETED))
    assert decision.total == 500_000


def test_treatment_is_not_paid_once_the_accident_is_concluded_not_to_be_covered(spell, hospital):
    guarantee = reported(spell, hospital)
    bill = billed(guarantee, hospital)
    Employment.objects.filter(pk=spell.pk).update(end_reason="mistake", ended_on=w.EVENT_ON)
    w.with_account(guarantee.event)
    w.approved(w.completed(w.claim(guarantee.event, "JKK")))
    Employment.objects.filter(pk=spell.pk).update(end_reason="", ended_on=None)
    decision = w.decided(completed(bill, hospital))
    assert not decision.granted
    assert [each["code"] for each in decision.findings if not each["holds"]] == ["accident-of-work"]


def test_a_bill_waits_for_the_report_and_its_number_counts_once(spell, hospital):
    guarantee = guaranteed(spell, hospital)
    with pytest.raises(Refused) as refused:
        billed(guarantee, hospital)
    assert code(refused) == "accident-not-reported"
    guarantee = reported(spell, hospital)
    billed(guarantee, hospital)
    with pytest.raises(Refused) as refused:
        billed(guarantee, hospital)
    assert code(refused) == "billed-before"


@pytest.mark.parametrize("wrong", [("surgery", "", 5), ("magic", "x", 5), ("surgery", "x", 0), ("prosthesis", "x", 5)])
def test_a_line_that_cannot_be_is_refused(spell, hospital, wrong):
    with pytest.raises(Refused) as refused:
        billed(reported(spell, hospital), hospital, BilledItem(*wrong))
    assert code(refused) == "bill-shape"


def test_a_family_that_names_its_heirs_does_not_take_the_place_of_the_hospital(spell, hospital):
    guarantee = reported(spell, hospital)
    billed(guarantee, hospital)
    name_heirs(guarantee.event_id, w.FAMILY, by=w.officer(), at=w.COMPLETED)
    live = Claimant.objects.filter(event=guarantee.event, ended_at=None)
    assert {"self", "facility", "spouse", "child"} == set(live.values_list("relation", flat=True))
