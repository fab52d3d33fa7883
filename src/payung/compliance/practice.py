"""Our own way of working with cases, as data; no number of the law."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from payung.kernel.periods import days
from payung.statute_book import StatuteBook


@cache
def practice() -> dict[str, Any]:
    """The whole of `data/practice.toml`."""
    return tomllib.loads((Path(__file__).parent / "data" / "practice.toml").read_text(encoding="utf-8"))


def after_working_days(day: dt.date, count: int, law: StatuteBook) -> dt.date:
    """The day so many working days later. Raises NotInForce outside the years whose holidays we hold."""
    reached: dt.date = law.holidays.add_working_days(days(day), count)[0].item()
    return reached


def step_due(step: str, day: dt.date, law: StatuteBook) -> dt.date | None:
    """Until when a step taken on a day runs; None for a step without a clock."""
    count = practice()["clocks"].get(step)
    return None if count is None else after_working_days(day, int(count), law)


def answer_due(day: dt.date, law: StatuteBook) -> dt.date:
    """Until when an employer answers what a worker said on a day."""
    return after_working_days(day, int(practice()["word"]["answer_days"]), law)
