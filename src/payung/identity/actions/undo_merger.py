"""A merger that was wrong is undone: both count for themselves again, to the rupiah as before."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.identity.books import held_by, together
from payung.identity.mergers import Merger
from payung.identity.refused import BOOKS_MOVED, NOT_MERGED, REASON, refuse
from payung.identity.steps import hold_merger
from payung.registry.known_as import numbers_of

PERMISSION = "identity.undo_merger"


def undo_merger(merger_id: int, *, reason: str, by: Actor, at: dt.datetime) -> Merger:
    """Part them. The row that made them one stays, with the time it ended.

    Raises NotAllowed out of reach; Refused: merger-not-in-force, identity-reason, merger-books-moved.
    """
    with act("identity.undo_merger", by, at) as deed:
        merger = hold_merger(merger_id, PERMISSION, by)
        known = merger.known_as
        if merger.state != Merger.State.APPROVED or known is None:
            raise refuse(NOT_MERGED, merger.get_state_display())
        if not reason.strip():
            raise refuse(REASON, "kosong", "Alasan")

        before = held_by(numbers_of(merger.person_id))
        known.undone_at = at
        known.save(update_fields=["undone_at"])
        after = together(held_by(numbers_of(merger.number_id)), held_by(numbers_of(merger.person_id)))
        if before != after:
            raise refuse(BOOKS_MOVED, "jumlah yang berbeda", "Saldo")
        merger.state, merger.undone_reason = Merger.State.UNDONE, reason.strip()[:300]
        merger.undone_by_id, merger.undone_by, merger.undone_at = by.user_id, by.name, at
        merger.save()
        deed.about(f"merger:{merger.pk}", number=merger.number_id, person=merger.person_id, lines=after["lines"])
        return merger
