"""Reads of payment codes and receipts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from django.db.models import QuerySet

from payung.payments.code_numbers import well_formed
from payung.payments.models import PaymentCode, Receipt
from payung.payments.reasons import REASONS, Reason


@dataclass(frozen=True)
class Inquiry:
    """What a bank may show before it takes money: the amount and whose bill, or why not.

    amount  whole rupiah; None when nothing may be paid
    """

    code: str
    amount: int | None
    payer_name: str
    description: str
    refusal: Reason | None


def inquire(code: str, at: dt.datetime) -> Inquiry:
    """What is to be paid on a code at this moment. Spaces and dashes in the code do not matter."""
    digits = "".join(character for character in code if character not in " -.\u00a0")
    if not well_formed(digits):
        return Inquiry(digits, None, "", "", REASONS["mistyped"])
    found = PaymentCode.objects.filter(code=digits).first()
    if found is None:
        return Inquiry(digits, None, "", "", REASONS["unknown"])
    states = {PaymentCode.State.SETTLED: "paid_twice", PaymentCode.State.REPLACED: "replaced"}
    why = states.get(PaymentCode.State(found.state)) or ("expired" if at > found.expires_at else "")
    if why:
        return Inquiry(digits, None, found.payer_name, found.description, REASONS[why])
    return Inquiry(digits, found.amount, found.payer_name, found.description, None)


def receipts_on(codes: Iterable[str]) -> QuerySet[Receipt]:
    """Everything banks told about these codes, the newest first."""
    return Receipt.objects.filter(code__in=list(codes)).order_by("-paid_at", "-pk")


def unsettled(receipts: QuerySet[Receipt]) -> QuerySet[Receipt]:
    """Those whose money settled nothing and still waits in clearing."""
    return receipts.exclude(outcome=Receipt.Outcome.SETTLED).filter(answer=None)


def strays() -> QuerySet[Receipt]:
    """Every receipt that settled nothing by itself, answered or not, with its answer."""
    return Receipt.objects.exclude(outcome=Receipt.Outcome.SETTLED).select_related("answer")


def open_codes_for(receipt: Receipt) -> list[PaymentCode]:
    """Open codes of exactly the amount of a receipt: the same payer's first, then those that look most alike."""
    meant = PaymentCode.objects.filter(pk=receipt.code).first()
    found = list(PaymentCode.objects.filter(state=PaymentCode.State.OPEN, amount=receipt.amount))

    def unlike(each: PaymentCode) -> tuple[bool, int, dt.datetime]:
        other_payer = meant is None or meant.payer_name != each.payer_name
        return other_payer, _slips(receipt.code, each.code), each.expires_at

    return sorted(found, key=unlike)


def _slips(typed: str, code: str) -> int:
    """How many places differ; a digit too many or too few counts for each place it moved."""
    return sum(one != other for one, other in zip_longest(typed, code))
