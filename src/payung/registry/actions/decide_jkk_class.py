"""An officer decides the JKK class of an employer from a month on, by an entry of the statutory list."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.kernel.dates import date_text
from payung.kernel.problem import Refusal
from payung.registry.models import Employer, JkkClassification
from payung.registry.queries import employers_reached
from payung.registry.refused import not_recorded
from payung.statute_book import StatuteBook

UNKNOWN_ENTRY = Refusal(
    "jkk-entry-unknown",
    "kelompok dan nomor dalam daftar, misalnya 3.42",
    "Cari jenis usahanya dalam daftar kelompok risiko JKK.",
)
NOT_A_MONTH = Refusal("jkk-month", "tanggal 1", "Kelompok risiko berlaku sejak awal bulan iuran.")
DECIDED = Refusal(
    "jkk-decided", "bulan yang belum diputus", "Kelompok untuk bulan ini sudah diputus. Pilih bulan lain."
)
NO_REASON = Refusal("jkk-reason", "alasan putusan", "Tulis mengapa usaha ini masuk kelompok itu.")


def decide_jkk_class(
    employer: Employer,
    *,
    from_month: dt.date,
    entry: str,
    reason: str,
    law: StatuteBook,
    by: Actor,
    at: dt.datetime,
) -> JkkClassification:
    """Record the class; months before `from_month` keep theirs. Returns the decision.

    from_month  first day of the first contribution month
    entry       class and number in the list, "3.42"; the class is the entry's own

    Raises NotAllowed out of reach; NotRecorded: jkk-entry-unknown, jkk-month, jkk-decided, jkk-reason.
    """
    with act("registry.decide_jkk_class", by, at) as deed:
        if not employers_reached(by, "registry.decide_jkk_class").filter(pk=employer.pk).exists():
            raise NotAllowed(f"{by.name}: registry.decide_jkk_class")
        employer = Employer.objects.select_for_update().get(pk=employer.pk)

        listed = {f"{each.jkk_class}.{each.number}": each for each in law.risk_classes}
        if entry not in listed:
            raise not_recorded(UNKNOWN_ENTRY, "Jenis usaha", entry)
        if from_month.day != 1:
            raise not_recorded(NOT_A_MONTH, "Mulai bulan", date_text(from_month))
        if employer.jkk_classifications.filter(from_month=from_month).exists():
            raise not_recorded(DECIDED, "Mulai bulan", date_text(from_month))
        if not reason.strip():
            raise not_recorded(NO_REASON, "Alasan", "kosong")

        decision = JkkClassification.objects.create(
            employer=employer,
            from_month=from_month,
            jkk_class=listed[entry].jkk_class,
            entry=entry,
            decided_by=by.name,
            decided_on=localdate(at),
            reason=reason.strip(),
        )
        deed.about(
            f"employer:{employer.pk}",
            jkk_class=decision.jkk_class,
            entry=entry,
            from_month=from_month.isoformat(),
        )
        return decision
