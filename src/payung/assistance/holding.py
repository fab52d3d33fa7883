"""Holding one programme while something is done with it."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.assistance.models import Programme
from payung.assistance.queries import programmes_open_to, programmes_reached
from payung.assistance.refused import CLOSED, NOT_APPROVED, NOT_DRAFT, refuse


def hold(programme_id: int, permission: str, by: Actor) -> Programme:
    """The programme, locked until the step is done. Raises NotAllowed out of reach."""
    if not programmes_reached(by, permission).filter(pk=programme_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    Programme.objects.select_for_update().get(pk=programme_id)
    return programmes_reached(by, permission).get(pk=programme_id)


def hold_for_list(programme_id: int, permission: str, by: Actor) -> Programme:
    """As `hold`, for whoever may only propose people. Raises NotAllowed out of reach."""
    if not programmes_open_to(by, permission).filter(pk=programme_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    Programme.objects.select_for_update().get(pk=programme_id)
    return programmes_open_to(by, permission).get(pk=programme_id)


def require_draft(programme: Programme) -> None:
    """Raises Refused assistance-not-draft."""
    if programme.state != Programme.State.DRAFT:
        raise refuse(NOT_DRAFT, "Program", programme.get_state_display())


def require_approved(programme: Programme) -> None:
    """Raises Refused assistance-not-approved."""
    if programme.state != Programme.State.APPROVED:
        raise refuse(NOT_APPROVED, "Program", programme.get_state_display())


def require_open(programme: Programme, today: dt.date) -> None:
    """Raises Refused assistance-closed for one that was cancelled or is over."""
    if programme.state == Programme.State.CANCELLED or programme.last_month < today.replace(day=1):
        raise refuse(CLOSED, "Program", "sudah lewat atau dibatalkan")
