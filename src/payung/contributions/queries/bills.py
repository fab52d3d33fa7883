"""Bills: a list, one with everything a page shows, what it costs to be late, and money that matched nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from django.db.models import QuerySet

from payung.access.actor import Actor
from payung.access.models import ScopeKind
from payung.contributions.bills import Bill, BillLine, Penalty
from payung.kernel.periods import days, first_day, last_day, month_of, months
from payung.payments.models import PaymentCode, Receipt
from payung.payments.queries import receipts_on, strays, unsettled
from payung.registry.queries import employers_reached
from payung.rules.contributions.penalty import WAGE_EARNERS, penalty
from payung.statute_book import StatuteBook, read_statute_book


@dataclass(frozen=True)
class BillDetails:
    """One bill with its lines in order, its code, penalties it carries, its own penalty, and what banks told."""

    bill: Bill
    lines: list[BillLine]
    code: PaymentCode
    penalties_carried: list[Penalty]
    penalty: Penalty | None
    receipts: list[Receipt]


@dataclass(frozen=True)
class PayableUntil:
    """Paid from `first` (None: from now) to `last`, the bill costs its amount and later this penalty, whole rupiah."""

    first: dt.date | None
    last: dt.date
    months_late: int
    penalty: int


def bills_of(employer_id: int) -> QuerySet[Bill]:
    """Bills in force of an employer, the newest month first; `bill.penalty` is joined where there is one."""
    found = Bill.objects.filter(employer=employer_id).exclude(state=Bill.State.CANCELLED)
    return found.select_related("declaration", "penalty").order_by("-month")


def bill_details(bill: Bill) -> BillDetails:
    """Everything a page or a paper of one bill shows."""
    return BillDetails(
        bill=bill,
        lines=list(bill.lines.order_by("pk")),
        code=PaymentCode.objects.get(pk=bill.payment_code),
        penalties_carried=list(bill.penalties_billed.select_related("bill").order_by("bill__month")),
        penalty=Penalty.objects.filter(bill=bill).first(),
        receipts=list(receipts_on([bill.payment_code])),
    )


def payable_by_day(bill: Bill, steps: int = 3, law: StatuteBook | None = None) -> list[PayableUntil]:
    """What paying in time, and in the first months of delay, costs. The penalty comes with a later bill."""
    law = law or read_statute_book()
    rows = [PayableUntil(None, bill.due_on, 0, 0)]
    for late in range(1, steps):
        owed = penalty(
            np.array([bill.contributions]),
            np.array([late]),
            months(month_of(bill.month)),
            law,
            WAGE_EARNERS,
            bill.labour_intensive,
        )
        rows.append(
            PayableUntil(rows[-1].last + dt.timedelta(days=1), _same_day(bill.due_on, late), late, int(owed[0]))
        )
    return rows


def unsettled_receipts(employer_id: int) -> QuerySet[Receipt]:
    """Money on this employer's codes that settled nothing and waits in clearing, the newest first."""
    codes = Bill.objects.filter(employer=employer_id).values("payment_code")
    return unsettled(Receipt.objects.filter(code__in=codes)).order_by("-paid_at", "-pk")


def strays_reached(actor: Actor, permission: str) -> QuerySet[Receipt]:
    """Receipts that settled nothing by themselves, where `permission` holds: all of them for who reaches everything,
    else those on codes of bills of the employers within reach. Answered ones too."""
    if ScopeKind.ALL in actor.scopes(permission):
        return strays()
    mine = Bill.objects.filter(employer__in=employers_reached(actor, permission).order_by().values("pk"))
    return strays().filter(code__in=mine.values("payment_code"))


def _same_day(day: dt.date, months_later: int) -> dt.date:
    """The same day of a later month, or its last day."""
    month = month_of(day) + months_later
    moved = days(first_day(month)) + (day.day - 1)
    return min(moved[0].item(), last_day(month))
