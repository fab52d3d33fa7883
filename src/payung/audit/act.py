"""One action: one transaction, one permission, one audit event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction

from payung.access.actor import Actor
from payung.audit.models import Event


@dataclass
class Deed:
    """What the action tells about itself before it ends."""

    subject: str = ""
    facts: dict[str, object] = field(default_factory=dict)

    def about(self, subject: str, **facts: object) -> None:
        """Name the thing acted on ("bill:17") and the facts worth keeping."""
        self.subject = subject
        self.facts.update(facts)


@contextmanager
def act(permission: str, by: Actor, at: dt.datetime) -> Iterator[Deed]:
    """Run the body of an action in one transaction and record it once.

    Raises NotAllowed before anything is read or written. A body that ends without naming its subject is a defect and
    is rolled back.
    """
    by.require(permission)
    with transaction.atomic():
        deed = Deed()
        yield deed
        if not deed.subject:
            raise AssertionError(f"{permission} ended without naming its subject")
        Event.objects.create(
            at=at,
            actor_id=by.user_id,
            actor_name=by.name,
            verb=permission,
            subject=deed.subject,
            facts=deed.facts,
        )
