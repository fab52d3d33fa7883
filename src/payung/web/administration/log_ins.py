"""A new user, a new first password. It stands in one answer and is kept nowhere: no cookie, no session, no message."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from payung.access.actions.make_user import UserNameTaken, make_user
from payung.access.actions.renew_password import renew_password
from payung.access.models import User
from payung.web.administration.forms import UserForm
from payung.web.administration.users import user_page, users_page
from payung.web.guard import POST, found, page


@page("access.make_user", methods=POST)
def make(request: HttpRequest) -> HttpResponse:
    """Make a log-in; the answer shows its first password, and is where it is granted something."""
    form = UserForm(request.POST)
    if not form.is_valid():
        return users_page(request, form)
    given = form.cleaned_data
    try:
        user, password = make_user(given["username"], given["full_name"], by=request.actor, at=request.now)
    except UserNameTaken:
        form.add_error("username", _("Nama masuk ini sudah dipakai. Pilih yang lain; belum ada yang dicatat."))
        return users_page(request, form)
    return _told(request, user, password)


@page("access.renew_password", methods=POST)
def renew(request: HttpRequest, username: str) -> HttpResponse:
    """Another first password for somebody who forgot theirs."""
    user = found(User.objects.filter(username=username).first())
    return _told(request, user, renew_password(user, by=request.actor, at=request.now))


def _told(request: HttpRequest, user: User, password: str) -> HttpResponse:
    answer = user_page(request, user.username, password=password)
    answer["Cache-Control"] = "private, no-store"
    return answer
