"""A contract abroad goes on: more months, with a code of their own."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.migrants.issuing import issue
from payung.migrants.models import Package
from payung.migrants.pricing import extension
from payung.migrants.reach import hold
from payung.migrants.refused import BACK, MONTHS, NOT_PAID, refuse
from payung.rolls.models import Roll
from payung.statute_book import StatuteBook, read_statute_book

MOST_MONTHS = 60


def extend_contract(
    departure_id: int, months: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Package:
    """Add months to a departure whose package is paid, and issue the code.

    Where the added months were paid with the package, nothing is asked: they hold at once, on its roll.

    Raises NotAllowed; Refused departure-not-paid, departure-returned, departure-months.
    """
    law = law or read_statute_book()
    with act("migrants.extend_contract", by, at) as deed:
        (departure,) = hold([departure_id], "migrants.extend_contract", by)
        if departure.returned_on or departure.cancelled_on:
            raise refuse(BACK, departure.number)
        if not 1 <= months <= MOST_MONTHS - departure.contract_months:
            raise refuse(MONTHS, str(months), "Lama perpanjangan")
        live = Package.objects.filter(departure=departure, cancelled_on=None)
        if live.exclude(roll__state=Roll.State.PAID).exists():
            raise refuse(NOT_PAID, departure.number)
        package = extension(departure, months, localdate(at), law)
        if not package.amount:
            package.roll = live.get(kind=Package.Kind.FIRST).roll
        package.save()
        departure.contract_months += months
        departure.save(update_fields=["contract_months"])
        if package.amount:
            issue([package], at, law)
        deed.about(f"departure:{departure.pk}", months=months, amount=package.amount)
        return package
