"""Per cent against what is divided, covered and uncovered against eligible, and the scope of the numerator."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from payung.figures import say
from payung.figures.measures import RATIOS, SEGMENTS, Ratio
from payung.figures.model import Claimed, Finding, Outcome, Statement, found
from payung.figures.precision import cut_short

HUNDRED = 100
HALF_DIGIT = "setengah angka terakhir yang tercetak"


def check_ratios(statement: Statement) -> Iterator[Finding]:
    """Every printed per cent against its division; the rest against its sum."""
    for ratio in RATIOS:
        percent, part = statement.get(ratio.percent), statement.get(ratio.part)
        base, rest = statement.get(ratio.base), statement.get(ratio.rest)
        if part and base and rest:
            yield _complement(statement, part, rest, base)
        if percent is None:
            continue
        if part and base:
            yield _division(statement, percent, part, base)
        elif part and rest:
            yield _division(statement, percent, part, _joined(part, rest))
        if ratio.percent == "coverage_pct":
            yield from _scope(statement, ratio, percent, base)
    yield from _uncovered(statement)


def _joined(part: Claimed, rest: Claimed) -> Claimed:
    return Claimed(
        f"{part.key}+{rest.key}", part.region_code, part.region, rest.metric, part.number + rest.number,
        part.half + rest.half, "", part.unit, part.period, part.source,
    )  # fmt: skip


def span(part: Claimed, base: Claimed) -> tuple[Fraction, Fraction]:
    """The least and the most the per cent can be, with both numbers rounded as they were."""
    low = Fraction(HUNDRED * (part.number - part.half), base.number + base.half)
    return low, Fraction(HUNDRED * (part.number + part.half), max(base.number - base.half, Fraction(1)))


def _division(statement: Statement, percent: Claimed, part: Claimed, base: Claimed) -> Finding:
    true = Fraction(HUNDRED * part.number, base.number)
    low, high = span(part, base)
    holds = low - percent.half <= percent.number <= high + percent.half
    written, reached = say.value(percent), say.exact(percent, true)
    divided = f"{say.count(part.number)} dibagi {say.count(base.number)}"
    if holds:
        left = say.count(base.number - part.number)
        tail = f"belum terlindungi {left} orang" if base.number >= part.number else "di atas seratus, dibiarkan"
        sentence = f"{divided} memang {written} persen, jadi {say.count(base.number)} adalah pembaginya; {tail}."
    else:
        slip = "angkanya dipotong, bukan dibulatkan" if cut_short(percent, true) else _other_scope(percent, part, base)
        sentence = f"{divided} adalah {reached} persen, bukan {written}; {slip}."
    return found(
        "ratio-against-percent",
        Outcome.HOLDS if holds else Outcome.DOES_NOT,
        statement,
        (percent, part, base),
        identity=f"{say.count(part.number)} / {say.count(base.number)} = {say.decimal(true, 4)} %; "
        f"tercetak {written} %",
        tolerance=HALF_DIGIT,
        sentence=sentence,
    )


def _uncovered(statement: Statement) -> Iterator[Finding]:
    """The per cent of those not covered: against its division, else against what coverage leaves of a hundred."""
    percent, covered = statement.get("uncovered_pct"), statement.get("coverage_pct")
    rest, base = statement.get("uncovered_workers"), statement.get("eligible_workers")
    figures: tuple[Claimed, ...]
    if percent is None:
        return
    if rest and base:
        true, figures = Fraction(HUNDRED * rest.number, base.number), (percent, rest, base)
        low, high = span(rest, base)
        slack = max(true - low, high - true)
        divided = f"{say.count(rest.number)} dibagi {say.count(base.number)}"
    elif covered:
        true, slack, figures = HUNDRED - covered.number, covered.half, (percent, covered)
        divided = f"seratus dikurangi {say.value(covered)}"
    else:
        return
    holds = abs(true - percent.number) <= slack + percent.half
    verb = f"memang {say.value(percent)} persen" if holds else f"adalah {say.exact(percent, true)} persen"
    tail = "" if holds else f", bukan {say.value(percent)}; salah satu angkanya keliru"
    yield found(
        "uncovered-percent",
        Outcome.HOLDS if holds else Outcome.DOES_NOT,
        statement,
        figures,
        identity=f"{divided} = {say.decimal(true, 4)} %; tercetak {say.value(percent)} %",
        tolerance=HALF_DIGIT,
        sentence=f"Yang belum terlindungi: {divided} {verb}{tail}.",
    )


def _other_scope(percent: Claimed, part: Claimed, base: Claimed) -> str:
    """What the per cent would need, said as the likely slip."""
    needed = say.count(Fraction(HUNDRED * part.number, percent.number)) if percent.number else ""
    over = f"pembagi yang cocok sekitar {needed}" if needed else "nol persen tidak mungkin"
    return f"{over}, jadi pembilang atau pembaginya bukan yang tercetak"


def _complement(statement: Statement, part: Claimed, rest: Claimed, base: Claimed) -> Finding:
    added = part.number + rest.number
    slack = part.half + rest.half + base.half
    holds = abs(added - base.number) <= slack
    total = f"{say.count(part.number)} terlindungi dan {say.count(rest.number)} belum"
    if holds:
        sentence = f"{total} berjumlah {say.count(base.number)}, sama dengan yang berhak."
    else:
        slip = (
            "yang disebut belum terlindungi agaknya pembaginya"
            if rest.number == base.number
            else f"yang belum seharusnya {say.count(base.number - part.number)}"
        )
        sentence = f"{total} berjumlah {say.count(added)}, bukan {say.count(base.number)}; {slip}."
    return found(
        "covered-and-uncovered",
        Outcome.HOLDS if holds else Outcome.DOES_NOT,
        statement,
        (part, rest, base),
        identity=f"{say.count(part.number)} + {say.count(rest.number)} = {say.count(added)}; "
        f"berhak {say.count(base.number)}",
        tolerance=f"± {say.count(slack)}" if slack else "tanpa toleransi",
        sentence=sentence,
    )


def numerators(statement: Statement) -> dict[str, Fraction]:
    """The numerators a coverage may have been computed with, by the scope they stand for."""
    found_ = {segment: statement.get(f"active_members_{segment}") for segment in SEGMENTS}
    choices = {}
    if total := statement.get("active_members"):
        choices["jumlah yang tercetak"] = total.number
    if found_["pu"] and found_["bpu"]:
        both = found_["pu"].number + found_["bpu"].number
        choices["penerima upah dan bukan penerima upah"] = both
        if found_["jakon"]:
            choices["semua segmen"] = both + found_["jakon"].number
    return choices


def _scope(statement: Statement, ratio: Ratio, percent: Claimed, base: Claimed | None) -> Iterator[Finding]:
    """Which segments the numerator counts: told by the denominator, or not at all."""
    choices = numerators(statement)
    if len(set(choices.values())) < 2 or not percent.number:
        return
    figures = (percent, *statement.all(f"active_members_{each}" for each in SEGMENTS))
    if base:
        fits = [
            name for name, each in choices.items()
            if abs(Fraction(HUNDRED * each, base.number) - percent.number) <= percent.half
        ]  # fmt: skip
        outcome = Outcome.HOLDS if fits else Outcome.DOES_NOT
        cocok = " atau ".join(fits) if fits else "tidak satu pun segmen yang tercetak"
        sentence = f"Cakupan {say.value(percent)} persen dari {say.count(base.number)} cocok dengan {cocok}."
        figures = (*figures, base)
    else:
        outcome = Outcome.CANNOT_TELL
        implied = {name: Fraction(HUNDRED * each, percent.number) for name, each in choices.items()}
        listed = "; ".join(f"{say.count(each)} bila pembilangnya {name}" for name, each in implied.items())
        sentence = f"Pembagi dari {say.value(percent)} persen tidak disebut: {listed}."
    yield found(
        "segment-scope",
        outcome,
        statement,
        figures,
        identity="; ".join(
            f"{say.count(each)} / {say.value(percent)} % = {say.count(Fraction(HUNDRED * each, percent.number))}"
            for each in choices.values()
        ),
        tolerance=HALF_DIGIT,
        sentence=sentence,
    )
