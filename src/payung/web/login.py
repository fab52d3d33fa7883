"""Logging in and out, and the language of the pages."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.i18n import set_language

from payung.access.actor import actor_of
from payung.access.attempts import forget_failures, remember_failure, too_many
from payung.demo.logins import LOGINS
from payung.demo.marker import demo_marker
from payung.web.guard import FORM, POST, page
from payung.web.rooms import landing


@page(public=True, methods=FORM)
def log_in(request: HttpRequest) -> HttpResponse:
    """The form, and the answer to it. A wrong name and a wrong password are told in the same words."""
    after = _safe(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method != "POST":
        if request.actor.user_id is not None:
            return HttpResponseRedirect(after or landing(request.actor))
        return render(request, "access/login.html", {"next": after, "logins": _known_to_all()})

    username, password = request.POST.get("username", "").strip()[:150], request.POST.get("password", "")
    address = address_of(request)
    if too_many(username, address, request.now):
        told = _("Terlalu banyak percobaan yang gagal. Tunggu 15 menit, lalu coba lagi.")
        return _again(request, username, after, told, 429)
    user = authenticate(request, username=username, password=password)
    if user is None:
        remember_failure(username, address, request.now)
        told = _("Nama pengguna atau kata sandi belum cocok. Periksa huruf besar dan kecil, lalu coba lagi.")
        return _again(request, username, after, told, 401)
    forget_failures(username, address)
    login(request, user)  # gives the session a new key
    return HttpResponseRedirect(after or landing(actor_of(user, request.today)))


@page(public=True, methods=POST)
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session and say so on the log-in page."""
    logout(request)
    return render(request, "access/logged_out.html")


@page(public=True, methods=POST)
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language in a cookie and go back to the page."""
    return set_language(request)


def address_of(request: HttpRequest) -> str:
    """Where a request came from; behind a proxy, what the proxy itself says, never what the visitor claims."""
    if settings.SECURE_PROXY_SSL_HEADER and (forwarded := request.headers.get("X-Forwarded-For")):
        return forwarded.rpartition(",")[2].strip()[:45]
    return request.META.get("REMOTE_ADDR", "")[:45]


def _again(request: HttpRequest, username: str, after: str, told: str, status: int) -> HttpResponse:
    shown = {"next": after, "username": username, "told": told, "logins": _known_to_all()}
    return render(request, "access/login.html", shown, status=status)


def _known_to_all() -> list[tuple[str, str, str, str]]:
    """The log-ins of the demonstration, where this is one; its people and money are invented."""
    return LOGINS if demo_marker() else []


def _safe(request: HttpRequest, address: str) -> str:
    """The address if it is one of ours; otherwise nothing."""
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else ""
