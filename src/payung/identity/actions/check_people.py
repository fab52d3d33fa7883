"""People nobody checked are sent to the civil registry, as many as the day's quota allows."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from payung.access.actor import Actor
from payung.audit.act import act
from payung.identity.civil.gathering import whom_to_ask, write_verdicts
from payung.identity.civil.ports import CivilRegistry
from payung.identity.civil.reading import read_answer

MOST = 1_000
"""People in one batch."""


def check_people(registry: CivilRegistry, *, by: Actor, at: dt.datetime, most: int = MOST) -> int:
    """Ask about the next unchecked people and keep the verdicts. Returns how many were asked.

    A verdict changes the state of the NIK and nothing else: no cover, card or job ends by it. A death it tells becomes
    a lead for the branch. Raises ConnectionError when the registry is not reached; nothing is written then.
    """
    with act("identity.check_people", by, at) as deed:
        questions = whom_to_ask(min(most, registry.left_today()), at)
        read = [read_answer(answer) for answer in registry.ask(questions)] if questions else []
        leads = write_verdicts(questions, read, registry.agreement, at) if questions else 0
        states = Counter(each.state or "unread" for each in read)
        deed.about("identity:civil", agreement=registry.agreement, asked=len(questions), leads=leads, states=states)
        return len(questions)
