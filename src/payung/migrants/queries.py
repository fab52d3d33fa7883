"""Who is covered abroad, before and after; how a departure stands; what its certificate says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl
from django.db import connection

from payung.database.copy import copy_out
from payung.migrants.models import Departure
from payung.registry.certificate_codes import as_code

_PAID = """
SELECT d.id, d.person_id, d.number, d.country, d.departs_on, d.company_id, d.before_from, d.returned_on,
       d.after_return_until, min(r.paid_on) AS paid_on, max(k.before) AS before,
       max(k.during_until) AS during_until, max(k.after_until) AS after_until,
       coalesce(c.name, p.name) AS payer_name, p.region_id
FROM migrants_departure d
JOIN migrants_package k ON k.departure_id = d.id AND k.cancelled_on IS NULL
JOIN rolls_roll r ON r.id = k.roll_id AND r.state = 'paid'
JOIN registry_person p ON p.id = d.person_id
LEFT JOIN migrants_placementcompany c ON c.id = d.company_id
WHERE d.cancelled_on IS NULL
GROUP BY d.id, c.name, p.name, p.region_id
"""
PHASES = f"""
SELECT v.id AS departure_id, v.person_id, 'PMI' AS segment, v.number, v.country, v.payer_name, v.company_id,
       v.region_id, f.phase, f.since, f.until
FROM ({_PAID}) v
CROSS JOIN LATERAL (VALUES
  ('before', CASE WHEN v.before > 0 THEN greatest(v.before_from, v.paid_on) END, v.departs_on - 1),
  ('during', greatest(v.departs_on, v.paid_on), least(coalesce(v.returned_on, v.during_until), v.during_until)),
  ('after', greatest(least(coalesce(v.returned_on, v.during_until), v.during_until) + 1, v.paid_on),
   least(coalesce(v.after_return_until, v.after_until), v.after_until))
) f (phase, since, until)
WHERE f.since <= f.until
"""
"""SQL of every covered stretch of a paid departure: before, during, after. law/questions.toml, migrant-cover-split."""
COVERED_IN = f"""
SELECT DISTINCT d.segment, d.person_id AS owner_id, 'placement' AS payer_kind,
       coalesce(d.company_id, d.person_id) AS payer_id, d.region_id AS inside_id
FROM ({PHASES}) d WHERE d.since < (%(month)s::date + interval '1 month') AND d.until >= %(month)s::date
"""
"""SQL of who is covered on some day of a month (`%(month)s`, its first day), by where home is; for counting. Nearly
the same people as `rolls.queries.COVERED_IN` names by paid months; this one knows of returns. Use one of the two."""
COVER = {
    "person_id": pl.Int64,
    "segment": pl.String,
    "departure_id": pl.Int64,
    "number": pl.String,
    "country": pl.String,
    "payer_name": pl.String,
    "phase": pl.String,
    "since": pl.Date,
    "until": pl.Date,
}
"""Columns of `cover_on` and `phases_of`; phase is before, during or after. JKK and JKM, always both."""
_SELECT = f"SELECT person_id, segment, departure_id, number, country, payer_name, phase, since, until FROM ({PHASES}) d"


def cover_on(person_ids: Iterable[int], day: dt.date) -> pl.DataFrame:
    """By which departures each of these people is covered on a day, columns `COVER`; nobody covered has no row."""
    ids = sorted({int(number) for number in person_ids})
    query = f"{_SELECT} WHERE person_id = ANY(%s) AND %s BETWEEN since AND until ORDER BY person_id, since"
    return copy_out(query, COVER, (ids, day))


def cover_of(person_ids: Iterable[int]) -> pl.DataFrame:
    """Every covered stretch of these people, the oldest first, columns `COVER`."""
    ids = sorted({int(number) for number in person_ids})
    return copy_out(f"{_SELECT} WHERE person_id = ANY(%s) ORDER BY person_id, since", COVER, (ids,))


def phases_of(departure_ids: Iterable[int]) -> pl.DataFrame:
    """Every covered stretch of these departures, the oldest first, columns `COVER`."""
    ids = sorted({int(number) for number in departure_ids})
    return copy_out(f"{_SELECT} WHERE departure_id = ANY(%s) ORDER BY departure_id, since", COVER, (ids,))


STATES = {
    "cancelled": "batal",
    "unbilled": "belum ada kode bayar",
    "unpaid": "menunggu pembayaran",
    "waiting": "lunas, belum mulai",
    "before": "terlindungi sebelum berangkat",
    "during": "terlindungi di luar negeri",
    "after": "terlindungi setelah pulang",
    "ended": "selesai",
}
_SUMS = """
SELECT k.departure_id, sum(k.before + k.during + k.excess + k.jht)::bigint,
       coalesce(sum(k.before + k.during + k.excess + k.jht) FILTER (WHERE r.state = 'paid'), 0)::bigint,
       max(r.payment_code) FILTER (WHERE r.state = 'open'), max(r.expires_at) FILTER (WHERE r.state = 'open')
FROM migrants_package k LEFT JOIN rolls_roll r ON r.id = k.roll_id
WHERE k.departure_id = ANY(%s) AND k.cancelled_on IS NULL GROUP BY k.departure_id
"""


@dataclass(frozen=True)
class Standing:
    """One departure: owed and paid (whole rupiah), its open code, its covered stretches as (phase, since, until)."""

    departure: Departure
    today: dt.date
    owed: int
    paid: int
    code: str
    expires_at: dt.datetime | None
    phases: tuple[tuple[str, dt.date, dt.date], ...]

    @property
    def settled(self) -> bool:
        return self.owed > 0 and self.paid >= self.owed

    @property
    def state(self) -> str:
        """A key of `STATES`."""
        if self.departure.cancelled_on:
            return "cancelled"
        if not self.paid:
            return "unpaid" if self.code else "unbilled"
        for phase, since, until in self.phases:
            if since <= self.today <= until:
                return phase
        return "waiting" if self.phases and self.today < self.phases[0][1] else "ended"


def standings(departures: Iterable[Departure], today: dt.date) -> list[Standing]:
    """How each departure stands, in the order given; two queries however many."""
    every = list(departures)
    ids = [each.pk for each in every]
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, [ids])
        sums = {row[0]: row[1:] for row in cursor.fetchall()}
    phases: dict[int, list[tuple[str, dt.date, dt.date]]] = {}
    for number, *row in phases_of(ids).select("departure_id", "phase", "since", "until").iter_rows():
        phases.setdefault(number, []).append(tuple(row))
    return [_standing(each, today, sums.get(each.pk), phases.get(each.pk, [])) for each in every]


def standing_of(departure: Departure, today: dt.date) -> Standing:
    """How one departure stands."""
    return standings([departure], today)[0]


def certificate_of(typed: str, today: dt.date) -> Standing | None:
    """The departure of a certificate's code; None where there is none or nothing was paid."""
    code = as_code(typed)
    rows = Departure.objects.select_related("person", "company", "office")
    departure = rows.filter(code=code).first() if code else None
    found = standing_of(departure, today) if departure else None
    return found if found and found.paid else None


def _standing(departure: Departure, today: dt.date, sums: tuple | None, phases: list) -> Standing:
    owed, paid, code, expires = sums or (0, 0, None, None)
    return Standing(departure, today, owed, paid, code or "", expires, tuple(phases))
