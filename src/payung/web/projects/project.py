"""One project: how it stands, what it owes and why, its terms, changes, subcontractors, workers, certificate."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from payung.construction.models import Project, Refund, Term
from payung.construction.owing import late_penalties, over, owed, parts, working
from payung.construction.queries import Standing, rosters_of, standing_of
from payung.registry.certificate_codes import code_text
from payung.rolls.models import Roll
from payung.statute_book import StatuteBook, read_statute_book
from payung.web.guard import found, page
from payung.web.pdf.project_certificate import project_certificate_pdf
from payung.web.projects.forms import AddendumForm, RefundForm, SubcontractorForm
from payung.web.projects.nav import AUDIENCE as PROJECTS
from payung.web.projects.reach import project_at
from payung.web.projects.words import CERTIFICATES, FUNDING, REASONS, STATES, steps_of, term_words

ACTIONS = (
    "bill_project",
    "issue_code",
    "bill_penalty",
    "record_addendum",
    "cancel_project",
    "name_subcontractor",
    "read_roster",
    "ask_refund",
    "approve_refund",
    "record_refund",
)


@page("look.projects")
def project(request: HttpRequest, number: str) -> HttpResponse:
    """One project within reach."""
    return show(request, project_at(request, number))


def show(request: HttpRequest, one: Project, status: int = 200, **typed: Any) -> HttpResponse:
    """The page of a project; `typed` forms and a problem take the place of empty ones."""
    law = read_statute_book()
    stands = standing_of(one, request.today)
    may = {name: request.actor.may(f"construction.{name}") and not one.cancelled_on for name in ACTIONS}
    for name in ("issue_code", "ask_refund", "approve_refund", "record_refund", "bill_penalty"):
        may[name] = request.actor.may(f"construction.{name}")
    rosters = list(rosters_of(one)[:8])
    shown = {
        "project": one,
        "stands": stands,
        "state": STATES[stands.state],
        "certificate": CERTIFICATES[stands.certificate],
        "funding": FUNDING[one.funding],
        "steps": steps_of(stands, stands.people > 0),
        "may": may,
        "terms": _terms(one, stands, request),
        "penalties": late_penalties(one, law),
        "over": over(one, law),
        "addenda": one.addenda.order_by("pk"),
        "subcontractors": one.subcontractors.filter(ended_on=None).order_by("name"),
        "refunds": one.refunds.order_by("pk"),
        "rosters": rosters,
        "code_text": code_text(one.code),
        "lines": working(one, law),
        "addendum_form": AddendumForm(initial=AddendumForm.about(one)),
        "subcontractor_form": SubcontractorForm(),
        "refund_form": RefundForm(),
        "list_address": reverse("projects:home" if request.actor.roles() & PROJECTS.roles else "officers:projects"),
        "asked": Refund.State.ASKED,
        "approved": Refund.State.APPROVED,
        **_to_bill(one, stands, law),
        **typed,
    }
    return render(request, "projects/project.html", shown, status=status)


def _to_bill(one: Project, stands: Standing, law: StatuteBook) -> dict[str, Any]:
    whole = owed(one, law)
    if stands.billed or one.cancelled_on:
        return {"whole": whole}
    return {"whole": whole, "at_once": parts(one, whole, 1, law)[0], "instalments": parts(one, whole, 3, law)}


def _terms(one: Project, stands: Standing, request: HttpRequest) -> list[dict[str, Any]]:
    told = []
    earlier_paid = True
    for term in one.terms.select_related("roll", "late").order_by("place"):
        kind, words = term_words(term, stands, request.now)
        in_turn = earlier_paid or term.reason == Term.Reason.PENALTY
        paid = bool(term.roll and term.roll.state == Roll.State.PAID)
        usable = bool(term.roll and term.roll.state == Roll.State.OPEN and term.roll.expires_at > request.now)
        told.append(
            {
                "term": term,
                "reason": REASONS[term.reason],
                "kind": kind,
                "words": words,
                "usable": usable and not term.cancelled_on,
                "may_issue": not paid and not usable and not term.cancelled_on and in_turn,
                "paid_on": term.roll.paid_on if paid and term.roll else None,
            }
        )
        earlier_paid = earlier_paid and (paid or bool(term.cancelled_on) or term.reason == Term.Reason.PENALTY)
    return told


@page("look.projects")
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate as PDF, once something is paid."""
    one = project_at(request, number)
    stands = standing_of(one, request.today)
    found(stands if stands.certificate in ("interim", "final") else None)
    address = request.build_absolute_uri(reverse("public:certificate"))
    answer = HttpResponse(project_certificate_pdf(stands, address), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="sertifikat-{one.number}.pdf"'
    return answer
