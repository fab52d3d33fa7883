"""From one number to another, said as so many times as much: `naik dua kali lipat dari 10.000 menjadi 20.000`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from payung.figures import say
from payung.figures.model import Finding, Outcome
from payung.figures.precision import half_of_decimals

NAME = "times"
SIZES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
TIMES = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10}
_NUMBER = r"(?:Rp\.?\s?)?((?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)(?:\s*(ribu|juta|miliar|triliun)\b)?"
_RISE = re.compile(rf"\b[Dd]ari (?:sekitar )?{_NUMBER}[^.;:\d]*?\b(?:menjadi|ke) (?:sekitar )?{_NUMBER}")
_TIMES = re.compile(rf"\b({'|'.join(TIMES)}|\d+(?:,\d+)?) kali(?: lipat)?\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class _Printed:
    value: Fraction
    half: Fraction


def check_times(text: str, source: str) -> Iterator[Finding]:
    """Every sentence with `… kali lipat` and the two numbers it is about."""
    for sentence in _SENTENCE.split(text):
        rise = next((hit for hit in _RISE.finditer(sentence) if not _is_span(hit)), None)
        times = _TIMES.search(sentence)
        if rise and times:
            before, after = _read(rise[1], rise[2]), _read(rise[3], rise[4])
            said = _read(times[1], None) if times[1][0].isdigit() else _Printed(Fraction(TIMES[times[1].lower()]), HALF)
            if before.value:
                yield _judged(rise, before, after, times[0], said, source)


def _is_span(rise: re.Match[str]) -> bool:
    """`dari 2023 ke 2024` says when, not how many."""
    return all(_YEAR.fullmatch(digits) and not size for digits, size in ((rise[1], rise[2]), (rise[3], rise[4])))


HALF = Fraction(1, 20)
"""`dua kali lipat` is said of 1,95 to 2,05 times; beyond that a careful speaker says `hampir` or `lebih dari`."""


def _judged(rise: re.Match[str], before: _Printed, after: _Printed, words: str, said: _Printed, source: str) -> Finding:
    true = after.value / before.value
    low = (after.value - after.half) / (before.value + before.half)
    high = (after.value + after.half) / (before.value - before.half)
    holds = low - said.half <= said.value <= high + said.half
    moved = f"Dari {_shown(rise[1], rise[2])} menjadi {_shown(rise[3], rise[4])}"
    shown = say.decimal(true)
    return Finding(
        NAME,
        Outcome.HOLDS if holds else Outcome.DOES_NOT,
        "",
        "",
        source,
        f"{_shown(rise[3], rise[4])} / {_shown(rise[1], rise[2])} = {shown}",
        "lima perseratus, ditambah pembulatan",
        f"{moved} memang {words.lower()}." if holds else f"{moved} adalah {shown} kali, bukan {words.lower()}.",
        (),
    )


def _read(digits: str, word: str | None) -> _Printed:
    size = SIZES[word] if word else 1
    value = Fraction(Decimal(digits.replace(".", "").replace(",", "."))) * size
    decimals = len(digits.partition(",")[2])
    return _Printed(value, half_of_decimals(decimals) * size if word or decimals else Fraction(0))


def _shown(digits: str, word: str | None) -> str:
    return f"{digits} {word}" if word else digits
