"""How a project stands today: billed, paid, late, covered; and what its certificate says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.utils.timezone import get_default_timezone_name

from payung.construction.models import Project
from payung.registry.certificate_codes import as_code

STATES = {
    "cancelled": "dibatalkan",
    "unbilled": "belum ditagih",
    "unpaid": "menunggu pembayaran pertama",
    "late": "termin terlambat",
    "covered": "terlindungi",
    "maintenance": "masa pemeliharaan",
    "ended": "selesai",
}
# What was not yet recorded on the day did not stand on any sheet of that day: money booked later, terms of a later
# addendum, terms cancelled later.
_SUMS = """
SELECT p.id,
  coalesce(sum(t.jkk + t.jkm) FILTER (WHERE t.live), 0)::bigint,
  coalesce(sum(t.jkk + t.jkm) FILTER (WHERE t.paid), 0)::bigint,
  coalesce(sum(t.penalty) FILTER (WHERE t.live AND NOT t.paid), 0)::bigint,
  min(t.paid_on) FILTER (WHERE t.paid AND t.reason <> 'penalty'),
  max(t.paid_on) FILTER (WHERE t.paid AND t.reason <> 'penalty'),
  min(t.due_on) FILTER (WHERE t.live AND NOT t.paid)
FROM construction_project p
LEFT JOIN LATERAL (
  SELECT t.jkk, t.jkm, t.penalty, t.due_on, t.reason, r.paid_on,
    t.cancelled_on IS NULL OR t.cancelled_on > %(day)s AS live,
    coalesce(r.state = 'paid' AND (r.posted_at AT TIME ZONE %(here)s)::date <= %(day)s, false) AS paid
  FROM construction_term t
  LEFT JOIN rolls_roll r ON r.id = t.roll_id
  LEFT JOIN construction_addendum a ON a.id = t.addendum_id
  WHERE t.project_id = p.id AND (a.id IS NULL OR (a.recorded_at AT TIME ZONE %(here)s)::date <= %(day)s)
) t ON true
WHERE p.id = ANY(%(ids)s) GROUP BY p.id
"""
_PEOPLE = """
SELECT o.project_id, count(DISTINCT w.person_id) FROM construction_rosterrow w
JOIN construction_roster o ON o.id = w.roster_id AND o.state = 'saved'
WHERE o.project_id = ANY(%s) GROUP BY o.project_id
"""


@dataclass(frozen=True)
class Standing:
    """One project with its sums (whole rupiah) and days.

    billed paid  contributions of live terms, and those that came in      penalties  billed and not paid
    since until  first and last day it covers; None while nothing is paid
    due_on       the earliest unpaid term
    """

    project: Project
    today: dt.date
    billed: int
    paid: int
    penalties: int
    first_paid: dt.date | None
    last_paid: dt.date | None
    due_on: dt.date | None
    people: int

    @property
    def settled(self) -> bool:
        """Everything billed came in."""
        return self.billed > 0 and self.paid >= self.billed

    @property
    def unpaid(self) -> int:
        return max(self.billed - self.paid, 0) + self.penalties

    @property
    def since(self) -> dt.date | None:
        return max(self.first_paid, self.project.starts_on) if self.first_paid else None

    @property
    def until(self) -> dt.date | None:
        if not self.first_paid:
            return None
        kept = self.project.maintenance_until if self.settled else None
        return kept or self.project.ends_on

    @property
    def state(self) -> str:
        """A key of `STATES`: the first that holds."""
        project = self.project
        if project.cancelled_on:
            return "cancelled"
        if not self.billed:
            return "unbilled"
        if not self.paid:
            return "unpaid"
        if self.unpaid and self.due_on and self.due_on < self.today:
            return "late"
        if self.today <= project.ends_on:
            return "covered"
        until = self.until
        return "maintenance" if until and self.today <= until else "ended"

    @property
    def certificate(self) -> str:
        """`none`, `interim` once something is paid, `final` once all is, `void` of a cancelled project."""
        if self.project.cancelled_on:
            return "void"
        if not self.paid:
            return "none"
        return "final" if self.settled else "interim"


def standings(projects: Iterable[Project], today: dt.date) -> list[Standing]:
    """How each project stands at the end of a day, in the order given, by what was booked then; two queries."""
    every = list(projects)
    ids = [project.pk for project in every]
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, {"ids": ids, "day": today, "here": get_default_timezone_name()})
        sums: dict[int, Sequence] = {row[0]: row[1:] for row in cursor.fetchall()}
        cursor.execute(_PEOPLE, [ids])
        people = dict(cursor.fetchall())
    return [Standing(project, today, *sums[project.pk], people.get(project.pk, 0)) for project in every]


def standing_of(project: Project, today: dt.date) -> Standing:
    """How one project stands."""
    return standings([project], today)[0]


def certificate_of(typed: str, today: dt.date) -> Standing | None:
    """The project of a certificate's code, however it was typed; None where there is none or nothing was paid."""
    code = as_code(typed)
    project = Project.objects.select_related("contractor", "region", "agency", "office").filter(code=code).first()
    found = standing_of(project, today) if code and project else None
    return found if found and (found.paid or found.project.cancelled_on) else None
