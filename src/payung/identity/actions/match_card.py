"""An officer finds that the card number told with a newcomer is theirs: an older card, or that of another number."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.identity.actions.propose_merger import propose_merger
from payung.identity.holding import hold_told_card, record_answer
from payung.identity.models import ToldCard
from payung.identity.refused import CARD_UNKNOWN, REASON, refuse
from payung.registry.known_as import one_person
from payung.registry.models import Card

PERMISSION = "identity.match_card"


def match_card(employment_id: int, *, reason: str, paper: tuple[str, bytes], by: Actor, at: dt.datetime) -> ToldCard:
    """The spell gets the card where it is the same person's; else that both numbers are one person is proposed.

    paper  proof for the proposal, as for any merger; not asked where the card is this person's own

    Raises NotAllowed; Refused card-answered, card-unknown, identity-reason, and what `propose_merger` raises.
    """
    with act("identity.match_card", by, at) as deed:
        spell = hold_told_card(employment_id, PERMISSION, by)
        card = Card.objects.filter(kpj=spell.claimed_kpj).first()
        if card is None:
            raise refuse(CARD_UNKNOWN, "tidak ada di buku", "KPJ")
        if not reason.strip():
            raise refuse(REASON, "kosong", "Alasan")

        if one_person(card.person_id) == one_person(spell.person_id):
            spell.card = card
            spell.save(update_fields=["card"])
            answer = record_answer(spell, ToldCard.Outcome.SAME, reason, by, at, card=card)
        else:
            merger = propose_merger(spell.person_id, card.person_id, reason=reason, paper=paper, by=by, at=at)
            answer = record_answer(spell, ToldCard.Outcome.MERGER, reason, by, at, card=card, merger=merger)
        deed.about(f"employment:{spell.pk}", outcome=answer.outcome, card=card.pk, merger=answer.merger_id)
        return answer
