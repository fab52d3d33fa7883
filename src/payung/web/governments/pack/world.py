"""What several parts are gathered from: the region, the day, the newest count before it, what had been published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from payung.assistance.cohorts import Cohort, cohorts_on
from payung.coverage.counted import Rate, figure_of, newest_snapshot, rate_series, rates, rows_of, snapshots
from payung.coverage.figures import Figure
from payung.coverage.measures import EVERY_PART, book
from payung.coverage.models import Snapshot
from payung.coverage.queries import Coverage, coverage_series, figures_of
from payung.coverage.ranks import Ranked, ranked
from payung.coverage.targets import Target, target_on
from payung.registry.models import Region
from payung.registry.queries import regions_within
from payung.web.governments.pack.making import Maker
from payung.web.governments.pack.model import Cell, Unknown

DAY = dt.timedelta(days=1)
NOT_COUNTED = "belum dihitung"
NOT_PUBLISHED = "belum dipublikasikan"
NOT_MEASURED = "tidak diukur"
MONTHS = 12


@dataclass(frozen=True)
class World:
    """A region on a day, with what is read once and used by several parts."""

    region: Region
    day: dt.date
    named: dict[str, Figure] = field(default_factory=dict)

    @cached_property
    def make(self) -> Maker:
        return Maker(self.region, self.day)

    @cached_property
    def snapshot(self) -> Snapshot | None:
        """The newest month that was over on the day; before the first such, the newest begun."""
        return newest_snapshot(self.day.replace(day=1) - DAY, self.day) or newest_snapshot(self.day, self.day)

    @cached_property
    def taken(self) -> list[Snapshot]:
        """The months up to that one, the oldest first, a year and a month at most."""
        if self.snapshot is None:
            return []
        return [each for each in snapshots(known=self.day) if each.month <= self.snapshot.month][-MONTHS - 1 :]

    @cached_property
    def target(self) -> Target | None:
        return target_on(self.region, self.day)

    @cached_property
    def rate(self) -> Rate | None:
        return rates(self.snapshot, [self.region])[self.region.code] if self.snapshot else None

    @cached_property
    def series(self) -> list[Rate]:
        """The share month by month up to the snapshot."""
        if self.snapshot is None:
            return []
        told = rate_series(self.region, months=2 * MONTHS, known=self.day)
        return [each for each in told if each.numerator.as_of_day <= self.snapshot.as_of][-MONTHS:]

    @cached_property
    def inside(self) -> list[Region]:
        return list(self.region.children.order_by("code"))

    @cached_property
    def beside(self) -> list[Region]:
        """Those it is ranked among: the regions of its kind inside the one above; for a province those inside it."""
        if self.region.level == Region.Level.PROVINCE or self.region.parent is None:
            return self.inside
        return list(self.region.parent.children.filter(level=self.region.level).order_by("code"))

    @cached_property
    def order(self) -> list[Ranked]:
        return ranked(rates(self.snapshot, self.beside).values()) if self.snapshot and self.beside else []

    @cached_property
    def cohorts(self) -> list[Cohort]:
        """Programmes for people of the region, what lapses first on top."""
        return cohorts_on(regions_within([self.region.code]), self.day)

    @cached_property
    def published_series(self) -> list[Coverage]:
        return [each for each in coverage_series(self.region.code) if self.was_out(each.figure)]

    @property
    def published(self) -> Coverage | None:
        """The newest published coverage that was stated exactly."""
        exact = [each for each in self.published_series if each.figure and each.figure.exact]
        return exact[-1] if exact else None

    def published_of(self, metrics: Iterable[str]) -> list[Figure]:
        """What had been published by the day, in the order of the register."""
        return [each for each in figures_of(self.region.code, metrics) if self.was_out(each)]

    def was_out(self, figure: Figure | None) -> bool:
        return figure is not None and (figure.published_on is None or figure.published_on <= self.day)

    def rates_of(self, regions: Sequence[Region]) -> dict[str, Rate]:
        return rates(self.snapshot, regions) if self.snapshot else {}

    def counts(self, snapshot: Snapshot, measures: Sequence[str]) -> dict[tuple[str, str], Figure]:
        """(measure, part) → figure of the region; what has no row was counted and is nought."""
        rows = rows_of(snapshot, measures, [self.region.code])
        return {
            (key, part): figure_of(snapshot, key, self.region, part, rows.get((key, self.region.code, part)))
            for key in measures
            for part in (EVERY_PART, *book().measures[key].part_names)
        }

    def name(self, key: str, figure: Figure | None) -> None:
        """Lets a press note use a figure by this name; one without a number stays out."""
        if figure is not None and figure.number is not None:
            self.named[key] = figure


def told(figure: Figure | None, otherwise: str = NOT_PUBLISHED) -> Cell:
    return figure if figure is not None else Unknown(otherwise)
