"""The employer answers a case in words, with a document where it helps."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.compliance.models import CaseStep
from payung.compliance.papers import checked_paper
from payung.compliance.reach import hold_case, record_step
from payung.compliance.refused import NO_REASON, refuse


def answer_case(
    case_id: int, *, words: str, paper: tuple[str, bytes] | None = None, by: Actor, at: dt.datetime
) -> CaseStep:
    """Keep the answer; the officer sees that one waits. Returns the step.

    Raises NotAllowed; Refused case-closed, case-reason, document-size, document-type.
    """
    with act("compliance.answer_case", by, at) as deed:
        case = hold_case(case_id, "compliance.answer_case", by)
        if not words.strip():
            raise refuse(NO_REASON, "kosong", "Jawaban")
        file = checked_paper(paper)

        step = record_step(case, CaseStep.Kind.ANSWERED, by, at, words, paper=file)
        case.answered_at = case.changed_at = at
        case.save(update_fields=["answered_at", "changed_at"])
        deed.about(f"case:{case.pk}", file=bool(file.content))
        return step
