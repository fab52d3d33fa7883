"""Reads of what this system counted: from frozen snapshots only, so a figure is the same tomorrow.

Nothing here touches a member's line: a page over millions of members reads a few hundred rows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Case, F, IntegerField, Q, QuerySet, When
from django.utils.timezone import localdate

from payung.coverage.counting.year import OF_YEAR
from payung.coverage.figures import Figure, decimal_text, digest_of
from payung.coverage.measured import Size, denominator_figure, denominators_of
from payung.coverage.measures import EVERY_PART, Definition, book
from payung.coverage.models import Snapshot, SnapshotRow
from payung.figures.shares import exact_percent, percent_of
from payung.kernel.amounts import number_text
from payung.kernel.dates import month_text
from payung.kernel.periods import month_of
from payung.registry.models import Region

US = "Payung"
FEW = "kurang dari lima"
HIDDEN = "tidak disebut"
SMALL = 5
MAIN = "coverage_by_residence"
"""The share shown where one stands alone: numerator and denominator by residence both."""


@dataclass(frozen=True)
class Rate:
    """A share with what it was divided from. `share` is None where nobody measured a denominator."""

    region: Region
    numerator: Figure
    denominator: Figure | None
    share: Figure | None

    @property
    def exact(self) -> Fraction | None:
        """The share in per cent before it was rounded."""
        if self.share is None or self.denominator is None or self.numerator.number is None:
            return None
        return exact_percent(self.numerator.number, self.denominator.number or 1)


# --- which snapshot --------------------------------------------------------------------------------------------------


def newest_snapshot(until: dt.date | None = None, known: dt.date | None = None) -> Snapshot | None:
    """The newest version of the newest month that was over when it was counted; else of the newest there is.

    until  of those that began by this day
    known  of a month's versions the newest taken by the end of this day; where all were taken later, the first
    """
    found = _in_order(known)
    found = found if until is None else found.filter(month__lte=until)
    return found.filter(ended=True).first() or found.first()


def newest_counted_month() -> dt.date | None:
    """First day of the last month counted; None before the first count."""
    newest = newest_snapshot()
    return newest.month if newest else None


def snapshot_of(month: dt.date, version: int | None = None) -> Snapshot | None:
    """A month's newest version, or the one asked for."""
    found = Snapshot.objects.filter(month=month).order_by("-version")
    return (found if version is None else found.filter(version=version)).first()


def snapshots(months: int | None = None, known: dt.date | None = None) -> list[Snapshot]:
    """The newest version of every month, the oldest first; with `months`, of so many newest months."""
    newest = _in_order(known).distinct("month")
    return list(reversed(newest if months is None else newest[:months]))


def _in_order(known: dt.date | None) -> QuerySet[Snapshot]:
    """The newest month first, and of a month the version to take."""
    if known is None:
        return Snapshot.objects.order_by("-month", "-version")
    then = Q(taken_at__date__lte=known)
    place = Case(When(then, then=-F("version")), default=F("version"), output_field=IntegerField())
    late = Case(When(then, then=0), default=1)
    return Snapshot.objects.annotate(late=late, place=place).order_by("-month", "late", "place")


# --- numbers ---------------------------------------------------------------------------------------------------------


def rows_of(
    snapshot: Snapshot, measures: Iterable[str], regions: Iterable[str] | None = None
) -> dict[tuple[str, str, str], SnapshotRow]:
    """(measure, region, part) → row. What is missing was counted and is zero."""
    found = SnapshotRow.objects.filter(snapshot=snapshot, measure__in=list(measures))
    if regions is not None:
        found = found.filter(region__in=list(regions))
    return {(row.measure, row.region_id, row.part): row for row in found}


def figure(snapshot: Snapshot, measure: str, region: Region, part: str = EVERY_PART, *, public: bool = True) -> Figure:
    """One number of a snapshot as a figure."""
    row = rows_of(snapshot, [measure], [region.code]).get((measure, region.code, part))
    return figure_of(snapshot, measure, region, part, row, public=public)


def figure_of(
    snapshot: Snapshot, measure: str, region: Region, part: str, row: SnapshotRow | None, *, public: bool = True
) -> Figure:
    """A row as a figure; no row is a zero that was counted.

    public  small numbers are not told: `number` is None then, and `value` says so in words
    """
    counting = book().measures[measure]
    count = row.value if row else 0
    secret = public and row is not None and row.hidden
    # In the same words whether it is small itself or would give a small one away: of 8 = few + few both are four.
    value = HIDDEN if secret else number_text(count)
    which = "" if part == EVERY_PART else f", {part}"
    return Figure(
        origin="counted",
        key=f"H{snapshot.pk}:{measure}:{region.code}:{part}",
        metric=measure,
        name=f"{counting.name}{which}",
        region_code=region.code,
        region_name=region.name,
        value=value,
        number=None if secret else Decimal(count),
        exact=not secret,
        unit=counting.unit,
        as_of=month_text(month_of(snapshot.month)),
        as_of_day=snapshot.as_of,
        definition=f"{counting.says}{which}",
        publisher=US,
        source=US,
        published_on=localdate(snapshot.taken_at),
        note=counting.note,
        basis=Definition(
            measure, counting.counted, counting.place, _segments(counting.segments, part), "", counting.version
        ),
        version=counting.version,
        sources=(f"{US}, hitungan {month_text(month_of(snapshot.month))} versi {snapshot.version}",),
        digest=digest_of(snapshot.digest, measure, region.code, part, "" if secret else count),
    )


def series(
    measure: str, region: Region, part: str = EVERY_PART, *, months: int | None = None, public: bool = True
) -> list[Figure]:
    """One number month by month, the oldest first; from the first month in which anybody was counted there."""
    taken = snapshots(months)
    found = SnapshotRow.objects.filter(snapshot__in=taken, measure=measure, region=region, part=part)
    rows = {row.snapshot_id: row for row in found}
    told = [figure_of(each, measure, region, part, rows.get(each.pk), public=public) for each in taken]
    first = next((place for place, each in enumerate(taken) if each.pk in rows), len(taken))
    return told[first:]


def only_here(whole: Figure, inside: Iterable[Figure]) -> int | None:
    """Of people counted in a region, how many are recorded no deeper than it; None where a number is not told.

    Only for what is counted by residence: nobody lives in two places.
    """
    parts = [each.number for each in inside]
    if whole.number is None or any(each is None for each in parts):
        return None
    return max(0, int(whole.number - sum(parts, Decimal(0))))  # type: ignore[arg-type]


def _segments(of_measure: tuple[str, ...], part: str) -> tuple[str, ...] | None:
    return of_measure if part == EVERY_PART else (part,)


# --- shares ----------------------------------------------------------------------------------------------------------


def rates(snapshot: Snapshot, regions: Iterable[Region], share: str = MAIN, *, public: bool = True) -> dict[str, Rate]:
    """Region code → its share, with numerator and denominator. Never cut at one hundred per cent."""
    places = {region.code: region for region in regions}
    measure = book().shares[share].numerator
    rows = rows_of(snapshot, [measure], places)
    _, sizes = denominators_of(snapshot, places)
    return {
        code: _rate(snapshot, share, region, rows.get((measure, code, EVERY_PART)), sizes.get(code), public)
        for code, region in places.items()
    }


def rate_series(
    region: Region, share: str = MAIN, *, months: int = 24, public: bool = True, known: dt.date | None = None
) -> list[Rate]:
    """The share of a region month by month, the oldest first, of months that were over; from the first that has any."""
    taken = [each for each in snapshots(months, known) if each.ended]
    told = [rates(each, [region], share, public=public)[region.code] for each in taken]
    first = next((place for place, each in enumerate(told) if each.numerator.number != 0), len(told))
    return told[first:]


def _rate(
    snapshot: Snapshot, share: str, region: Region, row: SnapshotRow | None, size: Size | None, public: bool
) -> Rate:
    meant = book().shares[share]
    numerator = figure_of(snapshot, meant.numerator, region, EVERY_PART, row, public=public)
    below = denominator_figure(size, region) if size else None
    if below is None or not below.number or numerator.number is None:
        return Rate(region, numerator, below, None)
    percent = percent_of(numerator.number, below.number)
    return Rate(
        region,
        numerator,
        below,
        Figure(
            origin="counted",
            key=f"H{snapshot.pk}:{share}:{region.code}:{EVERY_PART}",
            metric=share,
            name=meant.name,
            region_code=region.code,
            region_name=region.name,
            value=decimal_text(str(percent)),
            number=percent,
            exact=True,
            unit="%",
            as_of=numerator.as_of,
            as_of_day=snapshot.as_of,
            definition=f"{meant.says}: {numerator.value} dibagi {below.value}",
            publisher=US,
            source=US,
            published_on=numerator.published_on,
            note=meant.note,
            basis=Definition(
                share,
                numerator.basis.counted,
                numerator.basis.place,
                numerator.basis.segments,
                below.metric,
                meant.version,
            ),
            version=meant.version,
            sources=(*numerator.sources, *below.sources),
            digest=digest_of(numerator.digest, below.digest),
        ),
    )


def year_changed(snapshot: Snapshot) -> bool:
    """Whether the claims of the year differ from the version before, and with them those of the months after it."""
    return any(each["measure"] == OF_YEAR for each in differences(snapshot))


def differences(snapshot: Snapshot) -> list[Mapping[str, object]]:
    """What differs from the version before: measure, region, part, before, after; empty for a first version."""
    before = Snapshot.objects.filter(month=snapshot.month, version=snapshot.version - 1).first()
    if before is None:
        return []
    then = {(row.measure, row.region_id, row.part): row for row in before.figures.all()}
    now = {(row.measure, row.region_id, row.part): row for row in snapshot.figures.all()}
    found = []
    for key in sorted(then.keys() | now.keys()):
        old, new = then.get(key), now.get(key)
        if (old.value if old else 0) != (new.value if new else 0):
            hidden = bool((old and old.hidden) or (new and new.hidden))
            found.append(
                dict(zip(("measure", "region", "part"), key, strict=True))
                | {"before": old.value if old else 0, "after": new.value if new else 0, "hidden": hidden}
            )
    return found
