"""What an event changes in the registry: work ends, a death is written down. The caller holds the transaction."""

from __future__ import annotations

from payung.claims.life_events import LifeEvent
from payung.registry.known_as import numbers_of
from payung.registry.models import Employment, Person

Kind, Reason = LifeEvent.Kind, Employment.EndReason
END_REASONS = {
    Kind.DEATH: Reason.DIED,
    Kind.DISMISSAL: Reason.LAID_OFF,
    Kind.RESIGNATION: Reason.RESIGNED,
    Kind.CONTRACT_END: Reason.CONTRACT_ENDED,
    Kind.LEAVING: Reason.LEFT_COUNTRY,
}
"""Events that end work, with the reason written on the spell. Reaching the pension age by itself ends nothing."""
EVERYWHERE = (Kind.DEATH, Kind.LEAVING)
"""These end every spell; the others only the one at the employer of the event."""


def close_membership(event: LifeEvent) -> int:
    """End the open spells the event ends, on its day, and record a death. Returns how many spells ended.

    Of a person known under several numbers, those of every number.
    """
    reason = END_REASONS.get(Kind(event.kind))
    if reason is None:
        return 0
    numbers = numbers_of(event.person_id)
    spells = Employment.objects.filter(person__in=numbers, ended_on=None, started_on__lte=event.happened_on)
    if event.kind not in EVERYWHERE:
        spells = spells.filter(employer=event.employer_id)
    if event.kind == Kind.DEATH:
        Person.objects.filter(pk__in=numbers, died_on=None).update(died_on=event.happened_on)
    return spells.update(ended_on=event.happened_on, end_reason=reason)
