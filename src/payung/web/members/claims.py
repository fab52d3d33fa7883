"""A member's claims: told once, papers sent, and where each one is. Whose they are follows from the grant."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.claims.actions.add_document import add_document
from payung.claims.actions.mend_account import mend_account
from payung.claims.actions.report_event import report_event
from payung.claims.actions.withdraw_claim import withdraw_claim
from payung.claims.checklist import kinds
from payung.claims.models import Claim, Claimant
from payung.claims.queries import OPEN, claim_of, claims_of_person, document_of, papers_wanted
from payung.claims.refused import Refused
from payung.claims.writing import standing_decision
from payung.kernel.files import LARGEST
from payung.registry.models import Person
from payung.registry.queries import people_reached
from payung.statute_book import read_statute_book
from payung.web.claims.appeals import appealing
from payung.web.claims.told import MEGABYTE, refused_words, size_words, upload_words
from payung.web.guard import FORM, POST, found, page
from payung.web.members.claims_forms import WAYS, AccountForm, form_of
from payung.web.members.claims_words import Shown, event_words, shown
from payung.web.pdf.letter import letter_response

CARE = Claim.Programme.CARE
WITHDRAWABLE = (Claim.State.OPENED, Claim.State.GATHERING, Claim.State.COMPLETE, Claim.State.DECIDED)


@page("look.self")
def claims(request: HttpRequest) -> HttpResponse:
    """Every claim, and what can be reported."""
    person, law = own_person(request), read_statute_book()
    every = [shown(claim, law) for claim in claims_of_person(request.actor, person.pk)]
    values = {
        "running": [each for each in every if each.running],
        "ended": [each for each in every if not each.running],
        "ways": WAYS,
    }
    return render(request, "members/claims/list.html", values)


@page("claims.report_event", methods=FORM)
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell what happened, once."""
    way = found(next((way for way in WAYS if way.slug == slug), None))
    person = found(people_reached(request.actor, "look.self").first())
    form, refused = form_of(way, read_statute_book(), request.today)(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        told = form.report(way.kind, person.pk, request.today)
        try:
            event = report_event(told, by=request.actor, at=request.now)
        except Refused as problem:
            refused = refused_words(problem.problem)
        else:
            messages.success(request, _("Laporan Anda kami terima. Klaimnya sudah dibuka; lanjutkan dengan dokumen."))
            numbers = list(event.claims.filter(state__in=OPEN).values_list("number", flat=True))
            return _to(numbers[0]) if len(numbers) == 1 else HttpResponseRedirect(reverse("members:claims"))
    status = 422 if request.method == "POST" else 200
    return render(request, "members/claims/report.html", {"way": way, "form": form, "refused": refused}, status=status)


@page("look.self")
def claim(request: HttpRequest, number: str) -> HttpResponse:
    """One claim: where it is, what is asked, what was decided."""
    return _claim_page(request, _own(request, number))


@page("claims.add_document", methods=POST)
def send_document(request: HttpRequest, number: str) -> HttpResponse:
    """Receive one file for one kind of the checklist."""
    one = _own(request, number)
    kind, file = request.POST.get("kind", ""), request.FILES.get("file")
    names = {wanted: name for wanted, name, _required, _given in papers_wanted(one)}
    if kind not in names or file is None:
        problem = _("Pilih berkasnya dahulu. Belum ada yang terkirim.")
        return _claim_page(request, one, {"wrong_kind": kind, "wrong": problem}, 422)
    if file.size > LARGEST:
        return _claim_page(request, one, {"wrong_kind": kind, "wrong": size_words(file.name, file.size)}, 422)
    try:
        add_document(one.event_id, kind, file.name, file.read(), by=request.actor, at=request.now)
    except Refused as problem:
        words = upload_words(problem.problem, file.name)
        return _claim_page(request, one, {"wrong_kind": kind, "wrong": words}, 422)
    messages.success(request, _("%(name)s sudah kami terima.") % {"name": names[kind]})
    return _to(number, "#h-dokumen")


@page("claims.mend_account", methods=POST)
def set_account(request: HttpRequest, number: str) -> HttpResponse:
    """Write the member's own account."""
    one = _own(request, number)
    payee = found(_payee(one))
    form, refused = AccountForm(request.POST), ""
    if form.is_valid():
        try:
            mend_account(payee.pk, **form.cleaned_data, by=request.actor, at=request.now)
        except Refused as problem:
            refused = refused_words(problem.problem)
        else:
            messages.success(request, _("Rekening sudah kami simpan."))
            return _to(number, "#h-rekening")
    return _claim_page(request, one, {"account_form": form, "account_refused": refused}, 422)


@page("claims.withdraw_claim", methods=POST)
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Take the claim back."""
    one = _own(request, number)
    try:
        withdraw_claim(one.pk, reason=request.POST.get("reason", ""), by=request.actor, at=request.now)
    except Refused as problem:
        return _claim_page(request, one, {"withdraw_refused": refused_words(problem.problem)}, 422)
    messages.success(request, _("Klaim sudah dicabut. Haknya tetap milik Anda; laporkan lagi kapan pun."))
    return _to(number)


@page("look.self")
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """A file of the member's own, as it was sent."""
    kept = found(document_of(request.actor, document_id, "look.self"))
    ending = kept.media_type.rpartition("/")[2].replace("jpeg", "jpg")
    name = f"{kept.kind.replace('_', '-')}-{kept.pk}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(kept.content), kept.media_type, headers=headers)


@page("look.self")
def letter(request: HttpRequest, number: str) -> HttpResponse:
    """The letter of the decision in force on one of the member's own claims; 404 before one was approved."""
    return letter_response(found(standing_decision(_own(request, number))))


def running_claims(request: HttpRequest, person: Person) -> list[Shown]:
    """The claims on which somebody still has to act, for the page of the balance."""
    law = read_statute_book()
    return [shown(each, law) for each in claims_of_person(request.actor, person.pk).filter(state__in=OPEN)]


def own_person(request: HttpRequest) -> Person:
    """The person of the visitor's own grant; 404 where the grant names nobody."""
    return found(people_reached(request.actor, "look.self").first())


def _own(request: HttpRequest, number: str) -> Claim:
    return found(claim_of(request.actor, number, "look.self"))


def _payee(one: Claim) -> Claimant | None:
    """The member as payee; an heir's or an employer's account is not the member's to write."""
    return one.event.claimants.filter(relation=Claimant.Relation.SELF, ended_at=None).first()


def _to(number: str, place: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("members:claim", kwargs={"number": number}) + place)


def _papers(one: Claim) -> list[dict[str, Any]]:
    """The checklist with the files that came."""
    files = list(one.event.documents.all())
    return [
        {"kind": kind, "name": name, "required": required, "files": [file for file in files if file.kind == kind]}
        for kind, name, required, _given in papers_wanted(one)
    ]


def _claim_page(
    request: HttpRequest, one: Claim, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    law = read_statute_book()
    each, payee = shown(one, law), _payee(one)
    papers = _papers(one)
    returned = one.file_returns.filter(resumed_at=None).first()
    required = {paper["kind"] for paper in papers if paper["required"]}
    values = {
        "each": each,
        "claim": one,
        "event_words": event_words(one.event),
        "about": appealing(request, one, law),
        "papers": papers,
        "optional": [paper for paper in papers if not paper["required"]],
        "first_missing": next((p["kind"] for p in papers if p["required"] and not p["files"]), ""),
        "wrong_optional": bool(more and "wrong" in more and more["wrong_kind"] not in required),
        "payee": payee,
        "largest": LARGEST // MEGABYTE,
        "account_form": AccountForm(initial={"account_holder": payee.account_holder or payee.name}) if payee else None,
        "withdrawable": one.state in WITHDRAWABLE and each.decision is None,
        "siblings": [other for other in one.event.claims.all() if other.pk != one.pk and other.programme != CARE],
        "returned": returned,
        "asked": [kinds()[kind] for kind in returned.kinds] if returned else [],
        **(more or {}),
    }
    return render(request, "members/claims/claim.html", values, status=status)
