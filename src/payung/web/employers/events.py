"""What happened to a worker, told by the employer: received, and what the employer still has to provide.

A clerk sees neither what the worker is paid nor what the worker or the family sent; only the employer's own part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from payung.claims.actions.add_document import add_document
from payung.claims.actions.report_event import report_event
from payung.claims.checklist import kinds
from payung.claims.models import Claim, LifeEvent
from payung.claims.queries import event_of
from payung.claims.reach import events_reached
from payung.claims.refused import Refused
from payung.kernel.files import LARGEST
from payung.kernel.names import name_key
from payung.registry.models import Employer, Employment
from payung.statute_book import StatuteBook, read_statute_book
from payung.web.claims.told import MEGABYTE, refused_words, size_words, upload_words
from payung.web.employers.appeals import own_parts
from payung.web.employers.events_clock import FIRST, SECOND, Clock, clock_of, span_words
from payung.web.employers.events_forms import BY_KIND, WAYS, Way
from payung.web.employers.frame import address, employer_at, remember_looks, show
from payung.web.employers.lists_out import events_out
from payung.web.guard import FORM, POST, found, page
from payung.web.words import translated

REPORT = "claims.report_event"
MOST, NEWEST = 12, 100
Kind, State = LifeEvent.Kind, Claim.State


@dataclass(frozen=True)
class Asked:
    """One paper the employer has to provide; whether it came, from whomever."""

    kind: str
    name: str
    given: bool


@dataclass(frozen=True)
class EventShown:
    """One event as its employer sees it."""

    event: LifeEvent
    way: Way
    asked: tuple[Asked, ...]
    clock: Clock | None
    spell: Employment | None  # still open in the list of workers although it ended

    @property
    def open(self) -> int:
        """How many things the employer still has to do."""
        return sum(not each.given for each in self.asked) + (self.spell is not None)


@page(REPORT)
def events(request: HttpRequest, key: str) -> HttpResponse:
    """What was reported, and the workers found by name to report about."""
    employer, law = employer_at(request, REPORT, key), read_statute_book()
    rows = [_shown(event, law) for event in _events(request, employer)[:NEWEST]]
    sought = request.GET.get("cari", "").strip()
    spells = list(_found(employer, sought)[: MOST + 1]) if sought else []
    seen = {row.event.person_id for row in rows} | {spell.person_id for spell in spells[:MOST]}
    _remember(request, employer, seen, _("Peristiwa pekerja %(employer)s"))
    if (taken := events_out(request, rows)) is not None:
        return taken
    values = {"rows": rows, "sought": sought, "spells": spells[:MOST], "more": len(spells) > MOST, "ways": WAYS}
    return show(request, "employers/events/list.html", employer, "events", values)


@page(REPORT, methods=FORM)
def report(request: HttpRequest, key: str, employment_id: int, slug: str) -> HttpResponse:
    """Report one event of one worker of the list."""
    employer, law = employer_at(request, REPORT, key), read_statute_book()
    way = found(next((way for way in WAYS if way.slug == slug), None))
    spells = employer.employments.select_related("person", "card").exclude(end_reason=Employment.EndReason.MISTAKE)
    spell = found(spells.filter(pk=employment_id).first())
    form, refused = way.form(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        refused = _outside(spell, form.cleaned_data["happened_on"], way)
        if not refused:
            try:
                told = form.report(way.kind, spell, f"{request.actor.name}, {employer.name}")
                event = report_event(told, by=request.actor, at=request.now)
            except Refused as problem:
                refused = refused_words(problem.problem)
            else:
                return _received(request, employer, event)
    else:
        _remember(request, employer, [spell.person_id], _("Melaporkan peristiwa di %(employer)s"))
    values = {"form": form, "refused": refused, "spell": spell, "way": way}
    if way.kind == Kind.ACCIDENT:
        values["span"] = span_words(FIRST, request.today, law)
    status = 422 if request.method == "POST" else 200
    return show(request, "employers/events/report.html", employer, "events", values, status)


@page(REPORT)
def event(request: HttpRequest, key: str, event_id: int) -> HttpResponse:
    """One event: that it was received, and what is still asked of the employer."""
    employer = employer_at(request, REPORT, key)
    return _event_page(request, employer, _own(request, employer, event_id))


@page("claims.add_document", methods=POST)
def send_document(request: HttpRequest, key: str, event_id: int) -> HttpResponse:
    """Receive one paper that the employer has to provide."""
    employer = employer_at(request, "claims.add_document", key)
    one = _own(request, employer, event_id)
    kind, file = request.POST.get("kind", ""), request.FILES.get("file")
    if kind not in {each.kind for each in _asked(one)} or file is None:
        wrong = _("Pilih berkasnya dahulu. Belum ada yang terkirim.")
    elif file.size > LARGEST:
        wrong = size_words(file.name, file.size)
    else:
        try:
            add_document(one.pk, kind, file.name, file.read(), by=request.actor, at=request.now)
        except Refused as problem:
            wrong = upload_words(problem.problem, file.name)
        else:
            messages.success(request, _("%(name)s sudah kami terima.") % {"name": translated(kinds()[kind])})
            return HttpResponseRedirect(address("event", employer, event_id=one.pk))
    return _event_page(request, employer, one, {"wrong_kind": kind, "wrong": wrong}, 422)


def _received(request: HttpRequest, employer: Employer, one: LifeEvent) -> HttpResponse:
    """To the page of the event; to the list where another employer of the worker told it before."""
    if one.kind == Kind.DEATH:
        messages.info(request, _("Kami turut berduka. Laporan sudah kami terima; kantor cabang menghubungi keluarga."))
    else:
        messages.success(request, _("Laporan sudah kami terima."))
    if one.employer_id != employer.pk:
        return HttpResponseRedirect(address("events", employer))
    return HttpResponseRedirect(address("event", employer, event_id=one.pk))


def _outside(spell: Employment, day: Any, way: Way) -> str:
    """Why the day cannot be an event of this spell of work; empty where it can."""
    if day < spell.started_on or (spell.ended_on and day > spell.ended_on):
        return _("%(name)s tidak tercatat bekerja di sini pada tanggal itu. Periksa tanggalnya.") % {
            "name": spell.person.name
        }
    return ""


def _events(request: HttpRequest, employer: Employer) -> QuerySet[LifeEvent]:
    """Events the employer has a part in: never why somebody draws their savings."""
    return events_reached(request.actor, REPORT).filter(employer=employer, kind__in=BY_KIND)


def _own(request: HttpRequest, employer: Employer, event_id: int) -> LifeEvent:
    one = found(event_of(request.actor, event_id, REPORT))
    return found(one if one.employer_id == employer.pk and one.kind in BY_KIND else None)


def _found(employer: Employer, text: str) -> QuerySet[Employment]:
    named = Q(person__name_key__contains=name_key(text)) | Q(person__name__icontains=text)
    spells = employer.employments.exclude(end_reason=Employment.EndReason.MISTAKE).filter(named)
    return spells.select_related("person", "card").order_by("person__name", "-started_on")


def _remember(request: HttpRequest, employer: Employer, people: Any, purpose: str) -> None:
    fields = _("nama, KPJ yang disamarkan, peristiwa yang dilaporkan")
    remember_looks(request, employer, people, purpose % {"employer": employer.name}, fields)


def _asked(one: LifeEvent) -> tuple[Asked, ...]:
    """The papers of the employer; a chronology of a death only where it came of work."""
    way, names = BY_KIND[one.kind], kinds()
    if one.kind == Kind.DEATH and not one.facts.get("work_accident"):
        return ()
    given = set(one.documents.filter(kind__in=way.papers).values_list("kind", flat=True))
    return tuple(Asked(kind, names[kind], kind in given) for kind in way.papers)


def _shown(one: LifeEvent, law: StatuteBook) -> EventShown:
    spells = Employment.objects.filter(person=one.person_id, employer=one.employer_id, ended_on=None)
    left = spells.first() if one.kind == Kind.DISMISSAL else None
    return EventShown(one, BY_KIND[one.kind], _asked(one), clock_of(one, law), left)


def _event_page(
    request: HttpRequest, employer: Employer, one: LifeEvent, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    law = read_statute_book()
    _remember(request, employer, [one.person_id], _("Peristiwa pekerja %(employer)s"))
    values = {
        "row": _shown(one, law),
        "event": one,
        "parts": own_parts(request, employer, one, law),
        "largest": LARGEST // MEGABYTE,
        **(more or {}),
    }
    if one.kind == Kind.ACCIDENT:
        values |= {"first": span_words(FIRST, one.happened_on, law), "second": span_words(SECOND, one.happened_on, law)}
    return show(request, "employers/events/event.html", employer, "events", values, status)
