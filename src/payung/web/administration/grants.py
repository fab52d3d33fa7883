"""Give a grant, end a grant."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from payung.access.actions.end_grant import end_grant
from payung.access.actions.give_grant import give_grant
from payung.access.models import Role, User
from payung.web.administration.forms import EndForm, GiveForm
from payung.web.administration.users import user_page
from payung.web.guard import POST, found, page
from payung.web.words import date_words


@page("access.give_grant", methods=POST)
def give(request: HttpRequest, username: str) -> HttpResponse:
    """Give this user one role within one scope."""
    someone = found(User.objects.filter(username=username).first())
    form = GiveForm(request.POST)
    if not form.is_valid():
        return user_page(request, username, give=form)
    grant = give_grant(
        someone,
        form.held,
        valid_from=form.cleaned_data["valid_from"],
        valid_to=form.cleaned_data["valid_to"],
        by=request.actor,
        at=request.now,
    )
    told = {"name": someone.full_name, "role": Role(grant.role).label, "day": date_words(grant.valid_from)}
    messages.success(request, _("%(name)s kini %(role)s, mulai %(day)s.") % told)
    return redirect("administration:user", username=username)


@page("access.end_grant", methods=POST)
def end(request: HttpRequest, username: str, number: int) -> HttpResponse:
    """End one grant of this user after a day."""
    someone = found(User.objects.filter(username=username).first())
    grant = found(someone.grants.filter(pk=number).first())
    form = EndForm(request.POST, auto_id=f"id_{number}_%s")
    if not form.is_valid():
        return user_page(request, username, ending=(number, form))
    grant = end_grant(grant, last_day=form.cleaned_data["last_day"], by=request.actor, at=request.now)
    told = {"role": Role(grant.role).label, "day": date_words(grant.valid_to)}
    messages.success(request, _("Wewenang %(role)s berakhir setelah %(day)s.") % told)
    return redirect("administration:user", username=username)
