"""A list that waits is thrown away; what was registered before stays."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.migrants.models import DepartureList
from payung.migrants.reach import hold_company
from payung.migrants.refused import LIST_STATE, refuse


def discard_departures(list_id: int, *, by: Actor, at: dt.datetime) -> None:
    """Discard a list that waits. Raises NotAllowed; Refused departures-state."""
    with act("migrants.discard_departures", by, at) as deed:
        company_id = DepartureList.objects.values_list("company_id", flat=True).get(pk=list_id)
        hold_company(company_id, "migrants.discard_departures", by)
        sent = DepartureList.objects.select_for_update().get(pk=list_id)
        if sent.state != DepartureList.State.CHECKED:
            raise refuse(LIST_STATE, DepartureList.State(sent.state).label, "Daftar keberangkatan")
        sent.state = DepartureList.State.DISCARDED
        sent.save(update_fields=["state"])
        deed.about(f"placement:{sent.company_id}", list=sent.pk)
