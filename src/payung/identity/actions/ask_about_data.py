"""A member asks that something about them be corrected, added or copied; the clock of the answer starts."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localtime

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.identity.asking import now_stands, read_asked
from payung.identity.models import Request
from payung.identity.papers import keep_paper
from payung.identity.refused import REQUEST_PAPER, REQUEST_SAME, REQUEST_WAITING, refuse
from payung.registry.models import Person
from payung.registry.queries import people_reached
from payung.rules.privacy import answer_due
from payung.statute_book import StatuteBook

PERMISSION = "identity.ask_about_data"


def ask_about_data(
    person_id: int,
    kind: str,
    typed: str,
    *,
    paper: tuple[str, bytes] | None,
    law: StatuteBook,
    by: Actor,
    at: dt.datetime,
) -> Request:
    """Keep the request with what stands there now. Nothing is changed until an officer answered.

    kind   a value of Request.Kind; a name needs a paper
    typed  as the member wrote it; heirs one a line, `name; relation; phone`

    Raises NotAllowed for somebody else; Refused: request-empty, request-email, request-same, request-paper,
    request-waiting, identity-paper, identity-paper-size, codes of a telephone number.
    """
    with act("identity.ask_about_data", by, at) as deed:
        if not people_reached(by, PERMISSION).filter(pk=person_id).exists():
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        person = Person.objects.select_for_update().get(pk=person_id)

        label = Request.Kind(kind).label
        before, after = now_stands(person, kind), read_asked(kind, typed)
        if before == after:
            raise refuse(REQUEST_SAME, "isi yang sama", label)
        if kind == Request.Kind.NAME and paper is None:
            raise refuse(REQUEST_PAPER, "tanpa dokumen", label)
        if Request.objects.filter(person=person, kind=kind, state=Request.State.WAITING).exists():
            raise refuse(REQUEST_WAITING, "permintaan yang menunggu", label)

        asked = Request.objects.create(
            person=person,
            kind=kind,
            before=before,
            after=after,
            paper=keep_paper(*paper, by, at) if paper else None,
            asked_at=at,
            due_at=answer_due(localtime(at), law),
        )
        deed.about(f"data_request:{asked.pk}", person=person.pk, kind=kind)
        return asked
