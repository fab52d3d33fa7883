"""Claims that a later, running claim of the same accident builds on; they wait until it has ended."""

from __future__ import annotations

from collections.abc import Sequence

from payung.claims.claim import Claim

State = Claim.State
ENDED = (State.PAID, State.REFUSED, State.WITHDRAWN)


def followed(claims: Sequence[Claim]) -> set[int]:
    """Keys of those among the claims beside which another claim of their accident runs."""
    accidents = [each for each in claims if each.programme == Claim.Programme.JKK and each.basis == "accident"]
    running = Claim.objects.filter(
        event__in=[each.event_id for each in accidents], programme=Claim.Programme.JKK, basis="accident"
    ).exclude(state__in=ENDED)
    by_event = {event: key for key, event in running.values_list("pk", "event_id")}
    return {each.pk for each in accidents if by_event.get(each.event_id, each.pk) != each.pk}
