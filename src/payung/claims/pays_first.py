"""Whether the employer's arrears make it pay a benefit first, to be repaid once it has settled them. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from payung.claims.cases import Case
from payung.claims.claim import Claim
from payung.kernel.periods import days
from payung.rules.jkk.claim import paid_by_agency_first as accident_paid
from payung.rules.jkm.claim import paid_by_agency_first as death_paid
from payung.statute_book import StatuteBook

LIMIT = {Claim.Programme.JKK: "jkk.claim.arrears_months", Claim.Programme.JKM: "jkm.claim.arrears_months"}


@dataclass(frozen=True)
class PaysFirst:
    """Months the employer owes on the day that counts, how many the law lets pass, and where that is written."""

    months: int
    limit: int
    cite: str


def pays_first(programme: str, case: Case, law: StatuteBook) -> PaysFirst | None:
    """None where the agency pays at once, and in programmes whose judge says so itself (JKP) or has no such rule."""
    name = LIMIT.get(Claim.Programme(programme))
    months = case.get("unpaid_months")
    if name is None or not months:
        return None
    day = dt.date.fromisoformat(case.get("accident_on") or case["event_on"])
    paid = accident_paid if programme == Claim.Programme.JKK else death_paid
    if paid(np.array([months], dtype=np.int64), days(day), law)[0]:
        return None
    version = law[name].at(day)
    return PaysFirst(months, int(version.value), version.cite)
