"""An officer proposes, with a paper and a reason, that two numbers are one person."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.identity.mergers import Merger
from payung.identity.overlaps import overlaps_of
from payung.identity.papers import keep_paper
from payung.identity.refused import ONE_ALREADY, REASON, THEMSELVES, WAITING, refuse
from payung.registry.known_as import one_person
from payung.registry.models import Person
from payung.registry.queries import people_reached

PERMISSION = "identity.propose_merger"


def propose_merger(
    number: int, person: int, *, reason: str, paper: tuple[str, bytes], by: Actor, at: dt.datetime
) -> Merger:
    """Propose that `number` counts as `person`. Returns the merger, waiting for a second officer.

    number, person  keys of people; where one of them already counts as somebody else, that somebody is meant
    paper           name and content of the proof: PDF, JPG or PNG

    Raises NotAllowed when neither is within reach; Refused: identity-reason, identity-paper, identity-paper-size,
    merger-themselves, merger-one-already, merger-waiting.
    """
    with act("identity.propose_merger", by, at) as deed:
        if not people_reached(by, PERMISSION).filter(pk__in=(number, person)).exists():
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        list(Person.objects.select_for_update().filter(pk__in=(number, person)).order_by("pk"))

        if number == person:
            raise refuse(THEMSELVES, "nomor yang sama", "Nomor peserta")
        first, second = one_person(number), one_person(person)
        if first == second:
            raise refuse(ONE_ALREADY, "sudah satu orang", "Nomor peserta")
        if not reason.strip():
            raise refuse(REASON, "kosong", "Alasan")
        if Merger.objects.filter(number=first, state=Merger.State.WAITING).exists():
            raise refuse(WAITING, "usul yang menunggu", "Nomor peserta")

        merger = Merger.objects.create(
            number_id=first,
            person_id=second,
            reason=reason.strip()[:300],
            paper=keep_paper(*paper, by, at),
            overlaps=overlaps_of(first, second),
            proposed_by_id=by.user_id,
            proposed_by=by.name,
            proposed_at=at,
        )
        deed.about(f"merger:{merger.pk}", number=first, person=second, overlaps=len(merger.overlaps))
        return merger
