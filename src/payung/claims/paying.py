"""What is still owed on a claim, to whom, and where its money is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl
from django.db.models import QuerySet, Sum

from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.decisions import Decision
from payung.claims.gathering import gather
from payung.claims.instructions import PaymentInstruction
from payung.claims.reach import hold_person
from payung.claims.refused import STALE, refuse
from payung.ledger.accounts import fund
from payung.ledger.queries import transfers_of
from payung.ledger.transfers import TRANSFERS
from payung.statute_book import StatuteBook

PAYABLE, TAX = "claims:payable", "tax:payable"
SPENT_BEFORE = ("earlier", "partial_before", "earlier_claims", "granted_before", "paid_days", "paid")
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


def state_of_money(claim: Claim, decision: Decision) -> str:
    """The state of a claim whose standing decision is this one."""
    if not decision.granted:
        return Claim.State.REFUSED
    live = Instruction.objects.filter(decision__claim=claim)
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
    changed = [name for name in SPENT_BEFORE if name in now and now[name].value != decision.case.get(name)]
    if changed:
        raise refuse(STALE, "ada klaim lain yang dibayar dari hak yang sama", "Putusan")


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
    return -sum(due["amount"] for due in decision.payable if due["amount"] < 0)


def tax_booked(claim: Claim) -> int:
    """Whole rupiah withheld for this claim so far."""
    booked = transfers_of(f"claim:{claim.pk}").filter(credit_id=TAX)
    return sum(booked.values_list("amount", flat=True))


def overpaid(claim: Claim, decision: Decision) -> int:
    """Whole rupiah sent beyond what the standing decision owes; somebody has to give it back."""
    return max(sent(claim) - decision.payable_now, 0)
