"""Wages into declarations, with what they bring. Shared by the actions that record wages."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.contributions.amounts import with_amounts
from payung.contributions.facts import employer_facts, judged_by
from payung.contributions.holding import State, open_declarations, stamp, up_to_date
from payung.contributions.rows import put_rows
from payung.statute_book import StatuteBook


def record_wages(wages: pl.DataFrame, law: StatuteBook, at: dt.datetime) -> list[int]:
    """Put `wages` into the declarations of their employers and months, which become drafts. Returns their numbers.

    wages  columns of facts.WORKERS and wage, rapel, note; one row per employer, month and person

    Other people's rows stay. Where those were computed under other law or facts than these, the declaration is
    marked as stale. Raises Refused declaration-locked, jkk-class-missing.
    """
    pairs = wages.select("employer_id", "month").unique().sort("employer_id", "month")
    held, made = open_declarations(pairs, at)
    employers = employer_facts(pairs)
    held = held.join(employers, on=["employer_id", "month"], maintain_order="left")
    rows = with_amounts(judged_by(wages, employers), law).join(
        held.select("employer_id", "month", "declaration_id"), on=["employer_id", "month"], maintain_order="left"
    )
    put_rows(rows, over=set(held["declaration_id"]) - made)
    whole = pl.col("declaration_id").is_in(list(made)) | up_to_date(law)
    version = pl.when(whole).then(pl.lit(law.version)).otherwise(pl.lit(""))
    stamp(held.with_columns(law_version=version), State.DRAFT, at)
    return held["declaration_id"].to_list()
