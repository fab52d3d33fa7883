"""Contributions of migrant workers (Pekerja Migran Indonesia), paid at once. Permenaker 4/2023 Pasal 18;
before it
Permenaker 18/2018."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import Rupiah, ratio
from payung.kernel.periods import Days
from payung.statute_book import StatuteBook


@dataclass(frozen=True)
class MigrantContributions:
    """What is owed for JKK and JKM, whole rupiah.

    before   before work, only through a placement agency
    during   the package for work and the time after it
    excess   the months of the contract beyond the package
    """

    before: Rupiah
    during: Rupiah
    excess: Rupiah

    @property
    def total(self) -> Rupiah:
        return self.before + self.during + self.excess


def migrant_contributions(
    registered_on: Days, contract_months: NDArray[np.int64], via_agency: NDArray[np.bool_], law: StatuteBook
) -> MigrantContributions:
    """What is owed by each migrant worker: the largest package not longer than the contract, and so much a
    month for the rest; a contract shorter than every package takes the smallest."""
    package, amount = package_of(registered_on, contract_months, law)
    beyond = np.maximum(contract_months - package, 0)
    per_month = law["contributions.migrant.excess_per_month"].on(registered_on)
    return MigrantContributions(
        before=law["contributions.migrant.before"].on(registered_on) * via_agency,
        during=amount,
        excess=ratio(per_month, beyond, 1),
    )


def package_of(
    registered_on: Days, contract_months: NDArray[np.int64], law: StatuteBook
) -> tuple[NDArray[np.int64], Rupiah]:
    """(months, price) of the package each contract takes."""
    if (contract_months < 1).any():
        raise ValueError("a contract lasts at least one month")
    packages = law["contributions.migrant.packages"]
    versions = packages.index(registered_on)
    length, price = np.empty_like(contract_months), np.empty_like(contract_months)
    for place in np.unique(versions):
        here = versions == place
        offered = packages.versions[place].column("months")
        choice = np.maximum(np.searchsorted(offered, contract_months[here], side="right") - 1, 0)
        length[here] = offered[choice]
        price[here] = packages.versions[place].column("amount")[choice]
    return length, price


def jht_choices(registered_on: Days, law: StatuteBook) -> list[tuple[int, ...]]:
    """The monthly amounts each worker may choose for voluntary JHT."""
    choices = law["contributions.migrant.jht_choices"]
    rows = choices.index(registered_on)
    return [tuple(int(item) for item in choices.versions[row].column("item")) for row in rows]
