"""The pack as it is gathered: parts, tables and figures, with a footnote for every definition and source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from payung.coverage.figures import Figure, digest_of
from payung.coverage.models import Snapshot
from payung.kernel.dates import date_text
from payung.registry.models import Region
from payung.web.governments.pack.pictures import Picture
from payung.web.governments.pack.workings import Working

SHORT = 12
"""Letters of a digest on paper; the spreadsheet has it whole."""


@dataclass(frozen=True)
class Unknown:
    """A figure nobody has, with the reason in words. It keeps its place in a table."""

    words: str


Cell = Figure | Unknown | dt.date | str


@dataclass(frozen=True)
class Table:
    """Rows under a heading. `heads` has one name for every cell of a row; a row begins with what it is about."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Belum ada."
    note: str = ""

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row) != len(self.heads)]
        if wrong:
            raise AssertionError(f"{self.title}: {len(self.heads)} headings, a row of {len(wrong[0])}")

    @property
    def figures(self) -> Iterator[Figure]:
        return (cell for row in self.rows for cell in row if isinstance(cell, Figure))


@dataclass(frozen=True)
class Headline:
    """One large figure with what it says. `mood`: safe, you, stop or empty, as the page colours it."""

    figure: Figure | Unknown
    label: str
    mood: str = ""


@dataclass(frozen=True)
class Part:
    """One of the ten. `finding` is what it says in one line; `missing` what nobody measured, in sentences."""

    number: int
    name: str
    finding: str
    tables: tuple[Table, ...] = ()
    headlines: tuple[Headline, ...] = ()
    drawings: tuple[Picture, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def figures(self) -> Iterator[Figure]:
        yield from (each.figure for each in self.headlines if isinstance(each.figure, Figure))
        for table in self.tables:
            yield from table.figures


@dataclass(frozen=True)
class Footnote:
    """What a figure means and where it is from. `digest`: of the snapshot it was counted in, or of the figures."""

    number: int
    name: str
    text: str
    digest: str

    @property
    def short(self) -> str:
        return self.digest[:SHORT]


@dataclass(frozen=True)
class Pack:
    """A region on a day.

    title      what the meeting should know first, in one sentence
    named      figures by the names a press note may use
    snapshots  those the counted figures come from, by their number
    workings   how the figures made here were made, by their metric
    """

    region: Region
    day: dt.date
    title: str
    parts: tuple[Part, ...]
    snapshot: Snapshot | None
    named: Mapping[str, Figure]
    snapshots: Mapping[int, Snapshot] = field(default_factory=dict)
    workings: Mapping[str, Working] = field(default_factory=dict)

    @property
    def room(self) -> str:
        return f"Lembar rapat, {date_text(self.day)}"

    @cached_property
    def digest(self) -> str:
        """Over every figure of the pack: the same digest, the same numbers."""
        return digest_of(self.region.code, self.day, *(each.digest for part in self.parts for each in part.figures))

    @cached_property
    def footnotes(self) -> tuple[Footnote, ...]:
        groups: dict[tuple[str, ...], list[Figure]] = {}
        for part in self.parts:
            for figure in part.figures:
                groups.setdefault(_group(figure), []).append(figure)
        return tuple(self._footnote(number, group) for number, group in enumerate(groups.values(), 1))

    @cached_property
    def _numbers(self) -> dict[tuple[str, ...], int]:
        keys = dict.fromkeys(_group(figure) for part in self.parts for figure in part.figures)
        return {key: number for number, key in enumerate(keys, 1)}

    def mark(self, figure: Figure) -> int:
        """The number of the footnote of a figure of this pack."""
        return self._numbers[_group(figure)]

    def footnotes_of(self, figures: Iterable[Figure]) -> list[Footnote]:
        """Those that stand under these figures, in order, each with the days and sources of these alone."""
        groups: dict[int, list[Figure]] = {}
        for figure in figures:
            groups.setdefault(self.mark(figure), []).append(figure)
        return [self._footnote(number, groups[number]) for number in sorted(groups)]

    def _footnote(self, number: int, figures: list[Figure]) -> Footnote:
        first = figures[0]
        held = list(dict.fromkeys(each.as_of for each in sorted(figures, key=_age)))
        when = held[0] if len(held) == 1 else f"{held[0]} sampai {held[-1]}"
        sources = list(dict.fromkeys(source for each in figures for source in (each.sources or (each.source,))))
        told = sources if len(sources) <= 2 else [sources[0], f"dan {len(sources) - 1} sumber serupa"]
        notes = list(dict.fromkeys(each.note.rstrip(".") for each in figures if each.note))
        text = f"{_meaning(first)}. Posisi: {when}. Sumber: {'; '.join(told)}."
        text += "".join(f" {note}." for note in notes[:2])
        return Footnote(number, _name(figures), text, self._digest_of(figures))

    def _digest_of(self, figures: list[Figure]) -> str:
        taken = {number for each in figures if (number := snapshot_number(each)) is not None}
        if len(taken) == 1 and all(snapshot_number(each) is not None for each in figures):
            return self.snapshots[taken.pop()].digest
        return digest_of(*sorted({each.digest for each in figures}))


def snapshot_number(figure: Figure) -> int | None:
    """Which snapshot a figure was counted in; None where it was not counted in one."""
    head = figure.key.partition(":")[0]
    return int(head[1:]) if head.startswith("H") and head[1:].isdigit() else None


def _group(figure: Figure) -> tuple[str, ...]:
    """Figures with the same group share a footnote."""
    if snapshot_number(figure) is not None:
        return ("counted", figure.metric)
    return (figure.origin, figure.definition, figure.source, figure.as_of)


def _meaning(figure: Figure) -> str:
    """The definition without the part (segment, programme) and without the numbers of a share."""
    text = figure.definition
    if snapshot_number(figure) is not None:
        text = text.partition(": ")[0]
        text = text.removesuffix(_part(figure))
    return text[:1].upper() + text[1:]


def _name(figures: list[Figure]) -> str:
    """The name they share; where each has its own, the words all begin with: `Klaim` of `Klaim JKK` and `Klaim JKM`."""
    names = {
        each.name.removesuffix(_part(each)) if snapshot_number(each) is not None else each.name: None
        for each in figures
    }
    every = [name.split() for name in names]
    same = [words[0] for words in takewhile(lambda words: len(set(words)) == 1, zip(*every, strict=False))]
    return " ".join(same) or next(iter(names))


def _part(figure: Figure) -> str:
    return f", {figure.key.rpartition(':')[2]}"


def _age(figure: Figure) -> dt.date:
    return figure.as_of_day or dt.date.min
