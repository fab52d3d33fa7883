"""Risk signals of claims: gathered in columns for any number of claims at once, each explained, none deciding.

They are for the officer who looks at the file, never near the button that decides, and never for the applicant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from django.db import connection

from payung.claims import risk_rules
from payung.claims.risk_sql import ACCIDENTS, ACCOUNTS, BURIALS, REGISTERED, WAGES
from payung.kernel.amounts import percent_text, rupiah_text
from payung.kernel.dates import date_text, month_text
from payung.kernel.money import MILLION
from payung.kernel.periods import month_of

SHOWN_DIGITS = 4
DAY = "datetime64[D]"


@dataclass(frozen=True)
class Signal:
    """One thing worth a closer look: a stable code, what was seen, why it matters. Texts in Indonesian."""

    code: str
    seen: str
    why: str


def signals_of(claim_ids: Sequence[int]) -> dict[int, list[Signal]]:
    """Claim → its signals; claims without any are left out. Five reads whatever the number of claims."""
    ids = list(claim_ids)
    found: dict[int, list[Signal]] = {}
    for each in (_registered, _wages, _accounts, _burials, _accidents):
        for claim_id, signal in each(ids):
            found.setdefault(claim_id, []).append(signal)
    return found


def _read(sql: str, names: Sequence[str], **values: object) -> pl.DataFrame:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return pl.DataFrame(cursor.fetchall(), schema=list(names), orient="row", infer_schema_length=None)


def _column(rows: pl.DataFrame, name: str, kind: str) -> np.ndarray:
    """A column for the rules; an unknown day is NaT, an unknown number 0."""
    filled = rows[name].to_list()
    return np.array([(None if kind == DAY else 0) if each is None else each for each in filled], dtype=kind)


def _signal(code: str, **seen: object) -> Signal:
    words = risk_rules.thresholds()[code]
    return Signal(code, words["seen"] % seen, words["why"])


def _registered(ids: list[int]) -> list[tuple[int, Signal]]:
    rows = _read(REGISTERED, ("claim", "since", "on"), ids=ids)
    hit = risk_rules.registered_before_death(_column(rows, "since", DAY), _column(rows, "on", DAY))
    return [
        (claim, _signal("registered-before-death", since=date_text(since), on=date_text(on), days=(on - since).days))
        for claim, since, on in rows.filter(pl.Series(hit, dtype=pl.Boolean)).rows()
    ]


def _wages(ids: list[int]) -> list[tuple[int, Signal]]:
    window = risk_rules.thresholds()["wage-jump"]["window"]
    rows = _read(WAGES, ("claim", "month", "last", "before"), ids=ids, window=window)
    hit = risk_rules.wage_jumped(_column(rows, "last", "int64"), _column(rows, "before", "int64"))
    return [
        (
            claim,
            _signal(
                "wage-jump", last=rupiah_text(last), before=rupiah_text(before), month=month_text(month_of(month)),
                percent=percent_text((last - before) * MILLION // before // 10_000 * 10_000), window=window,
            ),
        )
        for claim, month, last, before in rows.filter(pl.Series(hit, dtype=pl.Boolean)).rows()
    ]  # fmt: skip


def _accounts(ids: list[int]) -> list[tuple[int, Signal]]:
    rows = _read(ACCOUNTS, ("claim", "account", "people", "events"), ids=ids)
    hit = risk_rules.account_shared(_column(rows, "people", "int64"))
    return [
        (claim, _signal("shared-account", account=f"•••• {account[-SHOWN_DIGITS:]}", people=people, events=events))
        for claim, account, people, events in rows.filter(pl.Series(hit, dtype=pl.Boolean)).rows()
    ]


def _burials(ids: list[int]) -> list[tuple[int, Signal]]:
    rows = _read(BURIALS, ("claim", "other", "burials"), ids=ids)
    hit = risk_rules.paid_more_than_once(_column(rows, "burials", "int64"))
    return [
        (claim, _signal("burial-twice", other=other))
        for claim, other, _ in rows.filter(pl.Series(hit, dtype=pl.Boolean)).rows()
    ]


def _accidents(ids: list[int]) -> list[tuple[int, Signal]]:
    rows = _read(ACCIDENTS, ("claim", "on", "other", "other_on"), ids=ids)
    hit = risk_rules.same_accident(_column(rows, "on", DAY), _column(rows, "other_on", DAY))
    return [
        (
            claim,
            _signal("accident-twice", other=other, other_on=date_text(other_on), days=_apart(on, other_on)),
        )
        for claim, on, other, other_on in rows.filter(pl.Series(hit, dtype=pl.Boolean)).rows()
    ]


def _apart(one: dt.date, other: dt.date) -> int:
    return abs((one - other).days)
