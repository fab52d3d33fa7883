"""An officer's decision carried out in an employer's own data: one verb, one employer, under the officer's name.

Officers change nothing on the employer's pages. What a decided case puts right goes through the same actions as the
employer's clerk, with exactly that permission, only inside the action that decided.
"""

from __future__ import annotations

from payung.access.actor import Actor, Held
from payung.access.models import Role, ScopeKind
from payung.registry.models import Employer


def acting_for(by: Actor, employer: Employer | None, *permissions: str) -> Actor:
    """The officer with these permissions of a clerk of one employer; nothing where there is no employer."""
    held = (Held(Role.CLERK, ScopeKind.EMPLOYER, str(employer.pk)),) if employer else ()
    return Actor(name=by.name, user_id=by.user_id, held=held, only=frozenset(permissions))
