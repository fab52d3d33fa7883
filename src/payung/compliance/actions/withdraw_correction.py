"""An officer takes back what was asked for a past month, before it is paid: the month itself was mended meanwhile."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.compliance.corrections import State, corrections_reached
from payung.compliance.models import WageCorrection
from payung.compliance.refused import CORRECTION_STATE, NO_REASON, refuse
from payung.payments.codes import replace_codes


def withdraw_correction(correction_id: int, *, reason: str, by: Actor, at: dt.datetime) -> WageCorrection:
    """Close its code; nothing was credited by it. Raises NotAllowed; Refused case-reason, correction-state."""
    with act("compliance.withdraw_correction", by, at) as deed:
        if not corrections_reached(by, "compliance.withdraw_correction").filter(pk=correction_id).exists():
            raise NotAllowed(f"{by.name}: compliance.withdraw_correction")
        one = WageCorrection.objects.select_for_update().get(pk=correction_id)
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        if one.state != State.OPEN or not replace_codes([one.payment_code]):
            raise refuse(CORRECTION_STATE, one.get_state_display(), "Selisih")

        one.state, one.withdrawn_reason = State.WITHDRAWN, reason.strip()[:500]
        one.save(update_fields=["state", "withdrawn_reason"])
        deed.about(f"correction:{one.number}", amount=one.total, reason=one.withdrawn_reason)
        return one
