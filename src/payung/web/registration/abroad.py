"""Going to work abroad alone, and not known here yet: who, the code, where home is; then the departure itself."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from payung.own_account.actions.become_known import become_known
from payung.own_account.actions.confirm_code import confirm_code
from payung.own_account.identity import Identity
from payung.own_account.models import Application
from payung.own_account.refused import Refused
from payung.own_account.visitors import APPLICANT
from payung.web.guard import FORM, POST, page
from payung.web.registration.forms import CodeForm, IdentityForm, OriginForm
from payung.web.registration.views import ABROAD, WRONG, begun, can_send, code_words, living, simulated, told

WAY = {"third": _("Asal"), "code": "registration:abroad_code", "again": "registration:abroad_again"}


@page(public=True, methods=FORM)
def identity(request: HttpRequest) -> HttpResponse:
    """Who goes. The answer is the same whether or not the NIK is known here."""
    if not can_send():
        return render(request, "registration/closed.html", status=503)
    form, refused = IdentityForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            return begun(request, form.identity(), abroad=True)
        except Refused as problem:
            refused = told(problem.problem)
    shown = {"form": form, "refused": refused, "step": 1, "way": WAY}
    return render(request, "registration/abroad.html", shown, status=WRONG if request.method == "POST" else 200)


@page(public=True, methods=FORM)
def code(request: HttpRequest) -> HttpResponse:
    """The code that was sent to the telephone."""
    application = living(request, ABROAD)
    if application is None:
        return HttpResponseRedirect(reverse("registration:abroad"))
    form, wrong = CodeForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        answer = confirm_code(application.token, form.cleaned_data["code"], by=APPLICANT, at=request.now)
        if answer.right:
            return HttpResponseRedirect(reverse("registration:abroad_origin"))
        wrong = code_words(answer)
    return _code_page(request, application, form, wrong)


@page(public=True, methods=POST)
def again(request: HttpRequest) -> HttpResponse:
    """Another code to the same telephone."""
    application = living(request, ABROAD)
    if application is None:
        return HttpResponseRedirect(reverse("registration:abroad"))
    try:
        return begun(request, Identity.of(application), abroad=True)
    except Refused as problem:
        return _code_page(request, application, CodeForm(), told(problem.problem))


@page(public=True, methods=FORM)
def origin(request: HttpRequest) -> HttpResponse:
    """Where home is; then the person is recorded, logged in, and tells of the work abroad."""
    application = living(request, ABROAD)
    if application is None or application.confirmed_at is None:
        return HttpResponseRedirect(reverse("registration:abroad"))
    form, refused = OriginForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            user = become_known(application.token, form.cleaned_data["region"], by=APPLICANT, at=request.now)
        except Refused as problem:
            refused = told(problem.problem)
        else:
            request.session.pop(ABROAD, None)
            login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            return HttpResponseRedirect(reverse("departures:register"))
    shown = {"form": form, "refused": refused, "step": 3, "way": WAY}
    return render(request, "registration/origin.html", shown, status=WRONG if request.method == "POST" else 200)


def _code_page(request: HttpRequest, application: Application, form: CodeForm, wrong: str) -> HttpResponse:
    shown = {"form": form, "wrong": wrong, "phone": application.phone[-3:], "step": 2, "way": WAY}
    status = WRONG if request.method == "POST" else 200
    return render(request, "registration/code.html", {**shown, "simulated": simulated()}, status=status)
