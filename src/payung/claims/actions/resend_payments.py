"""What a bank returned is sent again, to the account as it is now."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.periodic.bank_tables import PeriodicOrder
from payung.claims.periodic.reach import hold_entitlement
from payung.claims.periodic.refusals import NOTHING_RETURNED
from payung.claims.refused import NO_ACCOUNT, refuse

State = PeriodicOrder.State


def resend_payments(entitlement_id: int, *, by: Actor, at: dt.datetime) -> list[PeriodicOrder]:
    """Order every returned payment of one entitlement again; the books do not move, for it was payable all along.

    Raises NotAllowed; Refused nothing-returned, account-missing.
    """
    with act("claims.resend_payments", by, at) as deed:
        right = hold_entitlement(entitlement_id, "claims.resend_payments", by)
        to = right.claimant
        back = PeriodicOrder.objects.filter(payment__entitlement=right, state=State.RETURNED).order_by("pk")
        returned = list(back.select_for_update(of=("self",)))
        if not returned:
            raise refuse(NOTHING_RETURNED, "tidak ada", "Perintah bayar")
        if not to.account_number:
            raise refuse(NO_ACCOUNT, to.name, "Rekening")

        PeriodicOrder.objects.filter(pk__in=[each.pk for each in returned]).update(state=State.RESENT)
        orders = PeriodicOrder.objects.bulk_create(
            PeriodicOrder(
                payment_id=each.payment_id, attempt=each.attempt + 1, amount=each.amount, bank=to.bank,
                account_number=to.account_number, account_holder=to.account_holder, instructed_at=at,
            )
            for each in returned
        )  # fmt: skip
        amount = sum(each.amount for each in orders)
        deed.about(f"entitlement:{right.pk}", orders=[each.key for each in orders], amount=amount)
        return orders
