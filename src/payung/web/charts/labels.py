"""Where a label finds room beside its point without covering another."""

from __future__ import annotations

from collections.abc import Iterable

Box = tuple[float, float, float, float]
"""left, top, right, bottom"""
Spot = tuple[float, float]
WIDTH = 0.56  # of the letter size, the average letter

PLACES = (
    ("middle", 0.0, -12.0),
    ("middle", 0.0, 22.0),
    ("start", 11.0, 5.0),
    ("end", -11.0, 5.0),
    ("start", 9.0, 19.0),
    ("end", -9.0, 19.0),
    ("start", 9.0, -9.0),
    ("end", -9.0, -9.0),
    ("middle", 0.0, 36.0),
    ("middle", 0.0, -26.0),
)
"""Tried in this order: how the text hangs on its anchor, and how far from the point the anchor is."""


class Labels:
    """The room taken so far in one drawing."""

    def __init__(self, size: int, inside: Box) -> None:
        self._size = size
        self._inside = inside
        self._taken: list[Box] = []
        self._points: list[Spot] = []
        self._lines: list[Spot] = []

    def keep_clear(self, points: Iterable[Spot]) -> None:
        """No label may cover these points."""
        self._points += points

    def keep_off_line(self, start: Spot, end: Spot) -> None:
        """No label may lie on this line, unless there is no other place."""
        steps = 1 + int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / 4)
        for step in range(1, steps):
            part = step / steps
            self._lines.append((start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part))

    def keep_off(self, box: Box) -> None:
        """No label may cover this box."""
        self._taken.append(box)

    def place(self, text: str, point: Spot, *, must: bool) -> tuple[Spot, str] | None:
        """The first place with room and how the text hangs there; with `must` the best of those without."""
        tried = [(self._box(text, point, place), place) for place in PLACES]
        for lines in (self._lines, []):
            for box, (anchor, dx, dy) in tried:
                if self._free(box, point) and not _any_inside(box, lines, 1):
                    self._taken.append(box)
                    return (point[0] + dx, point[1] + dy), anchor
        if not must:
            return None
        anchor, dx, dy = PLACES[0]
        return (point[0] + dx, point[1] + dy), anchor

    def _box(self, text: str, point: Spot, place: tuple[str, float, float]) -> Box:
        anchor, dx, dy = place
        width, x, base = len(text) * self._size * WIDTH, point[0] + dx, point[1] + dy
        left = x if anchor == "start" else x - width if anchor == "end" else x - width / 2
        return left - 2, base - self._size * 0.8, left + width + 2, base + self._size * 0.2

    def _free(self, box: Box, own: Spot) -> bool:
        left, top, right, bottom = box
        inside = self._inside
        if left < inside[0] or right > inside[2] or top < inside[1] or bottom > inside[3]:
            return False
        if any(left < other[2] and right > other[0] and top < other[3] and bottom > other[1] for other in self._taken):
            return False
        return not _any_inside(box, (point for point in self._points if point != own), 7)


def _any_inside(box: Box, points: Iterable[Spot], margin: float) -> bool:
    left, top, right, bottom = box
    return any(left - margin < x < right + margin and top - margin < y < bottom + margin for x, y in points)
