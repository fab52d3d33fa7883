"""What figures measure, from data/measures.toml, and whether two of them may be compared."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("data").joinpath("measures.toml")
EVERY_PART = "ALL"
"""Part of a row in which each is counted once, whatever the segment or programme."""
SEGMENTS = ("PU", "BPU", "JAKON", "PMI")
PROGRAMMES = ("JKK", "JKM", "JHT", "JP", "JKP", "SCHOLARSHIP")
COUNTED_WORDS = {"people": "tiap orang satu kali", "memberships": "tiap pekerjaan satu kali"}
PLACE_WORDS = {"work": "menurut tempat kerja", "residence": "menurut tempat tinggal"}


@dataclass(frozen=True)
class Counting:
    """One thing this system counts every month. Fields as in data/measures.toml."""

    key: str
    name: str
    says: str
    unit: str
    counted: str
    place: str
    version: str
    since: dt.date
    segments: tuple[str, ...] = ()
    parts: str = "segments"
    note: str = ""

    @property
    def part_names(self) -> tuple[str, ...]:
        """The parts a row may have beside ALL."""
        return PROGRAMMES if self.parts == "programmes" else self.segments


@dataclass(frozen=True)
class Share:
    """A numerator over a denominator. `also`: what people call it."""

    key: str
    name: str
    says: str
    numerator: str
    version: str
    since: dt.date
    also: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Denominator:
    """A series of workforces: what was measured, how, and which is taken first (`rank`)."""

    key: str
    name: str
    says: str
    place: str
    version: str
    rank: int
    invented: bool = False


@dataclass(frozen=True)
class Definition:
    """The parts that must be the same before two figures are compared. None: the publisher did not say.

    measure      what kind of figure: `coverage_pct`, `people_by_work`
    counted      people or memberships
    place        work or residence
    segments     whose, sorted
    denominator  series, or for a published share the number it was divided by; "" where nothing is divided
    version      of the definition
    """

    measure: str
    counted: str | None = None
    place: str | None = None
    segments: tuple[str, ...] | None = None
    denominator: str | None = None
    version: str | None = None


@dataclass(frozen=True)
class Book:
    """Everything in data/measures.toml."""

    version: str
    measures: Mapping[str, Counting]
    shares: Mapping[str, Share]
    denominators: Mapping[str, Denominator]


@cache
def book() -> Book:
    """The measures this system ships with."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Book(
        version=data["version"],
        measures={key: Counting(key=key, **_tuples(fields)) for key, fields in data["measures"].items()},
        shares={key: Share(key=key, **_tuples(fields)) for key, fields in data["shares"].items()},
        denominators={key: Denominator(key=key, **fields) for key, fields in data["denominators"].items()},
    )


def why_not_comparable(first: Definition, second: Definition) -> list[str]:
    """Every reason why the two may not be compared, as sentences; empty when they may.

    Silence is a reason: where a publisher did not say, nobody knows whether the two are the same.
    """
    if first.measure != second.measure:
        return ["Ukurannya berbeda."]
    reasons = [_counted(first.counted, second.counted), _place(first.place, second.place)]
    reasons.append(_segments(first.segments, second.segments))
    reasons.append(_denominator(first.denominator, second.denominator))
    if first.version != second.version and None not in (first.version, second.version):
        reasons.append(f"Versi cara hitungnya berbeda: {first.version} dan {second.version}.")
    return [reason for reason in reasons if reason]


def _counted(first: str | None, second: str | None) -> str:
    if first is None or second is None:
        return "Tidak disebut apakah orang atau kepesertaan yang dihitung."
    if first == second:
        return ""
    return f"Yang satu menghitung {_one(COUNTED_WORDS, first)}, yang lain {_one(COUNTED_WORDS, second)}."


def _place(first: str | None, second: str | None) -> str:
    if first is None or second is None:
        return "Tidak disebut apakah menurut tempat kerja atau tempat tinggal."
    if first == second:
        return ""
    return f"Yang satu {_one(PLACE_WORDS, first)}, yang lain {_one(PLACE_WORDS, second)}."


def _segments(first: tuple[str, ...] | None, second: tuple[str, ...] | None) -> str:
    if first is None or second is None:
        return "Tidak disebut segmen mana yang ikut dihitung."
    if set(first) == set(second):
        return ""
    return f"Segmennya berbeda: {', '.join(first)} dan {', '.join(second)}."


def _denominator(first: str | None, second: str | None) -> str:
    if first is None or second is None:
        return "Pembaginya tidak disebut."
    if first == second:
        return ""
    return f"Pembaginya berbeda: {denominator_words(first)} dan {denominator_words(second)}."


def denominator_words(key: str) -> str:
    """The name of a series, or the number itself."""
    known = book().denominators.get(key)
    return known.name if known else key


def _one(words: Mapping[str, str], key: str) -> str:
    return words.get(key, key)


def _tuples(fields: dict[str, object]) -> dict[str, object]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
