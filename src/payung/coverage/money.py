"""Contributions and benefits of a region by programme and year, from frozen snapshots.

A year that is not over is compared with the same months of the year before, and says so. Sums of people's money where
a month may not be told are not told either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from payung.coverage.counted import snapshots
from payung.coverage.measures import EVERY_PART, PROGRAMMES
from payung.coverage.models import Snapshot, SnapshotRow
from payung.kernel.periods import month_of
from payung.registry.models import Region

PAID_IN, PAID_OUT, CASES, PAYMENTS = "contributions", "claims_paid", "claims_cases", "claims_payments"
MEASURES = (PAID_IN, PAID_OUT, CASES, PAYMENTS)
CONTRIBUTED = ("JKK", "JKM", "JHT", "JP")
"""Programmes with a contribution of their own: JKP is fed from JKK, JKM and the state, scholarships are a benefit."""
MILLION = 1_000_000
YEAR = 12
Cells = Mapping[tuple[str, str, str, int], tuple[int, bool]]


@dataclass(frozen=True)
class Span:
    """The months of one year that were counted, from January on or from the first counted.

    months   month numbers, in order, without a gap
    """

    year: int
    months: tuple[int, ...]

    @property
    def whole(self) -> bool:
        return len(self.months) == YEAR

    @property
    def before(self) -> tuple[int, ...]:
        """The same months of the year before."""
        return tuple(month - YEAR for month in self.months)


@dataclass(frozen=True)
class Sum:
    """One measure over a span. value: None where the public is not told; before: the same months a year earlier, None
    where they were not all counted or not told."""

    value: int | None
    before: int | None

    @property
    def growth(self) -> int | None:
        """Parts per million, halves towards zero; None where there is nothing to compare with."""
        if self.value is None or not self.before:
            return None
        change = (self.value - self.before) * MILLION
        return change // self.before if change >= 0 else -(-change // self.before)


@dataclass(frozen=True)
class Line:
    """One programme, or all (`ALL`). paid_in is None for a programme without a contribution of its own."""

    part: str
    paid_in: Sum | None
    paid_out: Sum
    cases: Sum
    payments: Sum

    @property
    def ratio(self) -> int | None:
        """Benefits paid per rupiah of contributions received in the same months, parts per million.

        Says nothing of whether the fund suffices: contributions of old age and pension are saved for decades.
        """
        if self.paid_in is None or not self.paid_in.value or self.paid_out.value is None:
            return None
        return self.paid_out.value * MILLION // self.paid_in.value


@dataclass(frozen=True)
class Money:
    """Everything counted for some regions, newest version of every month that was over."""

    taken: tuple[Snapshot, ...]
    cells: Cells
    public: bool

    @cached_property
    def spans(self) -> list[Span]:
        """The years, the newest first; each up to where its run of months breaks."""
        counted = {month_of(each.month) for each in self.taken}
        found = []
        for year in sorted({month // YEAR for month in counted}, reverse=True):
            run = _run(sorted(month for month in counted if month // YEAR == year))
            found.append(Span(year, run))
        return found

    def span(self, year: int | None) -> Span | None:
        """The year asked for, else the newest; None before the first count."""
        return next((each for each in self.spans if each.year == year), self.spans[0] if self.spans else None)

    def sum(self, measure: str, code: str, part: str, span: Span) -> Sum:
        """One measure of a region and programme over a span and the same months before."""
        counted = {month_of(each.month) for each in self.taken}
        comparable = all(month in counted for month in span.before)
        return Sum(
            self._add(measure, code, part, span.months),
            self._add(measure, code, part, span.before) if comparable else None,
        )

    def line(self, code: str, part: str, span: Span) -> Line:
        """One programme of a region."""
        own = part == EVERY_PART or part in CONTRIBUTED
        paid_in = self.sum(PAID_IN, code, part, span) if own else None
        return Line(part, paid_in, *(self.sum(measure, code, part, span) for measure in (PAID_OUT, CASES, PAYMENTS)))

    def lines(self, code: str, span: Span) -> list[Line]:
        """The six programme lines and the whole, which is not the sum of what may not be told."""
        return [self.line(code, part, span) for part in (*PROGRAMMES, EVERY_PART)]

    def _add(self, measure: str, code: str, part: str, months: Iterable[int]) -> int | None:
        found = [self.cells.get((measure, code, part, month), (0, False)) for month in months]
        if self.public and any(hidden for _, hidden in found):
            return None
        return sum(value for value, _ in found)


def money_of(regions: Iterable[Region], *, public: bool = True) -> Money:
    """Contributions and benefits of these regions: two queries, however many regions and months."""
    taken = tuple(each for each in snapshots() if each.ended)
    months = {each.pk: month_of(each.month) for each in taken}
    rows = SnapshotRow.objects.filter(
        snapshot__in=taken, measure__in=MEASURES, region__in=[each.code for each in regions]
    ).values_list("measure", "region_id", "part", "snapshot_id", "value", "hidden")
    cells = {
        (measure, code, part, months[number]): (value, hidden) for measure, code, part, number, value, hidden in rows
    }
    return Money(taken, cells, public)


def _run(months: list[int]) -> tuple[int, ...]:
    """The first unbroken run of months."""
    run = [month for place, month in enumerate(months) if month == months[0] + place]
    return tuple(run)
