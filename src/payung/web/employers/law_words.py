"""The law as an employer reads it on a page: rates by programme, what lateness costs, how rupiah are rounded.

Every number comes from the rules; this file only puts it in a row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.kernel.amounts import number_text
from payung.kernel.money import MILLION, share
from payung.kernel.periods import days, month_of, months
from payung.rules.contributions.explain import RateInForce, rates_in_force
from payung.rules.contributions.penalty import WAGE_EARNERS, due_day, months_late, penalty, penalty_rate
from payung.statute_book import NotInForce, StatuteBook

PROGRAMMES: dict[str, str | Promise] = {
    "JKK": _("Kecelakaan kerja (JKK)"),
    "JKM": _("Kematian (JKM)"),
    "JHT": _("Hari tua (JHT)"),
    "JP": _("Pensiun (JP)"),
    "JKP": _("Kehilangan pekerjaan (JKP)"),
}
"""Programmes in the order in which they stand on a bill, in words."""

SHARE_COLUMNS = ("jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker")


@dataclass(frozen=True)
class ProgrammeRow:
    """One programme of a bill or an estimate, whole rupiah.

    rates  `3,70 % + 2 % upah`, the employer's first; empty for what adds nothing
    cite   the articles
    """

    code: str
    name: str | Promise
    rates: str
    cite: str
    employer: int
    worker: int

    @property
    def total(self) -> int:
        return self.employer + self.worker


@dataclass(frozen=True)
class Rounding:
    """Why a bill is not exactly its rates times the sum of its wages.

    difference  rupiah the bill is above (or, negative, below) that product
    wage, rate, exact, rounded  one real row: `106.496,58` becomes 106497; wage 0 where every product was whole
    """

    difference: int
    wage: int
    rate: str
    exact: str
    rounded: int


def programme_rows(lines: Iterable[Mapping[str, Any]]) -> list[ProgrammeRow]:
    """One row for each programme, JKP and others without an amount included.

    lines  programme, payer, amount, rate_text and cite, as on a bill
    """
    rows = []
    given = list(lines)
    for code, name in PROGRAMMES.items():
        mine = [line for line in given if line["programme"] == code]
        amounts = {line["payer"]: line["amount"] for line in mine}
        cites = dict.fromkeys(part for line in mine for part in line["cite"].split("; "))
        rows.append(
            ProgrammeRow(
                code=code,
                name=name,
                rates=_joined_rates([line["rate_text"] for line in mine]),
                cite="; ".join(cites),
                employer=amounts.get("employer", 0),
                worker=amounts.get("worker", 0),
            )
        )
    return rows


@dataclass(frozen=True)
class PayerTotals:
    """The contributions of a bill or an estimate by who bears them, whole rupiah."""

    employer: int
    worker: int

    @property
    def total(self) -> int:
        return self.employer + self.worker


def payer_totals(lines: Iterable[Mapping[str, Any]]) -> PayerTotals:
    """The sums of `lines` by payer; penalties left out."""
    rows = programme_rows(lines)
    return PayerTotals(sum(row.employer for row in rows), sum(row.worker for row in rows))


def _joined_rates(texts: list[str]) -> str:
    """`3,70 % upah` and `2 % upah` as `3,70 % + 2 % upah`; what follows `upah` once."""
    if not texts:
        return ""
    heads = [text.partition(" upah")[0] for text in texts]
    return f"{' + '.join(heads)} upah{texts[0].partition(' upah')[2]}"


def due_on(month: dt.date, law: StatuteBook) -> dt.date | None:
    """The last day to pay a month in time; None where we hold no holidays for it yet."""
    try:
        return due_day(months(month_of(month)), WAGE_EARNERS, law)[0].item()
    except NotInForce:
        return None


def penalty_share(month: dt.date, labour_intensive: bool, law: StatuteBook) -> int:
    """The penalty per month of delay, parts per million."""
    return int(penalty_rate(months(month_of(month)), law, WAGE_EARNERS, labour_intensive)[0])


def penalty_of(owed: int, month: dt.date, late: int, labour_intensive: bool, law: StatuteBook) -> int:
    """The penalty on a contribution that is `late` months late, whole rupiah."""
    column, delay = months(month_of(month)), np.array([late], dtype=np.int64)
    return int(penalty(np.array([owed]), delay, column, law, WAGE_EARNERS, labour_intensive)[0])


def late_on(due: dt.date, today: dt.date) -> int:
    """Months of delay on `today`; 0 up to the due day."""
    return int(months_late(days(due), days(today))[0])


def rounding(wages: pl.DataFrame, month: dt.date, jkk_class: int, labour_intensive: bool, law: StatuteBook) -> Rounding:
    """What rounding did to one bill.

    wages  one row per worker: wage, rapel and `SHARE_COLUMNS`, whole rupiah
    """
    rates = rates_in_force(month_of(month), jkk_class, labour_intensive, law)
    base = (wages["wage"] + wages["rapel"]).to_numpy()
    difference, example = 0, Rounding(0, 0, "", "", 0)
    for rate in rates:
        billed = wages[rate.code].to_numpy()
        counted = base if rate.cap is None else np.minimum(base, rate.cap)
        together = np.array([int(counted[billed > 0].sum())], dtype=np.int64)
        difference += int(billed.sum()) - int(share(together, rate.rate)[0])
        if not example.wage:
            example = _example(base, billed, rate)
    return Rounding(difference, example.wage, example.rate, example.exact, example.rounded)


def _example(base: np.ndarray, billed: np.ndarray, rate: RateInForce) -> Rounding:
    """The first worker whose product was not whole rupiah; only where no ceiling blurs it."""
    if rate.cap is None:
        for place in np.flatnonzero((base * rate.rate % MILLION != 0) & (billed > 0))[:1]:
            whole, rest = divmod(int(base[place]) * rate.rate, MILLION)
            exact = f"{number_text(whole)},{f'{rest:06d}'.rstrip('0')}"
            return Rounding(0, int(base[place]), rate.text, exact, int(billed[place]))
    return Rounding(0, 0, "", "", 0)
