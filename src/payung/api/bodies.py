"""What every JSON door does with a body and an answer."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse

from payung.calculator import Problem
from payung.calculator.registry import error_of

MOST_BYTES = 1024 * 1024


class Unreadable(Exception):
    """The body cannot be used; `.answer` says why and is what to send back."""

    def __init__(self, answer: HttpResponse) -> None:
        super().__init__(answer)
        self.answer = answer


def body_of(request: HttpRequest) -> Any:
    """The body as JSON, numbers with decimals as Decimal. Raises Unreadable: 413 too long, 400 no JSON."""
    length = request.headers.get("Content-Length", "0")
    if not length.isdigit() or int(length) > MOST_BYTES:
        raise Unreadable(refused(413, "too-long", f"Isi paling banyak {MOST_BYTES} bita."))
    try:
        return json.loads(request.body, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as problem:
        raise Unreadable(refused(400, "not-json", f"Bukan JSON yang sah: {problem}.")) from None


def refused(status: int, code: str, text: str) -> HttpResponse:
    """One problem, in the calculator's own shape of an error."""
    return answered(error_of(Problem(code, "", text)), status)


def answered(content: Any, status: int = 200) -> HttpResponse:
    body = json.dumps(content, ensure_ascii=False)
    return HttpResponse(body, content_type="application/json; charset=utf-8", status=status)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} bukan bilangan")
