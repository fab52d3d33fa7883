"""A facility's bill as the facility sees it: where it is, what was granted and why, when the money comes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from payung.claims.models import Claim, Decision, PaymentInstruction, TreatmentBill
from payung.claims.queries import NextStep, RefusalReason, next_step, payments_of, refusals_of
from payung.claims.writing import standing_decision
from payung.web.claims.told import line_words

STATUS = {Claim.State.PAID: "safe", Claim.State.REFUSED: "stop", Claim.State.WITHDRAWN: "plain"}


@dataclass(frozen=True)
class Granted:
    """One kind of cost that is paid: name, whole rupiah, how it came about, the article."""

    name: str
    amount: int
    working: str
    cite: str


@dataclass(frozen=True)
class ShownBill:
    """One bill, ready for its page. A decision shows once it is approved."""

    bill: TreatmentBill
    claim: Claim
    total: int
    next: NextStep
    decision: Decision | None
    lines: tuple[Granted, ...]
    reasons: tuple[RefusalReason, ...]
    payments: tuple[PaymentInstruction, ...]

    @property
    def status(self) -> str:
        waits = "you" if self.next.who == "applicant" else "wait"
        return STATUS.get(Claim.State(self.claim.state), waits)


def shown_bills(bills: Iterable[TreatmentBill]) -> list[ShownBill]:
    """The bills, the newest first."""
    return [_shown(bill) for bill in sorted(bills, key=lambda bill: -bill.pk)]


def _shown(bill: TreatmentBill) -> ShownBill:
    decision = standing_decision(bill.claim)
    return ShownBill(
        bill=bill,
        claim=bill.claim,
        total=sum(item.amount for item in bill.items.all()),
        next=next_step(bill.claim),
        decision=decision,
        lines=tuple(_granted(line) for line in decision.lines) if decision else (),
        reasons=tuple(refusals_of(decision)) if decision else (),
        payments=tuple(payments_of(bill.claim)),
    )


def _granted(line: dict[str, object]) -> Granted:
    name = line_words(Claim.Programme.CARE, str(line["code"]))
    return Granted(name, int(str(line["amount"])), str(line["working"]), str(line["cite"]))
