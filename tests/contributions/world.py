"""An employer, its workers and its clerk, and the steps of a month in short words. Everything is invented."""

import datetime as dt

import polars as pl

from payung.access.actor import SYSTEM, Actor, Held
from payung.contributions.actions.calculate import calculate
from payung.contributions.actions.finalise import finalise
from payung.contributions.actions.post_settled import post_settled
from payung.contributions.actions.set_wage import set_wage
from payung.contributions.models import Bill, Declaration
from payung.kernel.names import name_key
from payung.payments.actions.receive import RECEIPTS, receive
from payung.registry.models import Card, Employer, Employment, JkkClassification, MinimumWage, Office, Person, Region
from payung.registry.numbers import new_kpj, new_member_numbers

MARCH, APRIL = dt.date(2025, 3, 1), dt.date(2025, 4, 1)
NOW = dt.datetime(2025, 4, 8, 3, 0, tzinfo=dt.UTC)  # 8 April 2025, 10.00 WIB
CLERK = Actor("Fitriani", None, (Held("clerk", "all", ""),))


def clerk_of(*employers: Employer) -> Actor:
    return Actor("Fitriani", None, tuple(Held("clerk", "employer", str(each.pk)) for each in employers))


def place() -> tuple[Office, Region]:
    region, _ = Region.objects.get_or_create(
        code="61.12", defaults={"name": "Kabupaten Kubu Raya", "short_name": "Kubu Raya", "level": "regency"}
    )
    MinimumWage.objects.get_or_create(region=region, year=2025, defaults={"amount": 2_900_000, "source": "contoh"})
    office, _ = Office.objects.get_or_create(
        code="PTK", defaults={"name": "Pontianak", "kind": "branch", "region": region}
    )
    return office, region


def employer(npp: str = "JJ120217", *, jkk_class: int = 3, **fields: object) -> Employer:
    office, region = place()
    usual = {"size": "medium", "activity": "Papan", "jht": True, "jp": True, "registered_on": dt.date(2020, 1, 1)}
    made = Employer.objects.create(npp=npp, name=f"PT {npp}", office=office, region=region, **{**usual, **fields})
    JkkClassification.objects.create(
        employer=made,
        from_month=dt.date(2020, 1, 1),
        jkk_class=jkk_class,
        entry=f"{jkk_class}.1",
        decided_by="contoh",
        decided_on=dt.date(2020, 1, 1),
        reason="contoh",
    )
    return made


def worker(where: Employer, number: int = 1, *, started: dt.date = dt.date(2021, 5, 3), **fields: object) -> Employment:
    name = f"PEKERJA {number}"
    usual = {"nik": f"611204130275{number:04d}", "birth_date": dt.date(1990, 6, 15), "sex": "L"}
    person = Person.objects.create(
        member_number=new_member_numbers(1)[0], name=name, name_key=name_key(name), **{**usual, **fields}
    )
    card = Card.objects.create(kpj=new_kpj(1)[0], person=person, issued_on=started)
    return Employment.objects.create(
        person=person, employer=where, card=card, employee_number=f"P{number:03d}", started_on=started
    )


def wage(spell: Employment, amount: int | None, month: dt.date = MARCH, **more: object) -> int:
    """Declare one wage. Returns the declaration."""
    return set_wage(spell.employer_id, month, spell.person_id, wage=amount, by=CLERK, at=NOW, **more)


def billed(declaration: int, at: dt.datetime = NOW) -> Bill:
    """Calculate and finalise one declaration."""
    calculate([declaration], by=CLERK, at=at)
    (bill,) = finalise([declaration], by=CLERK, at=at)
    return Bill.objects.get(pk=bill)


def paid(bill: Bill, at: dt.datetime = NOW, **changed: object) -> str:
    """A bank tells of a payment of the bill, exact unless changed. Returns the outcome."""
    told = {"bank": "kapuas", "reference": f"K{bill.pk}", "code": bill.payment_code, "amount": bill.amount}
    row = pl.DataFrame([{**told, "paid_at": at, **changed}], schema_overrides=RECEIPTS)
    return receive(row, at=at)["outcome"][0]


def posted(at: dt.datetime = NOW):
    return post_settled(by=SYSTEM, at=at)


def state(declaration: int) -> str:
    return Declaration.objects.get(pk=declaration).state
