"""People and rolls in short words. Everybody is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from payung.kernel.names import name_key
from payung.kernel.periods import first_day, month_of
from payung.payments.actions.receive import RECEIPTS, receive
from payung.registry.models import Person
from payung.registry.numbers import new_member_numbers
from payung.rolls.models import Roll
from payung.rolls.writing import RollSpec, write_roll

NOVEMBER = dt.date(2026, 11, 1)
NOW = dt.datetime(2026, 11, 9, 3, tzinfo=dt.UTC)  # Monday 9 November 2026, 10.00 WIB
LAW = "contoh"


def noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(5), tzinfo=dt.UTC)  # 12.00 WIB


def person(number: int = 1, **fields: object) -> Person:
    name = f"WARGA {number}"
    usual = {"nik": f"611204130280{number:04d}", "birth_date": dt.date(1980, 2, 13), "sex": "L"}
    return Person.objects.create(
        member_number=new_member_numbers(1)[0], name=name, name_key=name_key(name), **{**usual, **fields}
    )


def roll(
    people: Sequence[Person],
    first: dt.date = NOVEMBER,
    months: int = 1,
    *,
    jkk: int = 10_000,
    jkm: int = 6_800,
    jht: int = 20_000,
    region: str = "61.12",
    at: dt.datetime = NOW,
    **fields: object,
) -> Roll:
    """Each person for each month at these amounts; paid by the first of them unless said otherwise."""
    start = month_of(first)
    lines = pl.DataFrame(
        [
            (first_day(start + step), each.pk, region, 1_000_000, jkk, jkm, jht)
            for each in people
            for step in range(months)
        ],
        schema={"month": pl.Date, "person_id": pl.Int64, "region_id": pl.String, "income": pl.Int64,
                "jkk": pl.Int64, "jkm": pl.Int64, "jht": pl.Int64},
        orient="row",
    )  # fmt: skip
    count = len(people) * months
    amounts = pl.DataFrame(
        {
            "programme": ["JKK", "JKM", "JHT"],
            "amount": [jkk * count, jkm * count, jht * count],
            "rate_text": ["1 %", "Rp6.800", "2 %"],
            "cite": ["PP 44/2015", "PP 44/2015", "PP 46/2015"],
        }
    )
    usual = {
        "kind": "own_account",
        "segment": "BPU",
        "payer_kind": "person",
        "payer_id": people[0].pk,
        "payer_name": people[0].name,
        "first_month": first,
        "months": months,
        "due_on": first + dt.timedelta(days=14),
        "expires_at": at + dt.timedelta(days=20),
        "description": "Iuran mandiri",
        "law_version": LAW,
    }
    return write_roll(RollSpec(**{**usual, **fields}), lines, amounts, at)


def pay(one: Roll, at: dt.datetime = NOW, **changed: object) -> str:
    """A bank tells of a payment of the roll, exact unless changed. Returns the outcome."""
    told = {"bank": "kapuas", "reference": f"R{one.pk}", "code": one.payment_code, "amount": one.amount}
    row = pl.DataFrame([{**told, "paid_at": at, **changed}], schema_overrides=RECEIPTS)
    return receive(row, at=at)["outcome"][0]
