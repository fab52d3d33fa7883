"""Whether what a file given back asked for has come, and how its clock goes on."""

from __future__ import annotations

import datetime as dt

import numpy as np

from payung.claims.checklist import kinds
from payung.claims.claim import Claim
from payung.claims.refused import refuse
from payung.claims.refused_steps import ASKED_AGAIN
from payung.claims.returns import FileReturn
from payung.kernel.periods import days
from payung.rules.working_days import working_days_after
from payung.statute_book import StatuteBook


def awaited(claim: Claim, returned: FileReturn) -> list[str]:
    """Kinds of documents asked for that have not come since, in order."""
    came = set(claim.event.documents.filter(received_at__gte=returned.at).values_list("kind", flat=True))
    return [kind for kind in returned.kinds if kind not in came]


def require_answered(claim: Claim, returned: FileReturn | None) -> None:
    """Raises Refused asked-missing where a document asked for has not come since."""
    if returned is not None and (waited := awaited(claim, returned)):
        names = kinds()
        raise refuse(ASKED_AGAIN, "belum ada " + ", ".join(names[kind] for kind in waited), "Dokumen")


def resumed(returned: FileReturn, today: dt.date, whole: dt.date, law: StatuteBook) -> dt.date:
    """The last day for paying after a stop: the working days that were left, never more than a fresh clock gives."""
    if returned.days_left is None:
        return whole
    last: dt.date = working_days_after(days(today), np.array([returned.days_left]), law)[0].item()
    return min(last, whole)
