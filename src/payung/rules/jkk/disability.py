"""The table of disabilities: from what was lost to a percentage. PP 44/2015 Lampiran III."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rate, share
from payung.kernel.periods import Days
from payung.statute_book import StatuteBook
from payung.statute_book.parameter import Version

PARTS, STEPS = "jkk.disability.parts", "jkk.disability.steps"
BANDS, RANGES = "jkk.disability.bands", "jkk.disability.ranges"
TABLES = (PARTS, STEPS, BANDS, RANGES)
Count = NDArray[np.int64]


@dataclass(frozen=True)
class Row:
    """One row of the table. Percentages in parts per million.

    rule     the parameter it stands in, which says how `percent` and a measure combine:
             parts   percent × the share of the function lost (all of it, where none is given)
             steps   percent for every `step` of the measure, at most `most`; in proportion between steps
             bands   percent; the measure, where given, lies between `least` and `most`
             ranges  the measure itself, between `least` and `most`
    left_handed  the row used for a left-handed person
    """

    code: str
    part: str
    rule: str
    percent: int
    step: int
    least: int
    most: int
    left_handed: str
    status: str

    @property
    def needs_measure(self) -> bool:
        return self.rule in (STEPS, RANGES)

    @property
    def bounds(self) -> tuple[int, int]:
        """The smallest and the largest measure that can be given, parts per million."""
        return (self.least, self.most) if self.rule in (BANDS, RANGES) else (0, MILLION)


@dataclass(frozen=True)
class Disability:
    """One disability as determined by a doctor.

    code         row of the table, `A1`
    measure      parts per million: share of the function lost; at H3 and H4 the decibels lost, 30 dB as 300,000;
                 at K1 the percentage itself. None where all is lost, or where `eyes` tells it.
    left_handed  the person is left-handed
    eyes         efficiency left in the better and in the worse eye, parts per million
    """

    code: str
    measure: int | None = None
    left_handed: bool = False
    eyes: tuple[int, int] | None = None


def table_on(accident_on: Days, law: StatuteBook) -> dict[str, Row]:
    """The table in force on one day, by code; a column of length one."""
    rows: dict[str, Row] = {}
    for name in TABLES:
        version = law[name].versions[int(law[name].index(accident_on)[0])]
        rows |= {row.code: row for row in _rows(name, version)}
    return rows


def _rows(name: str, version: Version) -> list[Row]:
    codes, parts, statuses = version.texts("code"), version.texts("part"), version.texts("status")
    mirrors = version.texts("left_handed") if name == PARTS else codes

    def number(column: str, place: int) -> int:
        return int(version.column(column)[place]) if column in version.table else 0

    return [
        Row(
            code=code,
            part=parts[place],
            rule=name,
            percent=number("percent", place),
            step=number("step", place),
            least=number("least", place),
            most=number("most", place),
            left_handed=mirrors[place],
            status=statuses[place],
        )
        for place, code in enumerate(codes)
    ]


def row_used(each: Disability, table: dict[str, Row]) -> Row:
    """The row of a disability, right and left exchanged for a left-handed person. Raises KeyError."""
    row = table[each.code]
    if not each.left_handed or row.left_handed == row.code:
        return row
    return replace(table[row.left_handed], part=row.part)


def rate_of(each: Disability, table: dict[str, Row]) -> int:
    """The percentage of one disability, parts per million.

    Raises ValueError where a measure is missing or outside the bounds of the row.
    """
    row = row_used(each, table)
    least, most = row.bounds
    if each.measure is None and row.needs_measure:
        raise ValueError(f"{each.code} needs a measure")
    if each.measure is not None and not least <= each.measure <= most:
        raise ValueError(f"{each.code}: a measure from {least} to {most}; found {each.measure}")
    measure = MILLION if each.measure is None else each.measure
    if row.rule == PARTS:
        return int(share(np.array([row.percent]), measure)[0])
    if row.rule == STEPS:
        return min(row.percent * measure // row.step, row.most)
    return row.percent if row.rule == BANDS else measure


def measured(each: Disability, accident_on: Days, law: StatuteBook) -> Disability:
    """A disability with its measure, worked out of both eyes where it was told by them."""
    if each.eyes is None:
        return each
    best, worst = (np.array([eye], dtype=np.int64) for eye in each.eyes)
    return replace(each, measure=int(sight_lost(best, worst, accident_on, law)[0]))


def combined(case: Count, rate: Rate, accident_on: Days, law: StatuteBook) -> Rate:
    """All disabilities of each accident together, parts per million, up to the most the law allows.

    case         for each disability the place of its accident in `accident_on`
    rate         parts per million of each disability (see `rate_of`)
    accident_on  one day per accident
    """
    together = np.zeros(accident_on.shape, dtype=np.int64)
    np.add.at(together, case, rate)
    return np.minimum(together, law["jkk.disability.most_together"].on(accident_on))


def sight_lost(best: Rate, worst: Rate, accident_on: Days, law: StatuteBook) -> Rate:
    """The share of sight lost where the eyes differ, parts per million: the better eye counts more.

    best, worst  efficiency left in each eye, parts per million
    """
    if (best < worst).any() or (worst < 0).any() or (best > MILLION).any():
        raise ValueError("eyes keep from nothing to all of their sight, the best eye first")
    weight = law["jkk.disability.eye_weight"]

    def weights(eye: str) -> Count:
        return weight.on(accident_on, np.full(best.shape, weight.position(eye), dtype=np.int64))

    left = (weights("best") * best + weights("worst") * worst) // (weights("best") + weights("worst"))
    return np.asarray(MILLION - left, dtype=np.int64)
