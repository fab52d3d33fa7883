"""The packages of several people of one company, or of one who goes alone, asked for with one code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.migrants.closing import close
from payung.migrants.issuing import issue
from payung.migrants.models import Package
from payung.migrants.reach import hold
from payung.migrants.refused import NONE_CHOSEN, refuse
from payung.rolls.models import Roll
from payung.statute_book import StatuteBook, read_statute_book


def bill_departures(
    departure_ids: Iterable[int], *, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Roll:
    """One code for every unpaid package of these departures. Open codes they stood on are replaced whole: whoever
    else stood on one waits for a code again.

    Raises NotAllowed; Refused departure-none (nothing unpaid, or several payers), departure-payment-coming.
    """
    law = law or read_statute_book()
    with act("migrants.bill_departures", by, at) as deed:
        departures = [each for each in hold(departure_ids, "migrants.bill_departures", by) if not each.cancelled_on]
        payers = {each.company_id or f"person:{each.person_id}" for each in departures}
        unpaid = Package.objects.select_related("departure__person", "departure__company", "roll").filter(
            departure__in=departures, cancelled_on=None
        )
        packages = list(unpaid.exclude(roll__state=Roll.State.PAID).order_by("pk"))
        if not packages or len(payers) != 1:
            raise refuse(NONE_CHOSEN, f"{len(packages)} paket, {len(payers)} pembayar")
        close({package.roll for package in packages if package.roll and package.roll.state == Roll.State.OPEN}, at)
        roll = issue(packages, at, law)
        deed.about(f"roll:{roll.pk}", people=roll.people, amount=roll.amount, day=localdate(at).isoformat())
        return roll
