"""Who is paid how much of what is due now: exact sums, equal parts among heirs of the first rank. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from payung.claims.claimants import Claimant
from payung.claims.falling_due import Due
from payung.rules.jkm.heirs import heir_kinds, heir_shares
from payung.statute_book import StatuteBook

Relation = Claimant.Relation
WAGE_REPLACEMENT, BURIAL = "stmb", "burial"


@dataclass(frozen=True)
class Payee:
    """One person or employer and the whole rupiah paid to them now."""

    claimant_id: int
    name: str
    relation: str
    amount: int

    def frozen(self) -> dict[str, Any]:
        return {**vars(self)}


def payees(due: Sequence[Due], people: Sequence[Claimant], *, died_on: dt.date | None, wages_kept: bool,
           law: StatuteBook) -> list[Payee]:  # fmt: skip
    """The shares of what is due now; they sum to it, save what stays with the fund for want of heirs.

    people      those who count, in the order the family names them
    died_on     day of the death, None for somebody who lives
    wages_kept  the employer went on paying wages, so the replacement of wages is the employer's

    A living member is paid; after a death the heirs, and the burial to who arranged it where there is none.
    """
    amounts: dict[int, int] = {}

    def give(to: Claimant | None, amount: int) -> None:
        if to is not None:
            amounts[to.pk] = amounts.get(to.pk, 0) + amount

    common = 0
    for each in due:
        employer = _first(people, Relation.EMPLOYER)
        if each.claimant_id is not None:
            give(next(one for one in people if one.pk == each.claimant_id), each.amount)
        elif each.code == WAGE_REPLACEMENT and wages_kept and employer is not None:
            give(employer, each.amount)
        elif each.code == BURIAL and died_on and not _heirs(people, died_on, law):
            give(_first(people, Relation.ARRANGER), each.amount)
        else:
            common += each.amount
    if died_on is None:
        give(_first(people, Relation.SELF), common)
    else:
        heirs = _heirs(people, died_on, law)
        parts = heir_shares(common, [heir.relation for heir in heirs], died_on, law)
        for heir, part in zip(heirs, parts, strict=bool(heirs)):
            give(heir, part)
    return [Payee(one.pk, one.name, one.relation, amounts[one.pk]) for one in people if amounts.get(one.pk)]


def _first(people: Sequence[Claimant], relation: str) -> Claimant | None:
    return next((one for one in people if one.relation == relation), None)


def _heirs(people: Sequence[Claimant], died_on: dt.date, law: StatuteBook) -> list[Claimant]:
    known = heir_kinds(died_on, law)
    return [one for one in people if one.relation in known]
