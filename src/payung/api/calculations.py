"""`POST /calculations`: the calculator of the law, open to payroll programs, hospitals and anybody else.

One object or an array in, a list of results out, in order; a request that fails answers its error in its place. The
shapes are the calculator's own (`payung calc --schema`); nothing here knows a rule.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse

from payung.calculator import Problem, calculate_all
from payung.calculator.registry import error_of
from payung.statute_book import read_statute_book

MOST_BYTES = 1024 * 1024
MOST_REQUESTS = 1_000


def calculations(request: HttpRequest) -> HttpResponse:
    """200 with a list; 400 when the body is no JSON; 413 when it is too long."""
    length = request.headers.get("Content-Length", "0")
    if not length.isdigit() or int(length) > MOST_BYTES:
        return _refused(413, "too-long", f"Isi paling banyak {MOST_BYTES} bita.")
    try:
        asked = json.loads(request.body, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as problem:
        return _refused(400, "not-json", f"Bukan JSON yang sah: {problem}.")
    requests = asked if isinstance(asked, list) else [asked]
    if len(requests) > MOST_REQUESTS:
        return _refused(413, "too-many", f"Paling banyak {MOST_REQUESTS} permintaan sekali kirim.")
    return _json(calculate_all(requests, read_statute_book()), 200)


def _refused(status: int, code: str, text: str) -> HttpResponse:
    return _json(error_of(Problem(code, "", text)), status)


def _json(content: Any, status: int) -> HttpResponse:
    body = json.dumps(content, ensure_ascii=False)
    return HttpResponse(body, content_type="application/json; charset=utf-8", status=status)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} bukan bilangan")
