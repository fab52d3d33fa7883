"""Exact numbers as an Indonesian reader says them."""

from __future__ import annotations

from fractions import Fraction

from payung.figures.model import Claimed, Unit
from payung.kernel.amounts import number_text, rupiah_text

JUTA, MILIAR, TRILIUN = 10**6, 10**9, 10**12
WORDS = {0: "nol", 1: "satu", 2: "dua", 3: "tiga", 4: "empat", 5: "lima", 6: "enam", 7: "tujuh", 8: "delapan"}


def whole(number: Fraction | int) -> int:
    """The nearest whole number, halves up."""
    return (2 * Fraction(number) + 1).__floor__() // 2


def count(number: Fraction | int) -> str:
    """`1.234.567`."""
    rounded = whole(number)
    return f"{'-' if rounded < 0 else ''}{number_text(abs(rounded))}"


def decimal(number: Fraction | int, places: int = 2) -> str:
    """`53,43`, halves up."""
    scaled = whole(abs(Fraction(number)) * 10**places)
    upper, lower = divmod(scaled, 10**places)
    sign = "-" if number < 0 and scaled else ""
    return f"{sign}{number_text(upper)}" + (f",{lower:0{places}d}" if places else "")


def money(amount: Fraction | int) -> str:
    """`Rp30.988 juta`, `Rp3,43 triliun` where nothing is lost by it, otherwise the whole rupiah."""
    rounded = whole(amount)
    if abs(rounded) >= TRILIUN and rounded % MILIAR == 0:
        shown = decimal(Fraction(abs(rounded), TRILIUN), 3).rstrip("0").rstrip(",")
        return f"{'-' if rounded < 0 else ''}Rp{shown} triliun"
    if abs(rounded) >= JUTA and rounded % JUTA == 0:
        return f"{'-' if rounded < 0 else ''}Rp{number_text(abs(rounded) // JUTA)} juta"
    return rupiah_text(rounded)


def places(figure: Claimed) -> int:
    """How many decimals were printed."""
    shown = 0
    while shown < 6 and figure.half * 2 * 10**shown < 1:
        shown += 1
    return shown


def value(figure: Claimed, number: Fraction | None = None) -> str:
    """A figure's number, or another one, in that figure's unit and with its decimals."""
    shown = figure.number if number is None else number
    if figure.unit is Unit.RUPIAH:
        return money(shown)
    if figure.unit in (Unit.PERCENT, Unit.POINTS, Unit.PERCENT_OR_POINTS):
        return decimal(shown, places(figure))
    return count(shown)


def exact(figure: Claimed, number: Fraction) -> str:
    """As `value`, with two decimals more for a per cent."""
    if figure.unit in (Unit.PERCENT, Unit.POINTS, Unit.PERCENT_OR_POINTS):
        return decimal(number, max(2, places(figure)))
    return value(figure, number)


def many(number: int) -> str:
    return WORDS.get(number, str(number))
