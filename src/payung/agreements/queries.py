"""Reads: what binds a region, what ends soon, what is still to be done."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q, QuerySet

from payung.access.actor import Actor
from payung.access.models import Grant, Role, ScopeKind
from payung.agreements.models import Assignment, Duty, Instrument, Meeting, Reminder
from payung.registry.models import OfficeArea, Region
from payung.registry.queries import regions_reached, regions_within

SOON_DAYS = 90
"""Days before its last day from which an agreement is said to end soon: time for a budget and two signatures."""


def regions_around(region: Region) -> list[str]:
    """The codes of a region and of everything it lies in."""
    codes = [region.code]
    parent = region.parent
    while parent is not None:
        codes.append(parent.code)
        parent = parent.parent
    return codes


def instruments_of(region: Region) -> QuerySet[Instrument]:
    """What holds in a region: its own, that of the regions around it and inside it; the newest first."""
    codes = [*regions_around(region), *regions_within([region.code])]
    return (
        Instrument.objects.filter(region__in=codes)
        .select_related("region", "replaces")
        .annotate(open_duties=Count("duties", filter=Q(duties__done_on=None)))
        .order_by("-year", "-signed_on", "kind", "number")
    )


def instrument_seen(region: Region, number: int) -> Instrument | None:
    """One of those; None when there is none or it holds elsewhere."""
    return instruments_of(region).filter(pk=number).first()


def instrument_held(actor: Actor, permission: str, number: int) -> Instrument | None:
    """One that the actor may change: of a region within reach."""
    reached = regions_reached(actor, permission).values("code")
    return Instrument.objects.filter(pk=number, region__in=reached).select_related("region").first()


def in_force(instrument: Instrument, day: dt.date) -> bool:
    """Whether it holds on a day. One whose day of signing nobody knows counts from its year."""
    begun = instrument.signed_on <= day if instrument.signed_on else instrument.year <= day.year
    last = instrument.ended_on or instrument.valid_to
    return begun and (last is None or last >= day)


def ending_soon(region: Region, today: dt.date) -> QuerySet[Instrument]:
    """Those that end within `SOON_DAYS` and that nothing replaces, the nearest first."""
    return all_ending_soon(today, instruments_of(region))


def all_ending_soon(today: dt.date, rows: QuerySet[Instrument] | None = None) -> QuerySet[Instrument]:
    """The same, of all of these; of every region without any."""
    found = Instrument.objects.select_related("region") if rows is None else rows
    until = today + dt.timedelta(days=SOON_DAYS)
    return found.filter(valid_to__range=(today, until), ended_on=None, replaced_by=None).order_by("valid_to", "pk")


def duties_due(region: Region, today: dt.date) -> QuerySet[Duty]:
    """Duties not done on a day whose day comes within `SOON_DAYS` or is over, the longest overdue first."""
    return all_duties_due(today).filter(instrument__in=instruments_of(region).values("pk"))


def all_duties_due(today: dt.date) -> QuerySet[Duty]:
    """The same, of every region."""
    return (
        Duty.objects.filter(Q(done_on=None) | Q(done_on__gt=today), due_on__lte=today + dt.timedelta(days=SOON_DAYS))
        .filter(Q(instrument__ended_on=None) | Q(instrument__ended_on__gt=today))
        .filter(Q(instrument__signed_on=None) | Q(instrument__signed_on__lte=today))
        .select_related("instrument__region")
        .order_by("due_on", "pk")
    )


def reminders_of(instrument: Instrument) -> QuerySet[Reminder]:
    """What was reminded of, the newest first."""
    return instrument.reminders.select_related("duty").order_by("-written_at", "-pk")


def who_is_told(region: Region, today: dt.date) -> list[str]:
    """Officials of the region, of those around and inside it, and the offices that serve it: whose pages show it."""
    inside = regions_within([region.code])
    held = Grant.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=today),
        role=Role.REGENCY, scope_kind=ScopeKind.REGION, scope_key__in={*regions_around(region), *inside},
        valid_from__lte=today, user__is_active=True,
    )  # fmt: skip
    areas = OfficeArea.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today), region__in=inside)
    officials = held.order_by("user__full_name").values_list("user__full_name", flat=True).distinct()
    offices = areas.order_by("office__name").values_list("office__name", flat=True).distinct()
    return [*officials, *offices]


def meetings_of(region: Region) -> QuerySet[Meeting]:
    """The meetings of one region, the newest first, with how much of what each assigned is open."""
    still = Count("assignments", filter=Q(assignments__state=Assignment.State.OPEN))
    return (
        Meeting.objects.filter(region=region)
        .annotate(assigned=Count("assignments"), open=still)
        .order_by("-held_on", "-pk")
    )


def on_the_table(region: Region, day: dt.date) -> QuerySet[Assignment]:
    """What earlier meetings assigned and was not settled before `day`: it comes up again on that day."""
    return (
        Assignment.objects.filter(meeting__region=region, meeting__held_on__lt=day)
        .filter(Q(settled_on=None) | Q(settled_on__gte=day))
        .select_related("meeting")
        .order_by("due_on", "pk")
    )


def open_assignments(region: Region) -> QuerySet[Assignment]:
    """Everything still to be done, the most urgent first."""
    return (
        Assignment.objects.filter(meeting__region=region, state=Assignment.State.OPEN)
        .select_related("meeting")
        .order_by("due_on", "pk")
    )
