"""An officer decides what a worker said: it holds and is put right, or it is not proven. With a reason either way."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.compliance.acting import acting_for
from payung.compliance.mending import VERBS, mend
from payung.compliance.models import Case, CaseStep, MemberWord
from payung.compliance.reach import hold_case, hold_word, record_step
from payung.compliance.refused import NO_REASON, WORD_CASE, refuse
from payung.statute_book import StatuteBook, read_statute_book


def decide_word(
    case_id: int, *, holds: bool, reason: str, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> MemberWord:
    """Decide the word of a case and close the case. Returns the word.

    Raises NotAllowed; Refused case-closed, word-case, case-reason, word-mend.
    """
    law = law or read_statute_book()
    with act("compliance.decide_word", by, at) as deed:
        told = MemberWord.objects.filter(case=case_id).values_list("pk", flat=True).first()
        word = hold_word(told, "compliance.decide_word", by) if told else None  # before its case, as in withdraw_word
        case = hold_case(case_id, "compliance.decide_word", by)
        if word is None:
            raise refuse(WORD_CASE, case.get_kind_display())
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")

        word.state = MemberWord.State.ACCEPTED if holds else MemberWord.State.REFUSED
        clerk = acting_for(by, word.employer, *VERBS)
        word.result = mend(word, clerk, at, law) if holds else f"Belum terbukti: {reason.strip()[:400]}"
        word.save()
        case.stage, case.reason, case.closed_at, case.due_on = Case.Stage.CLOSED, reason.strip()[:500], at, None
        case.outcome = Case.Outcome.FOR_WORKER if holds else Case.Outcome.AGAINST_WORKER
        case.changed_at = at
        case.save()
        record_step(case, CaseStep.Kind.DECIDED, by, at, f"{word.result} {case.reason}" if holds else case.reason)
        deed.about(f"case:{case.pk}", word=word.pk, holds=holds)
        return word
