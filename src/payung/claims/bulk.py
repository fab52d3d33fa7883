"""Many JKM, JKK and JHT claims judged at once: the books read as columns, decisions stored by COPY.

The judgement itself is the one of `judging`: facts, findings and lines have the same shape and the same rupiah, one at
a time or by the thousand. Only the reading and the writing are set-based.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl
from django.db import connection

from payung.access.actor import Actor
from payung.claims.books import Books, Work
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.contributed import MONTHS, PAID_JHT, WAGE, CreditedMonth, LastWage
from payung.claims.judging import Judgement
from payung.contributions.queries import MemberMonth
from payung.contributions.queries.members import MONTHS as WORK_MONTHS
from payung.database.copy import copy_in
from payung.statute_book import StatuteBook

PROGRAMMES = (Claim.Programme.JKM, Claim.Programme.JKK, Claim.Programme.JHT)
_GIVEN = (
    "unnest(%s::bigint[], %s::bigint[], %s::date[], %s::date[], %s::bigint[], %s::date[])"
    " AS g (claim_id, person_id, event_on, wage_month, employer_id, today)"
)
_WORK = """
SELECT w.started_on, w.ended_on, e.name FROM registry_employment w JOIN registry_employer e ON e.id = w.employer_id
WHERE w.person_id = g.person_id AND w.started_on <= g.event_on AND w.end_reason <> 'mistake' ORDER BY w.started_on, w.id
"""
_CARDS = "SELECT k.issued_on FROM registry_card k WHERE k.person_id = g.person_id AND k.issued_on <= g.event_on"
_BALANCE = """
SELECT coalesce(sum(l.jht_employer + l.jht_worker), 0)::bigint FROM ledger_memberline l
WHERE l.owner_id = g.person_id AND l.value_date <= g.today
"""
_PARTIAL = """
SELECT count(DISTINCT c.id) FROM claims_claim c JOIN claims_decision d ON d.claim_id = c.id
WHERE c.person_id = g.person_id AND c.programme = 'JHT' AND c.basis = 'partial' AND d.granted
  AND d.approved_by_id IS NOT NULL AND c.id <> g.claim_id
"""
_STATE = "UPDATE claims_claim SET state = 'decided', changed_at = %s WHERE id = ANY(%s)"


class ManyBooks(Books):
    """The answers of `Books` for many claims, read before they are asked. KeyError for a claim not given."""

    def __init__(self, claims: Sequence[Claim], today: dt.date) -> None:
        self._ids = [claim.pk for claim in claims]
        self._given = _given(claims, today)
        self._credited = self._read(_filled(MONTHS, "g.person_id", "g.event_on"))
        self._work = self._read(_WORK)
        self._cards = self._read(_CARDS)
        self._wages = self._read(_filled(WAGE, "g.person_id", "g.wage_month", "g.employer_id", "g.employer_id"))
        self._balance = self._read(_BALANCE)
        self._paid = self._read(_filled(PAID_JHT, "g.person_id", "g.claim_id"))
        self._partial = self._read(_PARTIAL)
        month, years = "date_trunc('month', g.event_on)::date", "interval '2 years'"
        first = f"({month} - {years})::date"
        self._months = self._read(WORK_MONTHS.replace("%(person)s", "g.person_id").replace("%(first)s", first)
                                  .replace("%(last)s", month))  # fmt: skip
        self._people: dict[int, list[Claimant]] = defaultdict(list)
        events = {claim.event_id for claim in claims}
        for one in Claimant.objects.filter(event_id__in=events, ended_at=None).order_by("place"):
            self._people[one.event_id].append(one)

    def _read(self, query: str) -> dict[int, list[tuple[Any, ...]]]:
        """Rows of `query` by claim, in its own order; `g` is the claim."""
        found: dict[int, list[tuple[Any, ...]]] = {key: [] for key in self._ids}
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT g.claim_id, x.* FROM {_GIVEN}, LATERAL ({query}) x", self._given)
            for key, *row in cursor.fetchall():
                found[key].append(tuple(row))
        return found

    def credited(self, claim: Claim, known_on: dt.date) -> list[CreditedMonth]:
        return [CreditedMonth(*row) for row in self._credited[claim.pk]]

    def work(self, claim: Claim) -> list[Work]:
        return [(start, end, name) for start, end, name in self._work[claim.pk]]

    def cards(self, claim: Claim) -> list[dt.date]:
        return [day for (day,) in self._cards[claim.pk]]

    def last_wage(self, claim: Claim, month: dt.date) -> LastWage | None:
        return next((LastWage(*row) for row in self._wages[claim.pk]), None)

    def member_months(self, claim: Claim, first: dt.date, last: dt.date) -> list[MemberMonth]:
        return [MemberMonth(*row) for row in self._months[claim.pk]]

    def balance(self, claim: Claim, today: dt.date) -> int:
        return int(self._balance[claim.pk][0][0])

    def savings_paid(self, claim: Claim) -> list[tuple[dt.date, int]]:
        return [(day, amount) for day, amount, _ in self._paid[claim.pk]]

    def partial_before(self, claim: Claim) -> int:
        return int(self._partial[claim.pk][0][0])

    def people(self, claim: Claim) -> list[Claimant]:
        return self._people[claim.event_id]


def _filled(query: str, *columns: str) -> str:
    """`query` with its `%s` in order replaced by columns of `g`."""
    for column in columns:
        query = query.replace("%s", column, 1)
    return query


def _given(claims: Sequence[Claim], today: dt.date) -> list[list[Any]]:
    stated = [{**claim.event.facts, **claim.facts}.get("accident_on") for claim in claims]
    days = [
        dt.date.fromisoformat(day) if day else claim.event.happened_on
        for day, claim in zip(stated, claims, strict=True)
    ]
    return [
        [claim.pk for claim in claims],
        [claim.person_id for claim in claims],
        [claim.event.happened_on for claim in claims],
        [day.replace(day=1) for day in days],
        [claim.event.employer_id for claim in claims],
        [today] * len(claims),
    ]


def write_decisions(
    judged: Iterable[tuple[Claim, Judgement]], *, by: Actor, at: dt.datetime, law: StatuteBook
) -> tuple[int, int]:
    """Freeze many judgements as decisions by COPY, with their steps and states. Returns how many, and rupiah granted.

    The caller is an action and holds the claims.
    """
    stamp = at.astimezone(dt.UTC).isoformat()
    rows = [
        {
            name: json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
            for name, value in judgement.frozen().items()
        }
        | {"claim_id": claim.pk}
        for claim, judgement in judged
    ]
    if not rows:
        return 0, 0
    decisions = pl.DataFrame(rows, infer_schema_length=None).with_columns(
        law_version=pl.lit(law.version), decided_by_id=pl.lit(by.user_id), decided_at=pl.lit(stamp), reason=pl.lit("")
    )
    copy_in("claims_decision", decisions)
    steps = decisions.select("claim_id", at=pl.lit(stamp), action=pl.lit("decide_claim"), state=pl.lit("decided"),
                             by_id=pl.lit(by.user_id), by_name=pl.lit(by.name), note=pl.lit(""))  # fmt: skip
    copy_in("claims_step", steps)
    with connection.cursor() as cursor:
        cursor.execute(_STATE, [at, decisions["claim_id"].to_list()])
    return decisions.height, int(decisions["total"].sum())
