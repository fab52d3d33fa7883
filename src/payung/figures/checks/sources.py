"""Two sources for one region, measure and day; and two figures of one month that cannot both be level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from payung.figures import say
from payung.figures.measures import NOT_COMPARED, is_flow, is_plan
from payung.figures.model import Claimed, Finding, Outcome, Unit, found
from payung.figures.precision import digits_swapped
from payung.figures.register import measure_names

MOST_IN_A_MONTH = Fraction(5)
"""Per cent by which a level may move between two days of one month."""
UNCOMPARED_UNITS = (Unit.OTHER, Unit.RANK, Unit.PERCENT_OR_POINTS)


def check_sources(figures: Sequence[Claimed]) -> Iterator[Finding]:
    """Pairs of figures from two sources. Tolerance: half the last digit of both; within one month, five per
    cent besides."""
    groups: dict[tuple[str, str, str], list[Claimed]] = {}
    for figure in figures:
        if figure.value is None or figure.metric in NOT_COMPARED or figure.unit in UNCOMPARED_UNITS:
            continue
        if when := _when(figure):
            groups.setdefault((figure.region_code, figure.metric, when), []).append(figure)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if one.source != other.source:
                yield _pair(one, other)


def _when(figure: Claimed) -> str:
    """Flows and plans are the same when their period is; levels when they stand in one month."""
    if is_flow(figure.metric) or is_plan(figure.metric):
        return figure.period.text
    day = figure.as_of or figure.period.last
    return f"{day.year}-{day.month}" if day else ""


def _pair(one: Claimed, other: Claimed) -> Finding:
    apart = abs(one.number - other.number)
    slack = one.half + other.half
    same_day = (one.as_of or one.period.last) == (other.as_of or other.period.last)
    drift = Fraction(0) if same_day else Fraction(MOST_IN_A_MONTH * max(one.number, other.number), 100)
    holds = apart <= slack + drift
    name = measure_names().get(one.metric, one.metric)
    shown = f"{say.value(one)} dan {say.value(other)}"
    if holds:
        sentence = f"{name} {one.region}: dua sumber menyebut {shown}, tidak bertentangan."
    else:
        when = one.period.spoken if same_day else f"{one.period.spoken} dan {other.period.spoken}"
        sentence = f"{name} {one.region} pada {when} disebut {shown} oleh dua sumber; {_slip(one, other)}."
    return found(
        "two-sources",
        Outcome.HOLDS if holds else Outcome.DOES_NOT,
        one,
        (one, other),
        identity=f"|{say.value(one)} - {say.value(other)}| = {say.exact(one, apart)}",
        tolerance=f"± {say.exact(one, slack)}" + ("" if same_day else " ditambah lima persen dalam sebulan"),
        sentence=sentence,
    )


def _slip(one: Claimed, other: Claimed) -> str:
    if digits_swapped(one.number, other.number):
        return "angka yang bersebelahan tertukar urutannya"
    if one.metric.startswith("coverage"):
        return "pembilang atau pembaginya berlainan, jadi sebut definisinya atau jangan pakai keduanya"
    if is_plan(one.metric):
        return "sebut dokumen mana yang menetapkannya"
    return "salah satu salah cetak atau cakupan isinya berlainan"
