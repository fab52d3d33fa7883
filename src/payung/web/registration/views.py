"""Registering on own account in three short forms. What was typed about a person never stands in an address."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from payung.own_account.actions.register import register
from payung.own_account.identity import ensure_user
from payung.own_account.models import Application, Membership
from payung.own_account.outbox import send_waiting
from payung.own_account.refused import Refused
from payung.own_account.visitors import APPLICANT
from payung.registry.models import Person
from payung.statute_book import read_statute_book
from payung.web.guard import FORM, POST, page
from payung.web.registration.forms import WorkForm
from payung.web.registration.steps import Way, again_step, code_step, identity_step, living, shown, told

HOME = "members:own_account"
OWN = Way(
    third=gettext_lazy("Pekerjaan"),
    key="daftar",
    begins="registration:identity",
    code="registration:code",
    again="registration:again",
    template="registration/identity.html",
)


@page(public=True, methods=FORM)
def identity(request: HttpRequest) -> HttpResponse:
    """Who registers."""
    return identity_step(request, OWN)


@page(public=True, methods=FORM)
def code(request: HttpRequest) -> HttpResponse:
    """The code that was sent to the telephone."""
    return code_step(request, OWN, lambda application: _confirmed(request, application))


@page(public=True, methods=POST)
def again(request: HttpRequest) -> HttpResponse:
    """Another code."""
    return again_step(request, OWN)


@page(public=True, methods=FORM)
def work(request: HttpRequest) -> HttpResponse:
    """Occupation, place, income, programmes; then the member is registered, logged in, and chooses the months."""
    application = living(request, OWN)
    if application is None or application.confirmed_at is None:
        return HttpResponseRedirect(reverse(OWN.begins))
    law = read_statute_book()
    form, refused = WorkForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            membership = register(application.token, form.choice(), by=APPLICANT, at=request.now, law=law)
        except Refused as problem:
            refused = told(problem.problem)
        else:
            send_waiting(request.now)
            request.session.pop(OWN.key, None)
            return log_in_as(request, membership.person)
    return shown(request, "registration/work.html", OWN, 3, form=form, refused=refused)


def log_in_as(request: HttpRequest, person: Person) -> HttpResponse:
    """Begin the session of a member whose telephone answered, on the page of their own membership."""
    user = ensure_user(person, request.now)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(reverse(HOME))


def _confirmed(request: HttpRequest, application: Application) -> HttpResponse:
    """On to the work; somebody who is a member already, on this very telephone, is let in instead."""
    person = application.person
    if person and Membership.objects.filter(person=person, ended_on=None).exists():
        request.session.pop(OWN.key, None)
        return log_in_as(request, person)
    return HttpResponseRedirect(reverse("registration:work"))
