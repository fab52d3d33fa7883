"""Terms that nobody has to pay any more, closed inside the action that says so."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.construction.models import Project, Term
from payung.construction.owing import CONTRIBUTIONS
from payung.construction.refused import PAYMENT_COMING, refuse
from payung.rolls.models import Roll
from payung.rolls.writing import RollPaid, cancel_roll


def close_unpaid(project: Project, at: dt.datetime) -> None:
    """Close every unpaid term of a held project and its code; what came of paying late stays owed.

    Raises Refused project-payment-coming.
    """
    terms = Term.objects.select_related("roll").filter(CONTRIBUTIONS, project=project)
    for term in terms.exclude(roll__state=Roll.State.PAID):
        if term.roll is not None:
            try:
                cancel_roll(term.roll.pk, at)
            except RollPaid as paid:
                raise refuse(PAYMENT_COMING, term.roll.number, "Kode bayar") from paid
        term.cancelled_on = localdate(at)
        term.save(update_fields=["cancelled_on"])
