"""What comes to the family again and again: the pension and the scholarship, and what has to be shown for them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from payung.claims.models import Entitlement
from payung.claims.periodic.reach import rights_reached
from payung.statute_book import read_statute_book
from payung.web.guard import POST, found, page
from payung.web.heirs.views import LOOK
from payung.web.members.periodic import right_values, take_life, take_school
from payung.web.members.periodic_shown import next_words, shown


def own_rights(request: HttpRequest) -> QuerySet[Entitlement]:
    """Rights out of the claims of the family."""
    return rights_reached(request.actor, LOOK).exclude(reason=Entitlement.Reason.MISTAKE).order_by("-pk")


@page(LOOK)
def rights(request: HttpRequest) -> HttpResponse:
    """Every right, and who has to do what next."""
    law = read_statute_book()
    every = [shown(each, request.today, request.now, law) for each in own_rights(request)]
    return render(request, "heirs/rights.html", {"every": [(each, next_words(each)) for each in every]})


@page(LOOK)
def right(request: HttpRequest, right_id: int) -> HttpResponse:
    """One right: each month or year, what was paid, what is asked."""
    return right_page(request, _own(request, right_id))


@page("claims.send_school_proof", methods=POST)
def tell_school(request: HttpRequest, right_id: int) -> HttpResponse:
    """A year at school of one child."""
    return take_school(request, _own(request, right_id), right_page)


@page("claims.send_sign_of_life", methods=POST)
def tell_life(request: HttpRequest, right_id: int) -> HttpResponse:
    """A letter that the pensioner lives."""
    return take_life(request, _own(request, right_id), right_page)


def right_page(
    request: HttpRequest, one: Entitlement, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page of one right; `more` holds what a step that was refused has to say."""
    ways = {
        "listed": reverse("heirs:rights"),
        "school_url": reverse("heirs:tell_school", args=[one.pk]),
        "life_url": reverse("heirs:tell_life", args=[one.pk]),
    }
    values = right_values(request, one) | ways | (more or {})
    return render(request, "members/periodic/right.html", values, status=status)


def _own(request: HttpRequest, right_id: int) -> Entitlement:
    return found(own_rights(request).filter(pk=right_id).first())
