"""Counts of people as a region may see them: a small one is said to be small, not how small."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from payung.kernel.amounts import number_text
from payung.kernel.words import spelled

SMALL = 5
"""Fewer people than this are not counted out: in a village they could be named."""


def people_text(people: int) -> str:
    """`1.234`, `0`, or `kurang dari lima`."""
    if 0 < people < SMALL:
        return _("kurang dari %(few)s") % {"few": spelled(SMALL)}
    return number_text(people)


def shown_cells(counts: Sequence[int]) -> list[str]:
    """The total and its parts as texts; a small part hides the next smallest too, or the total would tell it.

    counts  the total first, then its parts
    """
    parts = counts[1:]
    shown = [people_text(count) for count in counts]
    told = [place for place, count in enumerate(parts, 1) if count >= SMALL]
    if any(0 < count < SMALL for count in parts) and told and counts[0] >= SMALL:
        shown[min(told, key=lambda place: counts[place])] = _("tidak disebut")
    return shown
