"""Whether an actor reaches every employer an action touches."""

from __future__ import annotations

from collections.abc import Iterable

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.registry.queries import employers_reached


def require_reach(by: Actor, permission: str, employer_ids: Iterable[int]) -> None:
    """Raises NotAllowed unless `permission` holds for each of these employers."""
    wanted = set(employer_ids)
    if ScopeKind.ALL in by.scopes(permission):
        return
    if employers_reached(by, permission).filter(pk__in=wanted).count() != len(wanted):
        raise NotAllowed(f"{by.name}: {permission}")


def subject_of(kind: str, ids: Iterable[int]) -> str:
    """`declaration:17`; `declarations` when there are several."""
    every = list(ids)
    return f"{kind}:{every[0]}" if len(every) == 1 else f"{kind}s"
