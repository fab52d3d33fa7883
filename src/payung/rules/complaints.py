"""Until when an objection to a decision must be answered, and how long mediation may take. UU 24/2011 Pasal 48-50."""

from __future__ import annotations

from payung.kernel.periods import Days
from payung.rules.working_days import working_days_after
from payung.statute_book import StatuteBook

ANSWER = "complaints.appeal.answer_working_days"
MEDIATION = "complaints.appeal.mediation_working_days"


def answer_due(lodged_on: Days, law: StatuteBook) -> Days:
    """The last day for answering an objection received on `lodged_on`, in working days from the day after.

    Raises NotInForce outside the years whose holidays we hold.
    """
    return working_days_after(lodged_on, law[ANSWER].on(lodged_on), law)
