"""Sponsors are recorded and programmes opened."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from payung.assistance.actions.open_programme import open_programme
from payung.assistance.actions.record_sponsor import record_sponsor
from payung.assistance.models import Programme
from payung.assistance.queries import LEVELS, codes_reached, programmes_reached, sponsors_reached
from payung.assistance.refused import Refused
from payung.kernel.amounts import rupiah_text
from payung.registry.models import Region
from payung.statute_book import read_statute_book
from payung.web.assistance.forms import ProgrammeForm, SponsorForm
from payung.web.assistance.reach import back
from payung.web.guard import FORM, page
from payung.web.region_choices import region_choices
from payung.web.words import month_words

OPEN, SPONSOR = "assistance.open_programme", "assistance.record_sponsor"
WRONG = 422


def _regions(request: HttpRequest, permission: str) -> list[tuple[str, object]]:
    rows = Region.objects.filter(code__in=codes_reached(request.actor, permission), level__in=LEVELS)
    return region_choices(rows.select_related("parent").order_by("code"))


@page(SPONSOR, methods=FORM)
def sponsors(request: HttpRequest) -> HttpResponse:
    """Who pays, and the form for a new one."""
    form, problems = SponsorForm(request.POST or None, _regions(request, SPONSOR)), ()  # type: ignore[arg-type]
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            made = record_sponsor(typed["name"], typed["kind"], typed["region"], by=request.actor, at=request.now)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("Tercatat: %(name)s.") % {"name": made.name})
            return redirect("assistance:sponsors")
    context = {"form": form, "problems": problems, "sponsors": sponsors_reached(request.actor, SPONSOR)}
    return render(request, "assistance/sponsors.html", context, status=WRONG if request.method == "POST" else 200)


@page(OPEN, methods=FORM)
def new(request: HttpRequest) -> HttpResponse:
    """Open a programme; its price and budget are shown as soon as it is there."""
    law = read_statute_book()
    before = programmes_reached(request.actor, OPEN).filter(state=Programme.State.APPROVED)
    before = before.filter(last_month__gte=request.today.replace(day=1))
    choices: dict[str, Sequence[tuple[object, object]]] = {
        "sponsor": [(row.pk, f"{row.name} ({row.get_kind_display()})") for row in
                    sponsors_reached(request.actor, OPEN)],
        "region": _regions(request, OPEN),
        "continues": [(row.pk, f"{row.title}, {month_words(row.last_month)}") for row in before],
    }  # fmt: skip
    form, problems = ProgrammeForm(request.POST or None, choices, request.today, law), ()
    if request.method == "POST" and form.is_valid():
        try:
            made = open_programme(form.draft(), by=request.actor, at=request.now, law=law)
        except Refused as refused:
            problems = refused.problems
        else:
            told = {"amount": rupiah_text(made.committed), "line": made.budget_line}
            messages.success(request, _("Program dibuka: %(amount)s dari mata anggaran %(line)s.") % told)
            return back(made.pk)
    context = {"form": form, "problems": problems}
    return render(request, "assistance/new.html", context, status=WRONG if request.method == "POST" else 200)
