"""The clerk throws away a worker sheet that waits. The file stays on record; nothing of it is in the registry."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.reach import require_reach
from payung.contributions.refused import SHEET_GONE, refuse
from payung.contributions.worker_sheets import WorkerSheet


def discard_workers(sheet_id: int, *, by: Actor, at: dt.datetime) -> None:
    """Mark the sheet as discarded. Raises NotAllowed; Refused sheet-not-waiting."""
    with act("contributions.discard_workers", by, at) as deed:
        sheet = WorkerSheet.objects.select_for_update().defer("content", "rows").filter(pk=sheet_id).first()
        require_reach(by, "contributions.discard_workers", sheet.employer_ids if sheet else ())
        if sheet is None or sheet.state != WorkerSheet.State.CHECKED:
            raise refuse(SHEET_GONE, [sheet_id], "tidak menunggu", "Unggahan")

        WorkerSheet.objects.filter(pk=sheet.pk).update(state=WorkerSheet.State.DISCARDED)
        deed.about(f"worker_sheet:{sheet.pk}", form=sheet.form)
