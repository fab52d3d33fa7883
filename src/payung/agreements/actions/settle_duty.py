"""Mark a duty of an agreement as done."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.agreements.models import Duty
from payung.agreements.queries import instrument_held
from payung.agreements.refused import DONE, refuse
from payung.audit.act import act
from payung.kernel.dates import date_text

PERMISSION = "agreements.settle_duty"


def settle_duty(number: int, note: str, *, by: Actor, at: dt.datetime) -> Duty:
    """Done today. Raises NotAllowed out of reach; NotAgreed agreement-done."""
    with act("agreements.settle_duty", by, at) as deed:
        duty = Duty.objects.select_for_update().filter(pk=number).first()
        if duty is None or instrument_held(by, PERMISSION, duty.instrument_id) is None:
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        if duty.done_on is not None:
            raise refuse(DONE, "Kewajiban", date_text(duty.done_on))
        duty.done_on, duty.done_note = localdate(at), note.strip()[:300]
        duty.save(update_fields=["done_on", "done_note"])
        deed.about(f"instrument:{duty.instrument_id}", duty=number)
        return duty
