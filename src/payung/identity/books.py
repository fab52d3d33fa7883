"""What numbers hold in the books, for the proof that a merger moves nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from payung.ledger.queries import balance_of

Held = dict[str, int]
"""Number of lines, then whole rupiah by column; the day does not matter: all there is."""


def held_by(numbers: Iterable[int]) -> Held:
    """Everything credited to these numbers together."""
    return balance_of(numbers, dt.date.max)


def together(*parts: Held) -> Held:
    """The sum of several holdings, column by column."""
    return {name: sum(part[name] for part in parts) for name in parts[0]}


def programmes(held: Held) -> int:
    """Whole rupiah of all programmes."""
    return sum(held[name] for name in ("jkk", "jkm", "jht", "jp_employer", "jp_worker", "jkp"))
