"""`POST /figures/check`: the figures of one statement, tested against each other, the calendar and the law."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse

from payung.api.bodies import Unreadable, answered, body_of, refused
from payung.figures import Outcome, check_text
from payung.statute_book import read_statute_book

LONGEST = 24 * 1024
"""Characters of a statement."""

_TEXTS = ("check", "region", "period", "source", "identity", "tolerance", "sentence")
_FINDING = {
    "type": "object",
    "properties": {
        **{name: {"type": "string"} for name in _TEXTS},
        "outcome": {"type": "string", "enum": [each.value for each in Outcome]},
        "keys": {"type": "array", "items": {"type": "string"}},
    },
}
_REQUEST = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "maxLength": LONGEST}, "source": {"type": "string"}},
    "additionalProperties": False,
}
ASKED: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": _REQUEST}}},
    "responses": {
        200: {
            "description": "Setiap identitas yang dapat diuji, yang tidak cocok di depan",
            "content": {"application/json": {"schema": {"type": "array", "items": _FINDING}}},
        },
        400: {"description": "Bukan JSON, atau tanpa teks"},
        413: {"description": "Terlalu panjang"},
    },
}
"""What the door takes and gives, for its description."""


def checked(request: HttpRequest) -> HttpResponse:
    """200 with a list of findings; 400 without a text; 413 when it is too long."""
    try:
        asked = body_of(request)
    except Unreadable as problem:
        return problem.answer
    text = asked.get("text") if isinstance(asked, dict) else None
    source = asked.get("source", "teks") if isinstance(asked, dict) else None
    if not isinstance(text, str) or not text.strip() or not isinstance(source, str):
        return refused(400, "no-text", 'Kirim {"text": "..."}: satu pernyataan yang memuat angka.')
    if len(text) > LONGEST:
        return refused(413, "too-long", f"Teks paling banyak {LONGEST} huruf, ini {len(text)}.")
    return answered([asdict(finding) for finding in check_text(text, read_statute_book(), source)])
