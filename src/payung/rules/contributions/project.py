"""Contributions of construction projects (Jasa Konstruksi): JKK and JKM only. PP 44/2015 Pasal 53 and 56."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rate, Rupiah, ratio, share
from payung.kernel.periods import Days, Months
from payung.rules.contributions.relief import everyone_kept
from payung.rules.contributions.wage_rates import relieved
from payung.statute_book import StatuteBook


@dataclass(frozen=True)
class ProjectContributions:
    """What is owed for each project, whole rupiah; the contractor's."""

    jkk: Rupiah
    jkm: Rupiah

    @property
    def total(self) -> Rupiah:
        return self.jkk + self.jkm


@dataclass(frozen=True)
class Slice:
    """One slice of a contract value: the part that falls in it, its two rates, and what it adds."""

    lower: int
    part: int
    jkk_rate: int
    jkm_rate: int
    jkk: int
    jkm: int


def contract_contributions(month: Months, contract_value: Rupiah, law: StatuteBook) -> ProjectContributions:
    """What is owed where the wages are not known, progressively by slice of the contract value without VAT.

    Each slice is what the slices below it come to, plus its rate of the part above its lower bound.
    """
    owed = ProjectContributions(np.zeros_like(contract_value), np.zeros_like(contract_value))
    slices = law["contributions.project.slices"]
    versions, kept = slices.index(month), everyone_kept(month, law)
    for place in np.unique(versions):
        here = versions == place
        version = slices.versions[place]
        lower = version.column("lower")
        for name, column in (("jkk", owed.jkk), ("jkm", owed.jkm)):
            column[here] = _by_slice(contract_value[here], kept[here], lower, version.column(name))
    return owed


def _by_slice(value: Rupiah, kept: Rate, lower: NDArray[np.int64], rates: Rate) -> Rupiah:
    owed = np.zeros_like(value)
    upper = np.append(lower[1:], np.iinfo(np.int64).max)
    for bottom, top, rate in zip(lower, upper, rates, strict=True):
        owed += share(np.clip(value, bottom, top) - bottom, relieved(rate, kept))
    return owed


def slices_of(month: int, contract_value: int, law: StatuteBook) -> list[Slice]:
    """The slices one contract value is made of, as `contract_contributions` adds them up."""
    version = law["contributions.project.slices"].at(month)
    lower = version.column("lower")
    bounds = [int(bound) for bound in lower if bound == 0 or bound < contract_value]
    found = []
    for place, bottom in enumerate(bounds):
        top = min(contract_value, int(lower[place + 1]) if place + 1 < lower.size else contract_value)
        upto = contract_contributions(np.array([month, month]), np.array([bottom, top]), law)
        found.append(
            Slice(
                lower=bottom,
                part=top - bottom,
                jkk_rate=int(version.column("jkk")[place]),
                jkm_rate=int(version.column("jkm")[place]),
                jkk=int(upto.jkk[1] - upto.jkk[0]),
                jkm=int(upto.jkm[1] - upto.jkm[0]),
            )
        )
    return found


def wages_contributions(month: Months, wages_total: Rupiah, law: StatuteBook) -> ProjectContributions:
    """What is owed where the wage component of the contract is known: a rate of the wages of the month."""
    kept = everyone_kept(month, law)
    return ProjectContributions(
        jkk=share(wages_total, relieved(law["contributions.project.wages_jkk_rate"].on(month), kept)),
        jkm=share(wages_total, relieved(law["contributions.project.wages_jkm_rate"].on(month), kept)),
    )


def addendum(month: Months, new_value: Rupiah, billed: Rupiah, law: StatuteBook) -> Rupiah:
    """What a changed contract still owes: the total on the new value less what was billed; negative is to be
    paid back."""
    return contract_contributions(month, new_value, law).total - billed


def instalments(month: int, total: int, law: StatuteBook) -> list[int]:
    """A project's contribution in the terms of the law, which add up to `total` exactly."""
    parts = law["contributions.project.instalments"].at(month).column("item")
    if int(parts.sum()) != MILLION:
        raise ValueError("the instalments of the law do not add up to the whole")
    reached = share(np.full(parts.size, total, dtype=np.int64), np.cumsum(parts))
    return [int(amount) for amount in np.diff(reached, prepend=0)]


def without_vat(contracted_on: Days, value_with_vat: Rupiah, law: StatuteBook) -> Rupiah:
    """The contract value without VAT, of a value that contains it: divided by one and the rate of that day."""
    return ratio(value_with_vat, MILLION, MILLION + law["contributions.project.vat_rate"].on(contracted_on))


def instalment_days(month: int, register_by: Days, starts_on: Days, ends_on: Days, law: StatuteBook) -> Days:
    """By when each term is to be paid, for one project: so much of its execution gone by, none before the
    project had to be registered, all by its last day.

    register_by, starts_on, ends_on  columns of length one
    """
    elapsed = law["contributions.project.instalment_elapsed"].at(month).column("item")
    length = (ends_on - starts_on).astype(np.int64)
    due: Days = starts_on + share(np.full(elapsed.size, int(length[0]), dtype=np.int64), elapsed)
    kept: Days = np.minimum(np.maximum(due, register_by), np.maximum(ends_on, register_by[0]))
    return kept
