"""What an employer owes that reported less than the true wage: the benefit at the true wage less the one granted. Pure.

Asked from the frozen facts of a decision, so that only the wage differs. Benefits that do not follow the wage of one
month (JKM, JHT, JP) are not computed here. Where the worker was never reported, the whole benefit is the shortfall.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from payung.claims.cases import judge
from payung.claims.decisions import Decision
from payung.kernel.amounts import number_text
from payung.rules.working import Line
from payung.statute_book import StatuteBook


@dataclass(frozen=True)
class Liability:
    """The employer's share of what somebody is due, whole rupiah.

    granted    what we grant, at the reported wage       at_true_wage  what the law gives at the true wage
    shortfall  what the employer owes; 0 where the true wage brings nothing more
    working    the subtraction in words                  cite, status  the article and how well we know it
    lines      the benefit at the true wage, line by line
    """

    reported_wage: int
    true_wage: int
    granted: int
    at_true_wage: int
    shortfall: int
    working: str
    cite: str
    status: str
    lines: tuple[Line, ...]


def liability(decision: Decision, true_wage: int, law: StatuteBook) -> Liability | None:
    """The liability for one decision; None where the programme does not follow the last wage or no wage is known.

    true_wage  whole rupiah per month, as proven

    A wage that came from no sheet counts the same: what the employer failed to report is its to carry. Raises
    ValueError for a wage that is not above zero; NotInForce for a day without law.
    """
    if true_wage <= 0:
        raise ValueError(f"the true wage is above zero; found {true_wage}")
    claim, basis = decision.claim, _bases().get(decision.claim.programme)
    registered = decision.case["member"] or not basis or "unregistered" not in basis
    reported = decision.case.get("wage")
    if basis is None or (registered and not reported):
        return None
    case = {**decision.case, "wage": true_wage, "member": decision.case["member"] or not registered}
    outcome = judge(claim.programme, claim.basis, case, law)
    shortfall = max(outcome.total - decision.total, 0)
    working = f"{number_text(outcome.total)} − {number_text(decision.total)} = {number_text(shortfall)}"
    return Liability(
        reported_wage=reported or 0,
        true_wage=true_wage,
        granted=decision.total,
        at_true_wage=outcome.total,
        shortfall=shortfall,
        working=working if shortfall else "Tidak ada selisih",
        cite=basis["cite"] if registered else basis["unregistered"],
        status=basis["status"],
        lines=outcome.lines,
    )


@cache
def _bases() -> dict[str, dict[str, Any]]:
    """Programme → the article that makes the employer liable."""
    return tomllib.loads((Path(__file__).parent / "data" / "liability.toml").read_text(encoding="utf-8"))
