"""Invented death grants handed to the heirs: at a meeting of Landak, and one at an event in Mempawah."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.agreements.actions.record_meeting import Minutes, record_meeting
from payung.claims.actions.hand_over import Ceremony, hand_over
from payung.claims.models import Claim
from payung.demo.told import moment
from payung.registry.models import Region

MEETING, EVENT = "61.08", "61.02"
AT_MEETING, AT_EVENT = 6, 1
"""How many grants: fewer than five are not told, so at the meeting there are more."""
LATER = dt.timedelta(days=12)
"""From the day the money arrived to the day it is handed over."""
DAY = dt.timedelta(days=1)


def invent_hand_overs(*, today: dt.date, official: Actor, officer: Actor) -> None:
    """The grants paid last in each regency, through the same actions as on the pages; none where nothing was paid."""
    if newest := _paid_last(MEETING, AT_MEETING):
        held_on = _day(newest, today)
        minutes = Minutes(
            held_on=held_on,
            subject="Contoh: rapat monitoring dan penyerahan santunan",
            place="Aula Kantor Bupati, Ngabang",
            attendees="Bupati, Dinas Tenaga Kerja, kantor cabang",
            notes="Santunan yang sudah dibayar diserahkan secara simbolis kepada ahli warisnya.",
        )
        meeting = record_meeting(Region.objects.get(code=MEETING), minutes, by=official, at=moment(held_on, "decided"))
        told = Ceremony(held_on, handed_by="Bupati Landak (contoh)", meeting_id=meeting.pk)
        _hand(newest, told, officer)
    if newest := _paid_last(EVENT, AT_EVENT):
        told = Ceremony(
            _day(newest, today), "Alun-alun Mempawah", "Contoh: hari jadi kabupaten", "Kantor cabang", named=True
        )
        _hand(newest, told, officer)


def _hand(claims: list[Claim], told: Ceremony, officer: Actor) -> None:
    for one in claims:
        hand_over(one.pk, told, by=officer, at=moment(told.handed_on, "instructed"))


def _paid_last(code: str, count: int) -> list[Claim]:
    """JKM of people who lived in the regency."""
    paid = Claim.objects.filter(
        programme=Claim.Programme.JKM, state=Claim.State.PAID, person__region__code__startswith=code
    )
    arrived = paid.annotate(arrived=Max("decisions__instructions__confirmed_at")).exclude(arrived=None)
    return list(arrived.order_by("-arrived", "pk")[:count])


def _day(claims: list[Claim], today: dt.date) -> dt.date:
    """Some days after the last of the money, but no later than yesterday."""
    return min(max(localdate(each.arrived) for each in claims) + LATER, today - DAY)
