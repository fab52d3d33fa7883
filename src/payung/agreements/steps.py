"""How long before its day something is reminded of."""

from __future__ import annotations

from collections.abc import Iterable

ENDING = (30, 60, 90)
DUTY = (0, 7, 30)
"""Days before; the nearest step that is reached is the one told."""


def step_of(days: int, steps: Iterable[int]) -> int | None:
    """The nearest step reached so many days before; None while none is."""
    return next((step for step in sorted(steps) if days <= step), None)
