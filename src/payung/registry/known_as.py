"""One person under several numbers. Nothing is moved: whoever counts a person asks for all numbers they are known as.

The database keeps the promises: one number counts for one person, no circle, and a row is only ever undone (migration
0005). `NUMBERS_OF` and `CANONICAL` are the same question inside a query.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, models
from django.db.models import F, Q

from payung.registry.people import Person

NUMBERS_OF = "registry_numbers_of"
"""SQL function: a person's number → every number that counts as the same person, their own too."""
CANONICAL = "registry_canonical"
"""SQL view (number, person) of the numbers that count for somebody else; whoever is not in it counts for themselves."""


class KnownAs(models.Model):
    """`number` counts as `person` since a moment, until it is undone."""

    number = models.ForeignKey(Person, models.PROTECT, related_name="known_as")
    person = models.ForeignKey(Person, models.PROTECT, related_name="other_numbers")
    since = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=Q(undone_at=None), name="known_as_one_person"),
            models.CheckConstraint(condition=~Q(number=F("person")), name="known_as_somebody_else"),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(undone_at__gte=F("since")), name="known_as_undone_after"
            ),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(undone_at=None), name="known_as_by_person")]


def numbers_of(person_id: int) -> list[int]:
    """Every number that counts as the same person, their own too, the smallest first."""
    return numbers_of_all([person_id])


def numbers_of_all(person_ids: Iterable[int]) -> list[int]:
    """Every number that counts as one of these people, theirs too, the smallest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT n FROM unnest(%s::bigint[]) g (id), {NUMBERS_OF}(g.id) n ORDER BY n", [list(person_ids)]
        )
        return [row[0] for row in cursor.fetchall()]


def numbers_by_person(person_ids: Iterable[int]) -> dict[int, list[int]]:
    """Each number asked about → every number that counts as the same person, the smallest first; one query."""
    found: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT g.id, n FROM unnest(%s::bigint[]) g (id), {NUMBERS_OF}(g.id) n ORDER BY g.id, n",
            [sorted(set(person_ids))],
        )
        for asked, number in cursor.fetchall():
            found.setdefault(asked, []).append(number)
    return found


def one_person(person_id: int) -> int:
    """The number as whom somebody counts: their own unless they were found to be somebody already known."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT registry_one_person(%s)", [person_id])
        return int(cursor.fetchone()[0])
