"""The letter that answers an appeal: what was objected, what we say to it, and where to go next."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate

from payung.claims.appeals import Appeal
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.decisions import Decision
from payung.claims.letters.letter import Section
from payung.claims.letters.words import day_text, words
from payung.kernel.amounts import rupiah_text
from payung.kernel.words import terbilang
from payung.rules.complaints import MEDIATION
from payung.statute_book import StatuteBook


@dataclass(frozen=True)
class AnswerLetter:
    """A letter about one answered appeal. Texts in Indonesian."""

    number: str
    claim_number: str
    upheld: bool
    title: str
    lead: str
    programme: str
    office: str
    to: str
    about: str
    lodged_on: dt.date
    answered_on: dt.date
    sections: tuple[Section, ...]
    officer: str


def answer_letter_of(appeal: Appeal, law: StatuteBook) -> AnswerLetter:
    """The letter of an answered appeal. Raises ValueError while it waits."""
    if appeal.decided_by is None or appeal.decided_at is None:
        raise ValueError(f"appeal {appeal.pk} is not answered")
    claim, said = appeal.claim, words()["answer"]
    return AnswerLetter(
        number=f"{claim.number}/K{appeal.pk}",
        claim_number=claim.number,
        upheld=appeal.outcome == Appeal.Outcome.UPHELD,
        title=said["title"],
        lead=said[appeal.outcome],
        programme=Claim.Programme(claim.programme).label,
        office=claim.office.name,
        to=appeal.appellant,
        about=claim.person.name,
        lodged_on=localdate(appeal.lodged_at),
        answered_on=localdate(appeal.decided_at),
        sections=_sections(appeal, law),
        officer=appeal.decided_by.full_name,
    )


def further_ways(programme: str, day: dt.date, law: StatuteBook) -> tuple[str, ...]:
    """Where to go with an answer one does not accept, in sentences with their articles."""
    said, ways = words()["answer"], _ways()
    mediation = law[MEDIATION].at(day)
    agency = [said["agency"] % ways["agency"]] if programme in ways["agency"]["programmes"] else []
    return (
        *agency,
        said["mediation"] % {"days": mediation.value, "cite": mediation.cite},
        said["court"] % ways["court"],
    )


def _sections(appeal: Appeal, law: StatuteBook) -> tuple[Section, ...]:
    said, claim = words()["answer"], appeal.claim
    upheld = appeal.outcome == Appeal.Outcome.UPHELD
    answered = localdate(appeal.decided_at)
    checked = said["checked"] % {"name": appeal.decided_by.full_name if appeal.decided_by else ""}
    sections = [
        Section(said["about"], (_judged(appeal),)),
        Section(said["yours"], (f"“{appeal.reason}”",)),
        Section(said["ours"], (appeal.answer, checked)),
        Section(said["next"], (said[_next(appeal)],)),
    ]
    if upheld:
        sections.append(Section(said["further"], further_ways(claim.programme, answered, law)))
    ask = words()["ask"]
    where = ask["where"] % {"office": f"{claim.office.get_kind_display()} {claim.office.name}", "number": claim.number}
    return (*sections, Section(ask["title"], (where, ask["papers"])))


def _next(appeal: Appeal) -> str:
    """The key of the sentence that says what comes next."""
    if appeal.outcome == Appeal.Outcome.UPHELD:
        return "stays" if appeal.decision.granted else "stays_refused"
    return "anew_part" if _of_employer(appeal) else "anew"


def _of_employer(appeal: Appeal) -> bool:
    employer = appeal.claim.event.employer
    return employer is not None and appeal.appellant == employer.name


def employer_part(decision: Decision) -> int:
    """Whole rupiah of what is paid now that go to the employer itself."""
    return sum(each["amount"] for each in decision.payees if each["relation"] == Claimant.Relation.EMPLOYER)


def _judged(appeal: Appeal) -> str:
    """What was decided; an employer that objects is told its own part alone."""
    said, decision, own = words()["answer"], appeal.decision, _of_employer(appeal)
    amount = employer_part(decision) if own else decision.total
    told = {
        "number": f"{appeal.claim.number}/{decision.pk}",
        "day": day_text(localdate(decision.approved_at)),
        "amount": rupiah_text(amount),
        "words": terbilang(amount),
        "name": appeal.appellant,
    }
    granted = "was_part" if own else "was_granted"
    return said[granted if decision.granted else "was_refused"] % told


@cache
def _ways() -> dict[str, Any]:
    """The instances after us, with their articles."""
    path = Path(__file__).resolve().parents[1] / "data" / "appeals.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
