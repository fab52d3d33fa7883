"""An event told at the counter: the person within reach and for a purpose, the kind, the day; and who inherits."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.report_event import PERMISSION, report_event
from payung.claims.models import Claim, LifeEvent
from payung.claims.refused import Refused
from payung.registry.models import Person
from payung.registry.queries import people_reached, person_reached
from payung.statute_book import read_statute_book
from payung.web.claims.heir_rows import heir_rows
from payung.web.claims.told import refused_words
from payung.web.guard import FORM, found, page
from payung.web.officers.claims import reached
from payung.web.officers.claims_forms import report_form
from payung.web.officers.people import MOST, matching
from payung.web.officers.reach import remember_looks
from payung.web.words import choice_words, translated

WRONG = 422


@page(PERMISSION, methods=FORM)
def choose(request: HttpRequest) -> HttpResponse:
    """Which person, and what happened. What was typed never stands in an address."""
    context: dict[str, Any] = {"kinds": choice_words(LifeEvent.Kind.choices)}
    if request.method != "POST":
        return render(request, "officers/claims/choose.html", context)
    typed, kind = request.POST.get("cari", "").strip()[:100], request.POST.get("jenis", "")
    context |= {"typed": typed, "kind": kind}
    if not typed or kind not in LifeEvent.Kind.values:
        context["missing"] = _("Isi siapa orangnya dan apa yang terjadi.")
        return render(request, "officers/claims/choose.html", context, status=WRONG)
    people = list(matching(people_reached(request.actor, PERMISSION), typed)[: MOST + 1])
    _remember(request, people[:MOST], _("nama, nomor peserta, NIK tersamar, tahun lahir"), kind)
    context |= {"people": people[:MOST], "more": len(people) > MOST, "most": MOST}
    return render(request, "officers/claims/choose.html", context)


@page(PERMISSION, methods=FORM)
def report(request: HttpRequest, kind: str, number: str) -> HttpResponse:
    """The facts of one kind of event, asked once; afterwards every claim it opens is open."""
    if kind not in LifeEvent.Kind.values:
        found(None)
    person, law = found(person_reached(request.actor, PERMISSION, number.upper())), read_statute_book()
    form = report_form(kind, law, request.today, request.POST if request.method == "POST" else None)
    _remember(request, [person], _("nama, nomor peserta"), kind)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            event = report_event(form.report(kind, person.pk), by=request.actor, at=request.now)
        except Refused as problem:
            refused = refused_words(problem.problem)
        else:
            return _opened(request, event)
    context = {
        "form": form,
        "person": person,
        "what": translated(LifeEvent.Kind(kind).label),
        "kind": kind,
        "refused": refused,
    }
    status = WRONG if request.method == "POST" else 200
    return render(request, "officers/claims/report.html", context, status=status)


@page("claims.name_heirs", methods=FORM)
def heirs(request: HttpRequest, number: str) -> HttpResponse:
    """Who is paid after the event, in the order the family names them; a dispute holds the payment."""
    one = reached(request, number)
    known = {each.pk: each for each in one.event.claimants.filter(ended_at=None).exclude(relation="self")}
    rows, refused = heir_rows(request, known), ""
    dispute = request.POST.get("sengketa", one.hold).strip()
    if request.method == "POST" and rows.is_valid():
        named = [heir for row in rows if (heir := row.heir(known))]
        try:
            name_heirs(one.event_id, named, dispute=dispute, by=request.actor, at=request.now)
        except Refused as problem:
            refused = refused_words(problem.problem)
        else:
            died = one.event.kind == LifeEvent.Kind.DEATH
            words = _("Ahli waris tersimpan: %(n)s orang.") if died else _("Penerima tersimpan: %(n)s.")
            messages.success(request, words % {"n": len(named)})
            return HttpResponseRedirect(reverse("officers:claim", args=[number]))
    remember_looks(
        request,
        [one.person_id],
        purpose=_("Memeriksa klaim %(number)s") % {"number": one.number},
        fields=_("ahli waris, rekening tersamar"),
    )
    context = {"claim": one, "rows": rows, "known": known, "dispute": dispute, "refused": refused}
    status = WRONG if request.method == "POST" else 200
    return render(request, "officers/claims/heirs.html", context, status=status)


def _opened(request: HttpRequest, event: LifeEvent) -> HttpResponse:
    """On to the claim that was opened first."""
    closed = Q(state__in=[Claim.State.WITHDRAWN, Claim.State.REFUSED])
    claims = list(event.claims.exclude(closed).order_by("pk")) or list(event.claims.order_by("-pk"))
    words = _("Peristiwa tercatat. Klaim yang terbuka: %(numbers)s.")
    messages.success(request, words % {"numbers": ", ".join(each.number for each in claims)})
    return HttpResponseRedirect(reverse("officers:claim", args=[claims[0].number]))


def _remember(request: HttpRequest, people: list[Person], fields: str, kind: str) -> None:
    purpose = _("Mencatat peristiwa di loket: %(what)s") % {"what": translated(LifeEvent.Kind(kind).label)}
    remember_looks(request, [each.pk for each in people], purpose=purpose, fields=fields)
