"""The monthly cash benefit after losing a job, and the tests of entitlement. PP 37/2021."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import Rupiah, rupiah, share
from payung.kernel.periods import Days, days, months_after
from payung.statute_book import StatuteBook

Flags = NDArray[np.bool_]
Count = NDArray[np.int64]

NOT_KNOWN = -1
"""A count that was not stated; the test of it is taken as passed, and the judgement says so."""
ALL_MONTHS = 2**31
"""`ends_after` of somebody who found no new job."""


@dataclass(frozen=True)
class JobLossCases:
    """One row per claim; every column of equal length.

    ended_on            day the employment ended; selects the version of the law
    claimed_on          day of the claim
    cause               place in the keys of `jkp.claim.causes`
    wage                wage last reported, whole rupiah per month
    paid_months         contributions paid within the window before the end
    consecutive_months  contributions without a gap up to the end, or NOT_KNOWN
    earlier_claims      benefits already received in this working life
    months_since_claim  contributions since the last of them, or NOT_KNOWN
    ends_after          months of benefit before a new job or death, or ALL_MONTHS
    member              was a JKP member when the employment ended
    """

    ended_on: Days
    claimed_on: Days
    cause: Count
    wage: Rupiah
    paid_months: Count
    consecutive_months: Count
    earlier_claims: Count
    months_since_claim: Count
    ends_after: Count
    member: Flags

    @classmethod
    def one(
        cls,
        law: StatuteBook,
        *,
        ended_on: dt.date,
        claimed_on: dt.date,
        cause: str,
        wage: int,
        paid_months: int,
        consecutive_months: int = NOT_KNOWN,
        earlier_claims: int = 0,
        months_since_claim: int = NOT_KNOWN,
        ends_after: int = ALL_MONTHS,
        member: bool = True,
    ) -> Self:
        """One claim, as columns of length one; `cause` by its name."""
        return cls(
            ended_on=days(ended_on),
            claimed_on=days(claimed_on),
            cause=_count(law["jkp.claim.causes"].position(cause)),
            wage=rupiah(wage),
            paid_months=_count(paid_months),
            consecutive_months=_count(consecutive_months),
            earlier_claims=_count(earlier_claims),
            months_since_claim=_count(months_since_claim),
            ends_after=_count(ends_after),
            member=np.array([member]),
        )


def _count(value: int) -> Count:
    return np.array([value], dtype=np.int64)


def cash_benefit(last_wage: Rupiah, benefit_month: Count, ended_on: Days, law: StatuteBook) -> Rupiah:
    """Cash benefit of each claim-month, whole rupiah. PP 37/2021 Pasal 21.

    last_wage      rupiah per month, as last reported by the employer
    benefit_month  1 for the first month paid; ValueError beyond the last month of the law
    ended_on       day the employment ended
    """
    wage = np.minimum(last_wage, law["jkp.benefit.wage_cap"].on(ended_on))
    return share(wage, law["jkp.benefit.replacement_rate"].on(ended_on, benefit_month))


def benefit_months(law: StatuteBook) -> Count:
    """The months of benefit there are: 1, 2, … in order."""
    return np.array([int(key) for key in law["jkp.benefit.replacement_rate"].keys], dtype=np.int64)


def claim_deadline(ended_on: Days, law: StatuteBook) -> Days:
    """The last day on which a claim may be made. PP 37/2021 Pasal 40."""
    return months_after(ended_on, law["jkp.claim.deadline_months"].on(ended_on))


def entitlement(cases: JobLossCases, law: StatuteBook) -> dict[str, Flags]:
    """Every test of entitlement by its code; all must hold."""
    ended, claims = cases.ended_on, cases.earlier_claims
    consecutive = law["jkp.claim.consecutive_months"].on(ended)
    between = law["jkp.claim.months_between_claims"].on(ended)
    opened = law["jkp.claim.payable_from"].on(ended).astype("datetime64[D]")
    return {
        "cause": law["jkp.claim.causes"].on(ended, cases.cause).astype(np.bool_),
        "member": cases.member,
        "programme-open": cases.claimed_on >= opened,
        "paid-months": cases.paid_months >= law["jkp.claim.paid_months"].on(ended),
        "consecutive-months": _enough(cases.consecutive_months, consecutive),
        "claimed-in-time": (ended <= cases.claimed_on) & (cases.claimed_on <= claim_deadline(ended, law)),
        "claims-left": claims < law["jkp.claim.claims_in_a_life"].on(ended),
        "months-since-claim": (claims == 0) | _enough(cases.months_since_claim, between),
    }


def _enough(found: Count, needed: Count) -> Flags:
    enough: Flags = (found == NOT_KNOWN) | (found >= needed)
    return enough


def entitled(cases: JobLossCases, law: StatuteBook) -> Flags:
    """Whether every test holds."""
    every: Flags = np.logical_and.reduce(list(entitlement(cases, law).values()))
    return every


def schedule(cases: JobLossCases, law: StatuteBook) -> Rupiah:
    """What each claim is paid: one row per claim, one column per month of benefit, whole rupiah.

    0 where a test fails and for the months after a new job or death.
    """
    months = benefit_months(law)
    granted = entitled(cases, law)
    columns = [
        cash_benefit(cases.wage, np.full_like(cases.wage, month), cases.ended_on, law)
        * (granted & (month <= cases.ends_after))
        for month in months
    ]
    return np.stack(columns, axis=1)


def paid_by_agency_first(arrears_months: Count, closed: Flags, ended_on: Days, law: StatuteBook) -> Flags:
    """Whether the agency pays at once although the employer is in arrears. PP 37/2021 Pasal 39 and 39A.

    arrears_months  consecutive months the employer has not paid
    closed          the employer is bankrupt or closed

    Where it does not, the employer owes the benefit first; the amount stays the same.
    """
    limit = law["jkp.claim.arrears_months"].on(ended_on)
    limit = np.where(closed, law["jkp.claim.closed_arrears_months"].over(ended_on, limit), limit)
    first: Flags = arrears_months <= limit
    return first


def reclaim_deadline(paid_on: Days, ended_on: Days, law: StatuteBook) -> Days:
    """The last day on which an employer that paid first may ask for its money back. PP 37/2021 Pasal 39."""
    return months_after(paid_on, law["jkp.claim.reclaim_months"].on(ended_on))
