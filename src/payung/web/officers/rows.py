"""A list already in memory, in the shape that `payung.web.lists` sorts, counts and pages.

For what cannot be sorted in the database because a rule computes it: a penalty as of today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any


class Rows:
    """Rows of a branch: thousands, not millions. Every method gives new rows, as a query set does."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = list(rows)

    def where(self, keep: Callable[[Any], bool]) -> Rows:
        """Those rows for which `keep` holds."""
        return Rows([row for row in self._rows if keep(row)])

    def order_by(self, *names: str) -> Rows:
        """Sorted by attributes, `-name` for falling; None stands last when rising."""
        rows = list(self._rows)
        for name in reversed(names):
            attribute = name.removeprefix("-")
            rows.sort(key=lambda row: _key(getattr(row, attribute)), reverse=name.startswith("-"))
        return Rows(rows)

    def count(self) -> int:
        return len(self._rows)

    def iterator(self, chunk_size: int = 0) -> Iterator[Any]:
        return iter(self._rows)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def __getitem__(self, place: slice) -> list[Any]:
        return self._rows[place]


def _key(value: Any) -> tuple[bool, Any]:
    if isinstance(value, str):
        return False, value.casefold()
    return value is None, 0 if value is None else value
