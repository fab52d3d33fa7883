"""The family names who is to be paid after a death; naming again replaces the naming before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.heirs import Heir, require_sound
from payung.claims.instructions import PaymentInstruction
from payung.claims.reach import hold_event, move
from payung.claims.refused import TOO_LATE_TO_NAME, refuse
from payung.statute_book import StatuteBook, read_statute_book

OPEN = (Claim.State.OPENED, Claim.State.GATHERING, Claim.State.COMPLETE, Claim.State.DECIDED)
KEPT = (Claimant.Relation.SELF, Claimant.Relation.FACILITY)
"""Who does not lose their place when the family names its heirs."""
CLOSED = (Claim.State.WITHDRAWN, Claim.State.REFUSED)


def name_heirs(
    event_id: int,
    heirs: Sequence[Heir],
    *,
    dispute: str = "",
    by: Actor,
    at: dt.datetime,
    law: StatuteBook | None = None,
) -> list[Claimant]:
    """Write the heirs in the order named. Returns them.

    dispute  why payment must wait, e.g. heirs who disagree; empty lifts what was held before

    Nobody living loses their own place: the member of an accident stays the first payee. Raises NotAllowed; Refused
    heir-shape, guardian-missing, heirs-fixed once a claim of the event is approved.
    """
    with act("claims.name_heirs", by, at) as deed:
        event = hold_event(event_id, "claims.name_heirs", by)
        claims = event.claims.select_for_update()
        if fixed := claims.exclude(state__in=(*OPEN, *CLOSED)).first():
            raise refuse(TOO_LATE_TO_NAME, Claim.State(fixed.state).label)
        if PaymentInstruction.objects.filter(decision__claim__event=event).exists():
            raise refuse(TOO_LATE_TO_NAME, "sudah ada uang yang dikirim")
        require_sound(heirs, localdate(at), law or read_statute_book())

        event.claimants.filter(ended_at=None).exclude(relation__in=KEPT).update(ended_at=at)
        named = Claimant.objects.bulk_create(
            Claimant(
                event=event, place=place, relation=heir.relation, name=heir.name.strip(), nik=heir.nik,
                birth_date=heir.birth_date, guardian_name=heir.guardian_name, guardian_relation=heir.guardian_relation,
                bank=heir.bank, account_number=heir.account_number, account_holder=heir.account_holder,
                person_id=heir.person_id, facts=dict(heir.facts), named_at=at,
            )
            for place, heir in enumerate(heirs, 1)
        )  # fmt: skip
        note = "; ".join(f"{one.get_relation_display()}: {one.name}" for one in named)
        for claim in claims.filter(state__in=OPEN):
            claim.hold = dispute[:200]
            move(claim, claim.state, "name_heirs", by, at, note)
        deed.about(
            f"life_event:{event.pk}", heirs=len(named), relations=[one.relation for one in named], held=bool(dispute)
        )
        return named
