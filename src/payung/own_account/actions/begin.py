"""Somebody begins to register: the typed telephone gets a code, whoever holds the NIK already is told on their own."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.own_account.codes import new_code, new_token, too_many
from payung.own_account.identity import (
    Identity,
    require_age,
    require_possible,
    with_this_nik,
    with_this_phone,
)
from payung.own_account.models import Application, Message, OneTimeCode
from payung.own_account.outbox import write_message
from payung.own_account.refused import TOO_MANY, refuse
from payung.own_account.texts import code_text, somebody_typed_your_nik
from payung.statute_book import StatuteBook, read_statute_book

LASTS = dt.timedelta(hours=2)
WARN_ONCE_IN = dt.timedelta(days=1)
NIK_TYPED = "nik-typed"


def begin(
    who: Identity,
    *,
    address: str,
    by: Actor,
    at: dt.datetime,
    abroad: bool = False,
    law: StatuteBook | None = None,
) -> Application:
    """Record the application and send its code. The answer is the same whether or not the NIK is known.

    address  where the request came from; codes are limited by it and by the telephone
    abroad   somebody who goes to work in another country: the ages of members on own account are not asked

    Raises NotAllowed; Refused own-account-name, own-account-birth-date, own-account-too-young,
    own-account-too-old, own-account-too-many-codes.
    """
    law = law or read_statute_book()
    today = localdate(at)
    with act("own_account.begin", by, at) as deed:
        require_possible(who, today)
        Application.objects.filter(expires_at__lt=at, used_at=None).exclude(
            pk__in=OneTimeCode.objects.filter(sent_at__gt=at - LASTS).values("token")
        ).delete()
        if too_many(who.phone, address, at):
            raise refuse(TOO_MANY, "Nomor telepon", "terlalu banyak permintaan kode")
        mine, holder = with_this_phone(who), with_this_nik(who.nik)
        if not abroad:
            require_age(who.birth_date, mine, today, law)

        application = Application.objects.create(
            token=new_token(),
            nik=who.nik,
            name=who.name.strip(),
            birth_date=who.birth_date,
            sex=who.sex,
            phone=who.phone,
            person=mine,
            started_at=at,
            expires_at=at + LASTS,
        )
        digits = new_code(application.token, OneTimeCode.Purpose.REGISTER, who.phone, mine, address, at)
        write_message(who.phone, code_text(digits), mine.pk if mine else None, at)
        if holder and not mine and not _warned(holder.pk, at):
            write_message(holder.phone, somebody_typed_your_nik(), holder.pk, at, NIK_TYPED)
        deed.about("application")
        return application


def _warned(person_id: int, at: dt.datetime) -> bool:
    return Message.objects.filter(person=person_id, about=NIK_TYPED, written_at__gt=at - WARN_ONCE_IN).exists()
