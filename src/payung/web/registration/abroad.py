"""Going to work abroad alone, and not known here yet: who, the code, where home is; then the departure itself."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from payung.own_account.actions.become_known import become_known
from payung.own_account.refused import Refused
from payung.own_account.visitors import APPLICANT
from payung.web.guard import FORM, POST, page
from payung.web.registration.forms import OriginForm
from payung.web.registration.steps import Way, again_step, code_step, identity_step, living, shown, told

ABROAD = Way(
    third=_("Asal"),
    key="luar-negeri",
    begins="registration:abroad",
    code="registration:abroad_code",
    again="registration:abroad_again",
    template="registration/abroad.html",
    abroad=True,
)


@page(public=True, methods=FORM)
def identity(request: HttpRequest) -> HttpResponse:
    """Who goes."""
    return identity_step(request, ABROAD)


@page(public=True, methods=FORM)
def code(request: HttpRequest) -> HttpResponse:
    """The code that was sent to the telephone."""
    return code_step(request, ABROAD, lambda _application: HttpResponseRedirect(reverse("registration:abroad_origin")))


@page(public=True, methods=POST)
def again(request: HttpRequest) -> HttpResponse:
    """Another code."""
    return again_step(request, ABROAD)


@page(public=True, methods=FORM)
def origin(request: HttpRequest) -> HttpResponse:
    """Where home is; then the person is recorded, logged in, and tells of the work abroad."""
    application = living(request, ABROAD)
    if application is None or application.confirmed_at is None:
        return HttpResponseRedirect(reverse(ABROAD.begins))
    form, refused = OriginForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            user = become_known(application.token, form.cleaned_data["region"], by=APPLICANT, at=request.now)
        except Refused as problem:
            refused = told(problem.problem)
        else:
            request.session.pop(ABROAD.key, None)
            login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            return HttpResponseRedirect(reverse("departures:register"))
    return shown(request, "registration/origin.html", ABROAD, 3, form=form, refused=refused)
