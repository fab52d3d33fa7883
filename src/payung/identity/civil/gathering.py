"""Whom to ask the civil registry about, and what is written of its answers, each as a set."""

from __future__ import annotations

import datetime as dt
import json

import polars as pl
from django.db import connection
from django.utils.timezone import localdate

from payung.database.copy import copy_in, copy_out
from payung.identity.civil.ports import MOTHER, Question
from payung.identity.civil.reading import Read

_ASKED = {
    "person_id": pl.Int64, "nik": pl.String, "name": pl.String, "birth_place": pl.String, "birth_date": pl.String,
    "sex": pl.String, "mother_name": pl.String,
}  # fmt: skip
_WHOM = """
SELECT id, nik, name, birth_place, to_char(birth_date, 'DD-MM-YYYY'),
       CASE sex WHEN 'L' THEN 'Laki-Laki' ELSE 'Perempuan' END, mother_name
FROM registry_person p
WHERE nik IS NOT NULL AND nik_state = 'unchecked' AND died_on IS NULL AND NOT EXISTS (
  SELECT 1 FROM identity_verdict v WHERE v.person_id = p.id AND v.asked_at > %s)
ORDER BY id LIMIT %s
"""
_STATES = """
UPDATE registry_person p SET nik_state = g.state, nik_checked_on = %s, nik_checked_with = %s
FROM unnest(%s::bigint[], %s::text[]) g (id, state) WHERE p.id = g.id AND p.nik_state = 'unchecked'
"""
_LEADS = """
INSERT INTO identity_deathlead (person_id, verdict_id, raised_at, outcome, note, closed_by)
SELECT v.person_id, v.id, v.asked_at, '', '', ''
FROM identity_verdict v JOIN registry_person p ON p.id = v.person_id
WHERE v.asked_at = %s AND v.state = 'deceased' AND p.died_on IS NULL
ON CONFLICT DO NOTHING
"""
_FIELDS = {
    "NAMA_LGKP": "name", "TMPT_LHR": "birth_place", "TGL_LHR": "birth_date", "JENIS_KLMIN": "sex",
    MOTHER: "mother_name",
}  # fmt: skip
AGAIN_AFTER = dt.timedelta(days=30)
"""Whoever could not be answered for is asked again after this long."""


def whom_to_ask(most: int, at: dt.datetime) -> list[Question]:
    """The next people with a NIK nobody checked, at most `most`."""
    people = copy_out(_WHOM, _ASKED, (at - AGAIN_AFTER, most))
    return [
        Question(
            row["person_id"], row["nik"], tuple((theirs, row[ours]) for theirs, ours in _FIELDS.items() if row[ours])
        )
        for row in people.iter_rows(named=True)
    ]


def write_verdicts(questions: list[Question], read: list[Read], agreement: str, at: dt.datetime) -> int:
    """Write verdicts, states and leads of deaths. Returns how many leads are new. The caller is an action."""
    people = [question.person_id for question in questions]
    copy_in(
        "identity_verdict",
        pl.DataFrame(
            {
                "person_id": people,
                "code": [each.code for each in read],
                "words": [each.words[:200] for each in read],
                "fields": [json.dumps(each.fields) for each in read],
                "state": [each.state or "unchecked" for each in read],
            }
        ).with_columns(
            pl.lit(agreement).alias("agreement"), pl.lit(at.astimezone(dt.UTC).isoformat()).alias("asked_at")
        ),
    )
    known = [(person, each.state) for person, each in zip(people, read, strict=True) if each.state]
    with connection.cursor() as cursor:
        states = [[number for number, _state in known], [state for _number, state in known]]
        cursor.execute(_STATES, [localdate(at), agreement, *states])
        cursor.execute(_LEADS, [at])
        return int(cursor.rowcount)
