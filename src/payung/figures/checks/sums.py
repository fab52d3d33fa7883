"""Parts against their sum."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from payung.figures import say
from payung.figures.measures import WHOLES, Whole
from payung.figures.model import Claimed, Finding, Outcome, Statement, Unit, found
from payung.figures.precision import cut_short, digits_swapped

NAME = "sum-of-parts"


def check_sums(statement: Statement) -> Iterator[Finding]:
    """Every total against its parts. Tolerance: half a unit of the last printed digit, of each number."""
    for whole in WHOLES:
        total, parts = statement.get(whole.total), statement.all((*whole.parts, *whole.also))
        if total is None or len(parts) < 2:
            continue
        yield _judged(statement, whole, total, parts)


def _judged(statement: Statement, whole: Whole, total: Claimed, parts: tuple[Claimed, ...]) -> Finding:
    base = tuple(each for each in parts if each.metric not in whole.also)
    for chosen in (parts, base):
        if len(chosen) >= 2 and abs(_sum(chosen) - total.number) <= _slack(total, chosen):
            return _holds(statement, total, chosen)
    added, slack = _sum(parts), _slack(total, parts)
    complete = {each.metric for each in parts} >= {*whole.parts, *whole.also}
    if added < total.number and not complete:
        outcome = Outcome.CANNOT_TELL
        rest = say.value(total, total.number - added)
        sentence = f"Barisnya berjumlah {say.value(total, added)}, kurang {rest} dari jumlah tercetak \
{say.value(total)}; sisanya mungkin baris yang tidak ditulis, jadi tidak dapat dipastikan."
    else:
        outcome = Outcome.DOES_NOT
        sentence = f"Barisnya berjumlah {say.value(total, added)}, bukan {say.value(total)}; \
{_slip(statement, total, parts)}."
    return found(
        NAME,
        outcome,
        statement,
        (total, *parts),
        identity=f"{_terms(parts)} = {say.value(total, added)}; tercetak {say.value(total)}",
        tolerance=_allowed(total, slack),
        sentence=sentence,
    )


def _holds(statement: Statement, total: Claimed, chosen: tuple[Claimed, ...]) -> Finding:
    added = _sum(chosen)
    apart = abs(added - total.number)
    same = "sama dengan" if not apart else f"selisih {say.value(total, apart)} karena pembulatan dari"
    return found(
        NAME,
        Outcome.HOLDS,
        statement,
        (total, *chosen),
        identity=f"{_terms(chosen)} = {say.value(total, added)}; tercetak {say.value(total)}",
        tolerance=_allowed(total, _slack(total, chosen)),
        sentence=f"{say.many(len(chosen)).capitalize()} barisnya berjumlah {say.value(total, added)}, {same} "
        f"jumlah tercetak {say.value(total)}.",
    )


def _slip(statement: Statement, total: Claimed, parts: tuple[Claimed, ...]) -> str:
    """The likeliest way the total and its parts came apart."""
    added = _sum(parts)
    for part in parts:
        if part.number == total.number:
            rest = total.number - (added - part.number)
            return f"satu baris tercetak sama dengan jumlahnya, padahal sisanya {say.value(total, rest)}"
    if cut_short(total, added):
        return "jumlahnya dipotong, bukan dibulatkan"
    if digits_swapped(added, total.number):
        return "angka yang bersebelahan tertukar urutannya"
    for other in statement.figures:
        mixed = other.unit in (Unit.PROJECTS, Unit.EMPLOYERS, Unit.PERSONS) and other.unit is not total.unit
        if mixed and other.value and abs(added + other.value - total.number) <= _slack(total, parts):
            return f"jumlahnya memuat {say.value(other)} {NOUNS[other.unit]}, yang satuannya lain"
    for part in parts:
        if abs(added - part.number - total.number) <= _slack(total, parts):
            return f"baris {say.value(part)} agaknya sudah termasuk baris lain"
    return "satu baris salah cetak atau ada baris yang terhitung dua kali"


NOUNS = {Unit.PROJECTS: "proyek", Unit.EMPLOYERS: "perusahaan", Unit.PERSONS: "orang"}


def _sum(parts: tuple[Claimed, ...]) -> Fraction:
    return sum((each.number for each in parts), Fraction(0))


def _slack(total: Claimed, parts: tuple[Claimed, ...]) -> Fraction:
    return total.half + sum((each.half for each in parts), Fraction(0))


def _terms(parts: tuple[Claimed, ...]) -> str:
    return " + ".join(say.value(each) for each in parts)


def _allowed(total: Claimed, slack: Fraction) -> str:
    return f"± {say.value(total, slack)}" if slack else "tanpa toleransi"
