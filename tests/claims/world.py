"""A worker with a paid month, officers, papers, and the steps of a claim in short words. Everything is invented."""

import datetime as dt

from payung.access.actor import BANK, SYSTEM, Actor, Held
from payung.access.models import User
from payung.claims.actions.add_document import add_document
from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.complete_file import complete_file
from payung.claims.actions.confirm_payment import confirm_payment
from payung.claims.actions.decide_claim import decide_claim
from payung.claims.actions.instruct_payment import instruct_payment
from payung.claims.actions.mend_account import mend_account
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.report_event import report_event
from payung.claims.checklist import checklist
from payung.claims.heirs import Heir
from payung.claims.models import Claim, Claimant
from payung.claims.reporting import Report
from payung.contributions.actions.post_settled import post_settled
from payung.contributions.actions.set_wage import set_wage
from payung.statute_book import read_statute_book
from tests.contributions import world as months

LAW = read_statute_book()
WAGE = 3_650_000
EVENT_ON = dt.date(2025, 3, 24)
PDF = b"%PDF-1.4\ncontoh\n%%EOF\n"


def at(month: int, day: int, hour: int = 9) -> dt.datetime:
    """So many o'clock WIB in 2025."""
    return dt.datetime(2025, month, day, hour - 7, tzinfo=dt.UTC)


REPORTED, COMPLETED, LATER = at(3, 25), at(3, 27), at(4, 2)


def officer(name: str = "ratri", role: str = "officer", scope: str = "all", key: str = "") -> Actor:
    user, _ = User.objects.get_or_create(username=name, defaults={"full_name": name.title()})
    return Actor(user.full_name, user.pk, (Held(role, scope, key),))


def approver() -> Actor:
    return officer("bagus", "approver")


def paid_month(spell, month=dt.date(2025, 2, 1), wage=WAGE, on=None):
    """Declare, bill and pay one month; it is credited on the day it was paid."""
    when = on or at(3, 10)
    declared = set_wage(spell.employer_id, month, spell.person_id, wage=wage, by=months.CLERK, at=when)
    assert months.paid(months.billed(declared, when), when) == "settled"
    post_settled(by=SYSTEM, at=when)


def worker(**fields):
    """A worker since 2021 whose February 2025 was paid on 10 March."""
    spell = months.worker(months.employer(), **fields)
    paid_month(spell)
    return spell


def reported(spell, kind, *, when=REPORTED, on=EVENT_ON, reporter="employer", by=None, **facts):
    report = Report(kind, spell.person_id, on, reporter, "counter", facts=facts)
    return report_event(report, by=by or officer(), at=when)


def claim(event, programme) -> Claim:
    return Claim.objects.filter(event=event, programme=programme).latest("pk")


def papers(one: Claim, when=REPORTED) -> None:
    for kind in checklist(one.programme, one.basis, one.event.reporter).required:
        add_document(one.event_id, kind, f"{kind}.pdf", PDF + kind.encode() + b"%%EOF", by=officer(), at=when)


WIFE = Heir("THERESIA LANSI", "spouse", bank="kapuas", account_number="0012344471", account_holder="THERESIA LANSI")
SON = Heir("PETRUS", "child", birth_date=dt.date(2016, 1, 9), guardian_name="THERESIA LANSI", guardian_relation="ibu",
           bank="kapuas", account_number="0012344472", account_holder="THERESIA LANSI",
           facts={"level": "SD", "years_left": 3})  # fmt: skip
DAUGHTER = Heir("ANNA", "child", birth_date=dt.date(2023, 1, 9), guardian_name="THERESIA LANSI",
                guardian_relation="ibu", bank="kapuas", account_number="0012344473",
                account_holder="THERESIA LANSI")  # fmt: skip
FAMILY = (WIFE, SON, DAUGHTER)


def with_account(event) -> None:
    for one in Claimant.objects.filter(event=event, account_number="", ended_at=None):
        mend_account(
            one.pk, bank="kapuas", account_number="0010020030", account_holder=one.name, by=officer(), at=REPORTED
        )


def completed(one: Claim, when=COMPLETED) -> Claim:
    papers(one, when)
    return complete_file(one.pk, by=officer(), at=when)


def decided(one: Claim, when=COMPLETED):
    return decide_claim(one.pk, by=officer(), at=when)


def approved(one: Claim, when=COMPLETED):
    return approve_decision(decided(one, when).pk, by=approver(), at=when)


def instructed(one: Claim, when=COMPLETED):
    return instruct_payment(one.pk, by=approver(), at=when)


def confirmed(orders, when=LATER):
    return [
        confirm_payment(each.key, paying_bank="kapuas", bank_reference=f"R-{each.key}", by=BANK, at=when)
        for each in orders
    ]


def death_claim(heirs=FAMILY) -> Claim:
    """A death outside work, heirs named, the file complete."""
    event = reported(worker(), "death")
    name_heirs(event.pk, heirs, by=officer(), at=REPORTED)
    return completed(claim(event, "JKM"))


def state(one: Claim) -> str:
    return Claim.objects.get(pk=one.pk).state
