"""About two years of months: declared, calculated, finalised, paid, posted and counted by the real actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl
from django.db.models import Max, Min
from django.utils.timezone import get_default_timezone

from payung.access.actor import SYSTEM, Actor, Held
from payung.access.models import Role, ScopeKind
from payung.contributions.actions.calculate import calculate
from payung.contributions.actions.finalise import finalise
from payung.contributions.actions.post_settled import post_settled
from payung.contributions.recording import record_wages
from payung.coverage.actions.freeze_month import freeze_month
from payung.database.copy import copy_out
from payung.demo.wages import wages
from payung.demo.world import World
from payung.kernel.periods import first_day, last_day
from payung.payments.actions.receive import receive
from payung.registry.models import MinimumWage
from payung.registry.queries import minimum_wage_of
from payung.statute_book import read_statute_book

CLERKS = Actor("Petugas perusahaan (contoh)", None, (Held(Role.CLERK, ScopeKind.ALL, ""),))
BANKS = ("kapuas", "khatulistiwa")
EVERY_BILL = 1_000_000
MORNING, NOON, NIGHT = 8, 12, 20  # hours: clerks finalise, banks take money, we post

_OWED = """
SELECT b.employer_id, b.month, b.payment_code, b.contributions + b.penalties
FROM contributions_bill b WHERE b.state = 'open'
"""
_OWED_COLUMNS = {"employer_id": pl.Int64, "month": pl.Date, "code": pl.String, "amount": pl.Int64}


@dataclass(frozen=True)
class History:
    """What was made: bills issued, bills posted."""

    bills: int
    posted: int


def make_history(rng: np.random.Generator, world: World, schedule: pl.DataFrame, today: dt.date) -> History:
    """Live through the schedule, calendar month by calendar month, up to `today`.

    schedule  as in schedule.py
    """
    bills = posted = 0
    paid = _payments(rng, world, schedule)
    for month in world.months.tolist():
        bills += sum(_report(rng, world, wave) for wave in _waves(schedule.filter(month=month)))
        until = min(last_day(month + 1), today)
        posted += _pay(paid.filter(pl.col("paid_on").is_between(first_day(month + 1), until)), until)
    return History(bills, posted)


def freeze_history(world: World, today: dt.date) -> None:
    """Count and freeze every month, once everything that happened in them is told."""
    for month in world.months.tolist():
        freeze_month(first_day(month), by=SYSTEM, at=_at(today, NIGHT))


def _waves(reports: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The reports of one month, day by day."""
    for _, wave in reports.sort("reported_on", "employer").group_by("reported_on", maintain_order=True):
        yield wave


def _report(rng: np.random.Generator, world: World, wave: pl.DataFrame) -> int:
    """Declare, calculate and finalise the months of one day, each as far as its stage says. Returns the bills."""
    at = _at(wave["reported_on"][0], MORNING)
    law = read_statute_book()
    stages = dict(zip(world.enrolled.employers[wave["employer"].to_numpy()].tolist(), wave["stage"], strict=True))
    declared = _declared(rng, world, wave["month"][0], set(wave["employer"]))
    numbers = record_wages(declared, law, at)
    employers = declared.select("employer_id", "month").unique().sort("employer_id", "month")["employer_id"]
    of = dict(zip(employers.to_list(), sorted(numbers), strict=True))
    if to_calculate := [of[employer] for employer in of if stages[employer] != "draft"]:
        calculate(to_calculate, by=CLERKS, at=at, law=law)
    if to_finalise := [of[employer] for employer in of if stages[employer] == "finalised"]:
        finalise(to_finalise, by=CLERKS, at=at, law=law)
    return len(to_finalise)


def _declared(rng: np.random.Generator, world: World, month: int, employers: set[int]) -> pl.DataFrame:
    """Everyone who worked for these employers in the month, with a wage: what `record_wages` takes."""
    first, last = first_day(month), last_day(month)
    lasting = pl.col("ended_on").is_null() | (pl.col("ended_on") >= first)
    here = world.spells.with_row_index("spell").filter(
        lasting & (pl.col("started_on") <= last) & pl.col("employer").is_in(list(employers))
    )
    spell, employer, person = (here[name].to_numpy() for name in ("spell", "employer", "person"))
    region = world.employers["region_id"].gather(employer)
    known = minimum_wage_of(region.unique().to_list(), _year_with_wages(first.year))
    minimum = region.replace_strict(known, return_dtype=pl.Int64).to_numpy()
    wage = wages(minimum, world.factors[spell])
    back_pay = np.where(rng.integers(0, 1000, wage.size) < 4, rng.integers(1, 8, wage.size) * 100_000, 0)
    return pl.DataFrame(
        {
            "employer_id": world.enrolled.employers[employer],
            "month": pl.repeat(first, wage.size, eager=True),
            "employment_id": world.enrolled.spells[spell],
            "person_id": world.enrolled.people[person],
            "started_on": here["started_on"],
            "birth_date": world.people["birth_date"].gather(person),
            "citizen": world.people["citizen"].gather(person),
            "wage": wage,
            "rapel": back_pay,
            "note": np.where(wage < minimum, "paruh waktu", ""),
        }
    )


def _year_with_wages(year: int) -> int:
    """The year, or the nearest for which minimum wages are known."""
    known = MinimumWage.objects.filter(region="61").aggregate(first=Min("year"), last=Max("year"))
    return min(max(year, known["first"]), known["last"])


def _payments(rng: np.random.Generator, world: World, schedule: pl.DataFrame) -> pl.DataFrame:
    """employer_id, month (first day), paid_on, bank, minute of the day: every payment of the history."""
    paid = schedule.filter(pl.col("paid_on").is_not_null())
    return pl.DataFrame(
        {
            "employer_id": world.enrolled.employers[paid["employer"].to_numpy()],
            "month": [first_day(month) for month in paid["month"]],
            "paid_on": paid["paid_on"],
            "bank": rng.choice(BANKS, paid.height),
            "minute": rng.integers(0, 6 * 60, paid.height),
        }
    )


def _pay(payments: pl.DataFrame, until: dt.date) -> int:
    """Banks take the money of one calendar month, and it is posted. Returns the bills posted."""
    owed = copy_out(_OWED, _OWED_COLUMNS)
    told = payments.join(owed, on=["employer_id", "month"], maintain_order="left")
    if told.is_empty():
        return 0
    noon = pl.col("paid_on").dt.combine(dt.time(NOON)).dt.replace_time_zone(str(get_default_timezone()))
    receipts = told.select(
        "bank",
        pl.format("{}-{}", pl.col("paid_on").dt.strftime("%y%m%d"), "code").alias("reference"),
        "code",
        "amount",
        (noon + pl.duration(minutes="minute")).dt.convert_time_zone("UTC").alias("paid_at"),
    )
    receive(receipts, at=_at(until, NIGHT))
    return post_settled(limit=EVERY_BILL, by=SYSTEM, at=_at(until, NIGHT)).bills


def _at(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=get_default_timezone())
