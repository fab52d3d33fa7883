"""Where every month or school year of one right stands: told, checked, paid, arrived. Reads only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from payung.claims.periodic.bank_tables import PeriodicOrder
from payung.claims.periodic.duties import benefit_month
from payung.claims.periodic.evidence import window_of
from payung.claims.periodic.evidence_tables import Evidence
from payung.claims.periodic.schooling import years_due
from payung.claims.periodic.tables import Entitlement, PeriodicPayment
from payung.kernel.periods import first_day, month_of
from payung.statute_book import StatuteBook
from payung.statute_book.errors import NotInForce

Kind = Entitlement.Kind
PAID, ACCEPTED, WAITING, OPEN, MISSED, LATER = "paid", "accepted", "waiting", "open", "missed", "later"
HELD_MONTHS_SHOWN = 24


@dataclass(frozen=True)
class Period:
    """One month of benefit, or one school year by the month of its payment.

    number     of the month of benefit or the year, 1 for what was paid with the claim
    state      paid, accepted, waiting, open, missed or later
    opens, closes  days between which it is told; None where nothing is asked, or not to be known yet
    amount     whole rupiah, as decided or as paid
    evidence   the last that was sent for it           order  the last to the bank
    """

    month: dt.date
    number: int
    state: str
    opens: dt.date | None
    closes: dt.date | None
    amount: int | None
    evidence: Evidence | None
    payment: PeriodicPayment | None
    order: PeriodicOrder | None


def periods(right: Entitlement, today: dt.date, law: StatuteBook) -> list[Period]:
    """Every month or year of what is paid on proof, the first one first; none for a pension."""
    paid = {each.month: each for each in right.payments.all()}
    orders = last_orders(right)
    amounts = sorted(right.amounts.values_list("from_month", "amount"))
    sent: dict[dt.date, Evidence] = {}
    for each in right.evidence.exclude(month=None).order_by("pk"):
        if each.month:
            sent[each.month] = each
    found = []
    for number, month, opens, closes in _asked(right, today, law):
        payment, told = paid.get(month), sent.get(month)
        state = _state(payment, told, opens, closes, today)
        planned = next((amount for since, amount in reversed(amounts) if since <= month), None)
        amount = payment.amount if payment else planned
        found.append(Period(month, number, state, opens, closes, amount, told, payment, orders.get(month)))
    return found


def last_orders(right: Entitlement) -> dict[dt.date, PeriodicOrder]:
    """Month → the last order to the bank for it."""
    rows = PeriodicOrder.objects.filter(payment__entitlement=right).select_related("payment").order_by("attempt")
    return {each.payment.month: each for each in rows}


def held_back(right: Entitlement, today: dt.date) -> int:
    """Months of a suspended pension that wait for proof of life, up to the month of today."""
    if right.state != Entitlement.State.SUSPENDED:
        return 0
    last = min(right.last_month or today, today)
    return max(month_of(last) - month_of(right.next_month) + 1, 0)


def _asked(
    right: Entitlement, today: dt.date, law: StatuteBook
) -> Iterator[tuple[int, dt.date, dt.date | None, dt.date | None]]:
    """Number, month and window of every month or year of the right."""
    if right.kind == Kind.JOB_LOSS and right.last_month:
        for number in range(month_of(right.first_month), month_of(right.last_month) + 1):
            month = first_day(number)
            try:
                opens, closes = window_of(right, month, law)
            except NotInForce:
                yield benefit_month(right.claim.claimed_on, month), month, None, None
            else:
                yield benefit_month(right.claim.claimed_on, month), month, opens, closes
    if right.kind == Kind.SCHOLARSHIP:
        years = years_due(right.first_month, right.last_month, today)
        coming = right.first_month.replace(year=right.first_month.year + len(years))
        if right.state != Entitlement.State.STOPPED and (right.last_month is None or coming <= right.last_month):
            years.append(coming)
        for place, month in enumerate(years):
            yield place + 2, month, month, None


def _state(
    payment: PeriodicPayment | None, told: Evidence | None, opens: dt.date | None, closes: dt.date | None,
    today: dt.date,
) -> str:  # fmt: skip
    if payment is not None:
        return PAID
    if told is not None and told.state != Evidence.State.REFUSED:
        return WAITING if told.state == Evidence.State.WAITING else ACCEPTED
    if opens is None or today < opens:
        return LATER
    return MISSED if closes is not None and today > closes else OPEN
