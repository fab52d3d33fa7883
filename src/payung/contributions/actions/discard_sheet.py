"""The clerk throws away an upload that waits. The file stays on record; nothing of it is declared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.reach import require_reach, subject_of
from payung.contributions.refused import SHEET_GONE, refuse
from payung.contributions.uploads import Upload


def discard_sheet(upload_ids: Sequence[int], *, by: Actor, at: dt.datetime) -> None:
    """Mark these uploads as discarded. Raises NotAllowed; Refused sheet-not-waiting."""
    with act("contributions.discard_sheet", by, at) as deed:
        found = Upload.objects.select_for_update().filter(pk__in=list(upload_ids)).order_by("pk")
        uploads = list(found.values_list("pk", "employer_ids", "state"))
        require_reach(by, "contributions.discard_sheet", (e for _, employers, _ in uploads for e in employers))
        waiting = {number for number, _, state in uploads if state == Upload.State.CHECKED}
        if gone := set(upload_ids) - waiting:
            raise refuse(SHEET_GONE, gone, "tidak menunggu", "Unggahan")

        Upload.objects.filter(pk__in=waiting).update(state=Upload.State.DISCARDED)
        deed.about(subject_of("upload", upload_ids), uploads=len(waiting))
