"""The JP wage ceiling of the next year, for those who announce it. PP 45/2015 Pasal 29 ayat (3)."""

from __future__ import annotations

from payung.kernel.money import MILLION
from payung.statute_book import StatuteBook


def next_ceiling(previous: int, growth: int, month: int, law: StatuteBook) -> int:
    """Last year's ceiling raised (or lowered) by real growth, cut down to the step of the law.

    previous  rupiah    growth  parts per million, may be negative    month  first contribution month of the
              new one
    """
    step = law["contributions.jp.ceiling_step"].value(month)
    return previous * (MILLION + growth) // MILLION // step * step
