"""What the agency adds for its own lateness: counted when the money arrives, paid as its own order beside the benefit.

The clock runs from the file being complete to the day the bank confirms. Where the bank sent the money back because of
the account, only the days up to the first order are ours (our reading; see question late-payment-base for the base).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl
from django.db.models import QuerySet
from django.utils.timezone import localdate

from payung.claims.claim import Claim
from payung.claims.clock import clock_programme, late_addition, late_adds
from payung.claims.decisions import Decision
from payung.claims.instructions import PaymentInstruction
from payung.claims.paying import PAYABLE, benefits_of, transfer
from payung.rules.jkk.service import LATE_RATE
from payung.statute_book import StatuteBook

OWN_LATENESS = "agency:lateness"
"""Account of what our own lateness costs; never a fund of the members."""


@dataclass(frozen=True)
class Lateness:
    """What is shown on a claim that is or was late.

    due_on   the last day for the money to arrive
    days     calendar days past it, of the part that is latest
    owed     whole rupiah the law adds, of which `ordered` already stands in an order to the bank
    cite     the article
    """

    due_on: dt.date
    days: int
    owed: int
    ordered: int
    cite: str


def additions_of(claim: Claim) -> QuerySet[PaymentInstruction]:
    """The orders that pay for our lateness, returned ones included, in order."""
    orders = PaymentInstruction.objects.filter(decision__claim=claim, late_for__isnull=False)
    return orders.select_related("claimant", "late_for").order_by("pk")


def _chain(order: PaymentInstruction) -> list[PaymentInstruction]:
    """The order and those it replaces, the newest first."""
    every = [order]
    while every[-1].replaces is not None:
        every.append(every[-1].replaces)
    return every


def arrival(order: PaymentInstruction, confirmed_on: dt.date) -> dt.date:
    """The day up to which lateness is ours: of the confirmation, or of the first order where the account failed."""
    if order.replaces_id is None:
        return confirmed_on
    return min(confirmed_on, localdate(_chain(order)[-1].instructed_at))


def addition(order: PaymentInstruction, claim: Claim, confirmed_on: dt.date, law: StatuteBook) -> int:
    """Whole rupiah added to one benefit order that arrived on a day.

    0 in time, where the law adds nothing, and where an order this one replaces brought its addition already.
    """
    if claim.complete_at is None or claim.due_on is None or order.late_for_id or order.demand_id:
        return 0
    if order.replaces_id and PaymentInstruction.objects.filter(late_for__in=_chain(order)).exists():
        return 0
    complete_on, arrived = localdate(claim.complete_at), arrival(order, confirmed_on)
    return late_addition(claim.programme, claim.basis, order.amount, complete_on, claim.due_on, arrived, law)


def order_addition(order: PaymentInstruction, claim: Claim, at: dt.datetime, law: StatuteBook) -> int:
    """Order what the law adds to a benefit order just confirmed, to the same account. Returns whole rupiah ordered.

    The caller is the action that confirms, and holds the claim. The database allows one live addition per order.
    """
    amount = addition(order, claim, localdate(at), law)
    if amount:
        PaymentInstruction.objects.create(
            key=f"{order.key}:late", decision_id=order.decision_id, claimant_id=order.claimant_id, amount=amount,
            bank=order.bank, account_number=order.account_number, account_holder=order.account_holder,
            instructed_at=at, late_for=order,
        )  # fmt: skip
    return amount


def addition_transfer(order: PaymentInstruction, amount: int, on: dt.date, claim: Claim) -> pl.DataFrame:
    """From our own account, not from a fund, to what is payable."""
    return transfer(f"{order.key}:late", OWN_LATENESS, PAYABLE, amount, on, claim)


def lateness(claim: Claim, decision: Decision, today: dt.date, law: StatuteBook) -> Lateness | None:
    """What our lateness costs up to today, paid and still growing; None in time or where the law adds nothing.

    Each payee's benefit counts to the day it was confirmed, what has not arrived to today.
    """
    if claim.complete_at is None or claim.due_on is None or not late_adds(claim.programme, claim.basis):
        return None
    complete_on = localdate(claim.complete_at)
    parts = _parts(claim, decision, today)
    owed = sum(
        late_addition(claim.programme, claim.basis, amount, complete_on, claim.due_on, day, law)
        for amount, day in parts
    )
    if not owed:
        return None
    days = max((day - claim.due_on).days for _, day in parts)
    live = additions_of(claim).exclude(state=PaymentInstruction.State.RETURNED)
    rate = law[LATE_RATE[clock_programme(claim.programme, claim.basis)]]
    return Lateness(claim.due_on, days, owed, sum(each.amount for each in live), rate.at(complete_on).cite)


def _parts(claim: Claim, decision: Decision, today: dt.date) -> list[tuple[int, dt.date]]:
    """Whole rupiah and the day up to which each part is late: confirmed orders, then what has not arrived."""
    orders = benefits_of(claim).select_related("replaces")
    arrived = [
        (each.amount, arrival(each, localdate(each.confirmed_at)), each.claimant_id)
        for each in orders
        if each.state == PaymentInstruction.State.CONFIRMED and each.confirmed_at
    ]
    parts = [(amount, day) for amount, day, _ in arrived]
    for payee in decision.payees:
        left = payee["amount"] - sum(amount for amount, _, to in arrived if to == payee["claimant_id"])
        if left > 0:
            parts.append((left, today))
    return parts
