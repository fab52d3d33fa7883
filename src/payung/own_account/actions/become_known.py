"""Somebody whose telephone answered is recorded with a card and a log-in. They are no member on own account by it."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.access.models import User
from payung.audit.act import act
from payung.own_account.identity import (
    Identity,
    ensure_card,
    ensure_user,
    lock_nik,
    new_person,
    require_possible,
)
from payung.own_account.models import Application
from payung.own_account.refused import NOT_CONFIRMED, REGION, refuse
from payung.registry.models import Region


def become_known(token: str, region: str, *, by: Actor, at: dt.datetime) -> User:
    """The log-in of the person of a confirmed application, recorded now where they are not ours yet.

    region  code of the regency or city where home is

    Whoever else holds the NIK is neither touched nor told. Raises NotAllowed; Refused own-account-not-confirmed,
    own-account-region, own-account-name, own-account-birth-date.
    """
    with act("own_account.become_known", by, at) as deed:
        application = Application.objects.select_for_update(of=("self",)).filter(pk=token).first()
        if application is None or not application.confirmed_at or application.used_at or application.expires_at < at:
            raise refuse(NOT_CONFIRMED, "Pendaftaran", "belum dipastikan, sudah dipakai, atau lewat waktu")
        if not Region.objects.filter(code=region, level=Region.Level.REGENCY).exists():
            raise refuse(REGION, "Asal", region or "kosong")
        identity = Identity.of(application)
        lock_nik(identity.nik)
        require_possible(identity, localdate(at))

        person = application.person or new_person(identity, region)
        person.region_id = person.region_id or region
        person.save(update_fields=["region"])
        ensure_card(person, localdate(at))
        application.used_at = at
        application.save(update_fields=["used_at"])
        deed.about(f"person:{person.pk}")
        return ensure_user(person, at)
