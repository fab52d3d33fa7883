"""A clerk records that somebody no longer works for them, and why."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.kernel.dates import date_text
from payung.kernel.problem import Refusal
from payung.registry.models import Employment
from payung.registry.queries import employers_reached
from payung.registry.refused import not_recorded

ENDED_ALREADY = Refusal(
    "employment-ended-already",
    "pekerja yang masih bekerja",
    "Masa kerja ini sudah dinyatakan selesai. Bila tanggalnya keliru, hubungi kantor cabang.",
)
BEFORE_START = Refusal(
    "employment-ends-before-start", "tanggal pada atau sesudah hari mulai", "Periksa hari kerja terakhirnya."
)
NO_REASON = Refusal("employment-end-reason", "salah satu sebab di daftar", "Pilih sebab berhentinya.")


def end_employment(spell: Employment, *, last_day: dt.date, reason: str, by: Actor, at: dt.datetime) -> Employment:
    """End a spell on its last day of work. Returns it.

    reason  a value of Employment.EndReason. `died` is allowed and flagged in the event as `heirs_may_claim`:
            a death is more than an ended job, and somebody at the branch should reach the family.

    Raises NotAllowed out of reach; NotRecorded: employment-end-reason, employment-ended-already,
    employment-ends-before-start.
    """
    with act("registry.end_employment", by, at) as deed:
        spell = Employment.objects.select_for_update(of=("self",)).select_related("employer").get(pk=spell.pk)
        if not employers_reached(by, "registry.end_employment").filter(pk=spell.employer_id).exists():
            raise NotAllowed(f"{by.name}: registry.end_employment")

        if reason not in Employment.EndReason.values:
            raise not_recorded(NO_REASON, "Sebab", reason or "kosong")
        if spell.ended_on is not None:
            raise not_recorded(ENDED_ALREADY, "Hari kerja terakhir", date_text(spell.ended_on))
        if last_day < spell.started_on:
            raise not_recorded(BEFORE_START, "Hari kerja terakhir", date_text(last_day))

        spell.ended_on, spell.end_reason = last_day, reason
        spell.save(update_fields=["ended_on", "end_reason"])
        deed.about(
            f"employment:{spell.pk}",
            employer=spell.employer_id,
            person=spell.person_id,
            last_day=last_day.isoformat(),
            reason=reason,
            heirs_may_claim=reason == Employment.EndReason.DIED,
        )
        return spell
