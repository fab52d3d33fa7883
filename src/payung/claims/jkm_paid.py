"""JKM paid before a death was known to be of work, counted towards JKK: from frozen values to lines and sums. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from payung.rules.jkk.offset import CODE, Received, counted, offset_lines
from payung.rules.working import Line
from payung.statute_book import StatuteBook

FACT = "paid_jkm"
Case = dict[str, Any]


def counted_lines(case: Case, lines: Sequence[Line], law: StatuteBook) -> list[Line]:
    """The negative lines of a case, one for each person who received JKM; nothing where nobody did."""
    if not case.get(FACT) or not lines:
        return []
    return offset_lines(*_sums(case, lines), _people(case), _died_on(case), law)


def counted_of(case: Case, lines: Sequence[Line], law: StatuteBook) -> list[tuple[int, int]]:
    """(claimant, whole rupiah of JKM counted towards their part) of everybody who received any."""
    if not case.get(FACT) or not lines:
        return []
    amounts = counted(*_sums(case, lines), _people(case), _died_on(case), law)
    return [(each["claimant_id"], amount) for each, amount in zip(case[FACT], amounts, strict=True) if amount]


def _people(case: Case) -> list[Received]:
    return [Received(each["name"], each["relation"], each["amount"]) for each in case[FACT]]


def _sums(case: Case, lines: Sequence[Line]) -> tuple[int, int]:
    """What the heirs share, and the burial. Wages an employer went on paying are the employer's."""
    kept = ("stmb",) if case.get("wages_kept") else ()
    common = sum(line.amount for line in lines if line.code not in (CODE, *kept))
    return common, sum(line.amount for line in lines if line.code == "burial")


def _died_on(case: Case) -> dt.date:
    return dt.date.fromisoformat(case["event_on"])
