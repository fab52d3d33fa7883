"""The steps that every way of registering shares: who, the code, another code. A way says where it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.kernel.problem import Problem
from payung.own_account.actions.begin import begin
from payung.own_account.actions.confirm_code import confirm_code
from payung.own_account.codes import Answer
from payung.own_account.identity import Identity
from payung.own_account.models import Application
from payung.own_account.outbox import send_waiting
from payung.own_account.ports import messenger
from payung.own_account.refused import Refused
from payung.own_account.visitors import APPLICANT
from payung.web.bank.allowed import simulator_allowed
from payung.web.login import address_of
from payung.web.registration.forms import CodeForm, IdentityForm

WRONG = 422


@dataclass(frozen=True)
class Way:
    """One way of registering.

    third              what the third step is called
    key                under which the session keeps the application
    begins, code, again  names of its addresses
    template           of its first page
    abroad             somebody who goes to work in another country
    """

    third: Any
    key: str
    begins: str
    code: str
    again: str
    template: str
    abroad: bool = False


def identity_step(request: HttpRequest, way: Way) -> HttpResponse:
    """Who registers. The answer is the same whether or not the NIK is known here."""
    if not can_send():
        return render(request, "registration/closed.html", status=503)
    form, refused = IdentityForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            return _begun(request, form.identity(), way)
        except Refused as problem:
            refused = told(problem.problem)
    return shown(request, way.template, way, 1, form=form, refused=refused)


def code_step(request: HttpRequest, way: Way, then: Callable[[Application], HttpResponse]) -> HttpResponse:
    """The code that was sent to the telephone; once right, `then`."""
    application = living(request, way)
    if application is None:
        return HttpResponseRedirect(reverse(way.begins))
    form, wrong = CodeForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        answer = confirm_code(application.token, form.cleaned_data["code"], by=APPLICANT, at=request.now)
        if answer.right:
            return then(application)
        wrong = code_words(answer)
    return _code_page(request, way, application, form, wrong)


def again_step(request: HttpRequest, way: Way) -> HttpResponse:
    """Another code to the same telephone."""
    application = living(request, way)
    if application is None:
        return HttpResponseRedirect(reverse(way.begins))
    try:
        return _begun(request, Identity.of(application), way)
    except Refused as problem:
        return _code_page(request, way, application, CodeForm(), told(problem.problem))


def shown(request: HttpRequest, template: str, way: Way, step: int, **values: Any) -> HttpResponse:
    """One page of a way; what was sent and not taken is a refusal."""
    status = WRONG if request.method == "POST" else 200
    return render(request, template, {**values, "step": step, "way": way}, status=status)


def living(request: HttpRequest, way: Way) -> Application | None:
    """The application this visitor began, while it lives."""
    rows = Application.objects.select_related("person").filter(used_at=None, expires_at__gt=request.now)
    return rows.filter(pk=request.session.get(way.key, "")).first()


def can_send() -> bool:
    """A code can reach a telephone: a provider is connected, or this is a demonstration."""
    return simulator_allowed() or not messenger().keeps_texts


def simulated() -> bool:
    """Codes can be read on the page of the example telephones."""
    return messenger().keeps_texts and simulator_allowed()


def told(problem: Problem) -> str:
    """What stands in the way and how to mend it."""
    return f"{problem.column}: {problem.found}. {problem.cure}"


def code_words(answer: Answer) -> str:
    """Why a code did not open the door."""
    if answer.state == "spent":
        return _("Kode ini tidak berlaku lagi. Minta kode baru.")
    text = ngettext(
        "Kodenya belum cocok. Tinggal %d kali mencoba.", "Kodenya belum cocok. Tinggal %d kali mencoba.", answer.left
    )
    return text % answer.left


def _begun(request: HttpRequest, who: Identity, way: Way) -> HttpResponse:
    """Send the code and go on to the page where it is typed."""
    application = begin(who, address=address_of(request), by=APPLICANT, at=request.now, abroad=way.abroad)
    send_waiting(request.now)
    request.session[way.key] = application.token
    return HttpResponseRedirect(reverse(way.code))


def _code_page(request: HttpRequest, way: Way, application: Application, form: CodeForm, wrong: str) -> HttpResponse:
    phone = application.phone[-3:]
    return shown(request, "registration/code.html", way, 2, form=form, wrong=wrong, phone=phone, simulated=simulated())
