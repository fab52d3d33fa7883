"""A member objects to a decision on an own claim, and reads the answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.claims.appealed import APPEAL, appeal_of
from payung.claims.queries import claim_of
from payung.statute_book import read_statute_book
from payung.web.claims.appeals import AppealForm, appealing, lodged
from payung.web.guard import FORM, found, page
from payung.web.members.claims_words import shown
from payung.web.pdf.answer import answer_response


@page(APPEAL, methods=FORM)
def appeal(request: HttpRequest, number: str) -> HttpResponse:
    """Say what is wrong with the decision in force; 404 where none stands or it was appealed before."""
    one, law = found(claim_of(request.actor, number, "look.self")), read_statute_book()
    about = appealing(request, one, law)
    found(about.open or None)
    form, refused = AppealForm(request.POST or None, request.FILES or None), ""
    if request.method == "POST" and form.is_valid():
        refused = lodged(request, one, form)
        if not refused:
            messages.success(request, _("Keberatan Anda kami terima. Petugas lain memeriksanya dari awal."))
            return HttpResponseRedirect(reverse("members:claim", kwargs={"number": number}) + "#h-keberatan")
    values = {"claim": one, "each": shown(one, law), "about": about, "form": form, "refused": refused}
    values["listed"] = reverse("members:claims")
    status = 422 if request.method == "POST" else 200
    return render(request, "members/claims/appeal.html", values, status=status)


@page("look.self")
def answer(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """The letter that answers an own appeal; 404 while it waits."""
    kept = found(appeal_of(request.actor, appeal_id, "look.self"))
    return answer_response(found(kept if kept.outcome else None), read_statute_book())
