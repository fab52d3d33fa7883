"""Contributions of migrant workers (Pekerja Migran Indonesia), paid at once. Permenaker 4/2023 Pasal 18;
before it
Permenaker 18/2018."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rupiah, ratio, share
from payung.kernel.periods import Days, months_after
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


@dataclass(frozen=True)
class MigrantCover:
    """First and last day of each phase of a migrant worker's cover; before ends the day before the departure.

    before_from is not the day of the payment: nobody is covered before paying.
    """

    before_from: Days
    departs_on: Days
    during_until: Days
    after_until: Days


def cover_days(
    registered_on: Days, departs_on: Days, contract_months: NDArray[np.int64], law: StatuteBook
) -> MigrantCover:
    """The days before, during and after the work. law/questions.toml, migrant-cover-split.

    What the law gives in all, less the months before and the longest package, is shared by the time after: the
    months after the return are its last, the others still belong to the work.
    """
    before = law["contributions.migrant.cover_months_before"].on(registered_on)
    after = after_months(registered_on, law)
    during = months_after(departs_on, contract_months + after - after_return(registered_on, law)) - 1
    return MigrantCover(
        before_from=months_after(departs_on, -before),
        departs_on=departs_on,
        during_until=during,
        after_until=months_after(departs_on, contract_months + after) - 1,
    )


def after_months(registered_on: Days, law: StatuteBook) -> NDArray[np.int64]:
    """Months of cover beyond the contract, those after the return among them."""
    packages = law["contributions.migrant.packages"]
    versions = packages.index(registered_on)
    longest = np.array([int(packages.versions[place].column("months").max()) for place in versions], dtype=np.int64)
    total = law["contributions.migrant.cover_months_total"].on(registered_on)
    return total - law["contributions.migrant.cover_months_before"].on(registered_on) - longest


def after_return(registered_on: Days, law: StatuteBook) -> NDArray[np.int64]:
    """Months of cover after somebody is home."""
    return law["contributions.migrant.cover_months_after"].on(registered_on)


def split(registered_on: Days, amount: Rupiah, law: StatuteBook) -> tuple[Rupiah, Rupiah]:
    """(JKK, JKM) of one amount paid for both. law/questions.toml, migrant-split."""
    jkk = share(amount, MILLION - law["contributions.migrant.jkm_share"].on(registered_on))
    return jkk, amount - jkk


def spread(amount: int, count: int) -> Rupiah:
    """An amount paid at once over so many months; the parts add up to it exactly."""
    reached = ratio(np.full(count, amount, dtype=np.int64), np.arange(1, count + 1), count)
    return np.diff(reached, prepend=0)


def decided_by_hand(event_on: dt.date, law: StatuteBook) -> tuple[str, tuple[str, ...]]:
    """The article of the benefits of work abroad, and the open question for which nobody computes them."""
    rule = law["contributions.migrant.benefits_by_hand"]
    return rule.at(event_on).cite, tuple(rule.questions)
