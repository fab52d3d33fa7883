"""Codes that packages stood on are closed; the caller is an action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from payung.migrants.models import Package
from payung.migrants.refused import COMING, refuse
from payung.rolls.models import Roll
from payung.rolls.writing import RollPaid, cancel_roll


def close(rolls: Iterable[Roll], at: dt.datetime) -> None:
    """Close these unpaid codes; everybody who stood on one waits for a code again.

    Raises Refused departure-payment-coming where money came in.
    """
    for roll in sorted(set(rolls), key=lambda each: each.pk):
        try:
            cancel_roll(roll.pk, at)
        except RollPaid as paid:
            raise refuse(COMING, roll.number, "Kode bayar") from paid
        Package.objects.filter(roll=roll).update(roll=None)
