"""A term that was paid late brings a penalty, asked for with a code of its own."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.issuing import issue, next_place
from payung.construction.models import Term
from payung.construction.owing import late_penalties
from payung.construction.reach import hold_project
from payung.construction.refused import NO_PENALTY, refuse
from payung.kernel.periods import month_of
from payung.statute_book import StatuteBook, read_statute_book


def bill_penalty(project_id: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> list[Term]:
    """Write a term for each penalty not billed yet and issue its code. law/questions.toml, project-penalty.

    Raises NotAllowed; Refused penalty-none.
    """
    law = law or read_statute_book()
    with act("construction.bill_penalty", by, at) as deed:
        project = hold_project(project_id, "construction.bill_penalty", by, alive=False)
        found = late_penalties(project, law)
        if not found:
            raise refuse(NO_PENALTY, project.number)
        terms = []
        for late, months, amount in found:
            term = Term.objects.create(
                project=project,
                place=next_place(project),
                reason=Term.Reason.PENALTY,
                penalty=amount,
                due_on=localdate(at),
                rate_text=f"termin {late.place} terlambat {months} bulan",
                cite=law["contributions.payment.penalty"].at(month_of(late.due_on)).cite[:200],
                late=late,
            )
            terms.append(issue(project, term, at, law))
        deed.about(f"project:{project.pk}", amount=sum(term.penalty for term in terms))
        return terms
