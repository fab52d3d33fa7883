"""Reads of identity, each within what the actor may reach."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from payung.access.actor import Actor
from payung.access.models import ScopeKind
from payung.identity.models import BankAccount, Candidate, DeathLead, Merger, NamedHeir, Request, Verdict
from payung.registry.known_as import numbers_of
from payung.registry.models import Card, Employment, KnownAs, Person
from payung.registry.queries import people_reached

LOOK = "look.person"


def mergers_reached(actor: Actor, permission: str = LOOK) -> QuerySet[Merger]:
    """Mergers of which the actor reaches one of the two, those that wait first."""
    rows = Merger.objects.select_related("number", "person", "paper").order_by("-proposed_at", "-pk")
    return rows if _everywhere(actor, permission) else rows.filter(_either("number", "person", actor, permission))


def candidates_reached(actor: Actor, permission: str = LOOK) -> QuerySet[Candidate]:
    """Pairs nobody has decided about and that are not one yet, of which the actor reaches one."""
    rows = Candidate.objects.select_related("person", "other")
    told = Merger.objects.filter(
        Q(number=OuterRef("person"), person=OuterRef("other")) | Q(number=OuterRef("other"), person=OuterRef("person"))
    ).exclude(state=Merger.State.UNDONE)
    one = KnownAs.objects.filter(Q(number=OuterRef("person")) | Q(number=OuterRef("other")), undone_at=None)
    rows = rows.exclude(Exists(told)).exclude(Exists(one))
    return rows if _everywhere(actor, permission) else rows.filter(_either("person", "other", actor, permission))


def told_cards_reached(actor: Actor, permission: str = LOOK) -> QuerySet[Employment]:
    """Spells within reach that began with a card number which is not their card; answered ones too.

    Adds `owner_id`: whose card it is in our books, or None.
    """
    card = Card.objects.filter(kpj=OuterRef("claimed_kpj"))
    rows = Employment.objects.exclude(claimed_kpj="").exclude(end_reason=Employment.EndReason.MISTAKE)
    rows = rows.filter(~Q(card__kpj=F("claimed_kpj")) | Q(told_card__isnull=False))
    rows = rows.select_related("person", "employer", "card", "told_card")
    rows = rows.annotate(owner_id=Subquery(card.values("person")[:1]))
    return rows if _everywhere(actor, permission) else rows.filter(person__in=_reached(actor, permission))


def leads_reached(actor: Actor, permission: str = LOOK) -> QuerySet[DeathLead]:
    """Deaths told by the civil registry, of people within reach, the newest first."""
    rows = DeathLead.objects.select_related("person", "verdict").order_by("-raised_at", "-pk")
    return rows if _everywhere(actor, permission) else rows.filter(person__in=_reached(actor, permission))


def requests_reached(actor: Actor, permission: str = LOOK) -> QuerySet[Request]:
    """Requests of people within reach; those without work anywhere are everybody's, so that none is forgotten."""
    rows = Request.objects.select_related("person", "paper").order_by("due_at", "pk")
    if _everywhere(actor, permission):
        return rows
    return rows.filter(Q(person__in=_reached(actor, permission)) | Q(person__employments=None)).distinct()


def verdicts_of(person: Person) -> QuerySet[Verdict]:
    """Everything the registry answered about a person under any number, the newest first."""
    return Verdict.objects.filter(person__in=numbers_of(person.pk)).order_by("-pk")


def requests_of(person: Person) -> QuerySet[Request]:
    """Everything a person asked about their data, the newest first."""
    return Request.objects.filter(person__in=numbers_of(person.pk)).order_by("-asked_at", "-pk")


def named_heirs(person: Person) -> QuerySet[NamedHeir]:
    """The heirs a person named last."""
    return NamedHeir.objects.filter(person__in=numbers_of(person.pk), replaced_at=None).order_by("pk")


def account_of(person: Person) -> BankAccount | None:
    """The account in force: the newest told under any number."""
    rows = BankAccount.objects.filter(person__in=numbers_of(person.pk), replaced_at=None)
    return rows.order_by("-asked_at", "-pk").first()


def _everywhere(actor: Actor, permission: str) -> bool:
    return ScopeKind.ALL in actor.scopes(permission)


def _reached(actor: Actor, permission: str) -> QuerySet[Person, dict[str, int]]:
    return people_reached(actor, permission).order_by().values("pk")


def _either(first: str, second: str, actor: Actor, permission: str) -> Q:
    people = _reached(actor, permission)
    return Q(**{f"{first}__in": people}) | Q(**{f"{second}__in": people})
