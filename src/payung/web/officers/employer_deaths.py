"""Deaths that employers told when somebody stopped working, and that nobody reported yet: the branch begins."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.claims.actions.report_event import PERMISSION, report_event
from payung.claims.models import LifeEvent
from payung.claims.refused import Refused
from payung.claims.reporting import Report
from payung.registry.models import Employment
from payung.registry.queries import employers_reached, people_reached
from payung.web.claims.told import refused_words
from payung.web.guard import POST, found, page
from payung.web.lists import Heading, Shape, exported, listing
from payung.web.officers.reach import remember_looks


@page(PERMISSION)
def deaths(request: HttpRequest) -> HttpResponse:
    """Who died according to an employer, without a report of the death."""
    found(True if request.actor.may("look.branch") else None)
    waiting, shape = _waiting(request), _shape()
    purpose, fields = _("Kematian yang belum dilaporkan"), _("nama, tanggal meninggal, perusahaan")
    if (file := exported(request, waiting, shape)) is not None:
        remember_looks(request, waiting.values_list("person_id", flat=True), purpose=purpose, fields=fields)
        return file
    rows = listing(request, waiting, shape)
    remember_looks(request, [spell.person_id for spell in rows.rows], purpose=purpose, fields=fields)
    return render(request, "officers/employer_deaths.html", {"listing": rows})


@page(PERMISSION, methods=POST)
def open_death(request: HttpRequest, employment_id: int) -> HttpResponse:
    """Report the death as the employer told it; every claim it entitles to is open."""
    found(True if request.actor.may("look.branch") else None)
    spell = found(_waiting(request).filter(pk=employment_id).first())
    report = Report(
        kind=LifeEvent.Kind.DEATH,
        person_id=spell.person_id,
        happened_on=spell.ended_on,
        reporter=LifeEvent.Reporter.EMPLOYER,
        channel=LifeEvent.Channel.WEB,
        reported_by=spell.employer.name,
        employer_id=spell.employer_id,
    )
    try:
        event = report_event(report, by=request.actor, at=request.now)
    except Refused as problem:
        messages.error(request, refused_words(problem.problem))
        return HttpResponseRedirect(reverse("officers:employer_deaths"))
    claims = list(event.claims.order_by("pk").values_list("number", flat=True))
    messages.success(
        request, _("Peristiwa tercatat. Klaim yang terbuka: %(numbers)s.") % {"numbers": ", ".join(claims)}
    )
    return HttpResponseRedirect(reverse("officers:claim", args=[claims[0]]))


def _waiting(request: HttpRequest) -> QuerySet[Employment]:
    told = LifeEvent.objects.filter(person=OuterRef("person"), kind=LifeEvent.Kind.DEATH)
    reached = employers_reached(request.actor, PERMISSION).order_by().values("pk")
    people = people_reached(request.actor, PERMISSION).order_by().values("pk")
    spells = Employment.objects.filter(end_reason=Employment.EndReason.DIED, employer__in=reached, person__in=people)
    return spells.exclude(Exists(told)).select_related("person", "employer")


def _shape() -> Shape:
    t = gettext_lazy

    def cells(name: str) -> Any:
        return lambda spell: getattr(spell, name)

    return Shape(
        caption=t("Kematian yang belum dilaporkan"),
        sort="-meninggal",
        file="kematian-belum-dilaporkan",
        empty=t("Tidak ada. Semua kematian yang diberitahukan perusahaan sudah dilaporkan."),
        headings=(
            Heading("nama", t("Nama"), lambda e: e.person.name, order=("person__name",), width=32),
            Heading("meninggal", t("Meninggal"), cells("ended_on"), kind="date", order=("ended_on",)),
            Heading("perusahaan", t("Perusahaan"), lambda e: e.employer.name, order=("employer__name",), width=32),
            Heading("diberitahukan", t("Nomor peserta"), lambda e: e.person.member_number, kind="id"),
        ),
    )
