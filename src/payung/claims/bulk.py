"""Decisions on many claims stored at once, by COPY. The judgement itself is that of `judging`, one or thousands."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

import polars as pl
from django.db import connection

from payung.access.actor import Actor
from payung.claims.claim import Claim
from payung.claims.judging import Judgement
from payung.database.copy import copy_in
from payung.statute_book import StatuteBook

_STATE = "UPDATE claims_claim SET state = 'decided', changed_at = %s WHERE id = ANY(%s)"
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_JSON = ("facts", "case", "findings", "lines", "payable", "payees", "notes", "questions")


def write_decisions(
    judged: Sequence[tuple[Claim, Judgement]], *, by: Actor, at: dt.datetime, law: StatuteBook
) -> tuple[int, int]:
    """Freeze many judgements as decisions by COPY, with their steps and states. Returns how many, and rupiah granted.

    The caller is an action and holds the claims.
    """
    if not judged:
        return 0, 0
    stamp = at.astimezone(dt.UTC).isoformat()
    frozen = [judgement.frozen() for _, judgement in judged]
    decisions = pl.DataFrame(
        {
            "claim_id": [claim.pk for claim, _ in judged],
            "total": [row["total"] for row in frozen],
            "granted": [row["granted"] for row in frozen],
            **{name: [_written(row[name]) for row in frozen] for name in _JSON},
        }
    ).with_columns(
        law_version=pl.lit(law.version), decided_by_id=pl.lit(by.user_id), decided_at=pl.lit(stamp), reason=pl.lit("")
    )
    copy_in("claims_decision", decisions)
    steps = decisions.select("claim_id", at=pl.lit(stamp), action=pl.lit("decide_claim"), state=pl.lit("decided"),
                             by_id=pl.lit(by.user_id), by_name=pl.lit(by.name), note=pl.lit(""))  # fmt: skip
    copy_in("claims_step", steps)
    with connection.cursor() as cursor:
        cursor.execute(_STATE, [at, decisions["claim_id"].to_list()])
    return decisions.height, int(decisions["total"].sum())
