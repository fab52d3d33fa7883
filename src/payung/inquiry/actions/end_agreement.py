"""An agreement on status answers ends before its day; nothing is answered under it any more."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.inquiry.queries import agreements_reached
from payung.inquiry.refused import EXPIRED, refuse


def end_agreement(agreement_id: int, *, by: Actor, at: dt.datetime) -> None:
    """End it today. Raises NotAllowed; Refused inquiry-expired for one that has ended."""
    with act("inquiry.end_agreement", by, at) as deed:
        one = agreements_reached(by, "inquiry.end_agreement").filter(pk=agreement_id).first()
        if one is None:
            raise NotAllowed(f"{by.name}: inquiry.end_agreement")
        if one.ended_on:
            raise refuse(EXPIRED, "Perjanjian", "sudah diakhiri")
        one.ended_on = localdate(at)
        one.save(update_fields=["ended_on"])
        deed.about(f"status_agreement:{one.pk}")
