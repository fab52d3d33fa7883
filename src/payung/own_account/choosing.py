"""Whether a choice can be recorded, and recording it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from payung.access.actor import Actor
from payung.kernel.amounts import rupiah_text
from payung.own_account.amounts import bands
from payung.own_account.choice import Choice
from payung.own_account.models import Membership, Terms
from payung.own_account.occupations import occupations
from payung.own_account.refused import BAND, OCCUPATION, REGION, refuse
from payung.registry.models import Region
from payung.statute_book import StatuteBook


def checked(choice: Choice, month: dt.date, law: StatuteBook) -> Choice:
    """The choice as it is recorded: whoever employs others is in JHT. Raises Refused naming what is not on offer."""
    if choice.occupation not in occupations():
        raise refuse(OCCUPATION, "Pekerjaan", choice.occupation or "kosong")
    if not Region.objects.filter(code=choice.region, level=Region.Level.REGENCY).exists():
        raise refuse(REGION, "Tempat bekerja", choice.region or "kosong")
    if choice.income not in {band.base for band in bands(month, law)}:
        raise refuse(BAND, "Penghasilan", rupiah_text(choice.income))
    return replace(choice, jht=choice.jht or choice.employs, workplace=choice.workplace.strip()[:120])


def record_choice(membership: Membership, choice: Choice, from_month: dt.date, by: Actor, at: dt.datetime) -> Terms:
    """Write the choice from a month on."""
    return Terms.objects.create(
        membership=membership,
        from_month=from_month,
        occupation=choice.occupation,
        region_id=choice.region,
        workplace=choice.workplace,
        income=choice.income,
        jht=choice.jht,
        employs=choice.employs,
        chosen_at=at,
        chosen_by=by.user_id,
    )
