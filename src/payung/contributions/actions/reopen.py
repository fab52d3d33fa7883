"""Batal: a finalised month that nobody paid becomes a draft again; its bill is cancelled, its code replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl
from django.db import connection

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.bills import Bill, Penalty
from payung.contributions.holding import State, hold_declarations, stamp
from payung.contributions.reach import require_reach, subject_of
from payung.contributions.refused import NOT_FINALISED, PAID, refuse
from payung.payments.codes import replace_codes


def reopen(declaration_ids: Sequence[int], *, by: Actor, at: dt.datetime) -> None:
    """Bring the declarations back to draft. Penalties on their bills wait for the next bill again.

    From here on money on the old code settles nothing. A payment that was received a moment ago wins: the month is
    then refused. Raises NotAllowed; Refused declaration-missing, declaration-not-finalised, bill-paid.
    """
    with act("contributions.reopen", by, at) as deed:
        held = hold_declarations(declaration_ids)
        require_reach(by, "contributions.reopen", held["employer_id"])
        _require_finalised(held)
        bills = Bill.objects.filter(declaration__in=list(declaration_ids), state=Bill.State.OPEN)
        codes = dict(bills.values_list("payment_code", "declaration_id"))
        if paid := codes.keys() - replace_codes(codes):
            raise refuse(PAID, (codes[code] for code in paid), "sudah dibayar", "Tagihan")

        numbers = list(bills.values_list("pk", flat=True))
        _release_penalties(numbers)
        bills.update(state=Bill.State.CANCELLED, cancelled_at=at)
        stamp(held.rename({"jkk_class_before": "jkk_class", "computed_with_before": "computed_with"}), State.DRAFT, at)
        deed.about(subject_of("declaration", declaration_ids), bills=numbers[:100], count=len(numbers))


def _require_finalised(held: pl.DataFrame) -> None:
    posted = held.filter(pl.col("state") == State.POSTED.value)
    if posted.height:
        raise refuse(PAID, posted["declaration_id"], "sudah lunas", "Tagihan")
    other = held.filter(pl.col("state") != State.FINALISED.value)
    if other.height:
        raise refuse(NOT_FINALISED, other["declaration_id"], State(other["state"][0]).label)


def _release_penalties(bills: list[int]) -> None:
    """The penalties these bills carried wait again for a bill."""
    with connection.cursor() as cursor:  # held in the order in which finalise holds them
        cursor.execute(
            "SELECT id FROM contributions_penalty WHERE billed_on_id = ANY(%s) ORDER BY id FOR UPDATE", [bills]
        )
    Penalty.objects.filter(billed_on__in=bills).update(billed_on=None)
