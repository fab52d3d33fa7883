"""The sentences of letters, from `data/letters.toml`."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

from payung.kernel.dates import date_text

MONTH = "month_"


@cache
def words() -> dict[str, dict[str, str]]:
    """Room → key → sentence."""
    path = Path(__file__).resolve().parents[1] / "data" / "letters.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def line_name(programme: str, code: str) -> str:
    """The plain name of a line; KeyError for one nobody named, so that no letter shows a code."""
    names = words()["names"]
    if code.startswith(MONTH):
        return names["month"] % int(code.removeprefix(MONTH))
    return names.get(f"{programme.lower()}_{code}") or names[code]


def day_text(frozen: str | dt.date) -> str:
    """`7 Februari 2025` of a frozen ISO day or a date."""
    return date_text(frozen if isinstance(frozen, dt.date) else dt.date.fromisoformat(frozen))
