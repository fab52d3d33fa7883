"""A term whose turn has come, or whose code ran out, gets a code."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.issuing import issue
from payung.construction.models import Term
from payung.construction.owing import CONTRIBUTIONS
from payung.construction.reach import hold_project
from payung.construction.refused import CANCELLED, CODE_OPEN, IN_ORDER, PAYMENT_COMING, TERM_PAID, refuse
from payung.rolls.models import Roll
from payung.rolls.writing import RollPaid, cancel_roll
from payung.statute_book import StatuteBook, read_statute_book


def issue_code(term_id: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> Term:
    """Issue the code of a term; one that can no longer be used is replaced. A penalty stays owed when its project is
    cancelled, and waits for no other term.

    Raises NotAllowed; Refused project-cancelled, term-paid, term-order, term-code-open, project-payment-coming.
    """
    law = law or read_statute_book()
    with act("construction.issue_code", by, at) as deed:
        project_id = Term.objects.values_list("project_id", flat=True).get(pk=term_id)
        project = hold_project(project_id, "construction.issue_code", by, alive=False)
        term = Term.objects.select_related("roll").get(pk=term_id)
        penalty = term.reason == Term.Reason.PENALTY
        if project.cancelled_on is not None and not penalty:
            raise refuse(CANCELLED, project.number)
        if term.cancelled_on is not None or (term.roll and term.roll.state == Roll.State.PAID):
            raise refuse(TERM_PAID, f"termin {term.place}", "Termin")
        earlier = Term.objects.filter(CONTRIBUTIONS, project=project, place__lt=term.place)
        if not penalty and earlier.exclude(roll__state=Roll.State.PAID).exists():
            raise refuse(IN_ORDER, f"termin {term.place}", "Termin")
        if term.roll is not None:
            if term.roll.expires_at > at:
                raise refuse(CODE_OPEN, term.roll.payment_code, "Kode bayar")
            _close(term.roll, at)
        issue(project, term, at, law)
        deed.about(f"project:{project.pk}", term=term.place, amount=term.amount)
        return term


def _close(roll: Roll, at: dt.datetime) -> None:
    try:
        cancel_roll(roll.pk, at)
    except RollPaid as paid:
        raise refuse(PAYMENT_COMING, roll.number, "Kode bayar") from paid
