"""Hitung iuran: the amounts of the declarations stand for their wages, the law and the employer as they are now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl
from django.db import connection

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.amounts import with_amounts
from payung.contributions.facts import declared_rows, employer_facts, judged_by
from payung.contributions.holding import State, hold_declarations, require_changeable, stamp, up_to_date
from payung.contributions.reach import require_reach, subject_of
from payung.contributions.refused import EMPTY, refuse
from payung.contributions.rows import replace_rows
from payung.statute_book import StatuteBook, read_statute_book

_FILLED = """
SELECT g.id FROM unnest(%s::bigint[], %s::date[]) g (id, month) WHERE EXISTS (
  SELECT FROM contributions_declaredwage r WHERE r.month = g.month AND r.declaration_id = g.id OFFSET 0
)
"""
"""OFFSET 0 keeps it one look by key per declaration: a join reads every row of every month."""


def calculate(declaration_ids: Sequence[int], *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> None:
    """Compute again what is stale (other law, JKK class or facts of the employer), and mark all as calculated.

    Raises NotAllowed; Refused declaration-missing, declaration-locked, declaration-empty, jkk-class-missing.
    """
    law = law or read_statute_book()
    with act("contributions.calculate", by, at) as deed:
        held = hold_declarations(declaration_ids)
        require_reach(by, "contributions.calculate", held["employer_id"])
        require_changeable(held)
        _require_filled(held)

        employers = employer_facts(held)
        held = held.join(employers, on=["employer_id", "month"], maintain_order="left")
        stale = held.filter(~up_to_date(law))
        if stale.height:
            rows = declared_rows(stale["declaration_id"].to_list())
            replace_rows(with_amounts(judged_by(rows, employers), law))

        stamp(held.with_columns(law_version=pl.lit(law.version)), State.CALCULATED, at)
        deed.about(subject_of("declaration", declaration_ids), declarations=held.height, computed_again=stale.height)


def _require_filled(held: pl.DataFrame) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_FILLED, [held[name].to_list() for name in ("declaration_id", "month")])
        filled = {number for (number,) in cursor.fetchall()}
    if empty := set(held["declaration_id"]) - filled:
        raise refuse(EMPTY, empty, "belum ada upah")
