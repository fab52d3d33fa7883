"""How long the answer to a member's request about their own data may take. UU 27/2022 Pasal 30 and 32."""

from __future__ import annotations

import datetime as dt

import numpy as np

from payung.statute_book import StatuteBook

ANSWER = "privacy.rights.answer_hours"


def answer_hours(day: dt.date, law: StatuteBook) -> int:
    """Running hours within which a request made on a day is answered."""
    return int(law[ANSWER].on(np.array([day], dtype="datetime64[D]"))[0])


def answer_due(asked_at: dt.datetime, law: StatuteBook) -> dt.datetime:
    """The moment by which a request made at `asked_at` is answered: running hours, nights and holidays too."""
    return asked_at + dt.timedelta(hours=answer_hours(asked_at.date(), law))
