"""The account a claimant is paid on is written or corrected; orders already sent keep the old one."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.account_names import at_counter, own_name
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.reach import hold_event, move
from payung.claims.refused import NO_ACCOUNT, refuse
from payung.claims.refused_family import ACCOUNT_NAME

ENDED = (Claim.State.PAID, Claim.State.REFUSED, Claim.State.WITHDRAWN)


def mend_account(
    claimant_id: int, *, bank: str, account_number: str, account_holder: str, by: Actor, at: dt.datetime
) -> Claimant:
    """Write the account. Whoever is no officer writes one in the payee's own name or the guardian's.

    Raises NotAllowed; Refused account-missing, account-name.
    """
    with act("claims.mend_account", by, at) as deed:
        claimant = Claimant.objects.get(pk=claimant_id)
        event = hold_event(claimant.event_id, "claims.mend_account", by)
        digits = account_number.replace(" ", "").replace("-", "")
        if not bank.strip() or not digits.isdigit() or not account_holder.strip():
            raise refuse(NO_ACCOUNT, "isian belum lengkap", "Rekening")

        if not at_counter(by) and not own_name(account_holder, claimant):
            raise refuse(ACCOUNT_NAME, account_holder.strip(), "Pemilik rekening")

        claimant.bank, claimant.account_number, claimant.account_holder = bank.strip(), digits, account_holder.strip()
        claimant.save(update_fields=["bank", "account_number", "account_holder"])
        note = f"{claimant.name}: {claimant.bank} {claimant.masked_account}"
        for claim in event.claims.select_for_update().exclude(state__in=ENDED):
            move(claim, claim.state, "mend_account", by, at, note)
        deed.about(f"life_event:{claimant.event_id}", claimant=claimant.pk, account=claimant.masked_account)
        return claimant
