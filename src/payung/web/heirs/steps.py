"""What the family may do on a claim of its own: object to a decision, change the account of one who is paid."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.claims.actions.mend_account import mend_account
from payung.claims.appealed import APPEAL, appeal_of
from payung.claims.models import Claimant
from payung.claims.queries import claim_of
from payung.claims.refused import Refused
from payung.statute_book import read_statute_book
from payung.web.claims.appeals import AppealForm, appealing, lodged
from payung.web.claims.told import refused_words
from payung.web.guard import FORM, found, page
from payung.web.heirs.views import LOOK, WRONG, own_event
from payung.web.members.claims_words import shown
from payung.web.officers.claims_forms import AccountForm
from payung.web.pdf.answer import answer_response

NOT_HERE = (Claimant.Relation.SELF, Claimant.Relation.FACILITY, Claimant.Relation.EMPLOYER)


@page(APPEAL, methods=FORM)
def appeal(request: HttpRequest, number: str) -> HttpResponse:
    """Say what is wrong with the decision in force; 404 where none stands or it was appealed before."""
    one, law = found(claim_of(request.actor, number, LOOK)), read_statute_book()
    about = appealing(request, one, law)
    found(about.open or None)
    form, refused = AppealForm(request.POST or None, request.FILES or None), ""
    if request.method == "POST" and form.is_valid():
        refused = lodged(request, one, form)
        if not refused:
            messages.success(request, _("Keberatan Anda kami terima. Petugas lain memeriksanya dari awal."))
            return HttpResponseRedirect(reverse("heirs:claim", args=[number]) + "#h-keberatan")
    values = {"claim": one, "each": shown(one, law), "about": about, "form": form, "refused": refused}
    values |= {"room": "heirs", "listed": reverse("heirs:home")}
    return render(request, "members/claims/appeal.html", values, status=WRONG if request.method == "POST" else 200)


@page(LOOK)
def answer(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """The letter that answers an appeal of the family; 404 while it waits."""
    kept = found(appeal_of(request.actor, appeal_id, LOOK))
    return answer_response(found(kept if kept.outcome else None), read_statute_book())


@page("claims.mend_account", methods=FORM)
def account(request: HttpRequest, claimant_id: int) -> HttpResponse:
    """Another account for one who is paid; orders sent before keep the old one."""
    payees = own_event(request).claimants.filter(ended_at=None).exclude(relation__in=NOT_HERE)
    one = found(payees.filter(pk=claimant_id).first())
    form, refused = AccountForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            mend_account(one.pk, **form.cleaned_data, by=request.actor, at=request.now)
        except Refused as problem:
            refused = refused_words(problem.problem)
        else:
            messages.success(request, _("Rekening %(name)s sudah kami simpan.") % {"name": one.name})
            return HttpResponseRedirect(reverse("heirs:home") + "#h-rekening")
    values = {"one": one, "form": form, "refused": refused}
    return render(request, "heirs/account.html", values, status=WRONG if request.method == "POST" else 200)
