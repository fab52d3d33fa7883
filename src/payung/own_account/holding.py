"""Which memberships an actor reaches, holding one while something is done with it, and what it has open to pay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import DateField, Func, Max, OuterRef, Q, QuerySet, Subquery

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.own_account.models import Membership
from payung.own_account.refused import ENDED, PAID, refuse
from payung.own_account.standing import SEGMENT
from payung.registry.queries import offices_within
from payung.rolls.models import Roll, RollLine
from payung.rolls.writing import RollPaid, cancel_roll

PAYER_KIND = "person"


def memberships_reached(actor: Actor, permission: str) -> QuerySet[Membership]:
    """Memberships for which `permission` holds, by their person or their office, each with `last_paid`."""
    scopes = actor.scopes(permission)
    rows = with_last_paid(Membership.objects.select_related("person", "office"))
    if ScopeKind.ALL in scopes:
        return rows
    people = [int(key) for key in scopes.get(ScopeKind.PERSON, ())]
    offices = offices_within(scopes.get(ScopeKind.OFFICE, ()))
    return rows.filter(Q(person__in=people) | Q(office__in=offices))


def with_last_paid(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    """The rows with `last_paid`: the newest month since they registered that is paid for the person in this segment, by
    whomever; None before. Months of an earlier membership leave nothing to make up for in the next.
    """
    lines = RollLine.objects.filter(
        person_id=OuterRef("person_id"), roll__state=Roll.State.PAID, roll__segment=SEGMENT,
        month__gte=_first_day(OuterRef("registered_on")),
    ).order_by()  # fmt: skip
    newest = lines.values("person_id").annotate(last=Max("month")).values("last")
    return rows.annotate(last_paid=Subquery(newest))


def _first_day(day: OuterRef) -> Func:
    """The first day of the month of a day of the outer row."""
    return Func(day, template="date_trunc('month', %(expressions)s)::date", output_field=DateField())


def hold_membership(membership_id: int, permission: str, by: Actor) -> Membership:
    """The membership, locked until the step is done. Raises NotAllowed out of reach; Refused own-account-ended."""
    if not memberships_reached(by, permission).filter(pk=membership_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    Membership.objects.select_for_update().get(pk=membership_id)
    held = memberships_reached(by, permission).get(pk=membership_id)
    if held.ended_on:
        raise refuse(ENDED, "Kepesertaan", held.get_end_reason_display())
    return held


def open_rolls(person_id: int) -> QuerySet[Roll]:
    """What the person has a code for and has not paid."""
    return open_rolls_of([person_id])


def open_rolls_of(person_ids: Iterable[int]) -> QuerySet[Roll]:
    """What these people have a code for and have not paid, the newest first."""
    return Roll.objects.filter(
        kind=Roll.Kind.OWN_ACCOUNT, payer_kind=PAYER_KIND, payer_id__in=list(person_ids), state=Roll.State.OPEN
    ).order_by("-pk")


def cancel_open(person_id: int, at: dt.datetime) -> None:
    """Close every unpaid code of the person. Raises Refused own-account-paid where money came in meanwhile."""
    for roll in open_rolls(person_id):  # one at most, but for a race that was lost
        try:
            cancel_roll(roll.pk, at)
        except RollPaid as taken:
            raise refuse(PAID, "Kode bayar", str(taken)) from taken
