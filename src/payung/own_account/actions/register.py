"""Somebody becomes a member on own account: person, card, membership, what was chosen, and a log-in."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.audit.act import act
from payung.kernel.identity import mask_nik
from payung.kernel.names import same_name
from payung.own_account.choice import Choice
from payung.own_account.choosing import checked, record_choice
from payung.own_account.identity import (
    Identity,
    ensure_card,
    ensure_user,
    lock_nik,
    new_person,
    require_age,
    require_possible,
    with_this_nik,
)
from payung.own_account.models import Application, Membership
from payung.own_account.outbox import write_message
from payung.own_account.refused import ALREADY, NOT_CONFIRMED, OTHER_NAME, refuse
from payung.own_account.texts import welcome_text
from payung.registry.models import Office, OfficeArea, Person
from payung.statute_book import StatuteBook, read_statute_book

Who = str | int | Identity
"""The token of a confirmed application; the number of a person of ours; or what an officer typed at the counter."""


def register(who: Who, choice: Choice, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> Membership:
    """Record the membership; nothing is owed and nobody is covered before the first payment.

    A NIK that is not matched yet, or that somebody else holds, does not stand in the way. Raises NotAllowed; Refused
    own-account-not-confirmed, own-account-other-person, own-account-already, own-account-too-young,
    own-account-too-old, own-account-occupation, own-account-region, own-account-band, own-account-name,
    own-account-birth-date.
    """
    law = law or read_statute_book()
    today = localdate(at)
    with act("own_account.register", by, at) as deed:
        identity, person = _known(who, by, at)
        if identity is not None:
            lock_nik(identity.nik)
            require_possible(identity, today)
        if person and Membership.objects.filter(person=person, ended_on=None).exists():
            raise refuse(ALREADY, "Kepesertaan", "sudah berjalan")
        birth_date = identity.birth_date if identity else person.birth_date  # type: ignore[union-attr]
        require_age(birth_date, person, today, law)
        chosen = checked(choice, today.replace(day=1), law)

        person = person or new_person(identity, chosen.region)  # type: ignore[arg-type]
        _complete(person, identity, chosen)
        ensure_card(person, today)
        ensure_user(person, at)
        membership = Membership.objects.create(
            person=person,
            office=_office(chosen.region),
            registered_on=today,
            registered_at=at,
            registered_by=by.user_id,
            channel=Membership.Channel.COUNTER if isinstance(who, Identity) else Membership.Channel.WEB,
        )
        record_choice(membership, chosen, today.replace(day=1), by, at)
        write_message(person.phone, welcome_text(person.member_number), person.pk, at)
        deed.about(f"own_account:{membership.pk}", person=person.pk, channel=membership.channel)
        return membership


def _known(who: Who, by: Actor, at: dt.datetime) -> tuple[Identity | None, Person | None]:
    """What is known of whoever registers, and the person of ours it is; None for a person who is new."""
    scopes = by.scopes("own_account.register")
    if isinstance(who, Identity):
        if not (ScopeKind.OFFICE in scopes or ScopeKind.ALL in scopes) or by.user_id is None:
            raise NotAllowed(f"{by.name}: own_account.register")
        return who, _same_person(who)
    if isinstance(who, int):
        if str(who) not in scopes.get(ScopeKind.PERSON, ()):
            raise NotAllowed(f"{by.name}: own_account.register")
        return None, Person.objects.select_for_update(of=("self",)).get(pk=who)
    application = Application.objects.select_for_update(of=("self",)).filter(pk=who).first()
    if application is None or not application.confirmed_at or application.used_at or application.expires_at < at:
        raise refuse(NOT_CONFIRMED, "Pendaftaran", "belum dipastikan, sudah dipakai, atau lewat waktu")
    application.used_at = at
    application.save(update_fields=["used_at"])
    return Identity.of(application), application.person


def _same_person(who: Identity) -> Person | None:
    """Whom the officer has in front of them. Raises Refused own-account-other-person where the card says otherwise."""
    held = with_this_nik(who.nik)
    if held and not (held.birth_date == who.birth_date and same_name(who.name, held.name, held.name_key)):
        raise refuse(OTHER_NAME, "NIK", mask_nik(who.nik))
    return held


def _complete(person: Person, identity: Identity | None, choice: Choice) -> None:
    """Fill in what was not known of somebody who is ours already."""
    person.region_id = person.region_id or choice.region
    person.phone = person.phone or (identity.phone if identity else "")
    person.save(update_fields=["region", "phone"])


def _office(region: str) -> Office:
    area = OfficeArea.objects.select_related("office").filter(region=region, valid_to=None).first()
    return area.office if area else Office.objects.exclude(kind=Office.Kind.REGIONAL).order_by("code")[0]
