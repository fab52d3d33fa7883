"""Approved decisions become entitlements: pulled by the run, never pushed. The caller is an action.

A pension goes to the first named of its kind; where two children are entitled, to the second after the first (our
reading of one pension for all children together), and to the children after a widow who died or married again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.db import connection

from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.decisions import Decision
from payung.claims.gathering_savings import SURVIVORS
from payung.claims.periodic.amounts import child_last_day
from payung.claims.periodic.judging import month_day
from payung.claims.periodic.practice import alive_until
from payung.claims.periodic.tables import Entitlement, EntitlementAmount
from payung.kernel.periods import days, month_of
from payung.rules.jp.pension import MONTHS, first_payment
from payung.rules.scholarship.amounts import (
    LEVELS,
    WHOLE_LEVEL,
    ChildFacts,
    paid_years,
    payments_before_limit,
    planned_years,
)
from payung.statute_book import StatuteBook

Programme = Claim.Programme
State = Entitlement.State
PASSED_ON = (Entitlement.Reason.DEATH, Entitlement.Reason.REMARRIAGE)
"""A widow's pension that ended so goes on with the children (reading jp-children-after-widow)."""
_NEW = """
SELECT DISTINCT ON (c.id) d.id FROM claims_claim c JOIN claims_decision d ON d.claim_id = c.id
WHERE c.programme = %s AND d.approved_by_id IS NOT NULL AND c.hold = ''
  AND c.state NOT IN ('refused', 'withdrawn', 'complete', 'decided')
  AND NOT EXISTS (
    SELECT 1 FROM claims_entitlement e WHERE e.claim_id = c.id AND (
      e.state <> 'stopped' OR e.kind NOT IN ('children', 'widow')
      OR (e.kind = 'widow' AND e.reason NOT IN ('death', 'remarriage', 'mistake'))))
ORDER BY c.id, d.id DESC
"""


@dataclass(frozen=True)
class Right:
    """One entitlement to open: first and last month, the amounts [(month, whole rupiah, article)] and the terms."""

    claimant: Claimant
    kind: str
    first: int
    last: int | None
    amounts: list[tuple[int, int, str]]
    terms: dict[str, Any] = field(default_factory=dict)

    def rows(self, entitlement: Entitlement, law_version: str) -> list[EntitlementAmount]:
        """The amounts as they are kept."""
        return [
            EntitlementAmount(
                entitlement=entitlement, from_month=month_day(month), amount=amount, cite=cite[:200],
                law_version=law_version,
            )
            for month, amount, cite in self.amounts
        ]  # fmt: skip


def open_approved(programme: str, *, at: dt.datetime, on: dt.date, law: StatuteBook) -> int:
    """Open every entitlement of approved decisions that has none yet. Returns how many were opened."""
    with connection.cursor() as cursor:
        cursor.execute(_NEW, [programme])
        ids = [key for (key,) in cursor.fetchall()]
    decisions = Decision.objects.filter(pk__in=ids, granted=True).select_related("claim__event").order_by("pk")
    people: dict[int, list[Claimant]] = defaultdict(list)
    events = [each.claim.event_id for each in decisions]
    for one in Claimant.objects.filter(event_id__in=events, ended_at=None).order_by("place"):
        people[one.event_id].append(one)
    before: dict[int, list[Entitlement]] = defaultdict(list)
    for right in Entitlement.objects.filter(claim_id__in=[each.claim_id for each in decisions]).order_by("pk"):
        before[right.claim_id].append(right)
    wanted = [
        (decision, right)
        for decision in decisions
        for right in rights_of(decision, people[decision.claim.event_id], before[decision.claim_id], law)
    ]
    made = Entitlement.objects.bulk_create([new_right(decision, right, at, on) for decision, right in wanted])
    EntitlementAmount.objects.bulk_create(
        row
        for entitlement, (decision, right) in zip(made, wanted, strict=True)
        for row in right.rows(entitlement, decision.law_version)
    )
    return len(made)


def amounts_of(entitlements: list[int]) -> dict[int, dict[int, int]]:
    """Entitlement → month number from which it holds → whole rupiah."""
    found: dict[int, dict[int, int]] = {key: {} for key in entitlements}
    rows = EntitlementAmount.objects.filter(entitlement__in=entitlements)
    for key, month, amount in rows.values_list("entitlement_id", "from_month", "amount"):
        found[key][month_of(month)] = amount
    return found


def new_right(decision: Decision, right: Right, at: dt.datetime, on: dt.date) -> Entitlement:
    """The row of a right that begins; life counts as seen on the day it is opened."""
    pension = decision.claim.programme == Programme.JP
    return Entitlement(
        claim=decision.claim,
        claimant=right.claimant,
        decision=decision,
        terms=right.terms,
        programme=decision.claim.programme,
        kind=right.kind,
        event_on=decision.claim.event.happened_on,
        first_month=month_day(right.first),
        last_month=None if right.last is None else month_day(right.last),
        next_month=month_day(right.first),
        alive_until=alive_until(on) if pension else None,
        opened_at=at,
        changed_at=at,
    )


def rights_of(decision: Decision, people: list[Claimant], before: list[Entitlement], law: StatuteBook) -> list[Right]:
    """What a decision opens after what it opened before."""
    if decision.claim.programme == Programme.JP:
        return _pension(decision, people, before, law)
    if before:
        return []
    if decision.claim.programme == Programme.JKP:
        return _job_loss(decision, people)
    return _scholarships(decision, people, law)


def _pension(decision: Decision, people: list[Claimant], before: list[Entitlement], law: StatuteBook) -> list[Right]:
    line = next((line for line in decision.lines if line["code"] == "pension"), None)
    kind, event_on = decision.case["pension_event"], decision.claim.event.happened_on
    if line is None:
        return []
    if before:
        if before[-1].kind == Entitlement.Kind.WIDOW and before[-1].reason not in PASSED_ON:
            return []
        kind = Entitlement.Kind.CHILDREN
    first = month_of(first_payment(days(event_on))[0].item())
    amount, since = line["amount"], first
    cite = line["cite"]
    if before:
        first = max(month_of(each.last_month or each.next_month) for each in before) + 1
        latest = EntitlementAmount.objects.filter(entitlement=before[-1]).latest("from_month")
        amount, cite = latest.amount, latest.cite
        since = first
    wanted = dict(SURVIVORS).get(kind, (Claimant.Relation.SELF,))
    gone = {each.claimant_id for each in before}
    able = [one for one in people if one.relation in wanted][: law["jp.benefit.children_most"].value(event_on)]
    for one in (one for one in able if one.pk not in gone):
        last = _last_month(one, kind, event_on, law)
        if last is None or last >= first:
            return [Right(one, kind, first, last, [(since, amount, cite)])]
    return []


def _last_month(one: Claimant, kind: str, event_on: dt.date, law: StatuteBook) -> int | None:
    """The month in which a child grows out of its pension, 0 where it has none; None where nothing ends it yet."""
    if kind != Entitlement.Kind.CHILDREN:
        return None
    if one.birth_date is None or one.facts.get("married") or one.facts.get("working"):
        return 0
    return month_of(child_last_day(one.birth_date, event_on, law))


def _job_loss(decision: Decision, people: list[Claimant]) -> list[Right]:
    """The second month of benefit and those after it; the first is paid with the claim."""
    own = [one for one in people if one.relation == Claimant.Relation.SELF]
    lines = {line["code"]: line for line in decision.lines}
    start = month_of(decision.claim.claimed_on)
    later = {number: lines[f"month_{number}"] for number in range(2, len(lines) + 1) if f"month_{number}" in lines}
    if not own or not later:
        return []
    amounts = [(start + number - 1, line["amount"], line["cite"]) for number, line in later.items()]
    return [Right(own[0], Entitlement.Kind.JOB_LOSS, amounts[0][0], amounts[-1][0], amounts)]


def _scholarships(decision: Decision, people: list[Claimant], law: StatuteBook) -> list[Right]:
    """The second school year of every child and those after it; the first is paid with the claim."""
    children: list[dict[str, Any]] = decision.case["children"]
    if not children:
        return []
    event_on = dt.date.fromisoformat(decision.case.get("accident_on") or decision.case["event_on"])
    rule, known = law["scholarship.benefit.per_year"], {one.pk: one for one in people}
    if rule.find(event_on) is None:
        return []
    facts = _children(children, event_on, decision, law)
    granted, planned = paid_years(facts, law), planned_years(facts, law)
    allowed = payments_before_limit(facts.event_on, facts.born, law)
    found, start = [], month_of(decision.claim.event.happened_on)
    for place, child in enumerate(children):
        levels = [level for level, count in zip(LEVELS, granted[place].tolist(), strict=True) for _ in range(count)]
        if len(levels) < 2 or child["claimant_id"] not in known:
            continue
        cite = rule.at(event_on).cite
        amounts = [
            (start + MONTHS * year, rule.value(event_on, level), cite) for year, level in enumerate(levels) if year
        ]
        last = amounts[-1][0] if child["born"] is None else start + MONTHS * (int(allowed[place]) - 1)
        years = {level: count for level, count in zip(LEVELS, planned[place].tolist(), strict=True) if count}
        terms = {"event_on": event_on.isoformat(), "first_level": levels[0], "years": years}
        one = known[child["claimant_id"]]
        found.append(Right(one, Entitlement.Kind.SCHOLARSHIP, amounts[0][0], last, amounts, terms))
    return found


def _children(children: list[dict[str, Any]], event_on: dt.date, decision: Decision, law: StatuteBook) -> ChildFacts:
    count = len(children)
    fund = law["scholarship.benefit.contribution_months"].position(decision.claim.basis)
    left = [WHOLE_LEVEL if each["years_left"] is None else each["years_left"] for each in children]
    return ChildFacts(
        case=np.zeros(count, dtype=np.int64),
        event_on=np.repeat(days(event_on), count),
        programme=np.full(count, fund, dtype=np.int64),
        contribution_months=np.full(count, decision.case["contribution_months"], dtype=np.int64),
        level=np.array([LEVELS.index(each["level"]) for each in children], dtype=np.int64),
        years_left=np.array(left, dtype=np.int64),
        born=np.array([each["born"] for each in children], dtype="datetime64[D]"),
    )
