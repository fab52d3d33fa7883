"""An officer closes a case with an outcome and the reason."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.compliance.explained import WORDS
from payung.compliance.models import Case, CaseStep
from payung.compliance.reach import hold_case, record_step
from payung.compliance.refused import NO_OUTCOME, NO_REASON, refuse

BY_WORD = (Case.Outcome.FOR_WORKER, Case.Outcome.AGAINST_WORKER)
OUTCOMES = tuple(each for each in Case.Outcome if each not in BY_WORD)


def close_case(case_id: int, *, outcome: str, reason: str, by: Actor, at: dt.datetime) -> Case:
    """Close it. A case of a worker's word is closed by deciding the word instead.

    Raises NotAllowed; Refused case-closed, case-outcome, case-reason.
    """
    with act("compliance.close_case", by, at) as deed:
        case = hold_case(case_id, "compliance.close_case", by)
        if outcome not in OUTCOMES or case.kind in WORDS:
            raise refuse(NO_OUTCOME, outcome or "kosong", "Hasil")
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")

        case.stage, case.outcome, case.reason = Case.Stage.CLOSED, outcome, reason.strip()[:500]
        case.closed_at, case.changed_at, case.due_on = at, at, None
        case.save()
        record_step(case, CaseStep.Kind.CLOSED, by, at, f"{case.get_outcome_display()}: {case.reason}")
        deed.about(f"case:{case.pk}", outcome=outcome)
        return case
