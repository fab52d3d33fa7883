"""The wages of one declaration: totals, pages of rows, and one amount worked out to show the rounding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db import connection

from payung.contributions.amounts import MONEY
from payung.contributions.billing import contribution_lines, totals
from payung.contributions.declarations import Declaration
from payung.contributions.facts import employer_facts
from payung.kernel.amounts import number_text
from payung.kernel.money import MILLION
from payung.kernel.periods import month_of
from payung.rules.contributions.explain import rates_in_force, rounded
from payung.statute_book import StatuteBook, read_statute_book

WAGES = {
    "person_id": pl.Int64,
    "employment_id": pl.Int64,
    "name": pl.String,
    "nik": pl.String,
    "kpj": pl.String,
    "employee_number": pl.String,
    "wage": pl.Int64,
    "rapel": pl.Int64,
    **dict.fromkeys(MONEY, pl.Int64),
    "in_jkp": pl.Boolean,
    "note": pl.String,
}
"""Columns of the rows of a `WagePage`. NIK and KPJ are whole: mask them before they are shown."""

SORTS = {
    "name": "p.name",
    "wage": "r.wage",
    "rapel": "r.rapel",
    "employee_number": "w.employee_number",
    "total": "r.jkk + r.jkm + r.jht_employer + r.jht_worker + r.jp_employer + r.jp_worker",
}
"""What rows may be sorted by."""

_FROM = """
FROM contributions_declaredwage r
JOIN registry_person p ON p.id = r.person_id
JOIN registry_employment w ON w.id = r.employment_id
LEFT JOIN registry_card c ON c.id = w.card_id
WHERE r.month = %s AND r.declaration_id = %s
  AND (%s = '' OR p.name ILIKE %s OR w.employee_number ILIKE %s)
"""
_SELECT = f"""
SELECT r.person_id, r.employment_id, p.name, p.nik, c.kpj, w.employee_number, r.wage, r.rapel,
       {", ".join(f"r.{name}" for name in MONEY)}, r.in_jkp, r.note
"""
_LARGEST = """
SELECT wage + rapel FROM contributions_declaredwage WHERE month = %s AND declaration_id = %s
ORDER BY person_id LIMIT 50
"""


@dataclass(frozen=True)
class Totals:
    """What a declaration owes as its rows stand.

    lines  one dict per programme and payer: programme, payer, amount, rate_text, cite; in the order of a bill
    """

    workers: int
    wages: int
    lines: list[dict[str, Any]]

    @property
    def amount(self) -> int:
        """All programmes and payers, whole rupiah."""
        return sum(line["amount"] for line in self.lines)

    def of(self, payer: str) -> int:
        """What one payer (employer, worker) bears."""
        return sum(line["amount"] for line in self.lines if line["payer"] == payer)


@dataclass(frozen=True)
class WagePage:
    """One page of rows (dicts with the columns `WAGES`), of `count` rows in `pages` pages."""

    rows: list[dict[str, Any]]
    count: int
    page: int
    pages: int


@dataclass(frozen=True)
class RoundingExample:
    """`upah Rp2.878.286 × 3,7 % = 106.496,582, menjadi Rp106.497`, in pieces."""

    programme: str
    wage: int
    rate_text: str
    exact: str
    amount: int


def totals_of(declaration: Declaration, law: StatuteBook | None = None) -> Totals:
    """What is owed: for a draft the expected bill, later exactly what is or will be billed."""
    sums = totals([declaration.pk])
    if sums.is_empty():
        return Totals(0, 0, [])
    pair = pl.DataFrame({"employer_id": [declaration.employer_id], "month": [declaration.month]})
    facts = employer_facts(pair).select("month", "jkk_class", "labour_intensive")
    bill = pl.concat([sums, facts], how="horizontal").with_columns(bill_id=pl.lit(0, dtype=pl.Int64))
    if declaration.jkk_class is not None:
        bill = bill.with_columns(jkk_class=pl.lit(declaration.jkk_class, dtype=pl.Int64))
    lines = contribution_lines(bill, law or read_statute_book()).drop("bill_id").to_dicts()
    return Totals(sums["workers"][0], sums["wages"][0], lines)


def wage_rows(
    declaration: Declaration,
    *,
    page: int = 1,
    size: int = 50,
    sort: str = "name",
    descending: bool = False,
    search: str = "",
) -> WagePage:
    """One page of the declared wages, sorted by one of `SORTS`, where name or employee number contains `search`."""
    pattern = "%" + search.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
    given = [declaration.month, declaration.pk, search, pattern, pattern]
    order = f"ORDER BY {SORTS[sort]} {'DESC' if descending else 'ASC'}, r.person_id LIMIT %s OFFSET %s"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {_FROM}", given)
        (count,) = cursor.fetchone()
        pages = max(1, -(-count // size))
        page = min(max(1, page), pages)
        cursor.execute(f"{_SELECT} {_FROM} {order}", [*given, size, (page - 1) * size])
        rows = [dict(zip(WAGES, row, strict=True)) for row in cursor.fetchall()]
    return WagePage(rows, count, page, pages)


def rounding_example(declaration: Declaration, law: StatuteBook | None = None) -> RoundingExample | None:
    """The first share of a worker's wage that was not whole rupiah; None where every one was."""
    if declaration.jkk_class is None:
        return None
    rates = rates_in_force(month_of(declaration.month), declaration.jkk_class, False, law or read_statute_book())
    with connection.cursor() as cursor:
        cursor.execute(_LARGEST, [declaration.month, declaration.pk])
        wages = [wage for (wage,) in cursor.fetchall()]
    for wage in wages:
        for rate in rates:
            if rate.cap is None and rate.code != "jkk" and rounded(wage, rate):
                whole, rest = divmod(wage * rate.rate, MILLION)
                exact = f"{number_text(whole)},{rest:06d}".rstrip("0")
                amount = whole + (2 * rest >= MILLION)
                return RoundingExample(rate.programme, wage, rate.text, exact, amount)
    return None
