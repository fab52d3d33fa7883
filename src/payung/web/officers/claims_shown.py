"""One claim as an officer sees it: who acts next, facts, findings, workings, payees, payments. Nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.access.actor import Actor
from payung.claims.checklist import kinds
from payung.claims.clock import working_days_left
from payung.claims.judging import judged
from payung.claims.late import Lateness, lateness
from payung.claims.models import (
    Claim,
    Claimant,
    Decision,
    Document,
    FileReturn,
    PaymentInstruction,
    Step,
    Suspicion,
)
from payung.claims.paying import Owed, owed
from payung.claims.pays_first import PaysFirst, pays_first
from payung.claims.queries import OPEN, NextStep, next_step, papers_wanted, payments_of, refusals_of, trail_of
from payung.claims.refused import Refused
from payung.claims.writing import last_decision, standing_decision
from payung.statute_book import StatuteBook
from payung.statute_book.acts import Question
from payung.web.claims.steps import DONE
from payung.web.claims.told import line_words, refused_words
from payung.web.officers.claims_facts import FactRow, fact_rows, who_words
from payung.web.words import translated

State = Claim.State
JUDGED_NOW = (State.OPENED, State.GATHERING, State.COMPLETE)
WELL_KNOWN = ("read", "read-twice", "computed")
FLAGS = {
    "remembered-high": t("diingat, hampir pasti"),
    "remembered-medium": t("diingat, perlu dicocokkan"),
    "remembered-low": t("diingat, belum pasti"),
}


@dataclass(frozen=True)
class LineRow:
    """One line: its name, working, articles, and a flag where the article is not read yet."""

    name: str
    amount: int
    working: str
    cite: str
    flag: str


@dataclass(frozen=True)
class FindingRow:
    """One test; of one that fails also who can mend it and how."""

    holds: bool
    text: str
    cite: str
    who: str = ""
    how: str = ""


@dataclass(frozen=True)
class PayeeRow:
    """One payee with the account masked; amount in whole rupiah."""

    claimant: Claimant
    relation: str
    amount: int


@dataclass(frozen=True)
class Answer:
    """What the law says: as it stands now, or frozen in a decision. `unheired` stays with the fund."""

    facts: list[FactRow]
    findings: list[FindingRow]
    lines: list[LineRow]
    payees: list[PayeeRow]
    questions: tuple[Question, ...]
    notes: Sequence[str]
    total: int
    now: int
    due: int
    granted: bool
    refused_count: int
    pays_first: PaysFirst | None

    @property
    def later(self) -> int:
        return max(self.total - self.due, 0) if self.granted else 0

    @property
    def unheired(self) -> int:
        return max(self.due - self.now, 0)


@dataclass(frozen=True)
class PaperRow:
    """One kind of document with the files received for it."""

    kind: str
    name: str
    required: bool
    files: list[Document]


@dataclass(frozen=True)
class Stop:
    """One step that was taken."""

    words: str
    step: Step


@dataclass(frozen=True)
class Shown:
    """Everything on the page of a claim. `unjudged` says why nothing can be computed yet."""

    claim: Claim
    next: NextStep
    next_who: str
    answer: Answer | None
    unjudged: str
    decision: Decision | None
    returned: Any
    papers: list[PaperRow]
    claimants: list[Claimant]
    payments: list[PaymentInstruction]
    owed: list[Owed]
    late: Lateness | None
    trail: list[Stop]
    related: list[Claim]
    days_left: int | None
    was_approved: bool
    file_return: FileReturn | None
    suspicion: Suspicion | None

    @property
    def running(self) -> bool:
        """Somebody still has to act."""
        return self.claim.state in OPEN

    @property
    def is_suspected(self) -> bool:
        """Suspected and not concluded."""
        return self.suspicion is not None and self.suspicion.concluded_at is None

    @property
    def asked(self) -> list[str]:
        """Names of the documents asked for by the file given back."""
        return [kinds()[kind] for kind in self.file_return.kinds] if self.file_return else []

    @property
    def goes_on(self) -> bool:
        """It is no accident told by its days, or another claim of it runs."""
        return self.claim.basis != "accident" or any(
            each.programme == self.claim.programme and each.state in OPEN for each in self.related
        )

    @property
    def missing(self) -> list[PaperRow]:
        """Required papers that nobody gave yet, and those asked for that have not come since."""
        back = self.file_return
        return [
            row
            for row in self.papers
            if (row.required and not row.files)
            or (back and row.kind in back.kinds and not any(file.received_at >= back.at for file in row.files))
        ]

    @property
    def owed_total(self) -> int:
        return sum(each.amount for each in self.owed if each.claimant.account_number)


def shown(claim: Claim, today: dt.date, law: StatuteBook) -> Shown:
    """The claim judged as it stands while it is open to judgement, else as its last decision froze it."""
    decision, standing = last_decision(claim), standing_decision(claim)
    step = next_step(claim)
    answer, unjudged = _answer(claim, decision, today, law)
    return Shown(
        claim=claim,
        next=step,
        next_who=acting(step.who, claim),
        answer=answer,
        unjudged=unjudged,
        decision=decision,
        returned=getattr(decision, "returned", None) if decision else None,
        papers=_papers(claim),
        claimants=[each for each in claim.event.claimants.all() if each.ended_at is None],
        payments=list(payments_of(claim)),
        owed=owed(claim, standing) if standing and claim.state in (State.APPROVED, State.INSTRUCTED) else [],
        late=lateness(claim, standing, today, law) if standing else None,
        trail=[Stop(str(DONE.get(each.action, each.action)), each) for each in trail_of(claim)],
        related=[each for each in claim.event.claims.all() if each.pk != claim.pk],
        days_left=working_days_left(today, claim.due_on, law) if claim.due_on and claim.state in OPEN else None,
        was_approved=standing is not None,
        file_return=claim.file_returns.select_related("by").filter(resumed_at=None).first(),
        suspicion=Suspicion.objects.select_related("concluded_by").filter(claim=claim).first(),
    )


def acting(who: str, claim: Claim) -> str:
    """Who acts next, with the office where it is one of us."""
    names = {
        "applicant": _("Pengaju"),
        "officer": _("Petugas klaim, %(office)s") % {"office": claim.office.name},
        "approver": _("Petugas kedua, %(office)s") % {"office": claim.office.name},
        "bank": _("Bank"),
        "nobody": _("Tidak ada"),
    }
    return names[who]


def seen_by(decision: Decision | None, actor: Actor) -> bool:
    """Whether this actor made the decision, and so may not approve it."""
    return decision is not None and decision.decided_by_id == actor.user_id


def _answer(claim: Claim, decision: Decision | None, today: dt.date, law: StatuteBook) -> tuple[Answer | None, str]:
    if claim.state in JUDGED_NOW:
        try:
            judgement = judged(claim, today, law)
        except Refused as problem:
            return None, refused_words(problem.problem)
        return _told(claim, judgement.frozen(), law), ""
    if decision is None:
        return None, ""
    frozen = {
        name: getattr(decision, name)
        for name in ("facts", "findings", "lines", "payable", "payees", "notes", "questions", "total", "granted")
    }
    return _told(claim, frozen, law), ""


def _told(claim: Claim, frozen: Mapping[str, Any], law: StatuteBook) -> Answer:
    failing = refusals_of(Decision(claim=claim, findings=frozen["findings"]))
    ways = {each.code: (who_words(each.who), each.how) for each in failing}
    people = Claimant.objects.in_bulk([payee["claimant_id"] for payee in frozen["payees"]])
    findings = [
        FindingRow(bool(each["holds"]), each["text"], each["cite"], *ways.get(each["code"], ()))
        for each in frozen["findings"]
    ]
    return Answer(
        facts=fact_rows(frozen["facts"]),
        findings=sorted(findings, key=lambda each: each.holds),
        lines=[_line(claim, each) for each in frozen["lines"]],
        payees=[
            PayeeRow(people[each["claimant_id"]], translated(Claimant.Relation(each["relation"]).label), each["amount"])
            for each in frozen["payees"]
        ],
        questions=law.questions_of(frozen["questions"]),
        notes=frozen["notes"],
        total=frozen["total"],
        now=sum(each["amount"] for each in frozen["payees"]),
        due=sum(each["amount"] for each in frozen["payable"]),
        granted=frozen["granted"],
        refused_count=sum(not each.holds for each in findings),
        pays_first=pays_first(claim.programme, {name: each["value"] for name, each in frozen["facts"].items()}, law),
    )


def _line(claim: Claim, each: Mapping[str, Any]) -> LineRow:
    try:
        name = line_words(claim.programme, each["code"])
    except KeyError:
        name = str(each["programme"] or each["code"])
    flag = "" if each["status"] in WELL_KNOWN else str(FLAGS.get(each["status"], each["status"]))
    return LineRow(name, each["amount"], each["working"], each["cite"], flag)


def _papers(claim: Claim) -> list[PaperRow]:
    """The checklist: what is missing, what is there, what nobody requires."""
    files: dict[str, list[Document]] = {}
    for each in claim.event.documents.all():
        files.setdefault(each.kind, []).append(each)
    rows = [PaperRow(kind, name, need, files.get(kind, [])) for kind, name, need, _given in papers_wanted(claim)]
    return sorted(rows, key=lambda row: (not row.required or bool(row.files), not row.files))
