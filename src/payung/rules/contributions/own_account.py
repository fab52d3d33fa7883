"""Contributions of own-account workers (Bukan Penerima Upah): of a band's base, not of the income itself.

PP 44/2015 Lampiran II (JKK, JKM), PP 46/2015 Lampiran (JHT), PP 50/2025 (relief).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import Rupiah, rupiah, share
from payung.kernel.periods import Months, months
from payung.rules.contributions.relief import own_account_kept
from payung.rules.contributions.wage_rates import relieved
from payung.statute_book import StatuteBook

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class OwnAccountFacts:
    """One row per worker and month.

    month                 contribution month numbers
    income                declared monthly income, whole rupiah
    transport             driver or courier
    paid_by_state_budget  contribution paid from APBN or APBD
    jkk, jkm, jht         which programmes the worker is in
    """

    month: Months
    income: Rupiah
    transport: Flags
    paid_by_state_budget: Flags
    jkk: Flags
    jkm: Flags
    jht: Flags

    @classmethod
    def one(
        cls,
        *,
        month: int,
        income: int,
        transport: bool = False,
        paid_by_state_budget: bool = False,
        jkk: bool = True,
        jkm: bool = True,
        jht: bool = False,
    ) -> Self:
        """One worker in one month, as columns of length one."""
        return cls(
            month=months(month),
            income=rupiah(income),
            transport=np.array([transport]),
            paid_by_state_budget=np.array([paid_by_state_budget]),
            jkk=np.array([jkk]),
            jkm=np.array([jkm]),
            jht=np.array([jht]),
        )


@dataclass(frozen=True)
class OwnAccountContributions:
    """What is owed, whole rupiah. All of it is the member's, unless somebody pays for the member."""

    jkk: Rupiah
    jkm: Rupiah
    jht: Rupiah

    @property
    def total(self) -> Rupiah:
        return self.jkk + self.jkm + self.jht


def own_account_contributions(facts: OwnAccountFacts, law: StatuteBook) -> OwnAccountContributions:
    """What is owed for each worker and month; 0 for a programme the worker is not in. JHT is never
    discounted."""
    base = band_base(facts.month, facts.income, law)
    kept = own_account_kept(facts.month, facts.transport, facts.paid_by_state_budget, law)
    jkk_rate = relieved(law["contributions.own_account.jkk_rate"].on(facts.month), kept)
    return OwnAccountContributions(
        jkk=share(base, jkk_rate) * facts.jkk,
        jkm=share(law["contributions.own_account.jkm_amount"].on(facts.month), kept) * facts.jkm,
        jht=share(base, law["contributions.own_account.jht_rate"].on(facts.month)) * facts.jht,
    )


def band_base(month: Months, income: Rupiah, law: StatuteBook) -> Rupiah:
    """The base of the band each income falls in. An income in a gap between two bands belongs to the lower
    one."""
    if (income < 0).any():
        raise ValueError("an income is not negative")
    bands = law["contributions.own_account.bands"]
    versions = bands.index(month)
    base = np.empty_like(income)
    for place in np.unique(versions):
        lower, bases = bands.versions[place].column("lower"), bands.versions[place].column("base")
        here = versions == place
        base[here] = bases[np.searchsorted(lower, income[here], side="right") - 1]
    return base


def in_band_gap(month: int, income: int, law: StatuteBook) -> bool:
    """The income lies between the printed end of a band and the beginning of the next: a reading decided."""
    version = law["contributions.own_account.bands"].at(month)
    place = int(np.searchsorted(version.column("lower"), income, side="right")) - 1
    return income > int(version.column("upper")[place])


def payable_ahead(month: int, law: StatuteBook) -> tuple[int, ...]:
    """How many months a member may pay at once."""
    choices = law["contributions.own_account.payable_ahead"].at(month).column("item")
    return tuple(int(choice) for choice in choices)


def membership_ended(months_unpaid: NDArray[np.int64], month: Months, law: StatuteBook) -> Flags:
    """More consecutive months are unpaid than may be made up for: the membership has ended, and the member
    registers again."""
    return months_unpaid > law["contributions.own_account.grace_months"].on(month)
