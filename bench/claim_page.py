"""The officer's page of one complete claim, asked over HTTP from a live server: judged, rendered, the look recorded."""

from __future__ import annotations

import datetime as dt
import statistics
import threading
import time
import urllib.request
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.urls import reverse

from bench.claim_steps import KINDS
from payung.access.models import Grant, User
from payung.claims.models import Claim

RUNS = 9


class _Silent(WSGIRequestHandler):
    def log_message(self, *_told: object) -> None:
        """Says nothing."""


def seconds_over_http(made: list[int]) -> float:
    """The median seconds of the slowest kind of claim, from the request to the last byte."""
    user, _ = User.objects.get_or_create(username="bench", defaults={"full_name": "Bench"})
    Grant.objects.create(user=user, role="officer", scope_kind="all", valid_from=dt.date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=_Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        numbers = Claim.objects.filter(pk__in=made[: len(KINDS)]).values_list("number", flat=True)
        return max(_median(f"http://127.0.0.1:{server.server_port}{_path(one)}", cookie) for one in numbers)
    finally:
        server.shutdown()


def _path(number: str) -> str:
    return reverse("officers:claim", args=[number])


def _median(address: str, cookie: str) -> float:
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        with urllib.request.urlopen(urllib.request.Request(address, headers={"Cookie": cookie})) as answer:
            body = answer.read()
        taken.append(time.perf_counter() - start)
        assert b"Putusan Anda" in body, "the page offers no decision"
    return statistics.median(taken)
