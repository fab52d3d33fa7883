"""What months on own account cost: lines, printed amounts with their working, and whether the relief holds and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import polars as pl

from payung.kernel.amounts import number_text, rupiah_text
from payung.kernel.dates import month_text
from payung.kernel.periods import first_day, month_of
from payung.own_account.choice import Choice
from payung.own_account.occupations import occupations
from payung.rolls.writing import AMOUNTS, LINES
from payung.rules.contributions.explain_own_account import RELIEFS, explain_own_account
from payung.rules.contributions.own_account import OwnAccountFacts, own_account_contributions
from payung.rules.findings import Finding
from payung.statute_book import StatuteBook

OWN_RELIEFS = {True: "own_account_transport", False: "own_account_other"}
"""Driver or courier → the relief of PP 50/2025 that is theirs."""


@dataclass(frozen=True)
class Band:
    """One band of income: its bounds and the base contributions are reckoned on; `upper` None for the last."""

    lower: int
    upper: int | None
    base: int

    @property
    def words(self) -> str:
        """`Rp1.100.000 – Rp1.299.000`, `Rp20.200.000 atau lebih`, `sampai Rp1.099.000`."""
        if self.upper is None:
            return f"{rupiah_text(self.lower)} atau lebih"
        return (
            f"{rupiah_text(self.lower)} – {rupiah_text(self.upper)}"
            if self.lower
            else f"sampai {rupiah_text(self.upper)}"
        )


@dataclass(frozen=True)
class Priced:
    """Months with their price.

    lines     columns month and those of `RollLine` without the person
    amounts   columns as `rolls.writing.AMOUNTS`
    findings  one per relief that could be meant: whether it holds in these months, and why
    """

    lines: pl.DataFrame
    amounts: pl.DataFrame
    findings: tuple[Finding, ...]

    @property
    def total(self) -> int:
        return int(self.amounts["amount"].sum())


def bands(month: dt.date, law: StatuteBook) -> list[Band]:
    """The bands in force for a month, the lowest first."""
    version = law["contributions.own_account.bands"].at(month_of(month))
    lower, upper, base = (version.column(name).tolist() for name in ("lower", "upper", "base"))
    last = len(lower) - 1
    return [
        Band(low, None if place == last else high, each)
        for place, (low, high, each) in enumerate(zip(lower, upper, base, strict=True))
    ]


def priced(months: Sequence[tuple[dt.date, Choice]], law: StatuteBook) -> Priced:
    """The price of months, each with what was chosen for it; months in order, at least one."""
    facts = _facts(months)
    due = own_account_contributions(facts, law)
    lines = pl.DataFrame(
        {
            "month": [month for month, _ in months],
            "region_id": [choice.region for _, choice in months],
            "income": [choice.income for _, choice in months],
            "jkk": due.jkk,
            "jkm": due.jkm,
            "jht": due.jht,
        },
        schema={name: kind for name, kind in LINES.items() if name != "person_id"},
    )
    return Priced(lines, _amounts(months, law), tuple(relief_findings(months, law)))


def relief_findings(months: Sequence[tuple[dt.date, Choice]], law: StatuteBook) -> list[Finding]:
    """Whether the relief of the occupation lowers these months, with the window; one per kind of occupation."""
    found = []
    kinds = {occupations()[choice.occupation].transport for _, choice in months}
    for transport in sorted(kinds, reverse=True):
        mine = [month_of(month) for month, choice in months if occupations()[choice.occupation].transport == transport]
        relief = law[RELIEFS[OWN_RELIEFS[transport]]]
        held = [month for month in mine if relief.find(month) is not None]
        version = next((each for each in relief.versions if each.end >= mine[0]), relief.versions[-1])
        window = f"{month_text(version.start)} sampai {month_text(version.end)}"
        whose = "pengemudi dan kurir" if transport else "pekerjaan selain pengemudi dan kurir"
        if len(held) == len(mine):
            text = f"Keringanan JKK dan JKM bagi {whose} berlaku: iurannya separuh. Jendelanya iuran {window}."
        elif held:
            part = f"{len(held)} dari {len(mine)} bulan ini"
            text = f"Keringanan JKK dan JKM bagi {whose} berlaku untuk {part}: jendelanya iuran {window}."
        else:
            text = f"Keringanan JKK dan JKM bagi {whose} tidak berlaku untuk bulan ini: jendelanya iuran {window}."
        found.append(Finding(f"relief-{OWN_RELIEFS[transport].replace('_', '-')}", bool(held), text, version.cite))
    return found


def _facts(months: Sequence[tuple[dt.date, Choice]]) -> OwnAccountFacts:
    choices = [choice for _, choice in months]
    everyone = np.ones(len(months), dtype=np.bool_)
    return OwnAccountFacts(
        month=np.array([month_of(month) for month, _ in months], dtype=np.int64),
        income=np.array([choice.income for choice in choices], dtype=np.int64),
        transport=np.array([occupations()[choice.occupation].transport for choice in choices]),
        paid_by_state_budget=~everyone,  # who pays on own account is by definition not paid by the state
        jkk=everyone,
        jkm=everyone,
        jht=np.array([choice.jht for choice in choices]),
    )


def _amounts(months: Sequence[tuple[dt.date, Choice]], law: StatuteBook) -> pl.DataFrame:
    """One row per programme; months with another choice are another part of its working."""
    parts = []
    for _, run in groupby(months, key=lambda pair: pair[1].what_is_paid):
        parts += explain_own_account(_facts(list(run)), law)
    rows = []
    for code in ("jkk", "jkm", "jht"):
        mine = [part for part in parts if part.code == code]
        if not mine:
            continue
        working = "; ".join(part.working for part in mine)
        total = sum(part.amount for part in mine)
        if len(mine) > 1:
            working += f"; bersama {number_text(total)}"
        cite = "; ".join(dict.fromkeys(part.cite for part in mine))
        rows.append((code.upper(), total, working[:200], cite[:200]))
    return pl.DataFrame(rows, schema=AMOUNTS, orient="row")


def run_of(first: dt.date, count: int) -> list[dt.date]:
    """`count` months from `first` on."""
    return [first_day(month_of(first) + step) for step in range(count)]
