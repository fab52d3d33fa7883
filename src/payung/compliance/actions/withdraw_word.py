"""A member takes back what they said, before anybody decided it."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.compliance.models import Case, CaseStep, MemberWord
from payung.compliance.reach import hold_word, record_step
from payung.compliance.refused import ANSWERED, refuse

REASON = "Ditarik kembali oleh pekerja"


def withdraw_word(word_id: int, *, by: Actor, at: dt.datetime) -> MemberWord:
    """Take it back; its case, where one was opened, closes. Raises NotAllowed; Refused word-answered."""
    with act("compliance.withdraw_word", by, at) as deed:
        word = hold_word(word_id, "compliance.withdraw_word", by)
        if word.state not in (MemberWord.State.WAITING, MemberWord.State.CASE):
            raise refuse(ANSWERED, word.get_state_display(), "Pernyataan")

        case = Case.objects.select_for_update().filter(pk=word.case_id).first()
        if case is not None and case.is_open:
            case.stage, case.outcome, case.reason = Case.Stage.CLOSED, Case.Outcome.MISTAKEN, REASON
            case.closed_at, case.changed_at, case.due_on = at, at, None
            case.save()
            record_step(case, CaseStep.Kind.CLOSED, by, at, REASON)
        word.state = MemberWord.State.WITHDRAWN
        word.save(update_fields=["state"])
        deed.about(f"word:{word.pk}", case=word.case_id)
        return word
