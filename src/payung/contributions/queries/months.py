"""The months of an employer and how far each has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import Max

from payung.contributions.bills import Bill
from payung.contributions.declarations import Declaration
from payung.contributions.facts import employer_facts
from payung.contributions.holding import HELD, up_to_date
from payung.database.copy import copy_out
from payung.statute_book import StatuteBook, read_statute_book


@dataclass(frozen=True)
class Month:
    """One month of one employer; the fields after `month` are None as far as it has not come.

    state    draft, calculated, finalised or posted
    changed_at  when the declaration was last touched
    bill     bill_id, with bill_number, amount (contributions and penalties), due_on, paid_at, payment_code
    workers, wages  as billed
    """

    month: dt.date
    declaration_id: int | None
    state: str | None
    changed_at: dt.datetime | None
    bill_id: int | None
    bill_number: str | None
    workers: int | None
    wages: int | None
    amount: int | None
    penalties: int | None
    due_on: dt.date | None
    paid_at: dt.datetime | None
    payment_code: str | None

    def is_late(self, today: dt.date) -> bool:
        """Billed, not paid, past its due day."""
        return self.due_on is not None and self.paid_at is None and self.due_on < today


_MONTHS = """
SELECT m::date, d.id, d.state, d.changed_at, b.id, b.number, b.workers, b.wages, b.contributions + b.penalties,
       b.penalties, b.due_on, b.paid_at, b.payment_code
FROM generate_series(%s::date, %s::date, '1 month') m
LEFT JOIN contributions_declaration d ON d.employer_id = %s AND d.month = m::date
LEFT JOIN contributions_bill b ON b.declaration_id = d.id AND b.state <> 'cancelled'
ORDER BY m DESC
"""
_STANDS = """
SELECT id, employer_id, month, state, law_version, jkk_class, computed_with
FROM contributions_declaration WHERE id = %s
"""


def months_of(employer_id: int, first: dt.date, last: dt.date) -> list[Month]:
    """Every month from `first` to `last` (first days), the newest first; also months nobody touched."""
    with connection.cursor() as cursor:
        cursor.execute(_MONTHS, [first, last, employer_id])
        return [Month(*row) for row in cursor.fetchall()]


def declaration_of(employer_id: int, month: dt.date) -> Declaration | None:
    """The declaration of a month, or None when nothing was declared."""
    return Declaration.objects.filter(employer=employer_id, month=month).first()


def is_stale(declaration_id: int, law: StatuteBook | None = None) -> bool:
    """Whether law, JKK class or facts of the employer changed since the amounts were computed: calculate again."""
    held = copy_out(_STANDS, HELD, (declaration_id,))
    held = held.join(employer_facts(held), on=["employer_id", "month"])
    return not held.select(up_to_date(law or read_statute_book())).to_series().all()


def repeatable_month(employer_id: int, month: dt.date) -> Declaration | None:
    """The last declared month before `month`, which `repeat_month` would take the wages of."""
    declared = Declaration.objects.filter(employer=employer_id, month__lt=month).exclude(state=Declaration.State.DRAFT)
    return declared.order_by("-month").first()


def months_posted_since(known: Mapping[dt.date, dt.datetime]) -> list[dt.date]:
    """Months for which a bill was posted after the time known for them, the oldest first."""
    posted = (
        Bill.objects.filter(state=Bill.State.PAID).values("month").annotate(last=Max("posted_at")).order_by("month")
    )
    return [row["month"] for row in posted if row["month"] not in known or row["last"] > known[row["month"]]]
