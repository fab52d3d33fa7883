"""An officer accepts or refuses what a member asked; accepted, the data change and the old value stays."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.identity.asking import heirs_of, now_stands
from payung.identity.models import NamedHeir, Request
from payung.identity.queries import requests_reached
from payung.identity.refused import REASON, REQUEST_STATE, refuse
from payung.kernel.names import name_key
from payung.registry.known_as import numbers_of
from payung.registry.models import Person, ProfileChange

PERMISSION = "identity.answer_request"


def answer_request(request_id: int, *, accept: bool, answer: str, by: Actor, at: dt.datetime) -> Request:
    """Answer it. A refusal needs its reason.

    Raises NotAllowed out of reach; Refused: request-state, identity-reason.
    """
    with act("identity.answer_request", by, at) as deed:
        if not requests_reached(by, PERMISSION).filter(pk=request_id).exists():
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        asked = Request.objects.select_for_update(of=("self",)).select_related("person").get(pk=request_id)
        if asked.state != Request.State.WAITING:
            raise refuse(REQUEST_STATE, asked.get_state_display())
        if not accept and not answer.strip():
            raise refuse(REASON, "kosong", "Alasan")

        if accept:
            _write(asked, by, at)
        asked.state = Request.State.ACCEPTED if accept else Request.State.REFUSED
        asked.answer = answer.strip()[:300]
        asked.decided_by_id, asked.decided_by, asked.decided_at = by.user_id, by.name, at
        asked.save()
        deed.about(f"data_request:{asked.pk}", person=asked.person_id, kind=asked.kind, accepted=accept)
        return asked


def _write(asked: Request, by: Actor, at: dt.datetime) -> None:
    """What was asked becomes what is recorded."""
    person = Person.objects.select_for_update().get(pk=asked.person_id)
    if asked.kind == Request.Kind.COPY:
        return
    if asked.kind == Request.Kind.HEIRS:
        NamedHeir.objects.filter(person__in=numbers_of(person.pk), replaced_at=None).update(replaced_at=at)
        NamedHeir.objects.bulk_create(
            NamedHeir(
                person=person,
                request=asked,
                name=heir.name[:120],
                relation=heir.relation[:40],
                phone=heir.phone[:20],
                named_at=at,
            )
            for heir in heirs_of(asked.after)
        )
        return
    before = now_stands(person, asked.kind)
    setattr(person, asked.kind, asked.after)
    if asked.kind == Request.Kind.NAME:
        person.name_key = name_key(asked.after)[:120]
    person.save(update_fields=[asked.kind, "name_key"])
    ProfileChange.objects.create(
        person=person,
        field=asked.kind,
        before=before[:254],
        after=asked.after[:254],
        changed_by=by.name,
        actor_id=by.user_id,
        source=f"data_request:{asked.pk}",
        at=at,
    )
