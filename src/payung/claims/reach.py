"""Which claims and events an actor reaches, and holding one while a step is taken."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.claims.care.tables import Guarantee
from payung.claims.claim import Claim, Step
from payung.claims.life_events import LifeEvent
from payung.claims.refused import WRONG_STATE, refuse
from payung.registry.known_as import numbers_of, numbers_of_all
from payung.registry.models import Person
from payung.registry.queries import offices_within


def claims_reached(actor: Actor, permission: str) -> QuerySet[Claim]:
    """Claims for which `permission` holds: by their office, their person or the employer of the event."""
    scopes = actor.scopes(permission)
    claims = Claim.objects.select_related("event", "person", "office").order_by("due_on", "pk")
    return claims if ScopeKind.ALL in scopes else claims.filter(_within(scopes, "event__"))


def events_reached(actor: Actor, permission: str) -> QuerySet[LifeEvent]:
    """Events for which `permission` holds."""
    scopes = actor.scopes(permission)
    events = LifeEvent.objects.select_related("person", "office", "employer").order_by("-happened_on", "-pk")
    return events if ScopeKind.ALL in scopes else events.filter(_within(scopes, ""))


def _within(scopes: dict[str, frozenset[str]], event: str) -> Q:
    people = numbers_of_all(int(key) for key in scopes.get(ScopeKind.PERSON, ()))
    employers = [int(key) for key in scopes.get(ScopeKind.EMPLOYER, ())]
    treated = Guarantee.objects.filter(facility__in=scopes.get(ScopeKind.FACILITY, ()), event__isnull=False)
    own = [int(key) for key in scopes.get(ScopeKind.EVENT, ())]
    return (
        Q(office__in=offices_within(scopes.get(ScopeKind.OFFICE, ())))
        | Q(person__in=people)
        | Q(**{f"{event}employer__in": employers})
        | Q(**{f"{event}pk__in": treated.values("event")})
        | Q(**{f"{event}pk__in": own})
    )


def hold_claim(claim_id: int, permission: str, by: Actor, *states: str) -> Claim:
    """The claim, locked until the step is done. Raises NotAllowed out of reach; Refused claim-state."""
    if not claims_reached(by, permission).filter(pk=claim_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    claim = Claim.objects.select_for_update(of=("self",)).select_related("event", "person").get(pk=claim_id)
    if claim.state not in states:
        raise refuse(WRONG_STATE, Claim.State(claim.state).label)
    return claim


def hold_event(event_id: int, permission: str, by: Actor) -> LifeEvent:
    """The event, locked until the step is done. Raises NotAllowed out of reach."""
    if not events_reached(by, permission).filter(pk=event_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    return LifeEvent.objects.select_for_update(of=("self",)).select_related("person").get(pk=event_id)


def hold_person(person_id: int) -> Person:
    """The person, locked under every number they are known as: one step about one human being at a time."""
    numbers = numbers_of(person_id)
    held = Person.objects.select_for_update(of=("self",)).filter(pk__in=numbers).order_by("pk")
    return next(each for each in held if each.pk == person_id)


def move(claim: Claim, state: str, action: str, by: Actor, at: dt.datetime, note: str = "") -> None:
    """Write the claim in its new state, and the step that brought it there."""
    claim.state, claim.changed_at = state, at
    claim.save()
    Step.objects.create(
        claim=claim, at=at, action=action, state=state, by_id=by.user_id, by_name=by.name, note=note[:500]
    )
