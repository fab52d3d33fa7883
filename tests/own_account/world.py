"""Somebody on own account, in short words. Everybody is invented."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, Held
from payung.jobs.settle import settle
from payung.own_account.actions.begin import begin
from payung.own_account.actions.confirm_code import confirm_code
from payung.own_account.actions.order_months import order_months
from payung.own_account.actions.register import register
from payung.own_account.choice import Choice
from payung.own_account.identity import Identity
from payung.own_account.models import Application, Membership, Message
from payung.own_account.visitors import APPLICANT
from payung.rolls.models import Roll
from tests.rolls.world import noon, pay

NOVEMBER = dt.date(2026, 11, 1)
TODAY = dt.date(2026, 11, 9)  # a Monday; 15 November is a Sunday, so November is due on Monday the 16th
NOW = noon(TODAY)
MARIA = Identity("6112044702880001", "MARIA GORETI", dt.date(1988, 2, 7), "P", "+6281200000001")
TRADER = Choice("pedagang", "61.12", 1_000_000)
DRIVER = Choice("ojek", "61.12", 1_000_000)
PHONE = "+6281200000001"


def member_of(person_id: int) -> Actor:
    return Actor("Peserta", 1, (Held("member", "person", str(person_id)),))


def officer(office: str = "PTK") -> Actor:
    return Actor("Ratri", 2, (Held("officer", "office", office),))


def digits() -> str:
    """The code in the newest message that has one."""
    text = Message.objects.filter(text__startswith="Kode Payung").order_by("-pk")[0].text
    return text.split(": ")[1][:6]


def begun(who: Identity = MARIA, at: dt.datetime = NOW, address: str = "10.0.0.1") -> Application:
    """The first form sent, and the code typed back."""
    application = begin(who, address=address, by=APPLICANT, at=at)
    assert confirm_code(application.pk, digits(), by=APPLICANT, at=at).right
    return application


def member(who: Identity = MARIA, choice: Choice = TRADER, at: dt.datetime = NOW) -> Membership:
    return register(begun(who, at).pk, choice, by=APPLICANT, at=at)


def ordered(here: Membership, months: int = 1, at: dt.datetime = NOW, **more: object) -> Roll:
    return order_months(here.pk, months, by=member_of(here.person_id), at=at, **more)


def paid(here: Membership, months: int = 1, at: dt.datetime = NOW, **more: object) -> Roll:
    """Ordered, paid and booked at once."""
    roll = ordered(here, months, at, **more)
    assert pay(roll, at) == "settled"
    settle(at)
    roll.refresh_from_db()
    return roll
