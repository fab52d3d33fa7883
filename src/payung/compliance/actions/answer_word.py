"""The employer answers a worker's statement: agreed, it is put right at once; disputed, the branch looks into it."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.compliance.mending import mend
from payung.compliance.models import MemberWord
from payung.compliance.opening import open_word_case
from payung.compliance.papers import checked_paper
from payung.compliance.reach import hold_word, record_step
from payung.compliance.refused import ANSWERED, NO_REASON, refuse
from payung.statute_book import StatuteBook, read_statute_book


def answer_word(
    word_id: int, *, agrees: bool, reason: str = "", paper: tuple[str, bytes] | None = None,
    by: Actor, at: dt.datetime, law: StatuteBook | None = None,
) -> MemberWord:  # fmt: skip
    """Keep the answer and act on it. A clerk who agrees acts with their own permission on the registry or the month.

    reason  why not; needed where the employer disagrees

    Raises NotAllowed; Refused word-answered, case-reason, word-mend, document-size, document-type.
    """
    law = law or read_statute_book()
    with act("compliance.answer_word", by, at) as deed:
        word = hold_word(word_id, "compliance.answer_word", by)
        if word.state != MemberWord.State.WAITING:
            raise refuse(ANSWERED, word.get_state_display(), "Pernyataan")
        if not agrees and not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        file = checked_paper(paper)

        word.agrees, word.answer, word.answered_at, word.answered_by = agrees, reason.strip()[:500], at, by.name
        if agrees:
            word.result, word.state = mend(word, by, at, law), MemberWord.State.AGREED
        else:
            case = open_word_case(word, by, at)
            record_step(case, "answered", by, at, f"Tidak setuju: {word.answer}", paper=file)
            case.answered_at = at
            case.save(update_fields=["answered_at"])
        word.save()
        deed.about(f"word:{word.pk}", agrees=agrees, case=word.case_id)
        return word
