"""A paid death grant was handed to the heirs at a meeting or an event: the day, the place, the occasion are kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.agreements.models import Meeting
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.hand_overs import HandOver
from payung.claims.handed_over import Grant, grant_of, is_death_grant, meetings_for, standing
from payung.claims.reach import hold_claim, move
from payung.claims.refused import refuse
from payung.claims.refused_hand_over import (
    BEFORE_DEATH,
    BEFORE_MONEY,
    COLUMN,
    HANDED_OVER,
    IN_FUTURE,
    NOT_A_GRANT,
    NOT_PAID,
    OTHER_MEETING,
    TOO_LONG,
    UNTOLD,
)
from payung.kernel.dates import date_text

LONGEST = 200


@dataclass(frozen=True)
class Ceremony:
    """What was written down of a handing-over.

    handed_by  the office or the official        named  whether the heirs agreed to be named to the press
    meeting_id a meeting of the region where the member lived, held on that day; its subject and place stand where
               occasion and place are left empty
    """

    handed_on: dt.date
    place: str = ""
    occasion: str = ""
    handed_by: str = ""
    meeting_id: int | None = None
    named: bool = False


def hand_over(claim_id: int, ceremony: Ceremony, *, by: Actor, at: dt.datetime) -> HandOver:
    """Record it once. The money arrived before: nothing is paid, nothing is booked.

    Raises NotAllowed out of reach; Refused hand-over-no-grant, hand-over-not-paid, hand-over-in-future,
    hand-over-before-death, hand-over-before-money, hand-over-other-meeting, hand-over-untold, hand-over-long,
    hand-over-told-before.
    """
    with act("claims.hand_over", by, at) as deed:
        claim = hold_claim(claim_id, "claims.hand_over", by, *Claim.State.values)
        grant = _grant(claim)
        _require_day(claim, grant, ceremony.handed_on, localdate(at))
        meeting = _meeting(claim, grant, ceremony)
        place, occasion, handed_by = _words(ceremony, meeting)

        made = HandOver.objects.create(
            claim=claim, handed_on=ceremony.handed_on, place=place, occasion=occasion, meeting=meeting,
            handed_by=handed_by, named=ceremony.named, paid_on=grant.paid_on, amount=grant.amount, heirs=grant.heirs,
            recorded_at=at, recorded_by_id=by.user_id, recorded_by=by.name,
        )  # fmt: skip
        move(claim, claim.state, "hand_over", by, at, f"{date_text(made.handed_on)}, {occasion}, {place}")
        deed.about(f"claim:{claim.pk}", hand_over=made.pk, handed_on=str(made.handed_on), amount=made.amount)
        return made


def _grant(claim: Claim) -> Grant:
    if not is_death_grant(claim):
        raise refuse(NOT_A_GRANT, "klaim ini bukan santunan kematian", COLUMN)
    grant = grant_of(claim)
    if grant is None:
        raise refuse(NOT_PAID, "uangnya belum sampai di rekening ahli waris", COLUMN)
    before = standing(claim)
    if before is not None:
        raise refuse(HANDED_OVER, f"sudah tercatat diserahkan {date_text(before.handed_on)}", COLUMN)
    return grant


def _require_day(claim: Claim, grant: Grant, day: dt.date, today: dt.date) -> None:
    if day > today:
        raise refuse(IN_FUTURE, f"{date_text(day)} belum tiba", COLUMN)
    if day < claim.event.happened_on:
        raise refuse(BEFORE_DEATH, f"peserta meninggal {date_text(claim.event.happened_on)}", COLUMN)
    if day < grant.paid_on:
        raise refuse(BEFORE_MONEY, f"uangnya baru sampai {date_text(grant.paid_on)}", COLUMN)


def _meeting(claim: Claim, grant: Grant, ceremony: Ceremony) -> Meeting | None:
    if ceremony.meeting_id is None:
        return None
    held = meetings_for(claim, grant, ceremony.handed_on).filter(pk=ceremony.meeting_id).first()
    if held is None or held.held_on != ceremony.handed_on:
        found = f"rapat itu {date_text(held.held_on)}" if held else "rapat itu tidak ada di daftar"
        raise refuse(OTHER_MEETING, found, COLUMN)
    return held


def _words(ceremony: Ceremony, meeting: Meeting | None) -> tuple[str, str, str]:
    place = ceremony.place.strip() or (meeting.place if meeting else "")
    occasion = ceremony.occasion.strip() or (meeting.subject if meeting else "")
    told = {"Tempat": place, "Acara": occasion, "Yang menyerahkan": ceremony.handed_by.strip()}
    for column, text in told.items():
        if not text:
            raise refuse(UNTOLD, "kosong", column)
        if len(text) > LONGEST:
            raise refuse(TOO_LONG, f"{len(text)} huruf", column)
    return place, occasion, told["Yang menyerahkan"]
