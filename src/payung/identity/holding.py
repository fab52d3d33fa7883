"""A card number that was told and waits: held while it is answered, and the answer written."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.identity.models import ToldCard
from payung.identity.queries import told_cards_reached
from payung.identity.refused import CARD_ANSWERED, refuse
from payung.registry.models import Employment


def hold_told_card(employment_id: int, permission: str, by: Actor) -> Employment:
    """The spell whose card number waits, held. Raises NotAllowed out of reach; Refused card-answered."""
    if not told_cards_reached(by, permission).filter(pk=employment_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    spell = Employment.objects.select_for_update(of=("self",)).select_related("person").get(pk=employment_id)
    if ToldCard.objects.filter(employment=spell).exists():
        raise refuse(CARD_ANSWERED, "sudah dijawab", "KPJ")
    return spell


def record_answer(
    spell: Employment, outcome: str, reason: str, by: Actor, at: dt.datetime, **found: object
) -> ToldCard:
    """Write what was found about the number told with a held spell."""
    return ToldCard.objects.create(
        employment=spell, kpj=spell.claimed_kpj, outcome=outcome, reason=reason.strip()[:300],
        answered_by_id=by.user_id, answered_by=by.name, answered_at=at, **found,
    )  # fmt: skip
