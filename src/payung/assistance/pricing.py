"""What one place costs in each month, and how it is printed. Rates from the law, never from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import polars as pl

from payung.assistance.programmes import Programme
from payung.kernel.amounts import number_text
from payung.kernel.periods import first_day, month_of
from payung.rolls.writing import AMOUNTS
from payung.rules.contributions.assistance import honorarium_contributions
from payung.rules.contributions.explain import rates_in_force
from payung.rules.contributions.explain_own_account import explain_own_account
from payung.rules.contributions.own_account import OwnAccountFacts, own_account_contributions
from payung.statute_book import StatuteBook

RATES = {"month": pl.Date, "jkk": pl.Int64, "jkm": pl.Int64, "jht": pl.Int64}
"""Columns of `month_rates`, whole rupiah for one person."""


def run_of(first: dt.date, count: int) -> list[dt.date]:
    """`count` months from `first` on, each by its first day."""
    return [first_day(month_of(first) + step) for step in range(count)]


def month_rates(programme: Programme, law: StatuteBook) -> pl.DataFrame:
    """The price of one place in each month of the programme, columns `RATES`."""
    months = run_of(programme.first_month, programme.months)
    numbers = np.array([month_of(each) for each in months], dtype=np.int64)
    if programme.basis == Programme.Basis.HONORARIUM:
        jkk, jkm = honorarium_contributions(numbers, np.full(len(months), programme.base, dtype=np.int64), law)
        jht = np.zeros(len(months), dtype=np.int64)
    else:
        due = own_account_contributions(_facts(programme, numbers), law)
        jkk, jkm, jht = due.jkk, due.jkm, due.jht
    return pl.DataFrame({"month": months, "jkk": jkk, "jkm": jkm, "jht": jht}, schema=RATES)


def printed(programme: Programme, rates: pl.DataFrame, people: int, law: StatuteBook) -> pl.DataFrame:
    """The amounts of a roll for so many people in these months, columns `rolls.writing.AMOUNTS`, with the working."""
    rows = []
    working = _workings(programme, rates["month"].to_list(), law)
    for code in ("jkk", "jkm", "jht"):
        one = int(rates[code].sum())
        if one:
            text, cite = working[code]
            words = f"{number_text(people)} orang × ({text}) = {number_text(people * one)}"
            rows.append((code.upper(), people * one, words[:200], cite[:200]))
    return pl.DataFrame(rows, schema=AMOUNTS, orient="row")


def _facts(programme: Programme, months: np.ndarray) -> OwnAccountFacts:
    everyone = np.ones(months.size, dtype=np.bool_)
    return OwnAccountFacts(
        month=months,
        income=np.full(months.size, programme.base, dtype=np.int64),
        transport=everyone & programme.transport,
        paid_by_state_budget=everyone & programme.sponsor.from_state,
        jkk=everyone,
        jkm=everyone,
        jht=everyone & programme.jht,
    )


def _workings(programme: Programme, months: Sequence[dt.date], law: StatuteBook) -> dict[str, tuple[str, str]]:
    """Programme → the arithmetic for one person over these months, and its articles."""
    numbers = np.array([month_of(each) for each in months], dtype=np.int64)
    if programme.basis == Programme.Basis.INCOME:
        lines = explain_own_account(_facts(programme, numbers), law)
        return {line.code: (line.working, line.cite) for line in lines}
    risk = law["contributions.assistance.honorarium_jkk_class"]
    rates = rates_in_force(int(numbers[0]), risk.value(int(numbers[0])), False, law)
    base, count = number_text(programme.base), len(months)
    times = f" × {count} bulan" if count > 1 else ""
    return {rate.code: (f"{rate.text} × {base}{times}", rate.cite) for rate in rates if rate.code in ("jkk", "jkm")}
