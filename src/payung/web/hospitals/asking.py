"""Is the patient covered? Yes or no, and after a yes the guarantee. What was typed never stands in an address."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from payung.claims.actions.ask_eligibility import ask_eligibility
from payung.claims.actions.give_guarantee import give_guarantee
from payung.claims.care.asking import facility_of
from payung.claims.refused import Refused
from payung.web.claims.told import refused_words
from payung.web.guard import FORM, POST, page
from payung.web.hospitals.forms import AskForm


@page("claims.ask_eligibility", methods=FORM)
def home(request: HttpRequest) -> HttpResponse:
    """The question, and its answer in place."""
    form, values = AskForm(request.POST or None), {}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                values["ask"] = ask_eligibility(form.asked(), by=request.actor, at=request.now)
                status, form = 200, AskForm()
            except Refused as problem:
                values["refused"] = refused_words(problem.problem)
    facility = facility_of(request.actor, "claims.ask_eligibility", request.today)
    return render(request, "hospitals/home.html", {"form": form, "facility": facility, **values}, status=status)


@page("claims.give_guarantee", methods=POST)
def give(request: HttpRequest) -> HttpResponse:
    """The guarantee of a yes."""
    typed = request.POST.get("ask", "")
    try:
        guarantee = give_guarantee(int(typed) if typed.isdigit() else 0, by=request.actor, at=request.now)
    except Refused as problem:
        messages.error(request, refused_words(problem.problem))
        return redirect("hospitals:home")
    messages.success(request, _("Surat jaminan %(number)s terbit.") % {"number": guarantee.number})
    return redirect("hospitals:guarantee", number=guarantee.number)
