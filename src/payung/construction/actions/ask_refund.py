"""What was paid too much is asked back, to an account of the contractor."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.models import Refund
from payung.construction.owing import over
from payung.construction.reach import hold_project
from payung.construction.refused import NOTHING_OVER, refuse
from payung.statute_book import StatuteBook, read_statute_book


def ask_refund(
    project_id: int,
    *,
    bank: str,
    account_number: str,
    account_holder: str,
    reason: str,
    by: Actor,
    at: dt.datetime,
    law: StatuteBook | None = None,
) -> Refund:
    """Ask back everything that is over now. Raises NotAllowed; Refused refund-none."""
    law = law or read_statute_book()
    with act("construction.ask_refund", by, at) as deed:
        project = hold_project(project_id, "construction.ask_refund", by, alive=False)
        found = over(project, law)
        if not found.total:
            raise refuse(NOTHING_OVER, project.number)
        refund = Refund.objects.create(
            project=project,
            jkk=found.jkk,
            jkm=found.jkm,
            reason=reason[:200],
            bank=bank,
            account_number=account_number,
            account_holder=account_holder,
            asked_by_id=by.user_id,
            asked_by=by.name,
            asked_at=at,
        )
        deed.about(f"refund:{refund.pk}", project=project.pk, amount=refund.amount)
        return refund
