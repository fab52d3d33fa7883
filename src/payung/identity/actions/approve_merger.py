"""A second officer approves: two numbers count as one person, and the books prove that nothing moved."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.identity.books import held_by, programmes, together
from payung.identity.mergers import Merger
from payung.identity.refused import BOOKS_MOVED, MERGER_STATE, ONE_ALREADY, refuse
from payung.identity.steps import hold_merger, refuse_same_officer
from payung.registry.known_as import numbers_of, one_person
from payung.registry.models import KnownAs

PERMISSION = "identity.approve_merger"


def approve_merger(merger_id: int, *, by: Actor, at: dt.datetime) -> Merger:
    """Make the merger count. What both held before and what the one holds now are compared before it ends.

    Raises NotAllowed out of reach; Refused: merger-state, identity-same-officer, merger-one-already,
    merger-books-moved. The database refuses the same officer and a circle by itself.
    """
    with act("identity.approve_merger", by, at) as deed:
        merger = hold_merger(merger_id, PERMISSION, by)
        if merger.state != Merger.State.WAITING:
            raise refuse(MERGER_STATE, merger.get_state_display())
        refuse_same_officer(merger, by)
        first, second = one_person(merger.number_id), one_person(merger.person_id)
        if first == second or first != merger.number_id:
            raise refuse(ONE_ALREADY, "sudah digabung dengan nomor lain", "Nomor peserta")

        before = together(held_by(numbers_of(first)), held_by(numbers_of(second)))
        merger.known_as = KnownAs.objects.create(number_id=first, person_id=merger.person_id, since=at)
        after = held_by(numbers_of(second))
        if before != after:
            raise refuse(BOOKS_MOVED, f"{programmes(before)} menjadi {programmes(after)}", "Saldo")
        merger.state, merger.decided_by_id, merger.decided_by, merger.decided_at = "approved", by.user_id, by.name, at
        merger.lines, merger.balance = after["lines"], programmes(after)
        merger.save()
        deed.about(f"merger:{merger.pk}", number=first, person=second, lines=after["lines"], balance=merger.balance)
        return merger
