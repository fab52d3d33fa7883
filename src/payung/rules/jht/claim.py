"""When a JHT balance may be drawn, whole or in part, and how much. PP 46/2015; Permenaker 4/2022."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rate, Rupiah, rupiah, share
from payung.kernel.periods import Days, birthdays, days, months_after
from payung.statute_book import StatuteBook

Flags = NDArray[np.bool_]
Count = NDArray[np.int64]

WHOLE = MILLION
"""`part` of somebody who draws everything."""
AT_PENSION_AGE = "pension_age"


@dataclass(frozen=True)
class SavingsCases:
    """One row per claim; every column of equal length. A day that is not known is NaT.

    claimed_on       day of the claim; selects the version of the law
    balance          contributions and returns, whole rupiah
    part             parts per million of the balance: WHOLE, or one of `jht.claim.partial_shares`
    cause            place in the keys of `jht.claim.causes`; not looked at in a partial withdrawal
    left_on          day of the employer's letter of resignation, or of the dismissal, or of stopping
    born             day of birth; not known: the age is not tested
    contract_age     has reached the pension age of the contract or company rules, lower than that of the law
    member_since     first day of membership; needed for a partial withdrawal
    partial_before   partial withdrawals already made
    """

    claimed_on: Days
    balance: Rupiah
    part: Rate
    cause: Count
    left_on: Days
    born: Days
    contract_age: Flags
    member_since: Days
    partial_before: Count

    @classmethod
    def one(
        cls,
        law: StatuteBook,
        *,
        claimed_on: dt.date,
        balance: int,
        part: int = WHOLE,
        cause: str = AT_PENSION_AGE,
        left_on: dt.date | None = None,
        born: dt.date | None = None,
        contract_age: bool = False,
        member_since: dt.date | None = None,
        partial_before: int = 0,
    ) -> Self:
        """One claim, as columns of length one; `cause` by its name."""
        return cls(
            claimed_on=days(claimed_on),
            balance=rupiah(balance),
            part=np.array([part], dtype=np.int64),
            cause=np.array([law["jht.claim.causes"].position(cause)], dtype=np.int64),
            left_on=_day(left_on),
            born=_day(born),
            contract_age=np.array([contract_age]),
            member_since=_day(member_since),
            partial_before=np.array([partial_before], dtype=np.int64),
        )


def _day(day: dt.date | None) -> Days:
    return np.array([day], dtype="datetime64[D]")


def earliest_claim(left_on: Days, cause: Count, claimed_on: Days, law: StatuteBook) -> Days:
    """The first day after the waiting time; NaT where the day of leaving is not known."""
    return months_after(left_on, law["jht.claim.wait_months"].on(claimed_on, cause))


def entitlement(cases: SavingsCases, law: StatuteBook) -> dict[str, Flags]:
    """Every test by its code; all must hold. Those of a whole claim hold for a partial one, and the other
    way.

    Raises ValueError where a day that a test needs is not known: `left_on` where the cause has a waiting
    time,
    `member_since` for a partial withdrawal.
    """
    day, whole = cases.claimed_on, cases.part == WHOLE
    must_wait = whole & (law["jht.claim.wait_months"].on(day, cases.cause) > 0)
    if (must_wait & np.isnat(cases.left_on)).any() or (~whole & np.isnat(cases.member_since)).any():
        raise ValueError("a waiting time needs left_on, a partial withdrawal needs member_since")
    earliest = earliest_claim(_known(cases.left_on, day), cases.cause, day, law)
    grown = birthdays(_known(cases.born, day), law["jht.claim.pension_age"].on(day)) <= day
    by_age = cases.cause == law["jht.claim.causes"].position(AT_PENSION_AGE)
    long = birthdays(_known(cases.member_since, day), law["jht.claim.partial_years"].on(day)) <= day
    return {
        "cause": law["jht.claim.causes"].on(day, cases.cause).astype(np.bool_) | ~whole,
        "waited": (earliest <= day) | ~must_wait,
        "pension-age": grown | cases.contract_age | np.isnat(cases.born) | ~by_age | ~whole,
        "member-long-enough": long | whole,
        "first-partial": (cases.partial_before < law["jht.claim.partial_times"].on(day)) | whole,
    }


def _known(day: Days, instead: Days) -> Days:
    """`day`, or another where it is not known, so that it can be counted with."""
    return np.where(np.isnat(day), instead, day)


def benefit(cases: SavingsCases, law: StatuteBook) -> Rupiah:
    """What is paid before tax, whole rupiah; 0 where a test fails.

    Raises ValueError for a part that is neither the whole nor one the law grants.
    """
    rule = law["jht.claim.partial_shares"]
    versions = rule.index(cases.claimed_on)
    for place in np.unique(versions):
        parts = cases.part[versions == place]
        if not np.isin(parts, [*rule.versions[place].column("item"), WHOLE]).all():
            raise ValueError("a part of the balance that the law does not grant")
    return share(cases.balance, cases.part) * granted(cases, law)


def granted(cases: SavingsCases, law: StatuteBook) -> Flags:
    """Whether every test holds."""
    every: Flags = np.logical_and.reduce(list(entitlement(cases, law).values()))
    return every
