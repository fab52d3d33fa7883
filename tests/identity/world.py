"""Two officers, a paper, and lines in the books."""

import datetime as dt
from itertools import count

import polars as pl

from payung.access.actor import Actor, Held
from payung.ledger.members import LINES, credit_members
from payung.registry.models import Person

NOW = dt.datetime(2026, 11, 21, 3, tzinfo=dt.UTC)
PAPER = ("ktp.pdf", b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n")
_BILLS = count(9_000_001)


def officer(number: int, role: str = "officer") -> Actor:
    return Actor(f"Petugas {number}", number, (Held(role, "all", ""),))


FIRST, SECOND, APPROVER = officer(901), officer(902), officer(903, "approver")


def member(person: Person) -> Actor:
    return Actor(person.name, 904, (Held("member", "person", str(person.pk)),))


def credited(person: Person, month: dt.date, jht: int, payer: int = 1) -> None:
    """One line of JHT, all of it from the employer, and Rp10.000 of JKK."""
    line = dict.fromkeys(LINES, 0) | {
        "month": month, "bill_id": next(_BILLS), "owner_id": person.pk, "payer_id": payer, "wage": 3_000_000,
        "jkk": 10_000, "jht_employer": jht, "value_date": month.replace(day=15), "segment": "PU",
    }  # fmt: skip
    credit_members(pl.DataFrame([line]))
