"""What comes to the family again and again: the pension and the scholarship, and what has to be shown for them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payung.claims.models import Entitlement
from payung.claims.periodic.reach import rights_reached
from payung.statute_book import read_statute_book
from payung.web.guard import page
from payung.web.heirs.views import LOOK
from payung.web.members.periodic import right_views
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


right, tell_school, tell_life = right_views(LOOK, own_rights)
