"""Holding a merger while a step is taken; who may not take it."""

from __future__ import annotations

from payung.access.actor import Actor, NotAllowed
from payung.identity.mergers import Merger
from payung.identity.queries import mergers_reached
from payung.identity.refused import SAME_OFFICER, refuse


def hold_merger(merger_id: int, permission: str, by: Actor) -> Merger:
    """The merger, locked until the step is done. Raises NotAllowed out of reach."""
    if not mergers_reached(by, permission).filter(pk=merger_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    return Merger.objects.select_for_update(of=("self",)).select_related("known_as").get(pk=merger_id)


def refuse_same_officer(merger: Merger, by: Actor) -> None:
    """Whoever proposed does not decide. The database says the same."""
    if by.user_id is None or by.user_id == merger.proposed_by_id:
        raise refuse(SAME_OFFICER, by.name, "Petugas")
