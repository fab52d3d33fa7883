"""Which departures are to be reminded of what, read as columns."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.database.copy import copy_out
from payung.kernel.dates import date_text
from payung.migrants.queries import PHASES

DAYS_AHEAD = {"unpaid": 14, "during": 30, "after": 14}
"""How many days before the day it is about a reminder is written. No rule of law: time enough to pay or to extend."""
DUE = {
    "departure_id": pl.Int64,
    "person_id": pl.Int64,
    "phone": pl.String,
    "country": pl.String,
    "kind": pl.String,
    "until": pl.Date,
}
_DUE = f"""
SELECT w.departure_id, w.person_id, p.phone, w.country, w.kind, w.until FROM (
  SELECT departure_id, person_id, country, phase AS kind, until FROM ({PHASES}) v WHERE phase <> 'before'
  UNION ALL
  SELECT d.id, d.person_id, d.country, 'unpaid', d.departs_on FROM migrants_departure d
  WHERE d.cancelled_on IS NULL AND d.returned_on IS NULL AND NOT EXISTS (
    SELECT FROM migrants_package k JOIN rolls_roll r ON r.id = k.roll_id AND r.state = 'paid'
    WHERE k.departure_id = d.id AND k.cancelled_on IS NULL)
) w
JOIN registry_person p ON p.id = w.person_id
JOIN migrants_departure d ON d.id = w.departure_id
JOIN unnest(%s::text[], %s::int[]) AS a (kind, days) ON a.kind = w.kind
WHERE w.until BETWEEN %s::date AND %s::date + a.days AND (w.kind <> 'during' OR d.returned_on IS NULL)
AND NOT EXISTS (SELECT FROM migrants_departurenotice n
                WHERE n.departure_id = w.departure_id AND n.kind = w.kind AND n.until = w.until)
ORDER BY w.departure_id
"""


def to_remind(today: dt.date) -> pl.DataFrame:
    """What is to be told today and was not told yet, columns `DUE`; `until` is the day it is about."""
    return copy_out(_DUE, DUE, (list(DAYS_AHEAD), list(DAYS_AHEAD.values()), today, today))


def text_of(kind: str, country: str, until: dt.date) -> str:
    """The message: what ends, on which day, what to do."""
    day = date_text(until)
    if kind == "unpaid":
        return (
            f"Anda berangkat ke {country} {day}, iuran perlindungan belum dibayar. Perlindungan mulai pada hari"
            " dibayar. Tanyakan kode bayarnya ke perusahaan penempatan, atau masuk dengan nomor peserta."
        )
    if kind == "during":
        return (
            f"Perlindungan Anda di {country} habis {day}. Perjanjian diperpanjang? Bayar tambahan bulannya sebelum hari"
            " itu. Sudah pulang? Catat kepulangan agar perlindungan setelah pulang dihitung."
        )
    return (
        f"Perlindungan setelah pulang dari {country} habis {day}. Bekerja lagi? Daftar mandiri agar tetap terlindungi."
    )
