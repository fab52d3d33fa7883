"""A new user, a new first password. What is shown once is kept nowhere."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from payung.access.actions.make_user import UserNameTaken, make_user
from payung.access.actions.renew_password import renew_password
from payung.access.models import User
from payung.web.administration.forms import UserForm
from payung.web.administration.users import users_page
from payung.web.guard import POST, found, page


@page("access.make_user", methods=POST)
def make(request: HttpRequest) -> HttpResponse:
    """Make a log-in; the next page is where it is granted something."""
    form = UserForm(request.POST)
    if not form.is_valid():
        return users_page(request, form)
    given = form.cleaned_data
    try:
        user, password = make_user(given["username"], given["full_name"], by=request.actor, at=request.now)
    except UserNameTaken:
        form.add_error("username", _("Nama masuk ini sudah dipakai. Pilih yang lain; belum ada yang dicatat."))
        return users_page(request, form)
    _told(request, user, password)
    return redirect("administration:user", username=user.username)


@page("access.renew_password", methods=POST)
def renew(request: HttpRequest, username: str) -> HttpResponse:
    """Another first password for somebody who forgot theirs."""
    user = found(User.objects.filter(username=username).first())
    _told(request, user, renew_password(user, by=request.actor, at=request.now))
    return redirect("administration:user", username=username)


def _told(request: HttpRequest, user: User, password: str) -> None:
    words = _("Kata sandi pertama %(name)s: %(password)s. Salin sekarang; tidak akan tampil lagi.")
    messages.success(request, words % {"name": user.full_name, "password": password})
