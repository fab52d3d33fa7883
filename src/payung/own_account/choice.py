"""What somebody on own account chooses: occupation, place of work, band of income, programmes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from payung.own_account.models import Terms


@dataclass(frozen=True)
class Choice:
    """One choice.

    occupation  a code of `occupations`     region  code of the regency or city where the work is
    income      base of the band, whole rupiah a month
    jht         JKK and JKM are not a choice; JHT is, unless the member employs others
    """

    occupation: str
    region: str
    income: int
    jht: bool = False
    employs: bool = False
    workplace: str = ""

    @property
    def what_is_paid(self) -> tuple[str, int, bool]:
        """What changes the price."""
        return self.occupation, self.income, self.jht

    @classmethod
    def of(cls, terms: Terms) -> Self:
        """The choice a row records."""
        return cls(terms.occupation, terms.region_id, terms.income, terms.jht, terms.employs, terms.workplace)


def choice_for(rows: Iterable[Terms], month: dt.date) -> Choice:
    """What holds for a month: the newest row not after it, or the first where the month is before all of them."""
    ordered = sorted(rows, key=lambda row: (row.from_month, row.pk))
    held = [row for row in ordered if row.from_month <= month]
    return Choice.of((held or ordered[:1])[-1])
