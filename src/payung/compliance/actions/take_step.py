"""An officer takes the next step of a case: a letter, a visit, a meeting, a plan, or over to the inspector."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.compliance.letters import TITLES, letter_of
from payung.compliance.models import Case, CaseStep
from payung.compliance.practice import step_due
from payung.compliance.reach import hold_case, record_step
from payung.compliance.refused import DATE_PAST, FIRST_LETTER, NO_PLAN, NO_REASON, NO_STEP, refuse
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text
from payung.statute_book import StatuteBook, read_statute_book

Step = CaseStep.Kind
NOTED = (Step.VISIT, Step.MEETING, Step.INSPECTOR)
"""Steps that need words of the officer: where, with whom, why."""


@dataclass(frozen=True)
class Plan:
    """Paying by instalments: whole rupiah in all, and how many months."""

    amount: int
    instalments: int


def take_step(
    case_id: int, step: str, *, note: str = "", due_on: dt.date | None = None, plan: Plan | None = None,
    by: Actor, at: dt.datetime, law: StatuteBook | None = None,
) -> CaseStep:  # fmt: skip
    """Record the step with its letter and its clock. Returns it.

    step    letter_1, letter_2, visit, meeting, plan, inspector
    due_on  the day of the visit, the meeting or the first instalment; None: by our practice

    Raises NotAllowed; Refused case-closed, case-step, case-letter-first, case-reason, case-date-past, case-plan.
    """
    law = law or read_statute_book()
    with act("compliance.take_step", by, at) as deed:
        case, today = hold_case(case_id, "compliance.take_step", by), localdate(at)
        if step not in TITLES:
            raise refuse(NO_STEP, step or "kosong", "Langkah")
        if step == Step.LETTER_2 and not case.steps.filter(kind=Step.LETTER_1).exists():
            raise refuse(FIRST_LETTER, "belum ada", "Surat pertama")
        if step in NOTED and not note.strip():
            raise refuse(NO_REASON, "kosong", "Keterangan")
        if due_on is not None and due_on < today:
            raise refuse(DATE_PAST, date_text(due_on), "Tanggal")
        due_on = due_on or step_due(step, today, law)
        if step == Step.PLAN:
            note = _planned(plan, due_on, note)

        rows = list(case.rows.select_related("person").order_by("month", "person__name", "pk"))
        letter = letter_of(case, step, rows, today, due_on, note.strip(), by.name)
        taken = record_step(case, step, by, at, note, due_on=due_on, letter=letter)
        case.stage, case.due_on, case.changed_at, case.answered_at = Case.Stage(step), due_on, at, None
        case.save()
        deed.about(f"case:{case.pk}", step=step, due_on=due_on.isoformat() if due_on else None)
        return taken


def _planned(plan: Plan | None, first: dt.date | None, note: str) -> str:
    """The plan in words; whole instalments, the last takes what is left."""
    if plan is None or plan.amount < 1 or plan.instalments < 1 or first is None:
        raise refuse(NO_PLAN, "belum lengkap", "Rencana bayar")
    each = plan.amount // plan.instalments
    last = plan.amount - each * (plan.instalments - 1)
    words = f"{rupiah_text(plan.amount)} dalam {plan.instalments} angsuran sebulan sekali mulai {date_text(first)}: "
    words += rupiah_text(each) if last == each else f"{rupiah_text(each)}, yang terakhir {rupiah_text(last)}"
    return f"{words}. {note.strip()}".strip()
