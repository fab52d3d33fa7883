"""The branch's month at a glance."""

from __future__ import annotations

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payung.contributions.models import Bill
from payung.registry.queries import employers_reached, offices_reached, regions_reached
from payung.web.governments.wanted import agreements_wanted
from payung.web.guard import page
from payung.web.officers.reach import BRANCH
from payung.web.officers.standing import due_month, glance, standings

LISTED = 5


@page(BRANCH)
def home(request: HttpRequest) -> HttpResponse:
    """Figures of every office within reach, and the few employers that wait longest."""
    month, due = due_month(request.today)
    employers = employers_reached(request.actor, BRANCH)
    rows = standings(employers, request.today)
    posted = Bill.objects.filter(month=month, state=Bill.State.PAID, employer__in=employers.order_by().values("pk"))
    owing = sorted((row for row in rows if row.total), key=lambda row: -row.total)
    silent = sorted((row for row in rows if row.silent_months), key=lambda row: -row.silent_months)
    context = {
        "offices": list(offices_reached(request.actor, BRANCH)),
        "month": month,
        "due": due,
        "glance": glance(rows),
        "credited": posted.aggregate(jobs=Sum("workers", default=0))["jobs"],
        "workers": sum(row.workers for row in rows),
        "owing": owing[:LISTED],
        "silent": silent[:LISTED],
        "wants": agreements_wanted(regions_reached(request.actor, BRANCH), request.today),
    }
    return render(request, "officers/home.html", context)
