"""Who acts: a user with grants in force on a day, or one of the actors without a log-in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.access.models import Grant, ScopeKind, User
from payung.access.permissions import PERMISSIONS


class NotAllowed(PermissionError):
    """The actor does not hold this permission here; nothing was changed."""


@dataclass(frozen=True)
class Held:
    """One role within one scope."""

    role: str
    scope_kind: str
    scope_key: str


@dataclass(frozen=True)
class Actor:
    """Who acts, with what they hold today. Everything that writes takes one as `by`.

    only  where a program acts for a user: the permissions it was given of theirs; None: all they hold
    """

    name: str
    user_id: int | None
    held: tuple[Held, ...]
    only: frozenset[str] | None = None

    def may(self, permission: str) -> bool:
        """Whether the actor holds `permission` anywhere. KeyError for a permission nobody named."""
        return self._within(permission) and any(held.role in PERMISSIONS[permission] for held in self.held)

    def require(self, permission: str) -> None:
        """Raises NotAllowed unless the actor holds `permission` somewhere."""
        if not self.may(permission):
            raise NotAllowed(f"{self.name}: {permission}")

    def scopes(self, permission: str) -> dict[str, frozenset[str]]:
        """Where `permission` holds: scope kind → keys. `{"all": {""}}` is everywhere."""
        kinds: dict[str, set[str]] = {}
        for held in self.held if self._within(permission) else ():
            if held.role in PERMISSIONS[permission]:
                kinds.setdefault(held.scope_kind, set()).add(held.scope_key)
        return {kind: frozenset(keys) for kind, keys in kinds.items()}

    def role_for(self, permission: str) -> str:
        """The first of their roles that gives `permission`, to be recorded with a look. Raises NotAllowed."""
        self.require(permission)
        return next(held.role for held in self.held if held.role in PERMISSIONS[permission])

    def _within(self, permission: str) -> bool:
        return self.only is None or permission in self.only

    def roles(self) -> frozenset[str]:
        return frozenset(held.role for held in self.held)


def actor_of(user: User, today: dt.date) -> Actor:
    """The actor that `user` is on `today`."""
    grants = Grant.objects.filter(user=user, valid_from__lte=today).exclude(valid_to__lt=today)
    held = tuple(Held(*row) for row in grants.values_list("role", "scope_kind", "scope_key"))
    return Actor(name=user.full_name, user_id=user.pk, held=held)


SYSTEM = Actor(name="Payung", user_id=None, held=(Held("system", ScopeKind.ALL, ""),))
PUBLIC = Actor(name="Publik", user_id=None, held=(Held("public", ScopeKind.ALL, ""),))
BANK = Actor(name="Bank", user_id=None, held=(Held("bank", ScopeKind.ALL, ""),))
