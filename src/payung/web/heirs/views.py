"""Where each claim of the event is, who acts next and by when; papers sent once for all of them; the letters."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from payung.claims.actions.add_document import add_document
from payung.claims.models import Claim, Document, LifeEvent
from payung.claims.queries import OPEN, claim_of, papers_wanted
from payung.claims.reach import claims_reached, events_reached
from payung.claims.refused import Refused
from payung.claims.writing import standing_decision
from payung.kernel.files import LARGEST
from payung.statute_book import read_statute_book
from payung.web.claims.appeals import appealing
from payung.web.claims.told import MEGABYTE, size_words, upload_words
from payung.web.guard import FORM, found, page
from payung.web.members.claims_words import shown
from payung.web.pdf.letter import letter_response
from payung.web.words import translated

LOOK = "look.event"
WRONG = 422


@dataclass(frozen=True)
class Paper:
    """One kind of paper, for whichever claims want it. `required` where one of them cannot go on without."""

    kind: str
    name: str
    required: bool
    files: tuple[Document, ...]
    claims: tuple[str, ...]


def own_event(request: HttpRequest) -> LifeEvent:
    """The event of the visitor's own grant; 404 where it names none."""
    return found(events_reached(request.actor, LOOK).first())


def own_claims(request: HttpRequest) -> list[Claim]:
    """The claims of the family, without what facilities bill."""
    claims = claims_reached(request.actor, LOOK).filter(event=own_event(request)).order_by("pk")
    return list(claims.exclude(programme=Claim.Programme.CARE).exclude(state=Claim.State.WITHDRAWN))


@page(LOOK)
def home(request: HttpRequest) -> HttpResponse:
    """Every claim, and what the family can do now."""
    law, event, claims = read_statute_book(), own_event(request), own_claims(request)
    wanted = papers_of(claims)
    values = {
        "event": event,
        "every": [shown(claim, law) for claim in claims],
        "missing": [each for each in wanted if each.required and not each.files],
        "named": list(event.claimants.filter(ended_at=None).exclude(relation__in=("self", "facility"))),
        "running": any(claim.state in OPEN for claim in claims),
    }
    return render(request, "heirs/home.html", values)


@page(LOOK)
def claim(request: HttpRequest, number: str) -> HttpResponse:
    """One claim: its road, what was decided and how it was worked out, the money."""
    one = found(claim_of(request.actor, number, LOOK))
    law = read_statute_book()
    values = {"claim": one, "each": shown(one, law), "about": appealing(request, one, law), "room": "heirs"}
    return render(request, "heirs/claim.html", values)


@page(LOOK)
def letter(request: HttpRequest, number: str) -> HttpResponse:
    """The letter of the decision in force; 404 before one was approved."""
    return letter_response(found(standing_decision(found(claim_of(request.actor, number, LOOK)))))


@page((LOOK, "claims.add_document"), methods=FORM)
def papers(request: HttpRequest) -> HttpResponse:
    """Every paper that is wanted, once; a photograph is enough."""
    event, wanted = own_event(request), papers_of(own_claims(request))
    names, values, status = {each.kind: each.name for each in wanted}, {}, 200
    if request.method == "POST":
        kind, file = request.POST.get("kind", ""), request.FILES.get("file")
        if kind not in names or file is None:
            wrong = _("Pilih berkasnya dahulu. Belum ada yang terkirim.")
        elif file.size > LARGEST:
            wrong = size_words(file.name, file.size)
        else:
            try:
                add_document(event.pk, kind, file.name, file.read(), by=request.actor, at=request.now)
            except Refused as problem:
                wrong = upload_words(problem.problem, file.name)
            else:
                messages.success(request, _("%(name)s sudah kami terima.") % {"name": translated(names[kind])})
                return redirect("heirs:papers")
        values, status = {"wrong_kind": kind, "wrong": wrong}, WRONG
    values |= {
        "required": [each for each in wanted if each.required],
        "optional": [each for each in wanted if not each.required],
        "largest": LARGEST // MEGABYTE,
    }
    return render(request, "heirs/papers.html", values, status=status)


def papers_of(claims: list[Claim]) -> list[Paper]:
    """The papers that open claims want, each once, those without which one cannot go on first."""
    waiting = [claim for claim in claims if claim.state in OPEN]
    if not waiting:
        return []
    files = list(waiting[0].event.documents.defer("content").order_by("received_at"))
    wanted: dict[str, tuple[str, bool, list[str]]] = {}
    for claim in waiting:
        for kind, name, required, _given in papers_wanted(claim):
            before = wanted.get(kind, (name, False, []))
            wanted[kind] = (name, before[1] or required, [*before[2], translated(claim.get_programme_display())])
    rows = [
        Paper(kind, name, required, tuple(file for file in files if file.kind == kind), tuple(programmes))
        for kind, (name, required, programmes) in wanted.items()
    ]
    return sorted(rows, key=lambda each: not each.required)
