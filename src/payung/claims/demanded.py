"""Reads of what employers are asked to pay, and taking an open one back. The caller of a write holds the claim."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection
from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone_name

from payung.claims.claim import Claim
from payung.claims.demands import EmployerDemand
from payung.ledger.accounts import bank
from payung.payments.codes import replace_codes
from payung.registry.models import Employer

State = EmployerDemand.State
HELD = "claims:from-employers"
"""Account of what employers paid for recipients of claims; made by migration 0010."""
SUBJECT = "demand"
DEMANDS = {
    "demand_id": pl.Int64, "claim_id": pl.Int64, "amount": pl.Int64, "paid_at": pl.Datetime("us", "UTC"),
    "bank": pl.String,
}  # fmt: skip
_SETTLED = """
SELECT d.id, d.claim_id, d.amount, c.settled_at, r.bank FROM claims_employerdemand d
JOIN payments_paymentcode c ON c.code = d.payment_code JOIN payments_receipt r ON r.id = c.receipt_id
WHERE d.state = 'open' AND c.state = 'settled' ORDER BY d.id LIMIT %s FOR UPDATE OF d SKIP LOCKED
"""
_WAITING = """
SELECT EXISTS (SELECT FROM claims_employerdemand d JOIN payments_paymentcode c ON c.code = d.payment_code
               WHERE d.state = 'open' AND c.state = 'settled')
"""
_PAID = """
UPDATE claims_employerdemand d SET state = 'paid', paid_at = g.paid_at
FROM unnest(%s::bigint[], %s::timestamptz[]) g (id, paid_at) WHERE d.id = g.id
"""


def demands_of(claim: Claim) -> QuerySet[EmployerDemand]:
    """Every demand of a claim within reach already, the newest first."""
    return claim.demands.select_related("employer", "issued_by").order_by("-pk")


def demands_on(employer: Employer) -> QuerySet[EmployerDemand]:
    """Every demand on an employer within reach already, the newest first."""
    rows = EmployerDemand.objects.filter(employer=employer)
    return rows.select_related("claim__person", "claim__event", "claim__office").order_by("-pk")


def is_waiting() -> bool:
    """Whether any settled demand is not in the books yet. Takes no permission: it tells nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        (waiting,) = cursor.fetchone()
    return bool(waiting)


def settled_demands(limit: int) -> pl.DataFrame:
    """Up to `limit` open demands whose code is settled, columns `DEMANDS`; held, others passed over."""
    with connection.cursor() as cursor:
        cursor.execute(_SETTLED, [limit])
        return pl.DataFrame(cursor.fetchall(), schema=DEMANDS, orient="row")


def demand_transfers(demands: pl.DataFrame) -> pl.DataFrame:
    """From the bank that took the money to what is held for recipients, columns as `post_transfers` takes."""
    key = pl.format(SUBJECT + ":{}", "demand_id")
    return demands.select(
        "amount",
        key=key,
        debit_id=pl.lit(bank("")) + pl.col("bank"),
        credit_id=pl.lit(HELD),
        value_date=pl.col("paid_at").dt.convert_time_zone(get_default_timezone_name()).dt.date(),
        month=pl.lit(None, dtype=pl.Date),
        subject=pl.format("claim:{}", "claim_id"),
    )


def mark_paid(demands: pl.DataFrame) -> None:
    """Write when each was paid."""
    with connection.cursor() as cursor:
        cursor.execute(_PAID, [demands["demand_id"].to_list(), demands["paid_at"].to_list()])


def withdraw_open(claim: Claim, reason: str, at: dt.datetime) -> list[EmployerDemand]:
    """Take back the open demands of a claim; one whose code was paid this moment stays. Returns those taken back."""
    taken = []
    for each in EmployerDemand.objects.select_for_update().filter(claim=claim, state=State.OPEN):
        if not replace_codes([each.payment_code]):
            continue
        each.state, each.withdrawn_at, each.withdrawn_reason = State.WITHDRAWN, at, reason[:500]
        each.save()
        taken.append(each)
    return taken
