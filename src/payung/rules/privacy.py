"""How long the answer to a member's request about their own data may take. UU 27/2022 Pasal 30 and 32."""

from __future__ import annotations

import datetime as dt

import numpy as np

from payung.statute_book import StatuteBook

ANSWER = "privacy.rights.answer_hours"


def answer_due(asked_at: dt.datetime, law: StatuteBook) -> dt.datetime:
    """The moment by which a request made at `asked_at` is answered: running hours, nights and holidays too."""
    hours = law[ANSWER].on(np.array([asked_at.date()], dtype="datetime64[D]"))
    return asked_at + dt.timedelta(hours=int(hours[0]))
