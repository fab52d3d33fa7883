"""Reads of what runs on. They write nothing."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.db.models import QuerySet

from payung.access.actor import Actor
from payung.claims.claim import Claim
from payung.claims.periodic.tables import Entitlement, Overpayment, PeriodicPayment
from payung.claims.reach import claims_reached

_OWED_BACK = """
SELECT o.id, o.amount - coalesce((SELECT sum(r.amount) FROM claims_recovery r WHERE r.overpayment_id = o.id), 0)::bigint
FROM claims_overpayment o WHERE o.id = ANY(%s)
"""
_CHANGED = """
EXISTS (SELECT 1 FROM claims_decision d JOIN claims_claim c ON c.id = d.claim_id
        WHERE d.replaces_id IS NOT NULL AND d.approved_by_id IS NOT NULL AND c.programme = %(programme)s
        AND d.id > (SELECT max(e.decision_id) FROM claims_entitlement e WHERE e.claim_id = c.id))
"""
_WORK = f"""
SELECT {_CHANGED}
    OR EXISTS (SELECT 1 FROM claims_entitlement e JOIN claims_claimant c ON c.id = e.claimant_id
               WHERE e.programme = 'JP' AND e.state <> 'suspended'
               AND e.next_month <= least(%(month)s::date, e.last_month) AND c.account_number <> '')
    OR EXISTS (SELECT 1 FROM claims_claim c WHERE c.programme = 'JP' AND c.state = 'approved' AND c.hold = ''
               AND EXISTS (SELECT 1 FROM claims_decision d, jsonb_array_elements(d.lines) l
                           WHERE d.claim_id = c.id AND d.approved_by_id IS NOT NULL AND l ->> 'code' = 'pension')
               AND NOT EXISTS (SELECT 1 FROM claims_entitlement e WHERE e.claim_id = c.id))
"""
# Cheap questions only: what ends by itself is looked for once a day, with the first run of the day.
_PROVEN_WORK = f"""
SELECT {_CHANGED}
    OR EXISTS (SELECT 1 FROM claims_confirmation k JOIN claims_entitlement e ON e.id = k.entitlement_id
               JOIN claims_claimant c ON c.id = e.claimant_id
               WHERE e.programme = %(programme)s AND k.accepted AND c.account_number <> ''
               AND k.month <= least(%(month)s::date, e.last_month) AND k.month >= e.first_month
               AND NOT EXISTS (SELECT 1 FROM claims_periodicpayment p
                               WHERE p.entitlement_id = e.id AND p.month = k.month))
    OR EXISTS (SELECT 1 FROM claims_claim c JOIN claims_decision d ON d.claim_id = c.id
               WHERE c.programme = %(programme)s AND d.approved_by_id IS NOT NULL AND d.granted AND c.hold = ''
               AND c.state IN ('approved', 'instructed', 'paid')
               AND NOT EXISTS (SELECT 1 FROM claims_entitlement e WHERE e.claim_id = c.id)
               AND NOT EXISTS (SELECT 1 FROM audit_event v WHERE v.verb = %(verb)s AND v.at > d.approved_at))
    OR NOT EXISTS (SELECT 1 FROM audit_event v WHERE v.verb = %(verb)s AND v.at >= %(since)s)
"""


def proven_waiting(programme: str, verb: str, month: dt.date, since: dt.datetime) -> bool:
    """Whether a run of what is paid on proof has anything to do, or has not been made since a time.

    verb  permission of the run, under which the trail keeps it

    Takes no permission: it tells nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PROVEN_WORK, {"programme": programme, "verb": verb, "month": month, "since": since})
        (waiting,) = cursor.fetchone()
    return bool(waiting)


def pensions_waiting(month: dt.date) -> bool:
    """Whether any pension up to `month` is to be paid or opened. Takes no permission: it tells nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_WORK, {"month": month, "programme": Claim.Programme.JP})
        (waiting,) = cursor.fetchone()
    return bool(waiting)


def entitlements_of(actor: Actor, claim: Claim, permission: str = "look.claims") -> QuerySet[Entitlement]:
    """What runs on out of a claim; nothing where the actor does not reach it."""
    reached = claims_reached(actor, permission).filter(pk=claim.pk).order_by()
    return Entitlement.objects.filter(claim__in=reached).select_related("claimant").order_by("pk")


def payments_of_entitlement(right: Entitlement) -> QuerySet[PeriodicPayment]:
    """Every month paid, the latest first."""
    return right.payments.select_related("run").order_by("-month")


def amount_on(right: Entitlement, month: dt.date) -> int | None:
    """Whole rupiah in force in a month; None before the first."""
    found = right.amounts.filter(from_month__lte=month).order_by("-from_month").first()
    return found.amount if found else None


def owed_back(overpayments: list[int]) -> dict[int, int]:
    """Overpayment → whole rupiah that did not come back yet."""
    with connection.cursor() as cursor:
        cursor.execute(_OWED_BACK, [overpayments])
        return dict(cursor.fetchall())


def overpayments_open(actor: Actor, permission: str = "look.claims") -> list[tuple[Overpayment, int]]:
    """Overpayments that have not come back whole, with whole rupiah still missing, the oldest first."""
    reached = claims_reached(actor, permission).order_by()
    rows = list(
        Overpayment.objects.filter(entitlement__claim__in=reached)
        .exclude(state=Overpayment.State.RECOVERED)
        .select_related("entitlement__claimant", "entitlement__claim")
        .order_by("found_at", "pk")
    )
    left = owed_back([each.pk for each in rows])
    return [(each, left[each.pk]) for each in rows]


def life_lapsing(actor: Actor, until: dt.date, permission: str = "look.claims") -> QuerySet[Entitlement]:
    """Pensions whose confirmation of life ends up to a day, suspended ones first."""
    reached = claims_reached(actor, permission).order_by()
    return (
        Entitlement.objects.filter(claim__in=reached, alive_until__lte=until)
        .exclude(state=Entitlement.State.STOPPED)
        .select_related("claimant")
        .order_by("-state", "alive_until")
    )
