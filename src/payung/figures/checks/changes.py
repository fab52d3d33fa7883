"""Points against per cent: the difference of two per cents is points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from payung.figures import say
from payung.figures.model import Claimed, Finding, Outcome, Statement, Unit, found

NAME = "points-against-percent"
HUNDRED = 100
RISES = ("naik", "meningkat", "bertambah", "tumbuh", "kenaikan", "peningkatan", "pertumbuhan")
FALLS = ("turun", "menurun", "berkurang", "penurunan")


def check_changes(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Per source and region: two coverages and the change between them, where it was printed."""
    groups: dict[tuple[str, str], list[Claimed]] = {}
    for statement in statements:
        for figure in statement.figures:
            if figure.value is not None and figure.metric in ("coverage_pct", "coverage_change"):
                groups.setdefault((statement.region_code, statement.source), []).append(figure)
    for figures in groups.values():
        levels = sorted(
            (each for each in figures if each.metric == "coverage_pct" and not each.hedge),
            key=lambda each: (each.period.last is None, each.period.last),
        )
        changes = [each for each in figures if each.metric == "coverage_change"]
        if len(levels) == 2 and (changes or levels[0].period.text != levels[1].period.text):
            bare = not any(_has_people(each, levels) for each in statements)
            yield _between(levels[0], levels[1], changes[0] if changes else None, bare)
        elif len(levels) == 1 and changes:
            yield _one_sided(levels[0], changes[0])
    yield from _growths(statements)


def _has_people(statement: Statement, levels: Sequence[Claimed]) -> bool:
    """A statement with one of these levels prints also what it was divided from."""
    return any(each in statement.figures for each in levels) and bool(
        statement.get("active_members") or statement.get("eligible_workers")
    )


def _between(before: Claimed, after: Claimed, change: Claimed | None, bare: bool) -> Finding:
    """bare: neither numerator nor denominator of the two was printed."""
    points = after.number - before.number
    relative = Fraction(HUNDRED * points, before.number)
    slack = before.half + after.half + (change.half if change else 0)
    moved = f"dari {say.value(before)} menjadi {say.value(after)} persen"
    both = f"{say.decimal(abs(points))} poin, atau {say.decimal(abs(relative))} persen"
    figures = (before, after, change) if change else (before, after)
    if change and _wrong_way(before, after, change):
        outcome = Outcome.DOES_NOT
        sentence = f"Perubahan {moved} adalah {_way(points)} {both}, bukan {change.label}."
    elif change is None:
        outcome = Outcome.CANNOT_TELL
        sentence = f"Perubahan {moved} tidak dicetak; bila disebut, katakan {both}"
        sentence += "; pembilang dan pembaginya tidak disebut, jadi tidak dapat dihitung ulang." if bare else "."
    elif abs(abs(points) - change.number) <= slack and change.unit is not Unit.POINTS:
        outcome = Outcome.DOES_NOT
        sentence = f"Perubahan {moved} adalah {both}; yang tercetak {say.value(change)} persen itu poin, bukan persen."
    elif abs(abs(points if change.unit is Unit.POINTS else relative) - change.number) <= max(slack, change.half):
        outcome = Outcome.HOLDS
        sentence = f"Perubahan {moved} memang {both}."
    else:
        outcome = Outcome.DOES_NOT
        sentence = f"Perubahan {moved} adalah {both}; {say.value(change)} tidak cocok dengan keduanya."
    return found(
        NAME,
        outcome,
        after,
        figures,
        identity=f"{say.value(after)} - {say.value(before)} = {say.decimal(points)} poin; {say.decimal(relative)} %",
        tolerance="setengah angka terakhir tiap angka",
        sentence=sentence,
    )


def _way(moved: Fraction) -> str:
    return "naik" if moved >= 0 else "turun"


def _wrong_way(before: Claimed, after: Claimed, change: Claimed) -> bool:
    """It is called a rise and fell, or the other way round; asked only where it is known which of the two was first."""
    first, last = before.period.last, after.period.last
    if first is None or last is None or first >= last or after.number == before.number:
        return False
    return change.label in (RISES if after.number < before.number else FALLS)


def _one_sided(level: Claimed, change: Claimed) -> Finding:
    as_points = level.number - change.number
    as_percent = Fraction(HUNDRED * level.number, HUNDRED + change.number)
    return found(
        NAME,
        Outcome.CANNOT_TELL,
        level,
        (level, change),
        identity=f"{say.value(level)} - {say.value(change)} = {say.decimal(as_points)}; "
        f"{say.value(level)} / (1 + {say.value(change)} %) = {say.decimal(as_percent)}",
        sentence=f"Kenaikan {say.value(change)} tidak jelas persen atau poin: angka sebelumnya "
        f"{say.decimal(as_points)} bila poin, {say.decimal(as_percent)} bila persen.",
    )


GROWTHS = {
    "contributions_growth_pct": ("contributions",),
    "members_growth_pct": ("active_members",),
    "claims_growth_pct": ("claims_amount_total", "claims_count_total"),
}
"""A growth in per cent, and what may have grown."""


def _growths(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Per source and region: a growth against the two levels it grew between, or the level it implies."""
    groups: dict[tuple[str, str], list[Claimed]] = {}
    for statement in statements:
        groups.setdefault((statement.region_code, statement.source), []).extend(statement.figures)
    for figures in groups.values():
        for metric, levels in GROWTHS.items():
            growth = next((each for each in figures if each.metric == metric and each.value is not None), None)
            if growth is None:
                continue
            for level in levels:
                known = [each for each in figures if each.metric == level and each.value]
                known.sort(key=lambda each: (each.period.last is None, each.period.last))
                if len(known) == 2 and known[0].period.text != known[1].period.text:
                    yield _grown(known[0], known[1], growth)
                    break
                if len(known) == 1 and metric == "contributions_growth_pct":
                    yield _implied(known[0], growth)


def _grown(before: Claimed, after: Claimed, growth: Claimed) -> Finding:
    def percent(late: Fraction, early: Fraction) -> Fraction:
        return Fraction(HUNDRED * (late - early), early)

    true = percent(after.number, before.number)
    low = abs(percent(after.number - after.half, before.number + before.half))
    high = abs(percent(after.number + after.half, max(before.number - before.half, Fraction(1))))
    low, high = min(low, high), max(low, high)
    way, against = _way(true), _wrong_way(before, after, growth)
    holds = low - growth.half <= growth.number <= high + growth.half and not against
    moved = f"Dari {say.value(before)} ({before.period.spoken}) menjadi {say.value(after)} ({after.period.spoken})"
    printed = growth.label if against else say.value(growth)
    tail = f"bukan {printed}; salah satu dari ketiganya keliru"
    return found(
        "growth",
        Outcome.HOLDS if holds else Outcome.DOES_NOT,
        after,
        (before, after, growth),
        identity=f"{say.value(after)} / {say.value(before)} = {way} {say.decimal(abs(true), 4)} %",
        tolerance="setengah angka terakhir tiap angka",
        sentence=f"{moved} memang {way} {say.value(growth)} persen."
        if holds
        else f"{moved} adalah {way} {say.decimal(abs(true))} persen, {tail}.",
    )


def _implied(level: Claimed, growth: Claimed) -> Finding:
    before = Fraction(HUNDRED * level.number, HUNDRED + growth.number)
    return found(
        "growth-base",
        Outcome.CANNOT_TELL,
        level,
        (level, growth),
        identity=f"{say.money(level.number)} / (1 + {say.value(growth)} %) = {say.money(before)}",
        sentence=f"Tumbuh {say.value(growth)} persen berarti sebelumnya {say.money(say.whole(before))}, tetapi masa "
        "pembandingnya tidak disebut.",
    )
