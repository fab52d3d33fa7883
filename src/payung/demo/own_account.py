"""Invented people on own account: registered, paying ahead, due, lapsed, ended. Their months are priced by the law."""

from __future__ import annotations

import datetime as dt
from functools import cache

import numpy as np
import polars as pl
from django.utils.timezone import get_default_timezone, get_default_timezone_name

from payung.access.actor import SYSTEM
from payung.access.models import Grant, Role, ScopeKind, User
from payung.database.copy import copy_in
from payung.demo.homes import Inside
from payung.demo.logins import OWN_ACCOUNT, kept_password
from payung.demo.people import invent_people
from payung.kernel.periods import first_day, last_day, month_of
from payung.own_account.amounts import Priced, priced, run_of
from payung.own_account.choice import Choice
from payung.own_account.occupations import occupations
from payung.payments.actions.receive import receive
from payung.payments.codes import issue_codes
from payung.registry.models import OfficeArea, Person
from payung.registry.numbers import new_kpj, new_member_numbers, new_row_numbers
from payung.rolls.actions.post_settled import post_settled
from payung.statute_book import read_statute_book

MEMBERS = 320
SERIALS = 500  # added to the last four digits of the NIK, so that nobody has a worker's
INCOMES = (1_000_000, 1_400_000, 1_800_000, 2_200_000, 2_950_000, 3_950_000)
FATES = (("ahead", 30), ("paid", 34), ("due", 12), ("lapsed", 10), ("ended", 6), ("new", 8))
"""How the membership stands today, of a hundred."""


def invent_own_accounts(rng: np.random.Generator, regencies: list[str], inside: Inside, today: dt.date) -> int:
    """Copy them in and book what they paid. Returns how many people. The first of them can log in."""
    members = _members(rng, regencies, today)
    people = invent_people(rng, members.select("person", "started_on", "region_id"), inside)
    members = _enrolled(members[1:], people[1:])  # the first invented person is the heroine of the wage earners
    _memberships(members, today)
    rolls = _rolls(members, today)
    _pay(rolls, today)
    _log_in(int(members.filter(fate="ahead")["person_id"][0]), today)
    return members.height


def _members(rng: np.random.Generator, regencies: list[str], today: dt.date) -> pl.DataFrame:
    """Registration, place, choice and fate of each; one more than asked, for the first is dropped."""
    count = MEMBERS + 1
    fates, weights = zip(*FATES, strict=True)
    fate = rng.choice(fates, count, p=np.array(weights) / sum(weights))
    since = np.where(fate == "new", 0, rng.integers(5, 14, count))
    now = month_of(today)
    started = [
        first_day(now - int(months)) + dt.timedelta(days=int(day) if months else min(int(day), today.day - 1))
        for months, day in zip(since, rng.integers(0, 14, count), strict=True)
    ]
    offset = {"ahead": 3, "paid": 0, "due": -1, "lapsed": -3, "ended": -5, "new": -99}
    return pl.DataFrame(
        {
            "person": np.arange(count),
            "started_on": started,
            "region_id": rng.choice(regencies, count),
            "fate": fate,
            "last": [now + offset[each] for each in fate.tolist()],
            "occupation": rng.choice(list(occupations()), count),
            "income": rng.choice(INCOMES, count),
            "jht": rng.random(count) < 0.3,
            "block": rng.choice([1, 2, 3, 6], count),
        }
    )


def _enrolled(members: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """The people and their cards in the registry; adds person_id and name."""
    count = people.height
    ids = new_row_numbers("registry_person", count)
    nik = pl.col("nik").str.slice(0, 12) + (pl.col("nik").str.slice(12).cast(pl.Int64) + SERIALS).cast(pl.String)
    people = people.with_columns(
        id=pl.Series(ids),
        nik=nik,
        member_number=pl.Series(new_member_numbers(count)),
        birth_place=pl.lit(""),
        mother_name=pl.lit(""),
        nik_checked_with=pl.lit(""),
        phone=pl.lit(""),  # any number might be somebody's
        email=pl.lit(""),
    )
    copy_in("registry_person", people)
    cards = pl.DataFrame({"kpj": new_kpj(count), "person_id": ids, "issued_on": members["started_on"]})
    copy_in("registry_card", cards)
    return members.with_columns(person_id=pl.Series(ids), name=people["name"])


def _memberships(members: pl.DataFrame, today: dt.date) -> None:
    offices = dict(OfficeArea.objects.filter(valid_to=None).values_list("region_id", "office_id"))
    ids = new_row_numbers("own_account_membership", members.height)
    at = pl.col("started_on").dt.combine(dt.time(10)).dt.replace_time_zone(get_default_timezone_name())
    stamped = at.dt.convert_time_zone("UTC").dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    over = pl.col("fate") == "ended"
    rows = members.select(
        "person_id",
        pl.Series("id", ids),
        office_id=pl.col("region_id").replace_strict(offices, default="PTK"),
        registered_on="started_on",
        registered_at=stamped,
        channel=pl.when(pl.col("person") % 5 == 0).then(pl.lit("counter")).otherwise(pl.lit("web")),
        ended_on=pl.when(over).then(pl.lit(today.replace(day=1))),
        end_reason=pl.when(over).then(pl.lit("lapsed")).otherwise(pl.lit("")),
    )
    copy_in("own_account_membership", rows)
    terms = members.select(
        "region_id", "occupation", "income", "jht", membership_id=pl.Series(ids), workplace=pl.lit(""),
        from_month=pl.col("started_on").dt.month_start(), employs=pl.lit(False), chosen_at=stamped,
    )  # fmt: skip
    copy_in("own_account_terms", terms)


def _rolls(members: pl.DataFrame, today: dt.date) -> pl.DataFrame:
    """Write every roll paid so far, in blocks of months; one row per roll with its code, amount and day of payment."""
    law, heads, lines, amounts, whose = read_statute_book(), [], [], [], []

    @cache
    def price(occupation: str, region: str, income: int, jht: bool, first: dt.date, months: int) -> Priced:
        choice = Choice(occupation, region, income, jht)
        return priced([(month, choice) for month in run_of(first, months)], law)

    transport = {code: "ojek" if each.transport else "lain" for code, each in occupations().items()}
    for row in members.filter(pl.col("fate") != "new").iter_rows(named=True):
        first = month_of(row["started_on"])
        while first <= row["last"]:
            months = min(row["block"], row["last"] - first + 1)
            start = first_day(first)
            made = price(transport[row["occupation"]], "", row["income"], row["jht"], start, months)
            paid_on = min(max(start + dt.timedelta(days=row["person"] % 9), row["started_on"]), today)
            heads.append((row["person_id"], row["name"], start, months, made.total, paid_on))
            lines.append(made.lines)
            amounts.append(made.amounts)
            whose.append((row["person_id"], row["region_id"]))
            first += months
    schema = {"payer_id": pl.Int64, "payer_name": pl.String, "first_month": pl.Date, "months": pl.Int64,
              "amount": pl.Int64, "paid_on": pl.Date}  # fmt: skip
    owners = pl.DataFrame(whose, schema={"person_id": pl.Int64, "region_id": pl.String}, orient="row")
    every = _of_rolls(lines)
    every = every.with_columns(owners[every["roll"]])
    return _copied(pl.DataFrame(heads, schema=schema, orient="row"), every, _of_rolls(amounts), law.version)


def _of_rolls(frames: list[pl.DataFrame]) -> pl.DataFrame:
    """The rows of all, each with the place of its frame as `roll`."""
    return pl.concat(frames).with_columns(roll=np.repeat(np.arange(len(frames)), [each.height for each in frames]))


def _copied(heads: pl.DataFrame, lines: pl.DataFrame, amounts: pl.DataFrame, version: str) -> pl.DataFrame:
    ids = new_row_numbers("contributions_bill", heads.height)
    issued = pl.col("paid_on").dt.combine(dt.time(8)).dt.replace_time_zone(get_default_timezone_name())
    heads = heads.with_columns(id=pl.Series(ids), expires_at=issued.dt.offset_by("40d"))
    heads = heads.with_columns(
        payment_code=pl.Series(
            issue_codes(
                heads.select(
                    "amount", "payer_name", "expires_at", subject=pl.format("roll:{}", "id"),
                    description=pl.lit("Iuran mandiri"),
                ),
                dt.datetime.combine(heads["paid_on"].min(), dt.time(8), tzinfo=get_default_timezone()),
            )
        )
    )  # fmt: skip
    iso = "%Y-%m-%dT%H:%M:%SZ"
    copy_in("rolls_roll", heads.select(
        "id", "payer_id", "payer_name", "first_month", "months", "amount", "payment_code",
        number=pl.format("{}-BPU-{}", pl.col("first_month").dt.strftime("%Y-%m"), "id"),
        kind=pl.lit("own_account"), payer_kind=pl.lit("person"), segment=pl.lit("BPU"), people=pl.lit(1),
        state=pl.lit("open"), issued_at=issued.dt.convert_time_zone("UTC").dt.strftime(iso),
        due_on=pl.col("first_month").dt.offset_by("14d"),
        expires_at=pl.col("expires_at").dt.convert_time_zone("UTC").dt.strftime(iso), law_version=pl.lit(version),
    ))  # fmt: skip
    of = pl.Series(ids)
    copy_in("rolls_rollline", lines.with_columns(roll_id=of.gather(lines["roll"])).drop("roll"))
    copy_in("rolls_rollamount", amounts.with_columns(roll_id=of.gather(amounts["roll"])).drop("roll"))
    return heads


def _pay(rolls: pl.DataFrame, today: dt.date) -> None:
    """Banks take the money of every roll, and it is booked."""
    noon = pl.col("paid_on").dt.combine(dt.time(9)).dt.replace_time_zone(get_default_timezone_name())
    at = dt.datetime.combine(today, dt.time(22), tzinfo=get_default_timezone())
    receipts = rolls.select(
        pl.lit("kapuas").alias("bank"),
        pl.format("M{}", "id").alias("reference"),
        pl.col("payment_code").alias("code"),
        "amount",
        noon.dt.convert_time_zone("UTC").alias("paid_at"),
    )
    receive(receipts, at=at)
    post_settled(limit=rolls.height, by=SYSTEM, at=at)


def _log_in(person_id: int, today: dt.date) -> None:
    """The log-in of the first who pays ahead."""
    person = Person.objects.get(pk=person_id)
    user = User.objects.create(username=OWN_ACCOUNT, full_name=person.name, password=kept_password())
    Grant.objects.create(
        user=user, role=Role.MEMBER, scope_kind=ScopeKind.PERSON, scope_key=str(person_id),
        valid_from=min(today, last_day(month_of(today))).replace(day=1),
    )  # fmt: skip
