"""Regions within regions, and the sums that a reader of all their numbers can make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

REST = "/"
"""Behind a region's code: those recorded no deeper than it. Nobody is told them, but a total less its parts is them."""
Key = tuple[str, str, str]
"""Measure, region, part."""


@dataclass(frozen=True)
class Tree:
    """codes: every region; inside: region → the regions next below it, of those that have any."""

    codes: tuple[str, ...]
    inside: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, parents: Mapping[str, str | None]) -> Tree:
        """parents  region → the region around it"""
        inside: dict[str, list[str]] = {}
        for code, parent in parents.items():
            if parent is not None:
                inside.setdefault(parent, []).append(code)
        return cls(tuple(parents), inside)

    def above(self, narrow: Callable[[str], bool]) -> Tree:
        """Without the regions that are narrow; what is inside a region of the last row is its own."""
        codes = frozenset(code for code in self.codes if not narrow(code))
        inside = {
            code: within for code, all_ in self.inside.items() if (within := [each for each in all_ if each in codes])
        }
        return Tree(tuple(code for code in self.codes if code in codes), inside)

    def rest(self, values: Mapping[Key, int], measure: str, parts: Sequence[str]) -> dict[Key, int]:
        """Those recorded no deeper than a region that has others inside, where there are any."""
        found = {}
        for whole, within in self.inside.items():
            for part in parts:
                deeper = sum(values.get((measure, code, part), 0) for code in within)
                rest = values.get((measure, whole, part), 0) - deeper
                if rest > 0:
                    found[measure, whole + REST, part] = rest
        return found

    def sums(self, measure: str, parts: Sequence[str]) -> list[tuple[Key, ...]]:
        """Each a total and what makes it: a region and those inside with the rest; the first part and the others."""
        found: list[tuple[Key, ...]] = []
        for whole, within in self.inside.items():
            for part in parts:
                children = ((measure, code, part) for code in within)
                found.append(((measure, whole, part), *children, (measure, whole + REST, part)))
        for code in (*self.codes, *(whole + REST for whole in self.inside)):
            found.append(tuple((measure, code, part) for part in parts))
        return found
