"""JKM was paid, then the death turned out to be of work: JKK pays the difference, and the funds settle to the rupiah.

Wage 3,650,000. JKK: 60 % × 80 × 3,650,000 = 175,200,000; 24 × 500,000 = 12,000,000; burial 10,000,000; together
197,200,000. JKM: 20,000,000 + 12,000,000 + 10,000,000 = 42,000,000. The difference is 155,200,000.
"""

from __future__ import annotations

import pytest
from django.db.models import Sum
from hypothesis import given
from hypothesis import strategies as st

from payung.access.actor import BANK
from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.correct_claims import correct_claims
from payung.claims.actions.find_work_cause import find_work_cause
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.return_payment import return_payment
from payung.claims.changed import changes
from payung.claims.judging import rerun
from payung.claims.models import Claim, Decision, PaymentInstruction
from payung.claims.paying import counted_elsewhere, overpaid
from payung.claims.refused import Refused
from payung.ledger.models import Transfer
from payung.rules.jkk.offset import Received, counted, offset_lines, parts_of
from tests.claims import world as w

database = pytest.mark.django_db
DIED = w.EVENT_ON


def paid_jkm(heirs=w.FAMILY, children=False) -> Claim:
    """JKM of a death told as not of work, approved and received by every heir."""
    event = w.reported(w.worker(), "death", work_accident=False, children=children)
    name_heirs(event.pk, heirs, by=w.officer(), at=w.REPORTED)
    claim = w.claim(event, "JKM")
    w.approved(w.completed(claim))
    w.confirmed(w.instructed(claim))
    return claim


def turned(jkm: Claim) -> tuple[Decision, Claim]:
    """The cause found by an officer: the JKM decided anew and approved, and the claim of JKK."""
    (anew,) = find_work_cause(jkm.event_id, reason="Berita acara pengawas", by=w.officer(), at=w.LATER).anew
    approve_decision(anew.pk, by=w.approver(), at=w.LATER)
    return anew, w.claim(jkm.event, "JKK")


def balance(account: str) -> int:
    """What came into an account less what went out of it, in claims alone."""
    rows = Transfer.objects.filter(subject__startswith="claim:")
    into = rows.filter(credit=account).aggregate(total=Sum("amount"))["total"] or 0
    out = rows.filter(debit=account).aggregate(total=Sum("amount"))["total"] or 0
    return int(into - out)


def received(jkm: Claim) -> dict[str, int]:
    orders = PaymentInstruction.objects.filter(claimant__event=jkm.event_id, state="confirmed")
    return dict(orders.values_list("claimant__name").annotate(total=Sum("amount")))


def test_each_heir_receives_the_part_of_jkk_less_what_the_same_heir_received_of_jkm():
    people = [Received("Istri", "spouse", 42_000_000), Received("Anak", "child", 0)]
    # 197,200,000 / 2 = 98,600,000 each; the wife had 42,000,000.
    assert parts_of(197_200_000, 10_000_000, people, DIED, w.LAW) == [98_600_000, 98_600_000]
    (line,) = offset_lines(197_200_000, 10_000_000, people, DIED, w.LAW)
    assert (line.code, line.programme, line.amount) == ("jkm_paid", "JKM", -42_000_000)
    assert line.working == "Istri: bagian JKK 98.600.000, JKM yang sudah dibayar 42.000.000; sisa 56.600.000"


def test_more_than_the_own_part_counts_only_up_to_it():
    people = [Received("Istri", "spouse", 42_000_000), *(Received(f"Anak {n}", "child", 0) for n in range(4))]
    # 197,200,000 / 5 = 39,440,000: 2,560,000 of the 42,000,000 stay with nobody's part.
    assert counted(197_200_000, 10_000_000, people, DIED, w.LAW) == [39_440_000, 0, 0, 0, 0]


def test_without_heirs_the_burial_paid_once_is_not_paid_again():
    people = [Received("Tetangga", "arranger", 10_000_000)]
    assert counted(197_200_000, 10_000_000, people, DIED, w.LAW) == [10_000_000]


@given(
    st.integers(0, 10**10),
    st.lists(st.tuples(st.sampled_from(["spouse", "child", "sibling", "arranger"]), st.integers(0, 10**9)), max_size=6),
)
def test_what_counts_is_never_more_than_received_nor_than_the_part_and_parts_sum_to_the_whole(common, told):
    people = [Received(f"{place}", *each) for place, each in enumerate(told)]
    parts, taken = parts_of(common, 0, people, DIED, w.LAW), counted(common, 0, people, DIED, w.LAW)
    if any(relation != "arranger" for relation, _ in told):
        assert sum(parts) == common
    for each, part, amount in zip(people, parts, taken, strict=True):
        assert 0 <= amount <= min(part, each.amount)
    assert sum(line.amount for line in offset_lines(common, 0, people, DIED, w.LAW)) == -sum(taken)


@database
def test_three_heirs_receive_the_difference_and_the_funds_settle():
    jkm = paid_jkm()
    anew, jkk = turned(jkm)
    decision = w.approved(w.completed(jkk, w.LATER), w.LATER)
    # 197,200,000 / 3 = 65,733,334 + 65,733,333 + 65,733,333; each had 14,000,000 of JKM.
    assert [(each["name"], each["amount"]) for each in decision.payees] == [
        ("THERESIA LANSI", 51_733_334), ("PETRUS", 51_733_333), ("ANNA", 51_733_333)
    ]  # fmt: skip
    assert decision.total == decision.payable_now == 155_200_000
    assert decision.questions[-1] == "jkm-paid-then-jkk"
    assert rerun(decision, w.LAW).same
    w.confirmed(w.instructed(jkk, w.LATER))
    # 14,000,000 + 51,733,334 and so on: together the whole of JKK, and nothing of JKM besides.
    assert received(jkm) == {"THERESIA LANSI": 65_733_334, "PETRUS": 65_733_333, "ANNA": 65_733_333}
    assert (balance("fund:JKK"), balance("fund:JKM"), balance("claims:payable")) == (-197_200_000, 0, 0)
    assert (counted_elsewhere(jkm), overpaid(jkm, anew)) == (42_000_000, 0)
    assert (w.state(jkm), w.state(jkk)) == ("refused", "paid")


@database
def test_jkk_is_not_approved_while_jkm_stands_or_the_bank_has_not_answered():
    event = w.reported(w.worker(), "death", work_accident=False, children=False)
    name_heirs(event.pk, (w.WIFE,), by=w.officer(), at=w.REPORTED)
    jkm = w.claim(event, "JKM")
    w.approved(w.completed(jkm))
    (order,) = w.instructed(jkm)
    (anew,) = find_work_cause(event.pk, reason="Berita acara", by=w.officer(), at=w.LATER).anew
    jkk = w.claim(event, "JKK")
    first = w.decided(w.completed(jkk, w.LATER), w.LATER)

    def refused() -> str:
        with pytest.raises(Refused) as problem:
            approve_decision(first.pk, by=w.approver(), at=w.LATER)
        return problem.value.problem.code

    assert refused() == "jkm-stands"
    approve_decision(anew.pk, by=w.approver(), at=w.LATER)
    assert refused() == "jkm-unanswered"
    return_payment(order.key, reason="rekening tutup", by=BANK, at=w.LATER)
    # The family holds nothing: the decision that counted 42,000,000 no longer fits, and the fund has its money back.
    assert refused() == "decision-stale"
    assert (balance("fund:JKM"), balance("claims:payable")) == (0, 0)


@database
def test_jkm_that_the_bank_returns_afterwards_is_paid_as_jkk():
    jkm = paid_jkm((w.WIFE,))
    _, jkk = turned(jkm)
    w.approved(w.completed(jkk, w.LATER), w.LATER)
    w.confirmed(w.instructed(jkk, w.LATER))
    (order,) = PaymentInstruction.objects.filter(decision__claim=jkm)
    return_payment(order.key, reason="rekening tutup", by=BANK, at=w.LATER)
    standing = Decision.objects.get(claim=jkk)
    (changed,) = changes([standing], w.LAW)
    assert (changed.before, changed.after, changed.to_pay) == (155_200_000, 197_200_000, 42_000_000)
    shown = {jkk.pk: changed.seen}
    (made,) = correct_claims(shown, reason="Bank mengembalikan JKM", by=w.officer(), at=w.LATER).made
    approve_decision(made.pk, by=w.approver(), at=w.LATER)
    w.confirmed(w.instructed(jkk, w.LATER))
    assert received(jkm) == {"THERESIA LANSI": 197_200_000}
    assert (balance("fund:JKK"), balance("fund:JKM"), balance("claims:payable")) == (-197_200_000, 0, 0)


@database
def test_where_jkm_was_all_that_jkk_gives_nothing_more_is_sent_and_the_claim_ends_paid():
    # At 400,000 the death sum 60 % × 80 × 400,000 = 19,200,000 is raised to 20,000,000; with 12,000,000 and
    # 10,000,000 that is the 42,000,000 the wife has.
    spell = w.months.worker(w.months.employer())
    w.paid_month(spell, wage=400_000)
    event = w.reported(spell, "death", work_accident=False, children=False)
    name_heirs(event.pk, (w.WIFE,), by=w.officer(), at=w.REPORTED)
    jkm = w.claim(event, "JKM")
    w.approved(w.completed(jkm))
    w.confirmed(w.instructed(jkm))
    _, jkk = turned(jkm)
    decision = w.approved(w.completed(jkk, w.LATER), w.LATER)
    assert (decision.granted, decision.total, decision.payees) == (True, 0, [])
    assert w.state(jkk) == "paid"
    assert (balance("fund:JKK"), balance("fund:JKM")) == (-42_000_000, 0)


@database
def test_a_scholarship_granted_beside_jkm_goes_on_and_is_not_granted_again():
    jkm = paid_jkm(children=True)
    kept = w.claim(jkm.event, "SCHOLARSHIP")
    Claim.objects.filter(pk=kept.pk).update(state="paid", complete_at=w.COMPLETED, due_on=w.LATER.date())
    _, jkk = turned(jkm)
    assert list(Claim.objects.filter(event=jkm.event_id, programme="SCHOLARSHIP")) == [kept]
    decision = w.approved(w.completed(jkk, w.LATER), w.LATER)
    assert "scholarship" not in {line["code"] for line in decision.lines}
