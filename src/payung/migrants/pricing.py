"""What a package costs and which days it buys, one departure at a time; the rules do the counting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import polars as pl

from payung.kernel.money import rupiah
from payung.kernel.periods import days, first_day, month_of
from payung.migrants.models import Departure, Package
from payung.rolls.writing import LINES
from payung.rules.contributions.migrant import (
    MigrantCover,
    cover_days,
    jht_choices,
    migrant_contributions,
    package_of,
    split,
    spread,
)
from payung.statute_book import StatuteBook


def choices(day: dt.date, law: StatuteBook) -> tuple[int, ...]:
    """Monthly amounts of voluntary JHT on offer, whole rupiah."""
    return jht_choices(days(day), law)[0]


def cover(departure: Departure, months: int, law: StatuteBook) -> MigrantCover:
    """The days of a contract of so many months."""
    return cover_days(
        days(departure.registered_on), days(departure.departs_on), np.array([months], dtype=np.int64), law
    )


def first_package(departure: Departure, law: StatuteBook) -> Package:
    """The package of a new departure, not saved."""
    (package,) = first_packages([departure], law)
    return package


def first_packages(departures: Sequence[Departure], law: StatuteBook) -> list[Package]:
    """The packages of new departures, in their order, not saved; each departure learns from which day it is covered."""
    registered = np.array([each.registered_on for each in departures], dtype="datetime64[D]")
    leaves = np.array([each.departs_on for each in departures], dtype="datetime64[D]")
    months = np.array([each.contract_months for each in departures], dtype=np.int64)
    via = np.array([each.company_id is not None for each in departures])
    due = migrant_contributions(registered, months, via, law)
    until = cover_days(registered, leaves, months, law)
    for departure, day in zip(departures, until.before_from.tolist(), strict=True):
        departure.before_from = day
    columns = (due.before, due.during, due.excess, until.during_until, until.after_until)
    return [
        Package(
            departure=departure,
            kind=Package.Kind.FIRST,
            months=departure.contract_months,
            before=before,
            during=during,
            excess=excess,
            jht=departure.jht_monthly * departure.contract_months,
            during_from=departure.departs_on,
            during_until=during_until,
            after_until=after_until,
        )
        for departure, before, during, excess, during_until, after_until in zip(
            departures, *(column.tolist() for column in columns), strict=True
        )
    ]


def extension(departure: Departure, months: int, on: dt.date, law: StatuteBook) -> Package:
    """What so many more months cost, at the price of a month beyond the package. Not saved.

    Months that the first package already paid for cost nothing: law/questions.toml, migrant-extension.
    """
    length, _price = package_of(days(departure.registered_on), np.array([departure.contract_months]), law)
    unused = max(int(length[0]) - departure.contract_months, 0)
    before, after = (
        cover(departure, departure.contract_months, law),
        cover(departure, departure.contract_months + months, law),
    )
    return Package(
        departure=departure,
        kind=Package.Kind.EXTENSION,
        months=months,
        excess=law["contributions.migrant.excess_per_month"].value(on) * max(months - unused, 0),
        jht=departure.jht_monthly * months,
        during_from=before.during_until[0].item() + dt.timedelta(days=1),
        during_until=after.during_until[0].item(),
        after_until=after.after_until[0].item(),
    )


def lines_of(package: Package, today: dt.date, law: StatuteBook) -> pl.DataFrame:
    """One line per month the package covers from today on, columns `LINES`; they add up to its amount."""
    departure = package.departure
    now = month_of(today)
    leaves = max(month_of(package.during_from), now)
    last = max(month_of(package.after_until), leaves)
    work = _rows(package, range(leaves, last + 1), package.during + package.excess, package.jht, law)
    if not package.before:
        return work
    start = min(max(month_of(departure.before_from), now), leaves)
    ahead = _rows(package, range(start, max(month_of(departure.departs_on), start + 1)), package.before, 0, law)
    both = pl.concat([ahead, work]).group_by("month", "person_id", "region_id", maintain_order=True)
    return both.agg(pl.col("income", "jkk", "jkm", "jht").sum()).select(*LINES)


def _rows(package: Package, months: range, amount: int, savings: int, law: StatuteBook) -> pl.DataFrame:
    departure = package.departure
    jkk, jkm = split(days(departure.registered_on), rupiah(amount), law)
    return pl.DataFrame(
        {
            "month": [first_day(month) for month in months],
            "person_id": [departure.person_id] * len(months),
            "region_id": [departure.person.region_id] * len(months),
            "income": [0] * len(months),
            "jkk": spread(int(jkk[0]), len(months)),
            "jkm": spread(int(jkm[0]), len(months)),
            "jht": spread(savings, len(months)),
        },
        schema=LINES,
    )
