"""The whole contribution becomes terms, and the first of them gets its code."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.issuing import issue
from payung.construction.models import Term
from payung.construction.owing import owed, parts, words_of
from payung.construction.reach import hold_project
from payung.construction.refused import BILLED, refuse
from payung.statute_book import StatuteBook, read_statute_book


def bill_project(
    project_id: int, *, at_once: bool, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> list[Term]:
    """Write the terms of a project and issue the first code. Returns the terms, the first one with its roll.

    at_once  one term; otherwise the instalments of the law

    Raises NotAllowed; Refused project-cancelled, project-billed.
    """
    law = law or read_statute_book()
    with act("construction.bill_project", by, at) as deed:
        project = hold_project(project_id, "construction.bill_project", by)
        if Term.objects.filter(project=project, cancelled_on=None).exists():
            raise refuse(BILLED, project.number)

        whole = owed(project, law)
        text, cite = words_of(project, law)
        first = Term.objects.filter(project=project).count() + 1
        reason = Term.Reason.WHOLE if at_once else Term.Reason.INSTALMENT
        terms = [
            Term(
                project=project, place=place, reason=reason, jkk=part.jkk, jkm=part.jkm, due_on=part.due_on,
                rate_text=text, cite=cite,
            )
            for place, part in enumerate(parts(project, whole, 1 if at_once else 3, law), first)
        ]  # fmt: skip
        Term.objects.bulk_create(terms)
        issue(project, terms[0], at, law)
        deed.about(f"project:{project.pk}", amount=whole.total, terms=len(terms))
        return terms
