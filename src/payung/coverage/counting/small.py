"""Which numbers the public is not told, so that nobody can be picked out.

A number from 1 to 4 is hidden. Where a hidden number could be worked out, because it is the only hidden one of a sum
whose other parts and total are told, the smallest of the others is hidden as well; and so on, until nothing can be
worked out. At least two numbers of every sum are hidden then, together five or more, or none is.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

SMALL = 5
"""Fewer than this are not told."""
Cell = TypeVar("Cell", bound=Hashable)


def hidden_cells(values: Mapping[Cell, int], sums: Iterable[Sequence[Cell]]) -> set[Cell]:
    """The cells not told.

    values  every cell that is not zero; zero is told
    sums    each a total first, then the parts that make it; cells without a value are left out
    """
    hidden = {cell for cell, value in values.items() if value < SMALL}
    known = [tuple(cell for cell in line if cell in values) for line in sums]
    of: dict[Cell, list[int]] = {}
    for number, line in enumerate(known):
        for cell in line:
            of.setdefault(cell, []).append(number)
    waiting = {number for cell in hidden for number in of.get(cell, ())}
    while waiting:
        line = known[waiting.pop()]
        more = _also(line, values, hidden)
        if more is not None:
            hidden.add(more)
            waiting.update(of[more])
    return hidden


def _also(line: Sequence[Cell], values: Mapping[Cell, int], hidden: set[Cell]) -> Cell | None:
    """The next cell of a sum to hide; None when what is hidden cannot be worked out."""
    total, parts = line[0], line[1:]
    unsaid = [cell for cell in line if cell in hidden]
    if not unsaid:
        return None
    if total in hidden and len(unsaid) > 1:
        return None
    if total not in hidden and len(unsaid) > 1 and sum(values[cell] for cell in unsaid) >= SMALL:
        return None
    told = [cell for cell in parts if cell not in hidden]
    if told:
        return min(told, key=lambda cell: values[cell])
    return None if total in hidden else total
