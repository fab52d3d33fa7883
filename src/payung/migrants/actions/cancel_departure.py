"""Somebody does not go after all, before anything was paid."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.migrants.closing import close
from payung.migrants.models import Departure, Package
from payung.migrants.reach import hold
from payung.migrants.refused import PAID, refuse
from payung.rolls.models import Roll


def cancel_departure(departure_id: int, *, by: Actor, at: dt.datetime) -> Departure:
    """Cancel an unpaid departure; the code it stood on is replaced for everybody on it.

    Raises NotAllowed; Refused departure-paid, departure-payment-coming.
    """
    with act("migrants.cancel_departure", by, at) as deed:
        (departure,) = hold([departure_id], "migrants.cancel_departure", by)
        packages = Package.objects.select_related("roll").filter(departure=departure, cancelled_on=None)
        for package in packages:
            if package.roll and package.roll.state == Roll.State.PAID:
                raise refuse(PAID, departure.number)
            if package.roll:
                close([package.roll], at)
            Package.objects.filter(pk=package.pk).update(cancelled_on=localdate(at))
        departure.cancelled_on = localdate(at)
        departure.save(update_fields=["cancelled_on"])
        deed.about(f"departure:{departure.pk}")
        return departure
