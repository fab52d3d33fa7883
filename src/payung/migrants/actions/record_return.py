"""Somebody comes home, at the end of the contract or before it: the time after the return begins."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.kernel.dates import date_text
from payung.kernel.periods import days, months_after
from payung.migrants.closing import close
from payung.migrants.models import Departure, Package
from payung.migrants.reach import hold
from payung.migrants.refused import BACK, BACK_WHEN, refuse
from payung.rolls.models import Roll
from payung.rules.contributions.migrant import after_return
from payung.statute_book import read_statute_book


def record_return(departure_id: int, returned_on: dt.date, reason: str, *, by: Actor, at: dt.datetime) -> Departure:
    """Record the day of the return. Cover lasts the months of the law from it, never longer than what was paid for.

    An extension nobody paid is cancelled with its code: it would buy nothing any more.

    Raises NotAllowed; Refused departure-returned, departure-return-day, departure-payment-coming.
    """
    with act("migrants.record_return", by, at) as deed:
        (departure,) = hold([departure_id], "migrants.record_return", by)
        if departure.returned_on or departure.cancelled_on:
            raise refuse(BACK, departure.number)
        if not departure.departs_on <= returned_on <= localdate(at):
            raise refuse(BACK_WHEN, date_text(returned_on), "Hari pulang")
        live = Package.objects.select_related("roll").filter(departure=departure, kind=Package.Kind.EXTENSION)
        unpaid = list(live.filter(cancelled_on=None).exclude(roll__state=Roll.State.PAID))
        close([package.roll for package in unpaid if package.roll], at)
        Package.objects.filter(pk__in=[package.pk for package in unpaid]).update(cancelled_on=localdate(at))
        departure.returned_on, departure.return_reason = returned_on, reason[:160]
        months = after_return(days(departure.registered_on), read_statute_book())
        departure.after_return_until = months_after(days(returned_on), months)[0].item()
        departure.save(update_fields=["returned_on", "return_reason", "after_return_until"])
        deed.about(f"departure:{departure.pk}", returned_on=returned_on.isoformat(), reason=reason)
        return departure
