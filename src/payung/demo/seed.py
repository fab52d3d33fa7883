"""Fill an empty database with the demonstration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np
import polars as pl
from django.db import connection, transaction
from django.utils import timezone

from payung.access.actor import SYSTEM, actor_of
from payung.access.models import Role, User
from payung.agreements.actions.load_known import load_known
from payung.coverage.actions.load_denominators import load_denominators
from payung.coverage.actions.load_published_figures import load_published_figures
from payung.demo.agreements import invent_agreements
from payung.demo.assistance import invent_assistance
from payung.demo.benefits import make_benefits
from payung.demo.building import build
from payung.demo.calendar import calendar_of
from payung.demo.cases import make_cases
from payung.demo.checks import look_over
from payung.demo.claims import claims_officer, deaths_told, make_claims
from payung.demo.clerk import invent_doors
from payung.demo.denominators import invent_shares, invent_workforce
from payung.demo.doors import open_doors
from payung.demo.employers import invent_employers
from payung.demo.enrol import enrol, first_work
from payung.demo.fates import TOLD, Fates, with_fates
from payung.demo.hand_overs import invent_hand_overs
from payung.demo.history import freeze_history, make_history
from payung.demo.homes import Inside
from payung.demo.identity import invent_identities
from payung.demo.logins import BRANCH, make_logins
from payung.demo.marker import leave_marker
from payung.demo.own_account import invent_own_accounts
from payung.demo.peers import invent_peers
from payung.demo.people import invent_people
from payung.demo.projects import make_projects
from payung.demo.schedule import always_in_time, invent_schedule
from payung.demo.strays import invent_strays
from payung.demo.wages import wage_factors
from payung.demo.work import invent_work, with_pensions
from payung.demo.world import World
from payung.kernel.periods import Months, first_day, first_days, month_of
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Employer, Person, Region
from payung.statute_book import read_statute_book

PROVINCE = "61"
PROVINCE_MEMBERS = 757_947  # published for September 2023; here only for the size of the demonstration
BRANCH_TOWN = "61.71"  # where most employers of the branch of the log-ins are
SCALE = 50
YEAR, LEAST_MONTHS = 12, 18
BOOKS = ("contributions_declaration", "contributions_declaredwage", "contributions_bill", "payments_paymentcode",
         "ledger_memberline")  # fmt: skip
DICE = 1977  # the same number, the same demonstration


def seed(
    *,
    workers: int | None = None,
    today: dt.date | None = None,
    say: Callable[[str], object] = print,
    months: int | None = None,
) -> None:
    """Make the demonstration in one transaction: all of it or nothing.

    workers  people employed at one time; by default a fiftieth of the members of West Kalimantan
    today    the day it is told from; the history ends with the month before
    months   how many months of history; by default so many that the same months of last year are there
    """
    now = timezone.now()
    today = today or timezone.localdate(now)
    workers = workers or PROVINCE_MEMBERS // SCALE
    months = months or max(LEAST_MONTHS, (month_of(today) - 1) % YEAR + YEAR + 1)
    say(f"Menyiapkan contoh: {workers} pekerja rekaan, {months} bulan iuran.")
    with transaction.atomic():
        _make_room()
        _load_what_ships(now)
        last = month_of(today)
        rng = np.random.default_rng(DICE)
        history_months = np.arange(last - months, last, dtype=np.int64)
        yesterday = today - dt.timedelta(days=1)  # nothing is told to have happened later than it is
        employers = invent_employers(rng, workers, _regencies())
        schedule = invent_schedule(rng, employers.height, history_months, yesterday)
        world = invent_world(rng, employers, schedule, history_months, today)
        shares = invent_shares(rng, PROVINCE)
        history = make_history(rng, world, schedule, yesterday)
        _analyse(*BOOKS)
        make_projects(yesterday)
        build(rng.spawn(1)[0], Inside.known(PROVINCE), yesterday, workers * SCALE / PROVINCE_MEMBERS)
        invent_own_accounts(rng, sorted(_regencies()), Inside.known(PROVINCE), yesterday)
        _analyse("rolls_roll", "rolls_rollline")
        hero, member = Employer.objects.order_by("pk")[0], Person.objects.order_by("pk")[0]
        make_logins(hero, member, today=today, at=now)
        make_benefits(rng, world, calendar_of(history_months, today))
        _tell_stories(rng, hero, member, world, today=today, now=now)
        invent_workforce(shares, first_day(last - 1), as_of=first_day(last - months), at=now)
        freeze_history(world, yesterday)
        _analyse()
        look_over(today=today, now=now)
        size = max(1, round(PROVINCE_MEMBERS / workers))
        leave_marker(at=now, today=today, people=Person.objects.count(), employers=employers.height, scale=size)
    say(f"Contoh siap: {world.enrolled.employers.size} perusahaan, {history.bills} tagihan, {history.posted} lunas.")


def _tell_stories(
    rng: np.random.Generator, hero: Employer, member: Person, world: World, *, today: dt.date, now: dt.datetime
) -> None:
    """What happened to some of the people, told through the same actions as on the pages."""
    who = {name: actor_of(User.objects.get(username=name), today) for name in _TELLERS}
    invent_doors(hero, today=today, by=who["fitriani"], at=now)
    dead = world.enrolled.people[world.fates.filter(kind=TOLD)["person"].to_numpy()].tolist()
    make_claims(member.pk, BRANCH, dead, today=today)
    load_known(by=SYSTEM, at=now)
    invent_identities(who["ratri"], who["yohanes"], who["rosalina"], member, today=today)
    open_doors(who["ratri"], today=today)
    invent_peers(who["ratri"], today=today)
    make_cases(hero, BRANCH, who["ratri"], today=today)
    invent_assistance(rng, Inside.known(PROVINCE), today=today - dt.timedelta(days=1))
    invent_agreements(today=today, by=who["marselina"], at=now)
    invent_hand_overs(today=today, official=who["marselina"], officer=claims_officer("ratri", Role.OFFICER))
    invent_strays(now)


_TELLERS = ("fitriani", "ratri", "yohanes", "rosalina", "marselina")


def invent_world(
    rng: np.random.Generator, employers: pl.DataFrame, schedule: pl.DataFrame, months: Months, today: dt.date
) -> World:
    """People and their work over the months, enrolled in the registry, where regions and offices are."""
    spells = invent_work(rng, employers, months)
    people = invent_people(rng, first_work(employers, spells), Inside.known(PROVINCE))
    age = _pension_age(months)
    spells = with_pensions(spells, people, age)
    fates = Fates(rng, spells, people, employers, always_in_time(schedule, employers.height))
    fates.die(BRANCH_TOWN, [today - dt.timedelta(days=ago) for ago in deaths_told()])
    with_fates(fates, calendar_of(months, today), age)
    spells = fates.spells(spells)
    factors = wage_factors(rng, employers, spells)
    enrolled = enrol(rng, employers, people, spells)
    _analyse("registry_employer", "registry_person", "registry_card", "registry_employment")
    return World(months, employers, people, spells, factors, enrolled, fates.frame())


def _load_what_ships(now: dt.datetime) -> None:
    """Regions and offices, published figures, denominators."""
    load_reference(by=SYSTEM, at=now)
    load_published_figures(by=SYSTEM, at=now)
    load_denominators(by=SYSTEM, at=now)


def _regencies() -> dict[str, str]:
    """Regencies and cities of the province."""
    return dict(Region.objects.filter(parent=PROVINCE).values_list("code", "short_name"))


def _make_room() -> None:
    """Memory for sorting, no compiling of queries that run once, a quick look at what is there: here only."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; SET LOCAL default_statistics_target = 20")


def _analyse(*tables: str) -> None:
    """The planner must know how many rows there are now; of every table when none is named."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")


def _pension_age(months: Months) -> int:
    """Years, in the last month of the history."""
    law = read_statute_book()["jp.age.pension_age"]
    return int(law.on(first_days(months[-1:]))[0])
