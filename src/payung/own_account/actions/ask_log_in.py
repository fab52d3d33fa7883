"""A member asks to be let in with a code. The answer on the page is the same whether or not anybody was found."""

from __future__ import annotations

import datetime as dt

from django.db.models import Case, Q, When

from payung.access.actor import Actor
from payung.audit.act import act
from payung.kernel.identity import compact
from payung.own_account.codes import new_code, new_token, too_many
from payung.own_account.models import OneTimeCode
from payung.own_account.outbox import write_message
from payung.own_account.refused import TOO_MANY, refuse
from payung.own_account.texts import code_text
from payung.registry.models import Person


def ask_log_in(typed: str, *, address: str, by: Actor, at: dt.datetime) -> str:
    """Send a code to the recorded telephone of whoever has this member number, card or NIK. Returns the token.

    Raises NotAllowed; Refused own-account-too-many-codes, which depends on the address alone.
    """
    with act("own_account.ask_log_in", by, at) as deed:
        if too_many("", address, at):
            raise refuse(TOO_MANY, "Kode", "terlalu banyak permintaan dari sini")
        person, token = _named(compact(typed)[:40]), new_token()
        phone = person.phone if person else ""
        if phone and too_many(phone, "", at):
            person, phone = None, ""  # told to nobody: a stranger would learn that the number is somebody's
        digits = new_code(token, OneTimeCode.Purpose.LOG_IN, phone, person, address, at)
        write_message(phone, code_text(digits), person.pk if person else None, at)
        deed.about("log_in")
        return token


def _named(typed: str) -> Person | None:
    last = Case(When(nik_state=Person.NikState.DUPLICATE, then=1), default=0)
    named = Person.objects.filter(Q(member_number=typed) | Q(nik=typed) | Q(cards__kpj=typed))
    return named.order_by(last, "pk").first() if typed else None
