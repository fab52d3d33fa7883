"""Every spell of some employers, for sheets about workers."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from payung.database.copy import copy_out
from payung.registry.queries import ROSTER

SPELLS = ROSTER
"""Columns of `spells_of`: those of the roster, one row per spell, those that ended too."""

_SPELLS = """
SELECT e.npp || CASE e.division WHEN '000' THEN '' ELSE '-' || e.division END, w.employer_id, w.id, w.person_id, p.nik,
       c.kpj, w.employee_number, p.name, p.name_key, p.birth_date, w.started_on, w.ended_on
FROM registry_employment w
JOIN registry_employer e ON e.id = w.employer_id
JOIN registry_person p ON p.id = w.person_id
LEFT JOIN registry_card c ON c.id = w.card_id
WHERE w.employer_id = ANY(%s) AND w.end_reason <> 'mistake'
ORDER BY w.employer_id, p.name, w.person_id, w.started_on
"""


def spells_of(employer_ids: Sequence[int]) -> pl.DataFrame:
    """All spells for these employers, columns `SPELLS`; spells that were a mistake do not count."""
    return copy_out(_SPELLS, SPELLS, ([int(number) for number in employer_ids],))
