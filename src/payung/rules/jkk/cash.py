"""The cash benefits of a work accident. PP 44/2015 Lampiran III."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rate, Rupiah, ratio, rupiah, share
from payung.kernel.periods import Days, days
from payung.statute_book import StatuteBook

Flags = NDArray[np.bool_]
Count = NDArray[np.int64]


@dataclass(frozen=True)
class AccidentFacts:
    """One row per accident; every column of equal length.

    accident_on       day of the accident, or of the diagnosis of an occupational disease; selects the law
    base              monthly wage or income base, whole rupiah (see `base_of`)
    absence_days      days unable to work, not negative
    disability        partial disabilities together, parts per million of the months of wage (see `combined`)
    total_disability  totally and permanently disabled       death  died of the accident
    paid_days         days of the same accident already paid, before those of `absence_days`
    """

    accident_on: Days
    base: Rupiah
    absence_days: Count
    disability: Rate
    total_disability: Flags
    death: Flags
    paid_days: Count | int = 0

    @classmethod
    def one(
        cls,
        *,
        accident_on: dt.date,
        base: int,
        absence_days: int = 0,
        disability: int = 0,
        total_disability: bool = False,
        death: bool = False,
    ) -> Self:
        """One accident, as columns of length one."""
        return cls(
            accident_on=days(accident_on),
            base=rupiah(base),
            absence_days=np.array([absence_days], dtype=np.int64),
            disability=np.array([disability], dtype=np.int64),
            total_disability=np.array([total_disability]),
            death=np.array([death]),
        )


@dataclass(frozen=True)
class CashBenefits:
    """What is granted, whole rupiah; 0 where a benefit does not apply."""

    stmb: Rupiah
    disability: Rupiah
    total_disability: Rupiah
    death: Rupiah
    periodic: Rupiah
    burial: Rupiah

    @property
    def total(self) -> Rupiah:
        return self.stmb + self.disability + self.total_disability + self.death + self.periodic + self.burial


def cash_benefits(facts: AccidentFacts, law: StatuteBook) -> CashBenefits:
    """Every cash benefit of each accident.

    A partial disability is not paid beside a total one or a death. Raises ValueError where one accident ends in
    both death and total disability, NotInForce for a day we hold no law for.
    """
    if (facts.death & facts.total_disability).any():
        raise ValueError("an accident ends in death or in total disability, not in both")
    gravest = facts.death | facts.total_disability
    months = facts.base * law["jkk.cash.months_of_wage"].on(facts.accident_on)
    total_rate = law["jkk.cash.total_disability"].on(facts.accident_on)
    return CashBenefits(
        stmb=stmb(facts.base, facts.absence_days, facts.accident_on, law, facts.paid_days),
        disability=share(months, facts.disability) * ~gravest,
        total_disability=share(months, total_rate) * facts.total_disability,
        death=death_grant(facts.base, facts.accident_on, law) * facts.death,
        periodic=periodic(facts.accident_on, law) * gravest,
        burial=law["jkk.cash.burial"].on(facts.accident_on) * facts.death,
    )


def stmb(base: Rupiah, absence: Count, accident_on: Days, law: StatuteBook, paid_days: Count | int = 0) -> Rupiah:
    """Pay for days unable to work (STMB), whole rupiah.

    base       monthly wage
    absence    days unable to work that are paid now
    paid_days  days of the same accident already paid before them

    The steps run by months of so many days from the first day of absence. Rounded on the running total, so that
    paying in pieces and paying at once come to the same.
    """
    before = np.broadcast_to(np.asarray(paid_days, dtype=np.int64), absence.shape)
    if (absence < 0).any() or (before < 0).any():
        raise ValueError("days of absence are not negative")
    return _stmb_until(base, before + absence, accident_on, law) - _stmb_until(base, before, accident_on, law)


def _stmb_until(base: Rupiah, day: Count, accident_on: Days, law: StatuteBook) -> Rupiah:
    """STMB of the first `day` days."""
    rule = law["jkk.cash.stmb"]
    month_days = law["jkk.cash.stmb_month_days"].on(accident_on)
    versions = rule.index(accident_on)
    paid = np.zeros_like(base)
    for place in np.unique(versions):
        here = versions == place
        rates = rule.versions[place].column("rate")
        unit = int(np.gcd.reduce([*rates.tolist(), MILLION]))
        in_step = step_days(day[here], month_days[here], rule.versions[place].column("after_months"))
        weighted = (in_step * (rates // unit)).sum(axis=1)
        paid[here] = ratio(base[here], weighted, month_days[here] * (MILLION // unit))
    return paid


def step_days(absence: Count, month_days: Count, after_months: Count) -> NDArray[np.int64]:
    """How many days of each absence fall in each step: one row per case, one column per step."""
    lower = month_days[:, None] * after_months[None, :]
    reached = np.maximum(absence[:, None] - lower, 0)
    beyond = np.concatenate([reached[:, 1:], np.zeros_like(reached[:, :1])], axis=1)
    return np.asarray(reached - beyond, dtype=np.int64)


def death_grant(base: Rupiah, accident_on: Days, law: StatuteBook) -> Rupiah:
    """The grant to heirs, at least the lump sum of JKM."""
    months = base * law["jkk.cash.months_of_wage"].on(accident_on)
    granted = share(months, law["jkk.cash.death"].on(accident_on))
    return np.maximum(granted, death_floor(accident_on, law))


def death_floor(accident_on: Days, law: StatuteBook) -> Rupiah:
    """The least that heirs are granted, whole rupiah."""
    holds = law["jkk.cash.death_not_below_jkm"].on(accident_on)
    return law["jkm.benefit.lump_sum"].on(accident_on) * holds


def periodic(accident_on: Days, law: StatuteBook) -> Rupiah:
    """The monthly grant of death or total disability, all months at once."""
    return law["jkk.cash.periodic_amount"].on(accident_on) * law["jkk.cash.periodic_months"].on(accident_on)
