"""How long a guarantee holds and how often somebody may ask in vain: our own practice, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def practice() -> dict[str, int]:
    """`valid_days`, `oldest_days`, `most_nos`, `window_hours`."""
    path = Path(__file__).resolve().parents[1] / "data" / "guarantee.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
