"""`POST /calculations`: the calculator of the law, open to payroll programs, hospitals and anybody else.

One object or an array in, a list of results out, in order; a request that fails answers its error in its place. The
shapes are the calculator's own (`payung calc --schema`); nothing here knows a rule.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from payung.api.bodies import Unreadable, answered, body_of, refused
from payung.calculator import calculate_all
from payung.statute_book import read_statute_book

MOST_REQUESTS = 1_000


def calculations(request: HttpRequest) -> HttpResponse:
    """200 with a list; 400 when the body is no JSON; 413 when it is too long."""
    try:
        asked = body_of(request)
    except Unreadable as problem:
        return problem.answer
    requests = asked if isinstance(asked, list) else [asked]
    if len(requests) > MOST_REQUESTS:
        return refused(413, "too-many", f"Paling banyak {MOST_REQUESTS} permintaan sekali kirim.")
    return answered(calculate_all(requests, read_statute_book()))
