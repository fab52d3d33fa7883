"""A placement company sends in a list: it is kept as it came and judged whole. Nobody is recorded until it is saved."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.sheet.list_judged import kept_list
from payung.migrants.list_judging import judged
from payung.migrants.models import DepartureList
from payung.migrants.reach import hold_company
from payung.statute_book import StatuteBook, read_statute_book


def read_departures(
    company_id: int, content: bytes, file_name: str, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> DepartureList:
    """Judge a file and keep both. A list that still waits is discarded for the new one.

    Raises NotAllowed; Unreadable (nothing is kept).
    """
    law = law or read_statute_book()
    with act("migrants.read_departures", by, at) as deed:
        company = hold_company(company_id, "migrants.read_departures", by)
        file, checked = judged(content, company, localdate(at), law)
        waiting = DepartureList.objects.filter(company=company, state=DepartureList.State.CHECKED)
        waiting.update(state=DepartureList.State.DISCARDED)
        sent = DepartureList.objects.create(
            company=company,
            **kept_list(file, checked, content, file_name, by.name, at),
        )
        deed.about(f"placement:{company.pk}", digest=file.digest, read=checked.read, failing=checked.failing)
        return sent
