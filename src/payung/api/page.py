"""The description of the doors for people: every address, what it takes and what it gives."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payung.api.doors import ROOT, api
from payung.contributions.tokens import PER_MINUTE


def described(request: HttpRequest) -> HttpResponse:
    """One page, made from the same description that programs read."""
    schema = api.get_openapi_schema()
    doors = [
        {"path": path, "method": method.upper(), **_told(door)}
        for path, methods in schema["paths"].items()
        for method, door in methods.items()
    ]
    values: dict[str, Any] = {"doors": doors, "root": ROOT, "per_minute": PER_MINUTE}
    return render(request, "api/doors.html", values)


def _told(door: dict[str, Any]) -> dict[str, Any]:
    return {
        "summary": door.get("summary", ""),
        "says": door.get("description", ""),
        "by_token": bool(door.get("security")),
        "answers": sorted(str(code) for code in door["responses"]),
    }
