"""A claim judged as it stands: facts gathered, the law asked, the money allotted. Nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from payung.claims.books import Books
from payung.claims.cases import Case, judge, judge_many
from payung.claims.claim import Claim
from payung.claims.decisions import Decision
from payung.claims.facts import Facts, case_of
from payung.claims.falling_due import Due, due_now
from payung.claims.gathering import gather
from payung.claims.life_events import LifeEvent
from payung.claims.refused import FACTS, Refused, refuse
from payung.claims.shares import Payee, payees
from payung.rules.findings import Outcome
from payung.statute_book import StatuteBook
from payung.statute_book.errors import NotInForce

UNFIT = (KeyError, ValueError, NotInForce)
"""A fact is missing or cannot be, or there is no law for its day."""


@dataclass(frozen=True)
class Judgement:
    """What an officer sees before deciding, and what is frozen when they do."""

    facts: Facts
    outcome: Outcome
    due: list[Due]
    payees: list[Payee]

    @property
    def granted(self) -> bool:
        """Something is granted, now or later, also where all of it was paid before as JKM."""
        return any(line.amount > 0 for line in self.outcome.lines)

    def frozen(self) -> dict[str, Any]:
        """The columns of a Decision that come of the judgement."""
        return {
            "facts": {name: fact.frozen() for name, fact in self.facts.items()},
            "case": case_of(self.facts),
            "findings": [{**vars(each)} for each in self.outcome.findings],
            "lines": [{**vars(each)} for each in self.outcome.lines],
            "payable": [each.frozen() for each in self.due],
            "payees": [each.frozen() for each in self.payees],
            "notes": list(self.outcome.notes),
            "questions": list(self.outcome.questions),
            "total": self.outcome.total,
            "granted": self.granted,
        }


def judged(claim: Claim, today: dt.date, law: StatuteBook) -> Judgement:
    """The judgement of a claim on a day. Raises Refused facts-unfit, naming what is missing or cannot be."""
    (found,) = judged_many([claim], today, law)
    if isinstance(found, Refused):
        raise found
    return found


def judged_many(
    claims: Sequence[Claim], known_on: dt.date | Sequence[dt.date], law: StatuteBook
) -> list[Judgement | Refused]:
    """Each claim judged on its day, in order: programme by programme, the books read once for all of them.

    known_on  one day for all or one for each

    A claim whose facts do not fit has the refusal in its place.
    """
    books = Books(claims, known_on)
    days = [known_on] * len(claims) if isinstance(known_on, dt.date) else known_on
    facts = [_gathered(claim, day, law, books) for claim, day in zip(claims, days, strict=True)]
    found: list[Judgement | Refused | None] = [each if isinstance(each, Refused) else None for each in facts]
    for programme in {claim.programme for claim in claims}:
        given = [
            (place, claim, own, case_of(own))
            for place, (claim, own) in enumerate(zip(claims, facts, strict=True))
            if claim.programme == programme and not isinstance(own, Refused)
        ]
        outcomes = _outcomes(programme, [(claim.basis, case) for _, claim, _, case in given], law)
        for (place, claim, own, case), outcome in zip(given, outcomes, strict=True):
            found[place] = outcome if isinstance(outcome, Refused) else _allotted(claim, own, case, outcome, books, law)
    return [each for each in found if each is not None]


def _gathered(claim: Claim, day: dt.date, law: StatuteBook, books: Books) -> Facts | Refused:
    try:
        return gather(claim, day, law, books)
    except UNFIT as problem:
        return _unfit(problem)


def _outcomes(programme: str, given: Sequence[tuple[str, Case]], law: StatuteBook) -> list[Outcome | Refused]:
    """The answers of the law; where one case cannot be judged, halves are tried until it stands alone."""
    if not given:
        return []
    try:
        return list(judge_many(programme, given, law))
    except UNFIT as problem:
        if len(given) == 1:
            return [_unfit(problem)]
    half = len(given) // 2
    return _outcomes(programme, given[:half], law) + _outcomes(programme, given[half:], law)


def _allotted(
    claim: Claim, facts: Facts, case: Case, outcome: Outcome, books: Books, law: StatuteBook
) -> Judgement | Refused:
    """What is due now and to whom."""
    try:
        due = due_now(claim.programme, outcome.lines, case, law)
    except UNFIT as problem:
        return _unfit(problem)
    died_on = claim.event.happened_on if claim.event.kind == LifeEvent.Kind.DEATH else None
    kept = bool(case.get("wages_kept"))
    return Judgement(facts, outcome, due, payees(due, books.people(claim), died_on=died_on, wages_kept=kept, law=law))


def _unfit(problem: Exception) -> Refused:
    found = refuse(FACTS, str(problem).strip("'"), "Fakta klaim")
    found.__cause__ = problem
    return found


@dataclass(frozen=True)
class Rerun:
    """A decision made again from its own facts."""

    outcome: Outcome
    total: int
    same: bool


def rerun(decision: Decision, law: StatuteBook) -> Rerun:
    """Ask the law again with the frozen facts: the same rupiah, or a reading changed since."""
    outcome = judge(decision.claim.programme, decision.claim.basis, decision.case, law)
    before = [(line["code"], line["amount"]) for line in decision.lines]
    same = before == [(line.code, line.amount) for line in outcome.lines]
    return Rerun(outcome, outcome.total, same)
