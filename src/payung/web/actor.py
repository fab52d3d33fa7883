"""Who is asking, and when: `request.actor`, `request.now`, `request.today`. Logs out whoever walked away."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.actor import Actor, NotAllowed, actor_of

NOBODY = Actor(name="", user_id=None, held=())
IDLE = 30 * 60  # seconds without a request after which a session ends
SEEN = "seen"
SEEN_STEP = 60  # seconds; the session is written at most so often


class ActorMiddleware:
    """Sets the actor of the day (WIB) on every request; turns a refused action into the 403 page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()
        request.today = timezone.localdate(request.now)
        request.actor = NOBODY
        if request.user.is_authenticated:
            if _walked_away(request):
                logout(request)
                messages.info(request, _("Anda keluar otomatis demi keamanan. Masuk lagi untuk melanjutkan."))
            else:
                request.actor = actor_of(request.user, request.today)
        response = self.get_response(request)
        if request.actor.user_id is not None:  # pages with somebody's data stay out of shared caches
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if isinstance(problem, NotAllowed):
            return render(request, "errors/403.html", status=403)
        return None


def _walked_away(request: HttpRequest) -> bool:
    now = int(request.now.timestamp())
    seen = request.session.get(SEEN)
    if seen is not None and now - seen > IDLE:
        return True
    if seen is None or now - seen > SEEN_STEP:
        request.session[SEEN] = now
    return False
