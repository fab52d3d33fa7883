"""Which numbers the public is not told, so that nobody can be picked out.

A number from 1 to 4 is hidden. Where a hidden number could be worked out, because it is the only hidden one of a sum
whose other parts and total are told, the smallest of the others is hidden as well; and so on, until nothing can be
worked out. What is hidden of one sum is five or more together and leaves several values possible for each. In the end
all sums are solved at once, as a patient reader would: a small number that only one value fits gets another beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

SMALL = 5
"""Fewer than this are not told."""
OPEN = 2
"""By how much the hidden numbers of a sum must exceed one each, so that none of them is certain."""
PRIME = 2**61 - 1
INFINITE = 10**12
"""More people than there are."""
ROUNDS = 50
"""How often one sum is looked at while bounds draw closer; they may creep up one by one for ever."""
Cell = TypeVar("Cell", bound=Hashable)


def hidden_cells(
    values: Mapping[Cell, int],
    sums: Iterable[Sequence[Cell]],
    already: Collection[Cell] = (),
    known: Collection[Cell] = (),
    least: Mapping[Cell, int] | None = None,
) -> set[Cell]:
    """The cells not told.

    values   every cell that is not zero; zero is told
    sums     each a total first, then the parts that make it; cells without a value are left out
    already  not told before, and so not told now: the difference would tell
    known    told whatever we do: hiding them would hide nothing
    least    what a reader knows that a hidden cell has at least, where that is more than one
    """
    least = least or {}
    hidden = {cell for cell, value in values.items() if value < SMALL and cell not in known}
    hidden |= {cell for cell in already if cell in values}
    lines = [tuple(cell for cell in line if cell in values) for line in sums]
    of: dict[Cell, list[int]] = {}
    for number, line in enumerate(lines):
        for cell in line:
            of.setdefault(cell, []).append(number)
    waiting = {number for cell in hidden for number in of.get(cell, ())}
    while True:
        while waiting:
            line = lines[waiting.pop()]
            more = _also(line, values, hidden, known, least)
            if more is not None:
                hidden.add(more)
                waiting.update(of[more])
        touched: set[int] = set()
        for cell in dict.fromkeys((*certain(lines, hidden), *pinned(lines, values, hidden, least))):
            if (values[cell] < SMALL or cell in already) and touched.isdisjoint(of[cell]):
                touched |= _beside(cell, of, lines, values, hidden, known)
        waiting = touched
        if not waiting:
            return hidden


def _also(
    line: Sequence[Cell], values: Mapping[Cell, int], hidden: set[Cell], known: Collection[Cell],
    least: Mapping[Cell, int],
) -> Cell | None:  # fmt: skip
    """The next cell of a sum to hide; None when what is hidden cannot be worked out."""
    if not line:
        return None
    total, parts = line[0], line[1:]
    unsaid = [cell for cell in line if cell in hidden]
    if not unsaid:
        return None
    if total in hidden and len(unsaid) > 1:
        return None
    together = sum(values[cell] for cell in unsaid)
    if (
        total not in hidden
        and len(unsaid) > 1
        and together >= max(SMALL, sum(least.get(cell, 1) for cell in unsaid) + OPEN)
    ):
        return None
    told = [cell for cell in parts if cell not in hidden and cell not in known]
    if told:
        return min(told, key=lambda cell: values[cell])
    return None if total in hidden or total in known else total


def _beside(
    cell: Cell, of: Mapping[Cell, list[int]], lines: Sequence[Sequence[Cell]], values: Mapping[Cell, int],
    hidden: set[Cell], known: Collection[Cell],
) -> set[int]:  # fmt: skip
    """Hide the smallest told number that shares a sum with a cell, or with one hidden beside it. Returns the sums to
    look at again; empty where everything around is hidden."""
    seen, ring = {cell}, {cell}
    while ring:
        near = {each for one in ring for number in of.get(one, ()) for each in lines[number]}
        if told := near.difference(hidden, known):
            more = min(told, key=lambda each: (values[each], str(each)))
            hidden.add(more)
            return set(of[more])
        ring = near - seen
        seen |= near
    return set()


def certain(sums: Iterable[Sequence[Cell]], hidden: Collection[Cell]) -> list[Cell]:
    """Hidden cells that the sums leave only one value for: every sum at once, a total being its parts together.

    Elimination over the hidden cells, modulo a prime so that no fraction is needed; the told ones are constants.
    """
    cells = sorted(hidden, key=str)
    place = {cell: number for number, cell in enumerate(cells)}
    solved: dict[int, dict[int, int]] = {}
    using: dict[int, set[int]] = {}
    for line in sums:
        row: dict[int, int] = {}
        for nth, each in enumerate(line):
            if each in place:
                cell = place[each]
                row[cell] = (row.get(cell, 0) + (1 if nth else PRIME - 1)) % PRIME
        row = {cell: factor for cell, factor in row.items() if factor}
        for cell in [cell for cell in row if cell in solved]:
            _subtract(row, solved[cell], row[cell])
        if not row:
            continue
        first = min(row)
        inverse = pow(row[first], -1, PRIME)
        row = {cell: factor * inverse % PRIME for cell, factor in row.items()}
        for other in list(using.get(first, ())):
            before = set(solved[other])
            _subtract(solved[other], row, solved[other][first])
            for cell in before - set(solved[other]):
                using[cell].discard(other)
            for cell in set(solved[other]) - before:
                using.setdefault(cell, set()).add(other)
        solved[first] = row
        for cell in row:
            if cell != first:
                using.setdefault(cell, set()).add(first)
    return [cells[cell] for cell in sorted(solved) if len(solved[cell]) == 1]


def pinned(
    sums: Sequence[Sequence[Cell]], values: Mapping[Cell, int], hidden: Collection[Cell],
    at_least: Mapping[Cell, int] | None = None,
) -> list[Cell]:  # fmt: skip
    """Hidden cells whose least and most meet: a number that is not told is one at least, and the sums say the rest.

    at_least  cells known to be more than that
    """
    cells = list(hidden)
    place = {cell: number for number, cell in enumerate(cells)}
    lines = [_Line.of(line, values, place) for line in sums if any(cell in place for cell in line)]
    of: list[list[int]] = [[] for _ in cells]
    for number, line in enumerate(lines):
        for cell in line.unsaid:
            of[cell].append(number)
    least, most = [(at_least or {}).get(cell, 1) for cell in cells], [INFINITE] * len(cells)
    left = [ROUNDS] * len(lines)
    waiting = set(range(len(lines)))
    while waiting:
        number = waiting.pop()
        left[number] -= 1
        if left[number] >= 0:
            for cell in lines[number].narrow(least, most):
                waiting.update(of[cell])
    return sorted((cell for cell in cells if least[place[cell]] == most[place[cell]]), key=str)


class _Line(NamedTuple):
    """One sum: its total, a place or a number told, and its parts, the places of those hidden and what is told."""

    total: int | None
    whole: int
    parts: list[int]
    told: int

    @classmethod
    def of(cls, line: Sequence[Cell], values: Mapping[Cell, int], place: Mapping[Cell, int]) -> _Line:
        parts = [place[cell] for cell in line[1:] if cell in place]
        told = sum(values[cell] for cell in line[1:] if cell not in place)
        return cls(place.get(line[0]), values[line[0]], parts, told)

    @property
    def unsaid(self) -> list[int]:
        return self.parts if self.total is None else [self.total, *self.parts]

    def narrow(self, least: list[int], most: list[int]) -> list[int]:
        """Draw the bounds of the hidden cells closer. Returns those that moved."""
        low = high = self.told
        for cell in self.parts:
            low += least[cell]
            high += most[cell]
        closer = []
        smallest = largest = self.whole
        if self.total is not None:
            smallest, largest = least[self.total], most[self.total]
            if low > smallest or high < largest:
                least[self.total], most[self.total] = max(smallest, low), min(largest, high)
                closer.append(self.total)
        for cell in self.parts:
            at_least, at_most = smallest - (high - most[cell]), largest - (low - least[cell])
            if at_least > least[cell] or at_most < most[cell]:
                least[cell], most[cell] = max(least[cell], at_least), min(most[cell], at_most)
                closer.append(cell)
        return closer


def _subtract(row: dict[int, int], other: Mapping[int, int], factor: int) -> None:
    """row - factor × other, in place."""
    for cell, each in other.items():
        left = (row.get(cell, 0) - factor * each) % PRIME
        if left:
            row[cell] = left
        else:
            row.pop(cell, None)
