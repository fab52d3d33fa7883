"""A clerk takes a further NPP under their log-in, proven by what stands on its last bill."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.access.models import Grant, Role, ScopeKind
from payung.audit.act import act
from payung.contributions.bills import Bill
from payung.contributions.refused import NOT_PROVEN, refuse
from payung.kernel.identity import compact, mask_npp
from payung.registry.models import Employer

PROOFS = 1
"""How many of the newest bills prove that somebody holds the papers of an employer."""


def connect_employer(npp: str, division: str, *, bill_number: str, amount: int, by: Actor, at: dt.datetime) -> Employer:
    """Give the acting clerk the employer whose newest bill they can name. Returns it.

    The answer is the same for an NPP that does not exist, one without bills and a wrong bill: it tells nothing. Who
    else is a clerk there sees the new name on their list. Raises NotAllowed; Refused npp-not-proven. The caller slows
    down guessing: a refusal is rolled back and leaves no trace here.
    """
    with act("contributions.connect_employer", by, at) as deed:
        if by.user_id is None or by.only is not None:
            raise NotAllowed(f"{by.name}: contributions.connect_employer")
        own = Bill.objects.filter(employer__npp=compact(npp), employer__division=division.strip().zfill(3))
        newest = own.exclude(state=Bill.State.CANCELLED).order_by("-month", "-pk")[:PROOFS]
        proven = [bill for bill in newest if bill.number == bill_number.strip() and bill.amount == amount]
        if not proven:
            raise refuse(NOT_PROVEN, (), mask_npp(npp), "NPP")

        employer = Employer.objects.get(pk=proven[0].employer_id)
        Grant.objects.get_or_create(
            user_id=by.user_id,
            role=Role.CLERK,
            scope_kind=ScopeKind.EMPLOYER,
            scope_key=str(employer.pk),
            valid_to=None,
            defaults={"valid_from": localdate(at)},
        )
        deed.about(f"employer:{employer.pk}", bill=proven[0].pk)
        return employer
