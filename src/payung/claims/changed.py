"""Decided claims whose facts or law are no longer what they were: a wage corrected later, a reading that changed.

Nothing is written. Each claim is judged again as known for the day it was decided on; what differs is shown.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone, localdate

from payung.claims.checks import digest_of
from payung.claims.claim import Claim
from payung.claims.decisions import Decision
from payung.claims.judging import Judgement, judged_many
from payung.claims.refused import Refused
from payung.statute_book import StatuteBook

State = Claim.State
SETTLED = (State.APPROVED, State.INSTRUCTED, State.PAID, State.REFUSED)


@dataclass(frozen=True)
class Difference:
    """One fact that is not what was frozen. None where it was not, or is not, known."""

    name: str
    label: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Changed:
    """One decided claim that would be decided otherwise today, or from other facts.

    before, after  whole rupiah granted      paid_before, paid_after  of it, paid at once
    judgement      as it would be now; None where it cannot be judged, `unfit` says why
    """

    claim: Claim
    decision: Decision
    differences: tuple[Difference, ...]
    law_changed: bool
    before: int
    after: int
    paid_before: int
    paid_after: int
    judgement: Judgement | None
    unfit: str = ""

    @property
    def more(self) -> int:
        """Whole rupiah granted beyond what was; negative where less."""
        return self.after - self.before

    @property
    def to_pay(self) -> int:
        """To be paid to those entitled, once corrected and approved."""
        return max(self.paid_after - self.paid_before, 0)

    @property
    def counted(self) -> int:
        """JKM that JKK counts as paid by it, for the death was of work; nobody gives it back."""
        return max(self.paid_before - self.paid_after, 0) if self._of_work else 0

    @property
    def to_recover(self) -> int:
        """To be recovered from those paid."""
        return 0 if self._of_work else max(self.paid_before - self.paid_after, 0)

    def frozen(self) -> dict[str, Any]:
        """The columns of a `ChangedClaim` that come of the judgement."""
        return {
            "decision_id": self.decision.pk,
            "before": self.before,
            "after": self.after,
            "to_pay": self.to_pay,
            "to_recover": self.to_recover,
            "counted": self.counted,
            "differences": [{**vars(each)} for each in self.differences],
            "unfit": self.unfit,
            "law_changed": self.law_changed,
        }

    @property
    def seen(self) -> str:
        """As that of the `ChangedClaim` it would be."""
        return digest_of(self.frozen())

    @property
    def _of_work(self) -> bool:
        return self.claim.programme == Claim.Programme.JKM and bool(self.claim.event.facts.get("work_accident"))


def standing_decisions(since: dt.date, offices: Collection[str] | None = None) -> QuerySet[Decision]:
    """Decisions that stand, made on a day or later, of settled claims; of these offices, None: of all."""
    first = dt.datetime.combine(since, dt.time.min, get_default_timezone())
    found = Decision.objects.filter(
        approved_by__isnull=False, replaced_by=None, decided_at__gte=first, claim__state__in=SETTLED
    )
    return found if offices is None else found.filter(claim__office__in=offices)


def changes(standing: Sequence[Decision], law: StatuteBook) -> list[Changed]:
    """Those of the given standing decisions that differ from what would be decided for the same day."""
    days = [localdate(each.decided_at, get_default_timezone()) for each in standing]
    fresh = judged_many([each.claim for each in standing], days, law)
    found = (_compared(decision, judgement, law) for decision, judgement in zip(standing, fresh, strict=True))
    return [each for each in found if each is not None]


def _compared(decision: Decision, judgement: Judgement | Refused, law: StatuteBook) -> Changed | None:
    newer = decision.law_version != law.version
    if isinstance(judgement, Refused):
        return Changed(
            decision.claim, decision, (), newer, decision.total, 0, decision.payable_now, 0, None,
            judgement.problem.found or judgement.problem.code,
        )  # fmt: skip
    facts = {name: json.loads(json.dumps(fact.frozen())) for name, fact in judgement.facts.items()}
    differences = tuple(_differences(decision.facts, facts))
    after = sorted((line.code, line.amount) for line in judgement.outcome.lines)
    same = after == sorted((line["code"], line["amount"]) for line in decision.lines)
    if same and not differences:
        return None
    paid_after = sum(payee.amount for payee in judgement.payees)
    return Changed(
        decision.claim, decision, differences, newer and not same, decision.total, judgement.outcome.total,
        decision.payable_now, paid_after, judgement,
    )  # fmt: skip


def _differences(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    found = []
    for name in dict.fromkeys([*before, *after]):
        then, now = before.get(name), after.get(name)
        values = (then["value"] if then else None, now["value"] if now else None)
        if values[0] != values[1]:
            found.append(Difference(name, (now or then)["label"], *values))
    return found
