"""Our own way of working with what is paid again and again, as data; no number of the law."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from payung.kernel.periods import days, months_after


@cache
def _practice() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parents[1] / "data" / "periodic.toml").read_text(encoding="utf-8"))


def life_months() -> int:
    """Months for which a confirmation of life holds."""
    return int(_practice()["life_confirmation"]["months"])


def life_warning_days() -> int:
    """Days before a confirmation of life ends on which everybody is told."""
    return int(_practice()["life_warning"]["days"])


def repayment_days() -> int:
    """Days for which a code to pay back holds."""
    return int(_practice()["repayment"]["days"])


def alive_until(seen_on: dt.date) -> dt.date:
    """The last day for which somebody seen on a day counts as alive."""
    day: dt.date = months_after(days(seen_on), life_months())[0].item()
    return day
