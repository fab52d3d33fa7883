"""Logging in with a code. The same page answers whether or not anybody has the number that was typed."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.access.actor import actor_of
from payung.own_account.actions.ask_log_in import ask_log_in
from payung.own_account.actions.log_in import log_in
from payung.own_account.outbox import send_waiting
from payung.own_account.refused import Refused
from payung.own_account.visitors import APPLICANT
from payung.web.guard import FORM, page
from payung.web.login import address_of
from payung.web.registration.forms import CodeForm
from payung.web.registration.steps import WRONG, can_send, code_words, simulated, told
from payung.web.rooms import landing

TOKEN = "masuk"


@page(public=True, methods=FORM)
def ask(request: HttpRequest) -> HttpResponse:
    """Member number, card number or NIK; the code goes to the telephone we have on record."""
    if not can_send():
        return render(request, "registration/closed.html", status=503)
    wrong = ""
    if request.method == "POST":
        if typed := request.POST.get("nomor", "").strip()[:60]:
            try:
                token = ask_log_in(typed, address=address_of(request), by=APPLICANT, at=request.now)
            except Refused as problem:
                wrong = told(problem.problem)
            else:
                send_waiting(request.now)
                request.session[TOKEN] = token
                return HttpResponseRedirect(reverse("log_in_by_code:answer"))
        else:
            wrong = _("Isi nomor peserta, nomor kartu, atau NIK.")
    return render(request, "registration/ask.html", {"wrong": wrong}, status=WRONG if wrong else 200)


@page(public=True, methods=FORM)
def answer(request: HttpRequest) -> HttpResponse:
    """The code."""
    token = request.session.get(TOKEN, "")
    if not token:
        return HttpResponseRedirect(reverse("log_in_by_code:ask"))
    form, wrong = CodeForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        given, user = log_in(token, form.cleaned_data["code"], by=APPLICANT, at=request.now)
        if user is not None:
            request.session.pop(TOKEN, None)
            login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            return HttpResponseRedirect(landing(actor_of(user, request.today)))
        wrong = code_words(given)
    values = {"form": form, "wrong": wrong, "simulated": simulated()}
    return render(request, "registration/answer.html", values, status=WRONG if request.method == "POST" else 200)
