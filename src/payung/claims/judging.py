"""A claim judged as it stands: facts gathered, the law asked, the money allotted. Nothing is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from payung.claims.books import ONE_BY_ONE, Books
from payung.claims.cases import judge
from payung.claims.claim import Claim
from payung.claims.decisions import Decision
from payung.claims.facts import Facts, case_of
from payung.claims.falling_due import Due, due_now
from payung.claims.gathering import gather
from payung.claims.life_events import LifeEvent
from payung.claims.refused import FACTS, refuse
from payung.claims.shares import Payee, payees
from payung.rules.findings import Outcome
from payung.statute_book import StatuteBook
from payung.statute_book.errors import NotInForce


@dataclass(frozen=True)
class Judgement:
    """What an officer sees before deciding, and what is frozen when they do."""

    facts: Facts
    outcome: Outcome
    due: list[Due]
    payees: list[Payee]

    @property
    def granted(self) -> bool:
        """Something is granted, now or later."""
        return self.outcome.total > 0

    def frozen(self) -> dict[str, Any]:
        """The columns of a Decision that come of the judgement."""
        return {
            "facts": {name: fact.frozen() for name, fact in self.facts.items()},
            "case": case_of(self.facts),
            "findings": [asdict(each) for each in self.outcome.findings],
            "lines": [asdict(each) for each in self.outcome.lines],
            "payable": [each.frozen() for each in self.due],
            "payees": [each.frozen() for each in self.payees],
            "notes": list(self.outcome.notes),
            "questions": list(self.outcome.questions),
            "total": self.outcome.total,
            "granted": self.granted,
        }


def judged(claim: Claim, today: dt.date, law: StatuteBook, books: Books = ONE_BY_ONE) -> Judgement:
    """The judgement of a claim on a day. Raises Refused facts-unfit, naming what is missing or cannot be."""
    facts = gather(claim, today, law, books)
    case = case_of(facts)
    try:
        outcome = judge(claim.programme, claim.basis, case, law)
        due = due_now(claim.programme, outcome.lines, case, law)
    except (KeyError, ValueError, NotInForce) as problem:
        raise refuse(FACTS, str(problem).strip("'"), "Fakta klaim") from problem
    people = books.people(claim)
    died_on = claim.event.happened_on if claim.event.kind == LifeEvent.Kind.DEATH else None
    shares = payees(due, people, died_on=died_on, wages_kept=bool(case.get("wages_kept")), law=law)
    return Judgement(facts, outcome, due, shares)


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
