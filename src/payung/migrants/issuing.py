"""Packages of one payer asked for with one code, through `rolls`; the caller is an action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl
from django.utils.timezone import localdate, make_aware

from payung.kernel.periods import month_of
from payung.migrants.models import Package
from payung.migrants.pricing import lines_of
from payung.rolls.models import Roll
from payung.rolls.writing import RollSpec, write_roll
from payung.statute_book import StatuteBook

CODE_DAYS = 14
"""A code may be used so long. No rule of law: cover begins with the payment in any case."""


def issue(packages: Sequence[Package], at: dt.datetime, law: StatuteBook) -> Roll:
    """One roll with one code for these packages, all of one payer; they remember it."""
    today = localdate(at)
    lines = pl.concat([lines_of(package, today, law) for package in packages])
    first, last = lines["month"].min(), lines["month"].max()
    departure = packages[0].departure
    alone = departure.company is None
    until = today + dt.timedelta(days=CODE_DAYS)
    cites = law["contributions.migrant.packages"].at(departure.registered_on).cite
    texts = {"JKK": "paket pekerja migran", "JKM": "paket pekerja migran", "JHT": "JHT pilihan per bulan"}
    amounts = pl.DataFrame(
        [
            {"programme": name, "amount": int(lines[name.lower()].sum()), "rate_text": text, "cite": cites[:200]}
            for name, text in texts.items()
        ]
    )
    spec = RollSpec(
        kind="migrant",
        segment="PMI",
        payer_kind="person" if alone else "placement",
        payer_id=departure.person_id if alone else departure.company_id,
        payer_name=departure.person.name if alone else departure.company.name,
        first_month=first,
        months=month_of(last) - month_of(first) + 1,
        due_on=until,
        expires_at=make_aware(dt.datetime.combine(until, dt.time(23, 59, 59))),
        description=f"Pekerja migran, {len(packages)} orang",
        law_version=law.version,
    )
    roll = write_roll(spec, lines, amounts, at)
    Package.objects.filter(pk__in=[package.pk for package in packages]).update(roll=roll)
    return roll
