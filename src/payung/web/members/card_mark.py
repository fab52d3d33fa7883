"""The mark of a card: proves that we printed it, and names nobody."""

from __future__ import annotations

import base64
import datetime as dt

from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from payung.kernel.identity import compact
from payung.registry.known_as import numbers_of
from payung.registry.models import Employment, Person
from payung.rolls.queries import cover_on

LENGTH = 10
GROUP = 5
_SALT = "payung.card"


def mark_of(person: Person) -> str:
    """`7Q2KM-9XMDA`: a keyed digest of the member number."""
    digest = salted_hmac(_SALT, person.member_number, algorithm="sha256").digest()
    text = base64.b32encode(digest).decode()[:LENGTH]
    return f"{text[:GROUP]}-{text[GROUP:]}"


def person_of(number: str, mark: str) -> Person | None:
    """Whose card this is; None where number and mark do not belong together, or there is no such number."""
    person = Person.objects.filter(member_number=compact(number)[:12]).first()
    expected = mark_of(person or Person(member_number="PY0"))
    same = constant_time_compare(compact(expected), compact(mark)[:20])
    return person if same else None


def covered_today(person: Person, today: dt.date) -> bool:
    """Somebody employs the person today, or a paid roll covers the day."""
    if person.died_on is not None:
        return False
    numbers = numbers_of(person.pk)
    work = Employment.objects.filter(person__in=numbers, started_on__lte=today).exclude(
        end_reason=Employment.EndReason.MISTAKE
    )
    employed = work.filter(Q(ended_on=None) | Q(ended_on__gte=today)).exists()
    return employed or cover_on(numbers, today).height > 0


def initials_of(name: str) -> str:
    """`R. A. K.`"""
    return " ".join(f"{word[0].upper()}." for word in name.split()[:4])
