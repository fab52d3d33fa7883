"""How a figure that the pack made itself was made: its formula with the numbers put in, what it is made of, its rows.

A working is written down where the figure is made, from the very numbers it was made of; no page works it out again.
"""

from __future__ import annotations

from dataclasses import dataclass

from payung.coverage.figures import Figure


class Named(str):
    """The title of a programme in a table; a page links it for who may open that programme."""

    __slots__ = ("programme",)
    programme: int

    def __new__(cls, words: str, programme: int) -> Named:
        made = super().__new__(cls, words)
        made.programme = programme
        return made


@dataclass(frozen=True)
class Row:
    """One of the things counted: an employer, a project, a programme. `programme`: its number, for who may open it."""

    words: str
    note: str = ""
    programme: int = 0


@dataclass(frozen=True)
class Working:
    """What stands behind one figure.

    formula  with the numbers put in; empty for a plain count
    given    the figures it was worked out from, each with a working or a trace of its own
    rows     what was counted, one by one, where the reader may know it
    unsaid   why the rows stand elsewhere, or are told to nobody
    listing  (address, words) of the page where they can be searched; empty where there is none
    """

    figure: Figure
    formula: str = ""
    given: tuple[Figure, ...] = ()
    rows: tuple[Row, ...] = ()
    unsaid: str = ""
    listing: tuple[str, str] = ("", "")
