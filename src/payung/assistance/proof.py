"""The budget to the rupiah: what was committed, who sits in a place for how many months, what was asked and paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from payung.assistance.models import Programme
from payung.database.copy import copy_out

_BUDGETS = """
SELECT p.id, p.quota, p.budget, p.committed, r.rates * p.quota,
       coalesce(f.placed, 0), coalesce(f.most, 0), coalesce(b.paid, 0), coalesce(b.open, 0), coalesce(b.lines, 0)
FROM assistance_programme p
CROSS JOIN LATERAL (
  SELECT sum(jkk + jkm + jht)::bigint AS rates FROM assistance_programmemonth m WHERE m.programme_id = p.id
) r
LEFT JOIN LATERAL (
  SELECT sum(n * rate)::bigint AS placed, max(n)::bigint AS most FROM (
    SELECT m.month, m.jkk + m.jkm + m.jht AS rate, count(*) AS n
    FROM assistance_programmemonth m JOIN assistance_placement t
      ON t.programme_id = p.id AND NOT t.void AND m.month BETWEEN t.first_month AND t.last_month
    WHERE m.programme_id = p.id GROUP BY m.id
  ) each
) f ON true
LEFT JOIN LATERAL (
  SELECT sum(q.amount) FILTER (WHERE q.state = 'paid')::bigint AS paid,
         sum(q.amount) FILTER (WHERE q.state = 'open')::bigint AS open,
         sum(coalesce(x.amount, 0))::bigint AS lines
  FROM assistance_instalment i JOIN rolls_roll q ON q.id = i.roll_id AND q.state <> 'cancelled'
  LEFT JOIN LATERAL (
    SELECT sum(m.jkk + m.jkm + m.jht)::bigint AS amount
    FROM assistance_programmemonth m JOIN assistance_placement t
      ON t.programme_id = p.id AND NOT t.void AND m.month BETWEEN t.first_month AND t.last_month
    WHERE m.programme_id = p.id AND m.month BETWEEN i.first_month AND i.last_month
  ) x ON true
  WHERE i.programme_id = p.id
) b ON true
WHERE p.id = ANY(%s)
ORDER BY p.id
"""
_COLUMNS = ("id", "quota", "budget", "committed", "rated", "placed", "most", "paid", "open", "owed")


class BudgetBroken(AssertionError):
    """Places, months, rates and rolls do not add up: a defect, never a state. Nothing was recorded."""


@dataclass(frozen=True)
class Budget:
    """Whole rupiah of one programme.

    line       in the sponsor's budget line            committed  quota × months × the amount of each month
    placed     for whoever sits, or sat, in a place    empty      committed for places nobody sits in
    paid, open  paid; asked for and not paid yet       ahead      placed and not asked for yet
    """

    line: int
    committed: int
    placed: int
    paid: int
    open: int

    @property
    def empty(self) -> int:
        return self.committed - self.placed

    @property
    def ahead(self) -> int:
        return self.placed - self.paid - self.open

    @property
    def left(self) -> int:
        """Of the budget line, not committed here."""
        return self.line - self.committed


def budgets_of(programme_ids: Sequence[int]) -> dict[int, Budget]:
    """The budget of each of these programmes."""
    rows = _rows(programme_ids)
    return {
        row["id"]: Budget(row["budget"], row["committed"], row["placed"], row["paid"], row["open"])
        for row in rows.iter_rows(named=True)
    }


def require_budget(programme: Programme) -> None:
    """Raises BudgetBroken unless quota × rates is what was committed, no month has more people than places, and every
    payment asked for is what its people cost in its months."""
    row = _rows([programme.pk]).row(0, named=True)
    holds = (
        row["rated"] == row["committed"] <= row["budget"]
        and row["most"] <= row["quota"]
        and row["paid"] + row["open"] == row["owed"]
        and row["paid"] + row["open"] <= row["placed"] <= row["committed"]
    )
    if not holds:
        raise BudgetBroken(f"programme {programme.pk}: {row}")


def _rows(programme_ids: Sequence[int]) -> pl.DataFrame:
    schema = dict.fromkeys(_COLUMNS, pl.Int64)
    return copy_out(_BUDGETS, schema, ([int(number) for number in programme_ids],))
