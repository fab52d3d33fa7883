"""One programme: its budget, its people by state, its payments, and what may be done next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from payung.assistance.models import Candidate, Instalment, Programme
from payung.assistance.paying import next_unpaid, rates_of, rolls_of_programme
from payung.assistance.proof import budgets_of
from payung.assistance.queries import (
    candidates_seen,
    counts,
    gap_months,
    handovers,
    lapsing,
    listing_regions,
    lists_seen,
    programmes_reached,
    seated,
)
from payung.contributions.sheet_rows import problem_from_json
from payung.kernel.periods import last_day, month_of
from payung.rolls.models import Roll
from payung.rules.contributions.assistance import palm_fund_limit
from payung.statute_book import read_statute_book
from payung.statute_book.errors import NotInForce
from payung.web.assistance.overview import LOOK, state_of
from payung.web.assistance.reach import NAMES, programme_at
from payung.web.bank.allowed import simulator_allowed
from payung.web.employers.told import problem_rows
from payung.web.guard import page
from payung.web.region_choices import region_groups

PROBLEMS_SHOWN = 200
KIND_OF = {Candidate.State.VALID: "safe"}


@dataclass(frozen=True)
class Payment:
    """One payment as shown."""

    instalment: Instalment
    roll: Roll
    to_pay: bool

    @property
    def status(self) -> tuple[str, str]:
        kind = {"paid": "safe", "open": "you" if self.to_pay else "wait"}.get(self.roll.state, "plain")
        return kind, self.roll.get_state_display()


def may(request: HttpRequest, programme: Programme, permission: str) -> bool:
    """Whether the actor may do this with the programme itself, not only propose people for it."""
    held = request.actor.may(permission)
    return held and programmes_reached(request.actor, permission).filter(pk=programme.pk).exists()


@page(LOOK)
def programme(request: HttpRequest, number: int) -> HttpResponse:
    """The page of one programme; whoever only proposes people sees their own list and no money."""
    here = programme_at(request, number)
    return render(request, "assistance/programme.html", shown(request, here))


def shown(request: HttpRequest, here: Programme) -> dict[str, Any]:
    """Everything the page says."""
    today = request.today
    draft, approved = here.state == Programme.State.DRAFT, here.state == Programme.State.APPROVED
    over = here.last_month < today.replace(day=1) or here.state == Programme.State.CANCELLED
    mine = candidates_seen(request.actor, LOOK, here)
    manages = may(request, here, LOOK)
    payments = [Payment(row, roll, _to_pay(roll, request.now)) for row, roll in rolls_of_programme(here)]
    start = next_unpaid(here, today)
    waiting = mine.filter(state=Candidate.State.VALID, placement=None).count()
    regions = listing_regions(request.actor, "assistance.read_list", here)
    return {
        "one": here,
        "state": state_of(here, today),
        "last_day": last_day(month_of(here.last_month)),
        "manages": manages,
        "budget": budgets_of([here.pk])[here.pk] if manages else None,
        "rates": list(rates_of(here).iter_rows(named=True)),
        "palm_limit": _palm_limit(here),
        "gap": gap_months(here),
        "soon": lapsing(Programme.objects.filter(pk=here.pk), today).exists(),
        "after": handovers([here.pk]).get(here.pk) if approved else None,
        "counts": [(state, str(Candidate.State(state).label), KIND_OF.get(state, "stop"), many)
                   for state, many in counts(mine) if many],
        "waiting": waiting,
        "seated": seated(here, max(min(start, here.last_month), here.first_month)),
        "also": mine.exclude(also_proposed_by="").filter(state=Candidate.State.VALID).count() if draft else 0,
        "lists": list(lists_seen(request.actor, LOOK, here)[:10]) if request.actor.may(NAMES) else [],
        "regions": region_groups(regions.select_related("parent")) if not over else [],
        **_problems(request, here),
        "payments": payments if manages else [],
        "code": next((each for each in payments if each.to_pay), None) if manages else None,
        "next_month": start if start <= here.last_month else None,
        "may_names": request.actor.may(NAMES),
        "may_approve": draft and may(request, here, "assistance.approve_list"),
        "may_pay": approved and not over and may(request, here, "assistance.order_instalment"),
        "names_address": reverse("assistance:candidates", args=[here.pk]),
        "simulated": simulator_allowed(),
    }  # fmt: skip


def _problems(request: HttpRequest, here: Programme) -> dict[str, Any]:
    """What is to be mended in the newest file of the reach, all at once."""
    newest = lists_seen(request.actor, LOOK, here).first() if request.actor.may(NAMES) else None
    problems = [problem_from_json(each) for each in newest.problems] if newest else []
    return {
        "problems": problem_rows(problems[:PROBLEMS_SHOWN]),
        "problems_left": max(0, len(problems) - PROBLEMS_SHOWN),
    }


def _to_pay(roll: Roll, now: dt.datetime) -> bool:
    return roll.state == Roll.State.OPEN and roll.expires_at > now


def _palm_limit(here: Programme) -> int | None:
    """The most that other activities of the palm-oil fund may use, where its whole share was told."""
    if not (here.needs_palm_work and here.allocation):
        return None
    try:
        return palm_fund_limit(here.allocation, month_of(here.first_month), read_statute_book())
    except NotInForce:
        return None
