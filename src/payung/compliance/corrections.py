"""Differences of past months: asked from the employer under a code, found once paid, and as lines of the books."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.timezone import get_default_timezone, get_default_timezone_name, localdate

from payung.access.actor import Actor
from payung.access.models import ScopeKind
from payung.compliance.explained import month_text
from payung.compliance.models import WageCorrection
from payung.contributions.amounts import MONEY, SPLIT
from payung.contributions.billing import due_days
from payung.contributions.posting import RECOMPOSED
from payung.contributions.proof import ProofFailed
from payung.database.copy import copy_out
from payung.ledger.accounts import bank, fund
from payung.ledger.proof import proof
from payung.ledger.transfers import TRANSFERS
from payung.payments.codes import CODE_LASTS, issue_codes
from payung.registry.models import Employer
from payung.registry.numbers import new_row_numbers
from payung.registry.queries import offices_within
from payung.rules.contributions.penalty import WAGE_EARNERS
from payung.statute_book import StatuteBook

State = WageCorrection.State
PARTS = {"JKK": ("jkk",), "JKM": ("jkm",), "JHT": ("jht_employer", "jht_worker"), "JP": ("jp_employer", "jp_worker")}
SETTLED = {
    **dict.fromkeys(("bill_id", "owner_id", "payer_id", "wage", "total", *MONEY, *SPLIT), pl.Int64),
    "month": pl.Date,
    "paid_at": pl.Datetime("us", "UTC"),
    "bank": pl.String,
}
"""Columns of `settled_corrections`; bill_id is the number of the correction, wage the true one."""
_SETTLED = f"""
SELECT d.number, d.person_id, d.employer_id, d.true_wage, d.total,
       {", ".join(f"d.{name}" for name in (*MONEY, *SPLIT))}, d.month, c.settled_at, r.bank
FROM compliance_wagecorrection d
JOIN payments_paymentcode c ON c.code = d.payment_code JOIN payments_receipt r ON r.id = c.receipt_id
WHERE d.state = 'open' AND c.state = 'settled' ORDER BY d.number LIMIT %s FOR UPDATE OF d SKIP LOCKED
"""
_WAITING = """
SELECT EXISTS (SELECT FROM compliance_wagecorrection d JOIN payments_paymentcode c ON c.code = d.payment_code
               WHERE d.state = 'open' AND c.state = 'settled')
"""
_PAID = """
UPDATE compliance_wagecorrection d SET state = 'paid', paid_at = g.paid_at, posted_at = %s
FROM unnest(%s::bigint[], %s::timestamptz[]) g (number, paid_at) WHERE d.number = g.number
"""
_ASKED = """
SELECT d.number, v.part, v.amount FROM compliance_wagecorrection d
CROSS JOIN LATERAL (VALUES
  ('JKK', jkk), ('JKM', jkm), ('JHT', jht_employer + jht_worker), ('JP', jp_employer + jp_worker)
) v (part, amount)
WHERE d.number = ANY(%s) AND v.amount > 0
"""


def ask_for(correction: WageCorrection, at: dt.datetime, law: StatuteBook) -> WageCorrection:
    """Save it; with a number, a due day and a payment code where something is owed in no programme too little.

    Due as the month in which it was found. The caller is an action that holds the statement.
    """
    if correction.total > 0 and all(getattr(correction, name) >= 0 for name in (*MONEY, *SPLIT)):
        today = localdate(at)
        correction.state = State.OPEN
        correction.number = new_row_numbers("contributions_bill", 1).tolist()[0]
        correction.due_on = due_days(pl.Series([today.replace(day=1)]), law)[0]
        correction.payment_code = _code(correction, at)
    correction.save(force_insert=True)
    return correction


def _code(correction: WageCorrection, at: dt.datetime) -> str:
    last_day = correction.due_on + CODE_LASTS
    wanted = pl.DataFrame(
        {
            "subject": [f"correction:{correction.number}"],
            "amount": [correction.total],
            "payer_name": [correction.employer.name[:200]],
            "description": [f"Selisih iuran {month_text(correction.month)}"],
            "expires_at": [dt.datetime.combine(last_day, dt.time(23, 59, 59), get_default_timezone())],
        }
    )
    return issue_codes(wanted, at)[0]


def corrections_on(employer: Employer) -> QuerySet[WageCorrection]:
    """What an employer within reach already was asked for past months, the newest first."""
    return employer.wage_corrections.exclude(state=State.PREPARED).select_related("person").order_by("-pk")


def corrections_reached(actor: Actor, permission: str) -> QuerySet[WageCorrection]:
    """Those of employers of the offices where `permission` holds."""
    rows = WageCorrection.objects.select_related("employer", "person", "word__case")
    scopes = actor.scopes(permission)
    if ScopeKind.ALL in scopes:
        return rows
    return rows.filter(Q(employer__office__in=offices_within(scopes.get(ScopeKind.OFFICE, ()))))


def is_waiting() -> bool:
    """Whether any settled correction is not in the books yet. Takes no permission: it tells nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        (waiting,) = cursor.fetchone()
    return bool(waiting)


def settled_corrections(limit: int) -> pl.DataFrame:
    """Up to `limit` open corrections whose code is settled, columns `SETTLED` and value_date; held."""
    with connection.cursor() as cursor:
        cursor.execute(_SETTLED, [limit])
        rows = pl.DataFrame(cursor.fetchall(), schema=SETTLED, orient="row")
    local = pl.col("paid_at").dt.convert_time_zone(get_default_timezone_name())
    return rows.with_columns(value_date=local.dt.date(), segment=pl.lit(WAGE_EARNERS))


def transfers_of(rows: pl.DataFrame) -> pl.DataFrame:
    """Bank to fund, and what moves to JKP, columns as `post_transfers` takes."""
    money = pl.lit(bank("")) + pl.col("bank")
    parts = [(part, pl.sum_horizontal(names), money, fund(part)) for part, names in PARTS.items()]
    parts += [(end, pl.col(name), pl.lit(source), fund("JKP")) for name, (end, source) in RECOMPOSED.items()]
    every = pl.concat(
        rows.select(
            "value_date",
            "month",
            key=pl.format("bill:{}:{}", "bill_id", pl.lit(part)),
            debit_id=debit,
            credit_id=pl.lit(credit),
            amount=amount,
            subject=pl.format("correction:{}", "bill_id"),
        )
        for part, amount, debit, credit in parts
    )
    return every.filter(pl.col("amount") > 0).select(*TRANSFERS)


def mark_paid(rows: pl.DataFrame, at: dt.datetime) -> None:
    """Write when each was paid and credited."""
    with connection.cursor() as cursor:
        cursor.execute(_PAID, [at, rows["bill_id"].to_list(), rows["paid_at"].to_list()])


def proofs(numbers: list[int]) -> pl.DataFrame:
    """One row per paid correction and part: bill_id, part, detail, transferred, billed, agrees, as for bills."""
    months = list(WageCorrection.objects.filter(number__in=numbers).values_list("number", "month"))
    schema = {"bill_id": pl.Int64, "part": pl.String, "billed": pl.Int64}
    rows = proof(months).join(copy_out(_ASKED, schema, (numbers,)), on=["bill_id", "part"], how="full", coalesce=True)
    rows = rows.with_columns(pl.col("detail", "transferred").fill_null(0))
    same = pl.col("part").str.starts_with("JKP-") | pl.col("billed").eq_missing(pl.col("detail"))
    return rows.with_columns(agrees=same & (pl.col("detail") == pl.col("transferred"))).sort("bill_id", "part")


def require_proof(numbers: list[int]) -> None:
    """Raises ProofFailed unless the lines, the transfers and what was asked agree for each of these."""
    rows = proofs(numbers)
    if set(numbers) - set(rows["bill_id"]) or not rows["agrees"].all():
        raise ProofFailed(f"corrections {numbers[:5]}: lines, transfers and what was asked disagree")
