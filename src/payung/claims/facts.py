"""A fact of a claim: its value, where it came from, and the day it holds for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fact:
    """One gathered value, ready to be frozen as JSON.

    value  JSON; days as ISO texts, money as whole rupiah
    label  what it is, in Indonesian        source  where it was found, in Indonesian
    as_of  the day it holds for, or None
    """

    value: Any
    label: str
    source: str
    as_of: dt.date | None = None

    def frozen(self) -> dict[str, Any]:
        """As it stands in a decision."""
        return {
            "value": self.value,
            "label": self.label,
            "source": self.source,
            "as_of": self.as_of.isoformat() if self.as_of else None,
        }


Facts = dict[str, Fact]


def iso(day: dt.date | None) -> str | None:
    """A day as frozen facts keep it."""
    return day.isoformat() if day else None


def case_of(facts: Facts) -> dict[str, Any]:
    """The values alone: what the judge is given and can be given again."""
    return {name: fact.value for name, fact in facts.items()}
