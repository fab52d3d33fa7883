"""What employers were asked for on a claim, ready for a page: with the parts of those who receive it."""

from __future__ import annotations

from dataclasses import dataclass

from payung.claims.demanded import demands_of
from payung.claims.demands import EmployerDemand
from payung.claims.models import Claim
from payung.claims.passed_on import Part, parts_of
from payung.statute_book import StatuteBook


@dataclass(frozen=True)
class Asked:
    """One demand; `parts` of what was paid, empty until it is paid."""

    demand: EmployerDemand
    parts: tuple[Part, ...]

    @property
    def ready(self) -> int:
        """Whole rupiah that can be sent now."""
        return sum(each.amount for each in self.parts if each.order is None and each.claimant.account_number)

    @property
    def without_account(self) -> str:
        """Who cannot be paid for want of an account."""
        blank = [each.claimant.name for each in self.parts if each.order is None and not each.claimant.account_number]
        return ", ".join(blank)

    @property
    def unheired(self) -> int:
        """Whole rupiah that stays held because nobody is there to receive it."""
        if self.demand.state != EmployerDemand.State.PAID:
            return 0
        return self.demand.amount - sum(each.amount for each in self.parts)


def asked_of(claim: Claim, law: StatuteBook) -> list[Asked]:
    """Every demand of a claim within reach already, the newest first."""
    every = demands_of(claim).select_related("employer", "issued_by", "decision", "claim__event")
    return [_asked(each, law) for each in every]


def _asked(demand: EmployerDemand, law: StatuteBook) -> Asked:
    return Asked(demand, tuple(parts_of(demand, law)) if demand.state == EmployerDemand.State.PAID else ())
