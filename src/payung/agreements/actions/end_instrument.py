"""End an agreement before its last day."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.agreements.models import Instrument
from payung.agreements.queries import in_force, instrument_held
from payung.agreements.refused import ENDED, NO_REASON, refuse
from payung.audit.act import act

PERMISSION = "agreements.end_instrument"


def end_instrument(number: int, reason: str, *, by: Actor, at: dt.datetime) -> Instrument:
    """It holds to the end of today. Raises NotAllowed out of reach; NotAgreed agreement-ended, agreement-reason."""
    with act("agreements.end_instrument", by, at) as deed:
        if instrument_held(by, PERMISSION, number) is None:
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        instrument = Instrument.objects.select_for_update(of=("self",)).get(pk=number)
        today = localdate(at)
        if instrument.ended_on is not None or not in_force(instrument, today):
            raise refuse(ENDED, "Perjanjian", instrument.title)
        if not reason.strip():
            raise refuse(NO_REASON, "Alasan", reason)
        instrument.ended_on, instrument.end_reason = today, reason.strip()[:300]
        instrument.save(update_fields=["ended_on", "end_reason"])
        deed.about(f"instrument:{number}", ended_on=today.isoformat())
        return instrument
