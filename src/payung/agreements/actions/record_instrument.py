"""Record an agreement or regulation with its parties and duties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.agreements.models import Duty, Instrument, Party
from payung.agreements.refused import DAYS, FUTURE, NO_PARTY, NO_SOURCE, NUMBER_KNOWN, TITLE, NotAgreed, problem
from payung.audit.act import act
from payung.kernel.dates import date_text
from payung.kernel.problem import Problem
from payung.registry.models import Region
from payung.registry.queries import regions_reached

PERMISSION = "agreements.record_instrument"


@dataclass(frozen=True)
class Draft:
    """What somebody wrote down.

    parties  names, in order    duties  (party, text, day it is due or None)
    """

    kind: str
    number: str
    title: str
    signed_on: dt.date
    valid_to: dt.date | None
    source: str
    note: str = ""
    parties: Sequence[str] = ()
    duties: Sequence[tuple[str, str, dt.date | None]] = ()
    replaces: int | None = None


def record_instrument(region: Region, draft: Draft, *, by: Actor, at: dt.datetime) -> Instrument:
    """Record it; returns it. Raises NotAllowed out of reach; NotAgreed with every problem of the draft."""
    with act("agreements.record_instrument", by, at) as deed:
        if not regions_reached(by, PERMISSION).filter(pk=region.pk).exists():
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        if problems := list(_problems(region, draft, localdate(at))):
            raise NotAgreed(*problems)
        instrument = Instrument.objects.create(
            kind=draft.kind, number=draft.number.strip(), title=draft.title.strip(), region=region,
            signed_on=draft.signed_on, year=draft.signed_on.year, valid_to=draft.valid_to,
            source=draft.source.strip(), note=draft.note.strip(), replaces_id=draft.replaces,
            recorded_by=by.name, recorded_at=at,
        )  # fmt: skip
        Party.objects.bulk_create(
            Party(instrument=instrument, place=place, name=name) for place, name in enumerate(draft.parties)
        )
        Duty.objects.bulk_create(
            Duty(instrument=instrument, place=place, party=party, text=text, due_on=due)
            for place, (party, text, due) in enumerate(draft.duties)
        )
        deed.about(f"instrument:{instrument.pk}", region=region.pk, kind=draft.kind, number=draft.number)
        return instrument


def _problems(region: Region, draft: Draft, today: dt.date) -> list[Problem]:
    found = []
    if not draft.title.strip():
        found.append(problem(TITLE, "Judul", draft.title))
    if not draft.source.strip():
        found.append(problem(NO_SOURCE, "Sumber", draft.source))
    if draft.signed_on > today:
        found.append(problem(FUTURE, "Ditandatangani", date_text(draft.signed_on)))
    if draft.valid_to and draft.valid_to < draft.signed_on:
        found.append(problem(DAYS, "Berlaku sampai", date_text(draft.valid_to)))
    if not draft.parties:
        found.append(problem(NO_PARTY, "Pihak", ""))
    same = Instrument.objects.filter(kind=draft.kind, number=draft.number.strip(), year=draft.signed_on.year)
    if draft.number.strip() and same.filter(region=region).exists():
        found.append(problem(NUMBER_KNOWN, "Nomor", draft.number))
    return found
