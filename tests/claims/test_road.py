"""The road of a claim, every state reached through its action."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from payung.access.actor import BANK, NotAllowed
from payung.audit.models import Event
from payung.claims.actions.add_document import add_document
from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.complete_file import complete_file
from payung.claims.actions.confirm_payment import confirm_payment
from payung.claims.actions.decide_claim import decide_claim
from payung.claims.actions.instruct_payment import instruct_payment
from payung.claims.actions.mend_account import mend_account
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.return_decision import return_decision
from payung.claims.actions.return_payment import return_payment
from payung.claims.actions.reverse_decision import reverse_decision
from payung.claims.actions.state_facts import state_facts
from payung.claims.actions.withdraw_claim import withdraw_claim
from payung.claims.judging import rerun
from payung.claims.models import Decision, PaymentInstruction, Step
from payung.claims.paying import overpaid
from payung.claims.refused import Refused
from payung.ledger.models import Transfer
from payung.registry.models import Employment, Person
from tests.claims import world as w

pytestmark = pytest.mark.django_db


def code(refused) -> str:
    return refused.value.problem.code


def test_a_death_opens_every_claim_of_the_family_and_closes_the_membership_when_its_papers_are_read():
    spell = w.worker()
    event = w.reported(spell, "death")
    assert {one.programme for one in event.claims.all()} == {"JKM", "JHT", "JP", "SCHOLARSHIP"}
    assert Employment.objects.get(pk=spell.pk).ended_on is None
    name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    w.completed(w.claim(event, "JKM"))
    ended = Employment.objects.get(pk=spell.pk)
    assert (ended.ended_on, ended.end_reason) == (w.EVENT_ON, "died")
    assert Person.objects.get(pk=spell.person_id).died_on == w.EVENT_ON


def test_a_death_at_work_opens_the_accident_programme_instead():
    event = w.reported(w.worker(), "death", work_accident=True)
    assert {one.programme for one in event.claims.all()} == {"JKK", "JHT", "JP", "SCHOLARSHIP"}


def test_the_same_event_told_twice_is_one_event_with_one_claim_per_programme():
    spell = w.worker()
    first = w.reported(spell, "death")
    again = w.reported(spell, "death", reporter="heir")
    assert again == first and first.claims.count() == 4


def test_a_second_day_of_death_is_refused():
    spell = w.worker()
    w.reported(spell, "death")
    with pytest.raises(Refused) as refused:
        w.reported(spell, "death", on=dt.date(2025, 3, 20))
    assert code(refused) == "death-told-before"


def test_a_death_of_2025_pays_42_million_in_equal_parts_to_widow_and_children():
    # JKM since 2 December 2019: 20,000,000 + 24 × 500,000 + 10,000,000 = 42,000,000. Widow and children are the first
    # rank (PP 44/2015 Pasal 37 ayat (5)): 42,000,000 / 3 = 14,000,000 each.
    claim = w.death_claim()
    assert claim.state == "complete"
    decision = w.decided(claim)
    assert w.state(claim) == "decided"
    assert decision.total == 42_000_000 and decision.granted
    assert [payee["amount"] for payee in decision.payees] == 3 * [14_000_000]
    approve_decision(decision.pk, by=w.approver(), at=w.COMPLETED)
    assert w.state(claim) == "approved"
    orders = w.instructed(claim)
    assert w.state(claim) == "instructed"
    w.confirmed(orders[:2])
    assert w.state(claim) == "instructed"
    w.confirmed(orders[2:])
    assert w.state(claim) == "paid"
    fund = Transfer.objects.filter(subject=f"claim:{claim.pk}", debit_id="fund:JKM", credit_id="claims:payable")
    bank = Transfer.objects.filter(subject=f"claim:{claim.pk}", debit_id="claims:payable", credit_id="bank:kapuas")
    assert sum(each.amount for each in fund) == sum(each.amount for each in bank) == 42_000_000


def test_every_step_stands_in_the_trail_and_in_the_audit():
    claim = w.death_claim()
    w.approved(claim)
    steps = list(Step.objects.filter(claim=claim).values_list("state", flat=True))
    assert [steps[0], *steps[-3:]] == ["opened", "complete", "decided", "approved"]
    verbs = Event.objects.filter(subject=f"claim:{claim.pk}").values_list("verb", flat=True)
    assert {"claims.complete_file", "claims.decide_claim", "claims.approve_decision"} <= set(verbs)


def test_forty_five_days_unable_to_work_are_paid_by_the_day_and_the_ambulance_by_its_receipt():
    # Wage 3,650,000, first year 100 %: 3,650,000 × 45 / 30 = 5,475,000. Ambulance by land 1,250,000, under its cap.
    event = w.reported(w.worker(), "accident")
    claim = w.claim(event, "JKK")
    state_facts(claim.pk, {"absence_days": 45, "transport": {"land": 1_250_000}}, by=w.officer(), at=w.REPORTED)
    decision = w.decided(w.completed(claim))
    assert {line["code"]: line["amount"] for line in decision.lines} == {"stmb": 5_475_000, "transport_land": 1_250_000}
    assert [(payee["relation"], payee["amount"]) for payee in decision.payees] == [("self", 6_725_000)]
    assert decision.facts["wage"]["source"] == "Lembar upah perusahaan, posting 02-2025"


def test_an_employer_that_kept_paying_wages_gets_the_replacement_and_the_worker_the_rest():
    event = w.reported(w.worker(), "accident")
    claim = w.claim(event, "JKK")
    name_heirs(event.pk, [w.Heir("PT JJ120217", "employer")], by=w.officer(), at=w.REPORTED)
    facts = {"absence_days": 45, "transport": {"land": 1_250_000}, "wages_kept": True}
    state_facts(claim.pk, facts, by=w.officer(), at=w.REPORTED)
    decision = w.decided(w.completed(claim))
    shares = {payee["relation"]: payee["amount"] for payee in decision.payees}
    assert shares == {"self": 1_250_000, "employer": 5_475_000}


def test_a_wage_declared_for_a_later_month_does_not_raise_the_benefit():
    spell = w.worker()
    event = w.reported(spell, "accident")
    claim = w.claim(event, "JKK")
    state_facts(claim.pk, {"absence_days": 30}, by=w.officer(), at=w.REPORTED)
    w.completed(claim)
    w.paid_month(spell, dt.date(2025, 4, 1), 9_000_000, w.at(4, 10))
    assert w.decided(claim, w.at(4, 11)).total == w.WAGE  # 30 days at 100 %: one month of the wage of the day


def test_somebody_who_was_no_member_on_the_day_is_refused_with_the_finding():
    spell = w.worker()
    Employment.objects.filter(pk=spell.pk).update(ended_on=dt.date(2025, 3, 1), end_reason="resigned")
    event = w.reported(spell, "accident")
    claim = w.claim(event, "JKK")
    decision = w.approved(w.completed(claim))
    assert not decision.granted and decision.payees == []
    assert [each["code"] for each in decision.findings if not each["holds"]] == ["member-on-the-day"]
    assert w.state(claim) == "refused"


def test_a_balance_is_refused_before_the_month_of_waiting_and_paid_after_it():
    # Resigned 24 March 2025: from 24 April (Permenaker 4/2022, one month). February 2025: 5.7 % × 3,650,000 = 208,050,
    # under the 50,000,000 that are taxed at nothing.
    spell = w.worker()
    event = w.reported(spell, "resignation")
    early = w.claim(event, "JHT")
    assert early.not_before == dt.date(2025, 4, 24)
    refused = w.approved(w.completed(early, w.at(4, 23)), w.at(4, 23))
    assert [each["code"] for each in refused.findings if not each["holds"]] == ["waited"]
    assert w.state(early) == "refused"

    w.reported(spell, "resignation", when=w.at(4, 24))
    claim = w.claim(event, "JHT")
    assert claim != early
    granted = w.approved(w.completed(claim, w.at(4, 24)), w.at(4, 24))
    assert [(payee["relation"], payee["amount"]) for payee in granted.payees] == [("self", 208_050)]


def test_a_balance_drawn_once_is_gone_for_the_next_claim():
    spell = w.worker()
    first = w.claim(w.reported(spell, "resignation"), "JHT")
    other = w.claim(w.reported(spell, "leaving", on=dt.date(2025, 3, 23)), "JHT")
    when = w.at(4, 24)
    one, two = (w.decided(w.completed(each, when), when) for each in (first, other))
    assert one.total == two.total == 208_050
    approve_decision(one.pk, by=w.approver(), at=when)
    with pytest.raises(Refused) as refused:
        approve_decision(two.pk, by=w.approver(), at=when)
    assert code(refused) == "decision-stale"
    return_decision(two.pk, reason="saldo sudah dibayar", by=w.approver(), at=when)
    assert w.decided(other, when).total == 0


def test_an_officer_cannot_approve_their_own_decision_and_the_database_refuses_it_too():
    decision = w.decided(w.death_claim())
    both = w.officer("ratri", "approver")
    with pytest.raises(Refused) as refused:
        approve_decision(decision.pk, by=both, at=w.COMPLETED)
    assert code(refused) == "same-officer"
    with pytest.raises(DatabaseError, match="whoever_decides_cannot_approve"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(approved_by=decision.decided_by, approved_at=w.COMPLETED)


def test_an_officer_without_the_second_role_cannot_approve():
    decision = w.decided(w.death_claim())
    with pytest.raises(NotAllowed):
        approve_decision(decision.pk, by=w.officer("lain"), at=w.COMPLETED)


@pytest.mark.parametrize("change", [{"total": 1}, {"facts": {}}, {"approved_by": None, "approved_at": None}])
def test_a_decision_is_frozen_in_the_database(change):
    decision = w.approved(w.death_claim())
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(**change)


def test_a_decision_asked_again_from_its_frozen_facts_gives_the_same_rupiah():
    event = w.reported(w.worker(), "accident")
    claim = w.claim(event, "JKK")
    facts = {"absence_days": 400, "disabilities": [{"code": "A2", "measure": 500_000}], "transport": {"sea": 900_000}}
    state_facts(claim.pk, facts, by=w.officer(), at=w.REPORTED)
    decision = Decision.objects.get(pk=w.decided(w.completed(claim)).pk)
    again = rerun(decision, w.LAW)
    assert again.same and again.total == decision.total > 0


def test_a_returned_decision_goes_back_to_the_first_officer_and_can_never_be_approved():
    claim = w.death_claim()
    decision = w.decided(claim)
    return_decision(decision.pk, reason="akta belum dicek", by=w.approver(), at=w.COMPLETED)
    assert w.state(claim) == "complete"
    with pytest.raises(Refused) as refused:
        approve_decision(decision.pk, by=w.approver(), at=w.COMPLETED)
    assert code(refused) == "claim-state"
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(approved_by=w.approver().user_id, approved_at=w.COMPLETED)
    assert w.approved(claim).replaces == decision


def test_a_file_without_its_papers_is_not_complete_and_the_missing_ones_are_named():
    event = w.reported(w.worker(), "death")
    claim = w.claim(event, "JKM")
    add_document(event.pk, "family_card", "kk.pdf", w.PDF, by=w.officer(), at=w.REPORTED)
    assert w.state(claim) == "gathering"
    with pytest.raises(Refused) as refused:
        complete_file(claim.pk, by=w.officer(), at=w.COMPLETED)
    assert code(refused) == "documents-missing"
    assert refused.value.problem.found == "belum ada KTP ahli waris, Akta kematian, Surat keterangan ahli waris"


def test_the_clock_passes_over_holidays_and_the_weekend():
    # Complete on Thursday 27 March 2025. JKM: three working days. Friday 28 is the first; 29 and 30 are a weekend, 31
    # March and 1 April Idulfitri; so 2 April is the second and Thursday 3 April the third.
    assert w.death_claim().due_on == dt.date(2025, 4, 3)


def test_a_returned_payment_is_sent_again_to_the_mended_account_and_leaves_the_fund_once():
    claim = w.death_claim([w.WIFE])
    w.approved(claim)
    (order,) = w.instructed(claim)
    return_payment(order.key, reason="rekening tutup", by=BANK, at=w.LATER)
    assert w.state(claim) == "instructed"
    mend_account(
        order.claimant_id, bank="kapuas", account_number="777", account_holder="THERESIA", by=w.officer(), at=w.LATER
    )
    (again,) = instruct_payment(claim.pk, by=w.approver(), at=w.LATER)
    assert (again.replaces_id, again.amount, again.account_number) == (order.pk, 42_000_000, "777")
    w.confirmed([again])
    assert w.state(claim) == "paid"
    fund = Transfer.objects.filter(subject=f"claim:{claim.pk}", debit_id="fund:JKM")
    assert [each.amount for each in fund] == [42_000_000]


def test_a_payment_returned_after_it_was_confirmed_comes_back_from_the_bank_and_is_payable_again():
    claim = w.death_claim([w.WIFE])
    w.approved(claim)
    (order,) = w.confirmed(w.instructed(claim))
    return_payment(order.key, reason="nama berbeda", by=BANK, at=w.LATER)
    assert w.state(claim) == "instructed"
    moved = Transfer.objects.filter(subject=f"claim:{claim.pk}").order_by("pk").values_list("debit_id", "credit_id")
    assert list(moved)[-1] == ("bank:kapuas", "claims:payable")


def test_nothing_is_sent_twice_by_asking_twice_nor_by_telling_twice():
    claim = w.death_claim([w.WIFE])
    w.approved(claim)
    orders = w.instructed(claim)
    with pytest.raises(Refused) as refused:
        w.instructed(claim)
    assert code(refused) == "nothing-to-pay"
    before = w.confirmed(orders)
    assert w.confirmed(orders) == before
    with pytest.raises(Refused):
        confirm_payment(orders[0].key, paying_bank="kapuas", bank_reference="lain", by=BANK, at=w.LATER)
    assert Transfer.objects.filter(subject=f"claim:{claim.pk}").count() == 2


def test_the_database_refuses_an_order_beyond_what_was_approved():
    claim = w.death_claim([w.WIFE])
    decision = w.approved(claim)
    (order,) = w.instructed(claim)
    with pytest.raises(DatabaseError, match="more than was approved"), transaction.atomic():
        PaymentInstruction.objects.create(
            key="lain", decision=decision, claimant=order.claimant, amount=1, bank="kapuas", account_number="1",
            account_holder="X", instructed_at=w.LATER,
        )  # fmt: skip


def test_a_reversal_pays_only_the_difference():
    # 45 days: 5,475,000 was paid; the doctor's certificate says 60: 3,650,000 × 60 / 30 = 7,300,000.
    event = w.reported(w.worker(), "accident")
    w.with_account(event)
    claim = w.claim(event, "JKK")
    state_facts(claim.pk, {"absence_days": 45}, by=w.officer(), at=w.REPORTED)
    w.approved(w.completed(claim))
    w.confirmed(w.instructed(claim))
    assert w.state(claim) == "paid"
    state_facts(claim.pk, {"absence_days": 60}, by=w.officer(), at=w.LATER)
    new = reverse_decision(claim.pk, reason="surat dokter dibaca keliru", by=w.officer(), at=w.LATER)
    approve_decision(new.pk, by=w.approver(), at=w.LATER)
    (order,) = instruct_payment(claim.pk, by=w.approver(), at=w.LATER)
    assert order.amount == 7_300_000 - 5_475_000
    assert overpaid(claim, new) == 0


def test_heirs_who_disagree_are_waited_for():
    event = w.reported(w.worker(), "death")
    name_heirs(event.pk, w.FAMILY, dispute="dua istri", by=w.officer(), at=w.REPORTED)
    claim = w.completed(w.claim(event, "JKM"))
    w.approved(claim)
    with pytest.raises(Refused) as refused:
        w.instructed(claim)
    assert code(refused) == "claim-held"


def test_an_heir_without_an_account_does_not_hold_up_the_others():
    claim = w.death_claim([w.WIFE, w.Heir("YOHANES", "child", birth_date=dt.date(2000, 5, 5))])
    w.approved(claim)
    (order,) = w.instructed(claim)
    assert (order.account_holder, order.amount) == ("THERESIA LANSI", 21_000_000)
    w.confirmed([order])
    assert w.state(claim) == "approved"


def test_a_minor_needs_a_guardian():
    event = w.reported(w.worker(), "death")
    with pytest.raises(Refused) as refused:
        name_heirs(event.pk, [w.Heir("PETRUS", "child", birth_date=dt.date(2016, 1, 9))], by=w.officer(), at=w.REPORTED)
    assert code(refused) == "guardian-missing"


def test_a_withdrawn_claim_is_opened_again_by_a_new_report():
    spell = w.worker()
    event = w.reported(spell, "accident")
    claim = w.claim(event, "JKK")
    withdraw_claim(claim.pk, reason="salah orang", by=w.officer(), at=w.REPORTED)
    assert w.state(claim) == "withdrawn"
    w.reported(spell, "accident")
    assert w.claim(event, "JKK") != claim


def test_a_claim_of_another_office_is_out_of_reach():
    claim = w.death_claim()
    with pytest.raises(NotAllowed):
        decide_claim(claim.pk, by=w.officer("jauh", "officer", "office", "SKW"), at=w.COMPLETED)
    assert decide_claim(claim.pk, by=w.officer("dekat", "officer", "office", "PTK"), at=w.COMPLETED).total == 42_000_000


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"", "document-size"), (b"MZ tipu %%EOF", "document-type"), (b"%PDF-1.4 terpotong", "document-type"),
     (b"%PDF-" + bytes(6 * 1024 * 1024) + b"%%EOF", "document-size")],
)  # fmt: skip
def test_a_file_is_judged_by_its_content(content, expected):
    event = w.reported(w.worker(), "accident")
    with pytest.raises(Refused) as refused:
        add_document(event.pk, "identity", "ktp.pdf", content, by=w.officer(), at=w.REPORTED)
    assert code(refused) == expected
