"""The denominator a coverage implies, and its jumps from one statement to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from payung.figures import say
from payung.figures.checks.ratios import HUNDRED, numerators
from payung.figures.model import Claimed, Finding, Outcome, Statement, found

LARGEST_JUMP = Fraction(5)
"""Per cent; a denominator that changes by more between two statements is another denominator."""


@dataclass(frozen=True, slots=True)
class Denominator:
    """One statement's denominator: printed, or implied by its coverage and widest numerator."""

    statement: Statement
    as_of: dt.date
    size: Fraction
    half: Fraction
    printed: bool
    percent: Claimed | None
    members: Fraction | None
    figures: tuple[Claimed, ...]


def check_denominators(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Each region's denominators in the order of their days, every one against the one before."""
    regions: dict[str, list[Denominator]] = {}
    for statement in statements:
        if one := denominator(statement):
            regions.setdefault(statement.region_code, []).append(one)
    for series in regions.values():
        series.sort(key=lambda each: each.as_of)
        for before, after in pairwise(series):
            yield _step(before, after)


def denominator(statement: Statement) -> Denominator | None:
    """None where neither a denominator nor what implies one was printed, or the day is unknown."""
    percent, base = statement.get("coverage_pct"), statement.get("eligible_workers")
    members = max(numerators(statement).values(), default=None)
    day = next((each.as_of for each in (base, percent) if each and each.as_of), statement.period.last)
    if day is None:
        return None
    figures = tuple(each for each in (percent, base, statement.get("active_members")) if each)
    if base:
        return Denominator(statement, day, base.number, base.half, True, percent, members, figures)
    if percent is None or members is None or not percent.number or percent.hedge:
        return None
    size = Fraction(HUNDRED * members, percent.number)
    half = size * Fraction(percent.half, percent.number)
    return Denominator(statement, day, size, half, False, percent, members, figures)


def _step(before: Denominator, after: Denominator) -> Finding:
    change = Fraction(HUNDRED * (after.size - before.size), before.size)
    allowed = LARGEST_JUMP + Fraction(HUNDRED * (before.half + after.half), before.size)
    jumped = abs(change) > allowed
    sizes = f"{_how(before)} ({before.statement.period.spoken}) menjadi {_how(after)} ({after.statement.period.spoken})"
    if jumped:
        sentence = f"Pembagi berubah {say.decimal(change)} persen, dari {sizes}; {_slip(before, after)}."
    else:
        sentence = f"Pembagi berubah {say.decimal(change)} persen, dari {sizes}; masih pembagi yang sama."
    return found(
        "denominator-jump",
        Outcome.DOES_NOT if jumped else Outcome.HOLDS,
        after.statement,
        (*before.figures, *after.figures),
        identity=f"{say.count(before.size)} -> {say.count(after.size)} = {say.decimal(change)} %",
        tolerance=f"{say.decimal(LARGEST_JUMP, 0)} persen, ditambah pembulatan",
        sentence=sentence,
    )


def _how(one: Denominator) -> str:
    return f"{say.count(one.size)} {'tercetak' if one.printed else 'tersirat'}"


def _slip(before: Denominator, after: Denominator) -> str:
    if before.percent and after.percent and before.members is not None and after.members is not None:
        fell, rose = after.percent.number < before.percent.number, after.members > before.members
        if fell and rose:
            return "cakupan turun padahal peserta bertambah, jadi definisi pembaginya berganti"
    return "kedua cakupan itu tidak dapat dibandingkan sebelum definisi pembaginya disamakan"
