"""What of a granted claim is paid at once; the rest falls due month by month or year by year. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from payung.claims.cases import Case
from payung.claims.claim import Claim
from payung.claims.jkm_paid import counted_of
from payung.rules.jkk.offset import CODE as JKM_PAID
from payung.rules.working import Line
from payung.statute_book import StatuteBook

Programme = Claim.Programme
FIRST_MONTH = "month_1"
LUMP_SUM = "lump_sum"


@dataclass(frozen=True)
class Due:
    """One sum that is paid now: whole rupiah, and the one child it belongs to, if any."""

    code: str
    amount: int
    claimant_id: int | None = None

    def frozen(self) -> dict[str, Any]:
        return {**vars(self)}


def due_now(programme: str, lines: tuple[Line, ...], case: Case, law: StatuteBook) -> list[Due]:
    """What is paid as soon as the decision is approved.

    JKK, JKM and JHT at once and whole, JKK less what the same person received of JKM for the same death; of JKP the
    first month; of JP only a lump sum, a pension runs by the month; of a scholarship the year the child is in, where
    the law pays by the year.
    """
    if programme == Programme.CARE:
        return [Due(line.code, line.amount, case["payee_id"]) for line in lines]
    if programme == Programme.SCHOLARSHIP:
        return _this_year(lines, case, law)
    if programme == Programme.JKK:
        whole = [Due(line.code, line.amount) for line in lines if line.code != JKM_PAID]
        return whole + [Due(JKM_PAID, -amount, claimant) for claimant, amount in counted_of(case, lines, law)]
    kept = {Programme.JKP: FIRST_MONTH, Programme.JP: LUMP_SUM}.get(Programme(programme))
    return [Due(line.code, line.amount) for line in lines if kept in (None, line.code)]


def _this_year(lines: tuple[Line, ...], case: Case, law: StatuteBook) -> list[Due]:
    """One year of each child that is granted anything. A line names its child: `Anak ke-2, SD: …`."""
    found = []
    event_on = dt.date.fromisoformat(case.get("accident_on") or case["event_on"])
    yearly = law["scholarship.benefit.per_year"]
    for place, child in enumerate(case["children"], 1):
        own = [line for line in lines if line.working.startswith((f"Anak ke-{place}:", f"Anak ke-{place},"))]
        if not own:
            continue
        once = [line.amount for line in own if line.working.startswith(f"Anak ke-{place}:")]
        amount = once[0] if once else yearly.value(event_on, child["level"])
        found.append(Due(own[0].code, amount, child["claimant_id"]))
    return found
