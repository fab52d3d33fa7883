"""JKM paid for a death that turns out to be of work: what each heir received counts towards their part of JKK.

JKM is paid for deaths that are not of work, JKK for those that are; nobody keeps both, and nobody gives back what JKK
owes them anyway. law/questions.toml, jkm-paid-then-jkk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from payung.kernel.amounts import number_text
from payung.rules.jkm.heirs import heir_kinds, heir_shares
from payung.rules.working import Line
from payung.statute_book import StatuteBook

CODE = "jkm_paid"
RULE = "jkk.claim.jkm_paid_counts"


@dataclass(frozen=True)
class Received:
    """One person who is paid after the death.

    relation  as `heir_kinds` names it, or anything else for who arranged the burial
    amount    whole rupiah of JKM received, 0 for none
    """

    name: str
    relation: str
    amount: int


def parts_of(common: int, burial: int, people: Sequence[Received], died_on: dt.date, law: StatuteBook) -> list[int]:
    """What each person is paid of JKK before anything is counted: equal parts of `common` among the heirs.

    Where there is no heir, the burial goes to the first of the others and nothing else to anybody.
    """
    known = heir_kinds(died_on, law)
    heirs = [each.relation in known for each in people]
    if not any(heirs):
        return [burial if place == 0 else 0 for place in range(len(people))]
    parts = iter(heir_shares(common, [each.relation for each in people if each.relation in known], died_on, law))
    return [next(parts) if heir else 0 for heir in heirs]


def counted(common: int, burial: int, people: Sequence[Received], died_on: dt.date, law: StatuteBook) -> list[int]:
    """Whole rupiah of JKM that count towards each person's part: what was received, never more than the part."""
    if not law[RULE].value(died_on):
        return [0] * len(people)
    parts = parts_of(common, burial, people, died_on, law)
    return [min(each.amount, part) for each, part in zip(people, parts, strict=True)]


def offset_lines(
    common: int, burial: int, people: Sequence[Received], died_on: dt.date, law: StatuteBook
) -> list[Line]:
    """One negative line for each person who received JKM, with the arithmetic."""
    version = law[RULE].at(died_on)
    parts = parts_of(common, burial, people, died_on, law)
    taken = counted(common, burial, people, died_on, law)
    return [
        Line(CODE, "JKM", "", -amount, _working(each, part, amount), version.cite, version.status)
        for each, part, amount in zip(people, parts, taken, strict=True)
        if amount
    ]


def _working(each: Received, part: int, amount: int) -> str:
    received = number_text(each.amount)
    told = f"{each.name}: bagian JKK {number_text(part)}, JKM yang sudah dibayar {received}"
    if amount < each.amount:
        return f"{told}; diperhitungkan {number_text(amount)}"
    return f"{told}; sisa {number_text(part - amount)}"
