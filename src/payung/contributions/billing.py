"""What a finalised declaration owes: totals, rates in words, due day, and penalties of earlier months."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from django.db import connection

from payung.contributions.amounts import MONEY
from payung.database.copy import copy_out
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import month_text
from payung.kernel.periods import month_of, months_of
from payung.rules.contributions.explain import RateInForce, rates_in_force
from payung.rules.contributions.penalty import WAGE_EARNERS, due_day
from payung.statute_book import StatuteBook

PENALTY = "DENDA"
"""Programme of the bill line that carries penalties."""

TOTALS = {
    "declaration_id": pl.Int64,
    "workers": pl.Int64,
    "gone": pl.Int64,
    "wages": pl.Int64,
    **dict.fromkeys(MONEY, pl.Int64),
}
LINES = {
    "bill_id": pl.Int64,
    "programme": pl.String,
    "payer": pl.String,
    "amount": pl.Int64,
    "rate_text": pl.String,
    "cite": pl.String,
}
PENALTIES = {
    "penalty_id": pl.Int64,
    "employer_id": pl.Int64,
    "late_month": pl.Date,
    "months_late": pl.Int64,
    "penalty": pl.Int64,
    "cite": pl.String,
}

# Each declaration is read by its own key, and OFFSET 0 keeps the order of the loops: a month's part just filled has
# no statistics, and the planner would take it for empty.
_TOTALS = f"""
SELECT d.id, s.workers, g.gone, s.wages, {", ".join(f"s.{name}" for name in MONEY)}
FROM contributions_declaration d,
LATERAL (
  SELECT count(*) AS workers, sum(r.wage + r.rapel)::bigint AS wages,
         {", ".join(f"sum(r.{name})::bigint AS {name}" for name in MONEY)}
  FROM contributions_declaredwage r WHERE r.month = d.month AND r.declaration_id = d.id
) s,
LATERAL (
  SELECT count(*) AS gone FROM registry_employment w, LATERAL (
    SELECT FROM contributions_declaredwage r
    WHERE r.month = d.month AND r.declaration_id = d.id AND r.person_id = w.person_id AND r.employment_id = w.id
    OFFSET 0
  ) r
  WHERE w.employer_id = d.employer_id
    AND (w.started_on >= d.month + interval '1 month' OR w.ended_on < d.month OR w.end_reason = 'mistake')
) g
WHERE d.id = ANY(%s) AND s.workers > 0
"""
_PENALTIES = """
SELECT p.id, p.employer_id, b.month, p.months_late, p.amount, p.cite
FROM contributions_penalty p JOIN contributions_bill b ON b.id = p.bill_id
WHERE p.employer_id = ANY(%s) AND p.billed_on_id IS NULL
ORDER BY p.id FOR UPDATE OF p
"""


def totals(declaration_ids: Sequence[int]) -> pl.DataFrame:
    """Columns `TOTALS` of each declaration with rows; `gone` counts rows whose employment no longer holds."""
    return copy_out(_TOTALS, TOTALS, (list(declaration_ids),))


def due_days(months: pl.Series, law: StatuteBook) -> pl.Series:
    """The due day of each contribution month."""
    numbers = months_of(months.to_numpy())
    return pl.Series("due_on", due_day(numbers, WAGE_EARNERS, law).astype("datetime64[D]"), dtype=pl.Date)


def contribution_lines(bills: pl.DataFrame, law: StatuteBook) -> pl.DataFrame:
    """Columns `LINES`: one line per programme and payer with an amount.

    bills  bill_id, month, jkk_class, labour_intensive and the sums `MONEY`
    """
    kinds = ("month", "jkk_class", "labour_intensive")
    rates = pl.DataFrame(
        [
            (*kind, rate.code, rate.programme, rate.payer, _rate_text(rate, kind[1]), rate.cite[:200])
            for kind in bills.select(kinds).unique().iter_rows()
            for rate in rates_in_force(month_of(kind[0]), int(kind[1]), bool(kind[2]), law)
        ],
        schema={
            "month": pl.Date,
            "jkk_class": pl.Int64,
            "labour_intensive": pl.Boolean,
            **dict.fromkeys(("code", "programme", "payer", "rate_text", "cite"), pl.String),
        },
        orient="row",
    )
    sums = bills.unpivot(MONEY, index=["bill_id", *kinds], variable_name="code", value_name="amount")
    lines = sums.filter(pl.col("amount") > 0).join(rates, on=[*kinds, "code"], maintain_order="left")
    return lines.select(*LINES)


def _rate_text(rate: RateInForce, jkk_class: int) -> str:
    text = f"{rate.text} upah"
    if rate.code == "jkk":
        text += f", kelompok risiko {jkk_class}"
    if rate.cap is not None:
        text += f", paling tinggi dari {rupiah_text(rate.cap)}"
    return text[:120]


def penalties_for(bills: pl.DataFrame) -> pl.DataFrame:
    """Penalties not billed yet, each with the first of these bills that is for a later month; held.

    bills  bill_id, employer_id, month

    Columns `PENALTIES` and bill_id.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PENALTIES, [bills["employer_id"].unique().to_list()])
        found = pl.DataFrame(cursor.fetchall(), schema=PENALTIES, orient="row")
    pairs = found.join(bills.select("bill_id", "employer_id", "month"), on="employer_id")
    later = pairs.filter(pl.col("month") > pl.col("late_month")).sort("month")
    return later.unique("penalty_id", keep="first", maintain_order=True).select(*PENALTIES, "bill_id")


def penalty_lines(penalties: pl.DataFrame) -> pl.DataFrame:
    """Columns `LINES`: one line per bill that carries penalties."""
    text = pl.col("late_month").map_elements(lambda day: month_text(month_of(day)), return_dtype=pl.String)
    each = pl.format("{}: terlambat {} bulan", text, "months_late")
    return (
        penalties.sort("late_month")
        .group_by("bill_id")
        .agg(
            programme=pl.lit(PENALTY),
            payer=pl.lit("employer"),
            amount=pl.col("penalty").sum(),
            rate_text=each.str.join("; ").str.slice(0, 120),
            cite=pl.col("cite").first(),
        )
        .select(*LINES)
    )


def bill_numbers(bills: pl.DataFrame) -> pl.Series:
    """`2025-03-0217-17`: month, end of the NPP, number of the bill."""
    return bills.select(
        pl.format("{}-{}-{}", pl.col("month").dt.strftime("%Y-%m"), pl.col("npp").str.slice(-4), "bill_id")
    ).to_series()


def sum_of(bills: pl.DataFrame) -> np.ndarray:
    """The contributions of each bill, all programmes and payers."""
    return bills.select(pl.sum_horizontal(MONEY)).to_series().to_numpy()
