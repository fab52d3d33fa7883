"""What a member may ask to be changed: what stands there now, what should, and whether it can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from payung.identity.models import Request
from payung.identity.queries import named_heirs
from payung.identity.refused import EMAIL, REQUEST_EMPTY, refuse
from payung.kernel.identity import parse_phone
from payung.kernel.problem import Refusal
from payung.registry.models import Person

_MAIL = re.compile(r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$")
MOST_HEIRS = 6


@dataclass(frozen=True)
class Heir:
    """Somebody named in advance, as typed."""

    name: str
    relation: str
    phone: str = ""

    def line(self) -> str:
        return "; ".join(part for part in (self.name, self.relation, self.phone) if part)


def heirs_of(text: str) -> list[Heir]:
    """The heirs of a request's `after`, one a line."""
    rows = [[part.strip() for part in line.split(";")] for line in text.splitlines() if line.strip()]
    return [Heir(row[0], *(row[1:3] or [""])) for row in rows]


def now_stands(person: Person, kind: str) -> str:
    """What is recorded now for one kind of request."""
    if kind == Request.Kind.HEIRS:
        return "\n".join(Heir(each.name, each.relation, each.phone).line() for each in named_heirs(person))
    return "" if kind == Request.Kind.COPY else str(getattr(person, kind))


def read_asked(kind: str, typed: str) -> str:
    """What should stand there, in its stored form. Raises Refused request-empty, request-email, codes of a phone."""
    label = Request.Kind(kind).label
    text = typed.strip()
    if not text:
        raise refuse(REQUEST_EMPTY, "kosong", label)
    if kind == Request.Kind.PHONE:
        phone = parse_phone(text)
        if isinstance(phone, Refusal):
            raise refuse(phone, text[:20], label)
        return phone
    if kind == Request.Kind.EMAIL and (not _MAIL.match(text) or len(text) > 254):
        raise refuse(EMAIL, text[:60], label)
    if kind == Request.Kind.HEIRS:
        return "\n".join(heir.line()[:160] for heir in heirs_of(text)[:MOST_HEIRS])
    return text[: {"name": 120, "address": 200}.get(kind, 254)]
