"""A table laid out for reading: texts, footnote marks and sides, the same for the page and for paper."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django.urls import reverse

from payung.coverage.figures import Figure
from payung.kernel.dates import date_text
from payung.web.governments.pack.model import Cell, Pack, Part, Table, Unknown
from payung.web.governments.pack.workings import Named

TRACED = re.compile(r"F\d+|W\d+|H\d+:[a-z_]+:[A-Z0-9.]+:[A-Z]+")
SHORT, LONG, GAP, HALF = 18, 30, 3, 72
"""Letters: of a text kept on one line, of a text that may break, between two columns, of half a page."""
NOTHING: frozenset[int] = frozenset()
SPOKEN = ("%", "rupiah", "rupiah sebulan", "")
"""Units that stand with every number; any other stands once, in the heading, where a column has one unit."""


@dataclass(frozen=True)
class Laid:
    """One text. mark: number of its footnote, 0 for none; right: a number; unknown: nobody knows it.

    address  of the page that tells what a figure is made of, or of the programme a row is about
    """

    text: str
    mark: int = 0
    right: bool = False
    unknown: bool = False
    address: str = ""

    @property
    def short(self) -> bool:
        """It stays on one line: a day, a publisher's name."""
        return len(self.text) <= SHORT


@dataclass(frozen=True)
class LaidTable:
    title: str
    heads: tuple[Laid, ...]
    rows: tuple[tuple[Laid, ...], ...]
    empty: str
    note: str

    @property
    def broad(self) -> bool:
        """It needs the whole width of a page; half of it would break its numbers or days."""
        body = [[min(len(row[at].text), LONG) for row in self.rows] for at in range(len(self.heads))]
        heads = [max(map(len, head.text.split())) for head in self.heads]
        return sum(max([head, *cells]) + GAP for head, cells in zip(heads, body, strict=True)) > HALF


def laid(pack: Pack, table: Table, seen: frozenset[int] = NOTHING) -> LaidTable:
    """Where every figure of a column has one footnote, the mark stands in the heading.

    seen  programmes the reader may open
    """
    columns = [[row[place] for row in table.rows] for place in range(len(table.heads))]
    heads, done = [], []
    for head, cells in zip(table.heads, columns, strict=True):
        figures = [each for each in cells if isinstance(each, Figure)]
        marks, units = {pack.mark(each) for each in figures}, {each.unit for each in figures}
        one = marks.pop() if len(marks) == 1 else 0
        unit = units.pop() if len(units) == 1 else ""
        bare = bool(unit) and unit not in SPOKEN
        words = f"{head} ({unit})" if bare and unit not in head.lower() else head
        heads.append(Laid(words, one, bool(figures)))
        done.append([_cell(pack, each, one, bare, bool(figures), seen) for each in cells])
    rows = tuple(tuple(column[place] for column in done) for place in range(len(table.rows)))
    return LaidTable(table.title, tuple(heads), rows, table.empty, table.note)


def tables_of(pack: Pack, part: Part, seen: frozenset[int] = NOTHING) -> list[LaidTable]:
    return [laid(pack, each, seen) for each in part.tables]


def address_of(pack: Pack, figure: Figure) -> str:
    """The page that tells what a figure is made of: of the register and the counts everybody's, of what the sheet
    worked out or read today the sheet's own."""
    if TRACED.fullmatch(figure.key):
        return reverse("public:figure", args=[figure.key])
    return reverse("governments:pack_figure", args=[pack.region.code, figure.metric]) + f"?hari={pack.day}"


def _cell(pack: Pack, cell: Cell, shared: int, bare: bool, right: bool, seen: frozenset[int]) -> Laid:
    if isinstance(cell, Figure):
        text = cell.value if bare or cell.number is None else cell.text
        return Laid(text, 0 if shared else pack.mark(cell), True, address=address_of(pack, cell))
    if isinstance(cell, Unknown):
        return Laid(cell.words, right=right, unknown=True)
    if isinstance(cell, dt.date):
        return Laid(date_text(cell))
    if isinstance(cell, Named) and cell.programme in seen:
        return Laid(cell, address=reverse("assistance:programme", args=[cell.programme]))
    return Laid(cell)
