"""An invented agreement and two invented meetings of Landak, so that duties, endings and assignments can be seen."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.agreements.actions.record_instrument import Draft, record_instrument
from payung.agreements.actions.record_meeting import Minutes, record_meeting
from payung.registry.models import Region

REGION = "61.08"
DAY = dt.timedelta(days=1)


def invent_agreements(*, today: dt.date, by: Actor, at: dt.datetime) -> None:
    """By the regency's official, through the same actions as on the pages."""
    region = Region.objects.get(code=REGION)
    record_instrument(
        region,
        Draft(
            kind="pks",
            number="560/07/CONTOH",
            title="Contoh: iuran pekerja rentan dan perangkat desa dibayar APBD",
            signed_on=today - 300 * DAY,
            valid_to=today + 65 * DAY,
            source="Rekaan untuk contoh",
            parties=["Dinas Tenaga Kerja", "Kantor cabang Pontianak"],
            duties=[
                ("Dinas Tenaga Kerja", "kirim daftar nama menurut NIK", today - 20 * DAY),
                ("Kantor cabang Pontianak", "laporkan klaim setiap tiga bulan", today + 40 * DAY),
            ],
        ),
        by=by,
        at=at,
    )
    record_meeting(
        region,
        Minutes(
            held_on=today - 95 * DAY,
            subject="Contoh: rapat triwulan cakupan",
            place="Ngabang",
            attendees="Dinas Tenaga Kerja, Dinas PMD, kantor cabang",
            notes="Perangkat desa dan pekerja sawit didahulukan.",
            assigned=[
                ("Padankan daftar perangkat desa dengan kependudukan", "Dinas PMD", today - 30 * DAY),
                ("Siapkan anggaran perpanjangan", "Badan Keuangan", today + 25 * DAY),
            ],
        ),
        by=by,
        at=at,
    )
