"""Registering on own account in three short forms. What was typed about a person never stands in an address."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from payung.kernel.problem import Problem
from payung.own_account.actions.begin import begin
from payung.own_account.actions.confirm_code import confirm_code
from payung.own_account.actions.register import register
from payung.own_account.codes import Answer
from payung.own_account.identity import Identity, ensure_user
from payung.own_account.models import Application, Membership
from payung.own_account.outbox import send_waiting
from payung.own_account.ports import messenger
from payung.own_account.refused import Refused
from payung.own_account.visitors import APPLICANT
from payung.registry.models import Person
from payung.statute_book import read_statute_book
from payung.web.bank.allowed import simulator_allowed
from payung.web.guard import FORM, POST, page
from payung.web.login import address_of
from payung.web.registration.forms import CodeForm, IdentityForm, WorkForm

TOKEN = "daftar"
ABROAD = "luar-negeri"
WRONG = 422
HOME = "members:own_account"
OWN = {"third": gettext_lazy("Pekerjaan"), "code": "registration:code", "again": "registration:again"}
"""What the pages of the code are told about the way they stand on."""


@page(public=True, methods=FORM)
def identity(request: HttpRequest) -> HttpResponse:
    """Who registers. The answer is the same whether or not the NIK is known here."""
    if not can_send():
        return render(request, "registration/closed.html", status=503)
    form, refused = IdentityForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            return begun(request, form.identity())
        except Refused as problem:
            refused = told(problem.problem)
    status = WRONG if request.method == "POST" else 200
    return render(
        request, "registration/identity.html", {"form": form, "refused": refused, "step": 1, "way": OWN}, status=status
    )


@page(public=True, methods=FORM)
def code(request: HttpRequest) -> HttpResponse:
    """The code that was sent to the telephone."""
    application = living(request)
    if application is None:
        return HttpResponseRedirect(reverse("registration:identity"))
    form, wrong = CodeForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        answer = confirm_code(application.token, form.cleaned_data["code"], by=APPLICANT, at=request.now)
        if answer.right:
            return _confirmed(request, application)
        wrong = code_words(answer)
    values = {
        "form": form,
        "wrong": wrong,
        "phone": application.phone[-3:],
        "step": 2,
        "way": OWN,
        "simulated": simulated(),
    }
    return render(request, "registration/code.html", values, status=WRONG if request.method == "POST" else 200)


@page(public=True, methods=POST)
def again(request: HttpRequest) -> HttpResponse:
    """Another code to the same telephone."""
    application = living(request)
    if application is None:
        return HttpResponseRedirect(reverse("registration:identity"))
    try:
        return begun(request, Identity.of(application))
    except Refused as problem:
        values = {
            "form": CodeForm(),
            "wrong": told(problem.problem),
            "phone": application.phone[-3:],
            "step": 2,
            "way": OWN,
        }
        return render(request, "registration/code.html", {**values, "simulated": simulated()}, status=WRONG)


@page(public=True, methods=FORM)
def work(request: HttpRequest) -> HttpResponse:
    """Occupation, place, income, programmes; then the member is registered, logged in, and chooses the months."""
    application = living(request)
    if application is None or application.confirmed_at is None:
        return HttpResponseRedirect(reverse("registration:identity"))
    law = read_statute_book()
    form, refused = WorkForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            membership = register(application.token, form.choice(), by=APPLICANT, at=request.now, law=law)
        except Refused as problem:
            refused = told(problem.problem)
        else:
            send_waiting(request.now)
            request.session.pop(TOKEN, None)
            return log_in_as(request, membership.person)
    status = WRONG if request.method == "POST" else 200
    return render(
        request, "registration/work.html", {"form": form, "refused": refused, "step": 3, "way": OWN}, status=status
    )


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


def log_in_as(request: HttpRequest, person: Person) -> HttpResponse:
    """Begin the session of a member whose telephone answered, on the page of their own membership."""
    user = ensure_user(person, request.now)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(reverse(HOME))


def begun(request: HttpRequest, who: Identity, *, abroad: bool = False) -> HttpResponse:
    """Send the code and go on to the page where it is typed."""
    application = begin(who, address=address_of(request), by=APPLICANT, at=request.now, abroad=abroad)
    send_waiting(request.now)
    request.session[ABROAD if abroad else TOKEN] = application.token
    return HttpResponseRedirect(reverse("registration:abroad_code" if abroad else "registration:code"))


def _confirmed(request: HttpRequest, application: Application) -> HttpResponse:
    """On to the work; somebody who is a member already, on this very telephone, is let in instead."""
    person = application.person
    if person and Membership.objects.filter(person=person, ended_on=None).exists():
        request.session.pop(TOKEN, None)
        return log_in_as(request, person)
    return HttpResponseRedirect(reverse("registration:work"))


def living(request: HttpRequest, key: str = TOKEN) -> Application | None:
    """The application this visitor began, while it lives."""
    living = Application.objects.select_related("person").filter(used_at=None, expires_at__gt=request.now)
    return living.filter(pk=request.session.get(key, "")).first()
