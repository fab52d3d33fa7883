"""A payment code for what was paid too much, all that is left of it or a part."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.periodic.bank_tables import Repayment
from payung.claims.periodic.practice import repayment_days
from payung.claims.periodic.queries import owed_back
from payung.claims.periodic.reach import hold_overpayment
from payung.claims.periodic.refusals import NOT_DEBT, REPAID
from payung.claims.periodic.tables import Overpayment
from payung.claims.refused import refuse
from payung.kernel.amounts import rupiah_text
from payung.payments.codes import issue_codes, replace_codes


def ask_repayment(overpayment_id: int, amount: int | None = None, *, by: Actor, at: dt.datetime) -> Repayment:
    """Issue a code; an open one of the same debt is replaced.

    amount  whole rupiah; None for all that is left

    Raises NotAllowed; Refused not-a-debt, repayment-amount.
    """
    with act("claims.ask_repayment", by, at) as deed:
        owed = hold_overpayment(overpayment_id, "claims.ask_repayment", by)
        if owed.state != Overpayment.State.DEBT:
            raise refuse(NOT_DEBT, owed.get_state_display(), "Kelebihan")
        left = owed_back([owed.pk])[owed.pk]
        amount = left if amount is None else amount
        if not 0 < amount <= left:
            raise refuse(REPAID, rupiah_text(amount), "Jumlah")

        replace_codes(owed.repayments.filter(posted_at=None).values_list("payment_code", flat=True))
        expires = at + dt.timedelta(days=repayment_days())
        name = owed.entitlement.claimant.name
        wanted = pl.DataFrame(
            {
                "subject": [f"overpayment:{owed.pk}"],
                "amount": [amount],
                "payer_name": [name],
                "description": [f"Pengembalian kelebihan manfaat {owed.entitlement.claim.number}"],
                "expires_at": [expires],
            }
        )
        (code,) = issue_codes(wanted, at)
        asked = Repayment.objects.create(
            overpayment=owed, amount=amount, payment_code=code, asked_at=at, expires_at=expires
        )
        deed.about(f"overpayment:{owed.pk}", amount=amount, code=code)
        return asked
