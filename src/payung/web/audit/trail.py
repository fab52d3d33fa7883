"""What happened and who looked at whom."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from payung.access.models import Role
from payung.access.permissions import PERMISSIONS
from payung.audit.models import Event, Look
from payung.web.guard import found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.words import clock_words

VERBS = tuple((verb, verb) for verb in sorted(PERMISSIONS) if not verb.startswith("look."))
DAY_HINT = _("Tahun-bulan-hari, misalnya 2025-02-07")


def on_day(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    """Rows of one day (WIB), written 2025-02-07 or 07-02-2025; none for anything else."""
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return rows.filter(at__date=dt.datetime.strptime(typed, form).date())  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    return rows.none()


def facts_text(facts: dict[str, object]) -> str:
    """The facts of an event on one line, as they were kept."""
    return "; ".join(
        f"{name}: {value if isinstance(value, str) else json.dumps(value)}" for name, value in facts.items()
    )


EVENTS = Shape(
    caption=_("Jejak"),
    sort="-waktu",
    file="jejak",
    ties=("-pk",),
    empty=_("Belum ada peristiwa."),
    headings=(
        Heading(
            "waktu", _("Hari"), lambda event: localdate(event.at), "date", order=("at",),
            link=lambda event: reverse("audit:event", args=[event.pk]),
        ),
        Heading("jam", _("Pukul"), lambda event: clock_words(event.at)),
        Heading("siapa", _("Siapa"), lambda event: event.actor_name, order=("actor_name",), width=28),
        Heading("kerja", _("Perbuatan"), lambda event: event.verb, order=("verb",), width=32),
        Heading("hal", _("Terhadap"), lambda event: event.subject, "id", order=("subject",)),
        Heading("isi", _("Isi"), lambda event: facts_text(event.facts), width=60),
    ),
    filters=(
        Filter("kerja", _("Perbuatan"), lambda rows, verb: rows.filter(verb=verb), choices=VERBS),
        Filter("siapa", _("Siapa"), lambda rows, name: rows.filter(actor_name__icontains=name)),
        Filter("hal", _("Terhadap"), lambda rows, text: rows.filter(subject__istartswith=text), hint="bill:17"),
        Filter("hari", _("Hari"), on_day, hint=DAY_HINT),
    ),
)  # fmt: skip

LOOKS = Shape(
    caption=_("Pandangan"),
    sort="-waktu",
    file="pandangan",
    ties=("-pk",),
    empty=_("Belum ada yang melihat data seseorang."),
    headings=(
        Heading("waktu", _("Hari"), lambda look: localdate(look.at), "date", order=("at",)),
        Heading("jam", _("Pukul"), lambda look: clock_words(look.at)),
        Heading("siapa", _("Siapa"), lambda look: look.actor_name, order=("actor_name",), width=28),
        Heading("peran", _("Peran"), lambda look: _role(look.role), order=("role",), note=lambda look: look.office),
        Heading("orang", _("Orang nomor"), lambda look: str(look.person_id), "id", order=("person_id",)),
        Heading("guna", _("Untuk apa"), lambda look: look.purpose, width=40),
        Heading("isi", _("Yang ditampilkan"), lambda look: look.fields, width=40),
    ),
    filters=(
        Filter("siapa", _("Siapa"), lambda rows, name: rows.filter(actor_name__icontains=name)),
        Filter("peran", _("Peran"), lambda rows, role: rows.filter(role=role), choices=tuple(Role.choices)),
        Filter("orang", _("Orang nomor"), lambda rows, text: rows.filter(person_id=_number(text))),
        Filter("guna", _("Untuk apa"), lambda rows, words: rows.filter(purpose__icontains=words)),
        Filter("hari", _("Hari"), on_day, hint=DAY_HINT),
    ),
)


@page("look.audit")
def home(request: HttpRequest) -> HttpResponse:
    """Every action carried out, the newest first."""
    rows = Event.objects.all()
    return exported(request, rows, EVENTS) or render(
        request, "audit/home.html", {"listing": listing(request, rows, EVENTS)}
    )


@page("look.audit")
def event(request: HttpRequest, number: int) -> HttpResponse:
    """One event with everything it kept, and what else happened to the same subject."""
    this = found(Event.objects.filter(pk=number).first())
    same = Event.objects.filter(subject=this.subject).exclude(pk=this.pk).order_by("-pk")[:20]
    facts = [(name, value if isinstance(value, str) else json.dumps(value)) for name, value in this.facts.items()]
    return render(request, "audit/event.html", {"event": this, "facts": facts, "same": same})


@page("look.audit")
def looks(request: HttpRequest) -> HttpResponse:
    """Every look at a person by somebody else, the newest first. People appear by number only."""
    rows = Look.objects.all()
    return exported(request, rows, LOOKS) or render(
        request, "audit/looks.html", {"listing": listing(request, rows, LOOKS)}
    )


def _role(value: str) -> str:
    return str(Role(value).label) if value in Role.values else value


def _number(text: str) -> int:
    """A row number; one that no row has for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1
