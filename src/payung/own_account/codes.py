"""One-time codes: made, limited, compared. Guessing must be slow, and asking must not flood a telephone."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.crypto import constant_time_compare, salted_hmac

from payung.own_account.models import OneTimeCode
from payung.registry.models import Person

DIGITS = 6
LIVES = dt.timedelta(minutes=10)
MOST_TRIES = 5
WINDOW = dt.timedelta(hours=1)
KEPT = dt.timedelta(days=2)
MOST_TO_PHONE = 5
MOST_FROM_ADDRESS = 30  # a village office shares one address
_SALT = "payung.own_account.code"


@dataclass(frozen=True)
class Answer:
    """What became of a typed code: `right`, `wrong` (with tries left), `spent` (too old, used, or too many tries)."""

    state: str
    left: int = 0
    person_id: int | None = None

    @property
    def right(self) -> bool:
        return self.state == "right"


def new_token() -> str:
    """A name for an address that nobody can guess."""
    return secrets.token_urlsafe(32)


def too_many(phone: str, address: str, at: dt.datetime) -> bool:
    """Whether another code would be too many for this telephone or from this address."""
    recent = OneTimeCode.objects.filter(sent_at__gt=at - WINDOW).aggregate(
        phone=Count("pk", filter=Q(phone=phone) & ~Q(phone="")), address=Count("pk", filter=Q(address=address))
    )
    return recent["phone"] >= MOST_TO_PHONE or recent["address"] >= MOST_FROM_ADDRESS


def new_code(token: str, purpose: str, phone: str, person: Person | None, address: str, at: dt.datetime) -> str:
    """Record a code and return its digits, to be sent; earlier ones of the same token stop working."""
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    OneTimeCode.objects.filter(sent_at__lt=at - KEPT).delete()
    OneTimeCode.objects.filter(token=token, used_at=None).update(expires_at=at)
    OneTimeCode.objects.create(
        token=token,
        purpose=purpose,
        phone=phone,
        person=person,
        address=address,
        digest=_digest(token, digits),
        sent_at=at,
        expires_at=at + LIVES,
    )
    return digits


def compare(token: str, purpose: str, typed: str, at: dt.datetime) -> Answer:
    """Compare what was typed with the newest code of the token; each comparison counts, a right one uses it up."""
    code = OneTimeCode.objects.select_for_update().filter(token=token, purpose=purpose).order_by("-pk").first()
    digits = "".join(typed.split())
    if code is None or code.used_at or code.tries >= MOST_TRIES or at >= code.expires_at:
        return Answer("spent")
    code.tries += 1
    same = constant_time_compare(code.digest, _digest(token, digits)) and bool(code.phone)
    if same:
        code.used_at = at
    code.save(update_fields=["tries", "used_at"])
    if same:
        return Answer("right", person_id=code.person_id)
    left = MOST_TRIES - code.tries
    return Answer("wrong" if left else "spent", left)


def _digest(token: str, digits: str) -> str:
    return salted_hmac(_SALT, f"{token}:{digits}", algorithm="sha256").hexdigest()
