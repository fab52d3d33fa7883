"""What is still owed on a claim, to whom, and where its money is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
from django.db.models import QuerySet, Sum

from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.decisions import Decision
from payung.claims.facts import Facts
from payung.claims.gathering import gather
from payung.claims.instructions import PaymentInstruction
from payung.claims.jkm_paid import FACT
from payung.claims.reach import hold_person
from payung.claims.refused import STALE, refuse
from payung.claims.refused_steps import JKM_STANDS, JKM_UNANSWERED
from payung.ledger.accounts import fund
from payung.ledger.queries import transfers_of
from payung.ledger.transfers import TRANSFERS
from payung.rules.jkk.offset import CODE as JKM_PAID
from payung.statute_book import StatuteBook

PAYABLE, TAX = "claims:payable", "tax:payable"
GIVEN_BACK = "given-back"
SPENT_BEFORE = ("earlier", "partial_before", "earlier_claims", "granted_before", "paid_days", "paid", FACT)
"""Facts that another claim of the same person may change between a decision and its approval."""
Instruction = PaymentInstruction
State = Instruction.State


@dataclass(frozen=True)
class Owed:
    """What one payee has not been sent yet, whole rupiah.

    returned  the order the bank sent back, to be replaced; None for a first order
    """

    claimant: Claimant
    amount: int
    returned: Instruction | None


def benefits_of(claim: Claim) -> QuerySet[Instruction]:
    """Every order of the benefit itself, without what our own lateness adds and what an employer paid."""
    return Instruction.objects.filter(decision__claim=claim, late_for=None, demand=None).order_by("pk")


def sent(claim: Claim) -> int:
    """Whole rupiah of the benefit in every order that was not returned."""
    live = benefits_of(claim).exclude(state=State.RETURNED)
    return int(live.aggregate(total=Sum("amount"))["total"] or 0)


def owed(claim: Claim, decision: Decision) -> list[Owed]:
    """What each payee of the decision has not been sent, returned orders first and by themselves.

    Returned additions for our own lateness, and returned parts of what an employer paid, are owed beside the decision,
    for the decision does not hold them.
    """
    orders = list(Instruction.objects.filter(decision__claim=claim).select_related("claimant"))
    replaced = {each.replaces_id for each in orders}
    every = [each for each in orders if each.late_for_id is None and each.demand_id is None]
    people = Claimant.objects.in_bulk([payee["claimant_id"] for payee in decision.payees])
    replaced |= _given_back(claim, every)
    found = []
    for payee in decision.payees:
        own = [each for each in every if each.claimant_id == payee["claimant_id"]]
        left = payee["amount"] - sum(each.amount for each in own if each.state != State.RETURNED)
        for back in (each for each in own if each.state == State.RETURNED and each.pk not in replaced):
            if 0 < back.amount <= left:
                found.append(Owed(people[payee["claimant_id"]], back.amount, back))
                left -= back.amount
        if left > 0:
            found.append(Owed(people[payee["claimant_id"]], left, None))
    beside = [each for each in orders if each.late_for_id or each.demand_id]
    back = [each for each in beside if each.state == State.RETURNED and each.pk not in replaced]
    return found + [Owed(each.claimant, each.amount, each) for each in back]


def given_back(claim: Claim, decision: Decision, on: dt.date) -> pl.DataFrame:
    """Transfers of what the bank returned and the standing decision no longer owes, from payable to the fund."""
    again = {each.returned.pk for each in owed(claim, decision) if each.returned is not None}
    back = list(benefits_of(claim).filter(state=State.RETURNED, replaced_by=None).exclude(pk__in=again))
    done = _given_back(claim, back)
    rows = [
        transfer(f"{each.key}:{GIVEN_BACK}", PAYABLE, fund_of(claim), each.amount, on, claim)
        for each in back
        if each.pk not in done
    ]
    return pl.concat(rows) if rows else pl.DataFrame()


def _given_back(claim: Claim, orders: Sequence[Instruction]) -> set[int]:
    """Keys of those among the orders whose money went back to the fund."""
    keys = {f"{each.key}:{GIVEN_BACK}": each.pk for each in orders if each.state == State.RETURNED}
    if not keys:
        return set()
    booked = transfers_of(f"claim:{claim.pk}").filter(key__in=list(keys))
    return {keys[key] for key in booked.values_list("key", flat=True)}


def state_of_money(claim: Claim, decision: Decision) -> str:
    """The state of a claim whose standing decision is this one."""
    if not decision.granted:
        return Claim.State.REFUSED
    live = Instruction.objects.filter(decision__claim=claim)
    if jkm_counted(decision) and not decision.payable_now and not live.exists():
        return Claim.State.PAID  # all of it was paid before, as JKM
    if not live.exists() or any(each.returned is None for each in owed(claim, decision)):
        return Claim.State.APPROVED
    waiting = live.filter(state=State.INSTRUCTED).exists() or bool(owed(claim, decision))
    return Claim.State.INSTRUCTED if waiting else Claim.State.PAID


def require_unspent(claim: Claim, decision: Decision, today: dt.date, law: StatuteBook) -> None:
    """Raises Refused decision-stale where another claim drew on the same right since this was decided.

    Holds the person, so that two claims of one person are approved one after the other.
    """
    hold_person(claim.person_id)
    now = gather(claim, today, law)
    changed = [name for name in SPENT_BEFORE if _value(now, name) != decision.case.get(name)]
    if changed:
        raise refuse(STALE, "ada klaim lain yang dibayar dari hak yang sama", "Putusan")


def require_jkm_ended(claim: Claim, decision: Decision) -> None:
    """JKM for the same death ends before JKK is approved, and the bank has said what became of what was sent.

    Raises Refused jkm-stands, jkm-unanswered.
    """
    if claim.programme != Claim.Programme.JKK or claim.basis != "death" or not decision.granted:
        return
    beside = Claim.objects.filter(event=claim.event_id, programme=Claim.Programme.JKM)
    for other in beside.exclude(state__in=[Claim.State.WITHDRAWN, Claim.State.REFUSED]):
        raise refuse(JKM_STANDS, other.number, "Putusan")
    waiting = Instruction.objects.filter(decision__claim__in=beside, state=State.INSTRUCTED).first()
    if waiting is not None:
        raise refuse(JKM_UNANSWERED, waiting.claimant.name, "Pembayaran JKM")


def _value(facts: Facts, name: str) -> object:
    return facts[name].value if name in facts else None


def fund_of(claim: Claim) -> str:
    """The fund that pays: a scholarship comes out of the programme of its event, treatment out of the accident's."""
    if claim.programme == Claim.Programme.CARE:
        return fund(Claim.Programme.JKK)
    return fund(claim.basis if claim.programme == Claim.Programme.SCHOLARSHIP else claim.programme)


def transfer(key: str, debit: str, credit: str, amount: int, on: dt.date, claim: Claim) -> pl.DataFrame:
    """One row for `post_transfers`."""
    row = (key, debit, credit, amount, on, None, f"claim:{claim.pk}")
    return pl.DataFrame([row], schema=TRANSFERS, orient="row")


def tax_of(decision: Decision) -> int:
    """Whole rupiah withheld from what is paid now."""
    return -sum(due["amount"] for due in decision.payable if due["amount"] < 0 and due["code"] != JKM_PAID)


def jkm_counted(decision: Decision) -> int:
    """Whole rupiah of JKM paid before that count towards this decision."""
    return -sum(due["amount"] for due in decision.payable if due["code"] == JKM_PAID)


def jkm_given_back(claim: Claim, decision: Decision, on: dt.date) -> pl.DataFrame:
    """The transfer from the fund of JKK to that of JKM for what counts towards an approved decision; empty for none.

    Where a decision takes the place of another, only the difference, back where it is less.
    """
    key = f"claim:{claim.pk}:decision:{decision.pk}:jkm"
    source, other = fund_of(claim), fund(Claim.Programme.JKM)
    more = jkm_counted(decision) - _moved(claim, source, other) + _moved(claim, other, source)
    if claim.programme != Claim.Programme.JKK or not more:
        return pl.DataFrame()
    debit, credit = (source, other) if more > 0 else (other, source)
    return transfer(key, debit, credit, abs(more), on, claim)


def _moved(claim: Claim, debit: str, credit: str) -> int:
    booked = transfers_of(f"claim:{claim.pk}").filter(debit_id=debit, credit_id=credit)
    return sum(booked.values_list("amount", flat=True))


def counted_elsewhere(claim: Claim) -> int:
    """Whole rupiah of this JKM claim that an approved decision of JKK for the same death counts as paid by it."""
    if claim.programme != Claim.Programme.JKM:
        return 0
    standing = Decision.objects.filter(
        claim__event=claim.event_id, claim__programme=Claim.Programme.JKK, approved_by__isnull=False
    )
    newest = {each.claim_id: each for each in standing.order_by("pk")}
    return sum(jkm_counted(each) for each in newest.values())


def tax_booked(claim: Claim) -> int:
    """Whole rupiah withheld for this claim so far."""
    booked = transfers_of(f"claim:{claim.pk}").filter(credit_id=TAX)
    return sum(booked.values_list("amount", flat=True))


def counts_towards_jkk(claim: Claim) -> bool:
    """Whether what was sent of this JKM claim counts towards JKK, in full or once JKK is decided."""
    if claim.programme != Claim.Programme.JKM or not claim.event.facts.get("work_accident"):
        return False
    beside = Claim.objects.filter(event=claim.event_id, programme=Claim.Programme.JKK)
    running = beside.exclude(state__in=[Claim.State.REFUSED, Claim.State.WITHDRAWN])
    counted = counted_elsewhere(claim)
    return running.exists() and (not counted or counted >= sent(claim))


def overpaid(claim: Claim, decision: Decision) -> int:
    """Whole rupiah sent beyond what the standing decision owes; somebody has to give it back.

    What JKK counts as paid by it is nobody's debt.
    """
    return max(sent(claim) - decision.payable_now - counted_elsewhere(claim), 0)
