"""What a letter holds, whatever paper it is printed on. Texts in Indonesian, amounts in whole rupiah."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class GrantedLine:
    """One line of what is granted: its plain name, the arithmetic in words, the articles, whole rupiah."""

    name: str
    working: str
    cite: str
    amount: int


@dataclass(frozen=True)
class Receiver:
    """Who gets how much of what is paid now. `through`: the guardian of a child, or empty."""

    name: str
    relation: str
    through: str
    amount: int


@dataclass(frozen=True)
class Obstacle:
    """One finding that fails: what was compared, where it is written, who can mend it and how."""

    text: str
    cite: str
    who: str
    how: str


@dataclass(frozen=True)
class Section:
    """A heading and the sentences under it."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """A letter about one approved decision.

    granted    a grant letter; else a refusal
    lead       sentences before anything else; condolence first after a death
    total      all that is granted; `now` is paid at once, `later` falls due afterwards
    facts      what the decision rests on: label, value, source
    monthly    the total is paid every month, and `receivers` say who gets it
    obstacles  what stands in the way; `noted` was found too and takes nothing from the applicant
    officers   who decided and who approved
    """

    number: str
    claim_number: str
    granted: bool
    title: str
    programme: str
    office: str
    to: str
    about: str
    decided_on: dt.date
    approved_on: dt.date
    lead: tuple[str, ...]
    lines: tuple[GrantedLine, ...]
    total: int
    now: int
    later: int
    monthly: bool
    total_words: str
    receivers: tuple[Receiver, ...]
    obstacles: tuple[Obstacle, ...]
    noted: tuple[Obstacle, ...]
    facts: tuple[tuple[str, str, str], ...]
    sections: tuple[Section, ...]
    officers: tuple[str, str]
    law_version: str
