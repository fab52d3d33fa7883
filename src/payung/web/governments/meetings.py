"""Monitoring meetings of a region: what was said, who does what until when, and what is still on the table."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from payung.agreements.actions.record_meeting import record_meeting
from payung.agreements.actions.settle_assignment import settle_assignment
from payung.agreements.queries import meetings_of, on_the_table, open_assignments
from payung.agreements.refused import NotAgreed
from payung.claims.handed_over import Handed, of_meeting
from payung.claims.queries import LOOK as CLAIMS
from payung.coverage.counted import SMALL
from payung.kernel.amounts import number_text, rupiah_text
from payung.web.governments.agreements import place_of
from payung.web.governments.agreements_forms import MeetingForm
from payung.web.guard import FORM, POST, found, page

RECORD = "agreements.record_meeting"
SETTLE = "agreements.settle_assignment"


@page("look.region")
def meetings(request: HttpRequest, code: str) -> HttpResponse:
    """Meetings held, and everything still to be done."""
    return _all(request, code)


def _all(request: HttpRequest, code: str, refused: NotAgreed | None = None) -> HttpResponse:
    place = place_of(request, code)
    context = {
        "region": place,
        "meetings": meetings_of(place),
        "open": open_assignments(place),
        "may_record": request.actor.may(RECORD),
        "may_settle": request.actor.may(SETTLE),
        "problems": refused.problems if refused else (),
    }
    return render(request, "governments/meetings/list.html", context, status=422 if refused else 200)


@page("look.region")
def meeting(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One meeting: what earlier ones had left on the table, what was noted, what was assigned."""
    place = place_of(request, code)
    one = found(meetings_of(place).filter(pk=number).first())
    context = {
        "region": place,
        "one": one,
        "table": on_the_table(place, one.held_on),
        "assigned": one.assignments.order_by("due_on", "pk"),
        "handed": _handed_words(of_meeting(one)),
        "may_look": request.actor.may(CLAIMS),
    }
    return render(request, "governments/meetings/one.html", context)


def _handed_words(handed: Handed) -> tuple[str, str] | None:
    """How many heirs and how much, in words; of one to four families neither. None where nothing was handed over."""
    if not handed.claims:
        return None
    if handed.claims < SMALL:
        return _("kurang dari lima"), _("tidak disebut")
    return number_text(handed.heirs), rupiah_text(handed.amount)


@page(RECORD, methods=FORM)
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Minutes of a meeting with up to five assignments; nothing typed is lost when something is to be mended."""
    place = place_of(request, code, RECORD)
    form = MeetingForm(request.POST or None, initial={"held_on": request.today.isoformat()})
    problems = ()
    if request.method == "POST" and form.is_valid():
        try:
            one = record_meeting(place, form.minutes(), by=request.actor, at=request.now)
        except NotAgreed as refused:
            problems = refused.problems
        else:
            messages.success(request, _("Rapat tercatat."))
            return redirect("governments:meeting", code=place.code, number=one.pk)
    wrong = bool(problems or form.errors) and request.method == "POST"
    rows = list(enumerate(form.assigned(), 1))
    context = {
        "region": place,
        "form": form,
        "rows": rows,
        "problems": problems,
        "table": on_the_table(place, request.today),
    }
    return render(request, "governments/meetings/new.html", context, status=422 if wrong else 200)


@page(SETTLE, methods=POST)
def settle(request: HttpRequest, code: str) -> HttpResponse:
    """Close one assignment."""
    place_of(request, code, SETTLE)
    chosen = request.POST.get("tugas", "")
    try:
        settle_assignment(
            int(chosen) if chosen.isdigit() else 0,
            done=request.POST.get("keadaan") != "berhenti",
            outcome=request.POST.get("hasil", ""),
            by=request.actor,
            at=request.now,
        )
    except NotAgreed as refused:
        return _all(request, code, refused)
    messages.success(request, _("Tugas ditutup."))
    return redirect("governments:meetings", code=code)
