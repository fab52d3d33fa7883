"""Checks of decided claims in short words, and claims for them to find. Everything is invented."""

import datetime as dt
import shutil

from payung.access.actor import SYSTEM
from payung.claims.actions.begin_check import begin_check
from payung.claims.actions.check_decided import check_decided
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.state_facts import state_facts
from payung.claims.changed import changes, standing_decisions
from payung.claims.checking import changed_reached
from payung.claims.models import Claim
from payung.contributions.models import DeclaredWage
from payung.registry.models import Office
from payung.statute_book import StatuteBook
from tests.claims import world as w

NIGHT = w.at(4, 3, 9)
SINCE = dt.date(2025, 3, 1)


def check(*, by=SYSTEM, at=NIGHT, limit=100, law=w.LAW):
    """A whole check, batch by batch."""
    begun = begin_check(by=by, at=at, law=law)
    while begun.ended_at is None:
        begun = check_decided(begun.pk, limit=limit, by=by, at=at, law=law)
    return begun


def kept(actor=None):
    """The findings an officer reaches, by the number of their claims."""
    return {row.claim.number: row for row in changed_reached(actor or w.officer(), "look.claims").order_by("claim")}


def afresh(law=w.LAW):
    """What a fresh judgement of every decision finds, by the number of the claims."""
    standing = standing_decisions(SINCE).select_related("claim__event", "claim__person", "claim__office")
    return {each.claim.number: each for each in changes(list(standing.order_by("pk")), law)}


def paid_accident(number: int = 1, office: str = "") -> Claim:
    """30 days of absence at 3,650,000: Rp3,650,000 paid to the worker of an employer of their own."""
    spell = w.months.worker(w.months.employer(f"JJ{number:06d}"), number)
    w.paid_month(spell)
    event = w.reported(spell, "accident")
    w.with_account(event)
    claim = w.claim(event, "JKK")
    state_facts(claim.pk, {"absence_days": 30}, by=w.officer(), at=w.COMPLETED)
    w.completed(claim)
    w.approved(claim)
    w.confirmed(w.instructed(claim))
    if office:
        Office.objects.get_or_create(
            code=office, defaults={"name": office, "kind": "branch", "region": claim.office.region}
        )
        Claim.objects.filter(pk=claim.pk).update(office=office)
    return Claim.objects.get(pk=claim.pk)


def paid_death(number: int) -> Claim:
    """A death outside work: 20,000,000 + 12,000,000 + 10,000,000 = Rp42,000,000 paid to the wife."""
    spell = w.months.worker(w.months.employer(f"JJ{number:06d}"), number)
    w.paid_month(spell)
    event = w.reported(spell, "death")
    name_heirs(event.pk, [w.WIFE], by=w.officer(), at=w.REPORTED)
    claim = w.completed(w.claim(event, "JKM"))
    w.approved(claim)
    w.confirmed(w.instructed(claim))
    return Claim.objects.get(pk=claim.pk)


def other_wage(claim: Claim, wage: int) -> None:
    """The wage of a claim's month, corrected later."""
    DeclaredWage.objects.filter(person_id=claim.person_id).update(wage=wage)


def unfit(claim: Claim) -> None:
    """A claim whose frozen days are no number any more."""
    Claim.objects.filter(pk=claim.pk).update(facts={**claim.facts, "absence_days": "tiga puluh"})


def with_burial_of_eleven_million(folder) -> StatuteBook:
    """The law with Rp11,000,000 for a burial in the place of Rp10,000,000."""
    shutil.copytree(w.LAW.folder, folder)
    file = folder / "jkm" / "benefit.toml"
    text = file.read_text(encoding="utf-8")
    assert text.count("10_000_000") == 1
    file.write_text(text.replace("10_000_000", "11_000_000"), encoding="utf-8")
    return StatuteBook(folder)
