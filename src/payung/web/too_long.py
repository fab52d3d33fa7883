"""A typed text longer than what keeps it: said once for every form, with all that was typed to be mended and sent."""

from __future__ import annotations

import re

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_LONG = "22001"
"""SQLSTATE of a text longer than its column."""
_MOST = re.compile(r"\((\d+)\)")
_OURS = "csrfmiddlewaretoken"


def too_long(request: HttpRequest, error: DataError) -> HttpResponse | None:
    """422 with each text past the limit, how long it is and may be, and the form again; None where nobody typed it."""
    cause = error.__cause__
    limit = _MOST.search(str(cause)) if getattr(cause, "sqlstate", "") == TOO_LONG else None
    if limit is None or request.method != "POST":
        return None
    most = int(limit[1])
    typed = [
        {"name": name, "label": name.replace("_", " ").capitalize(), "value": value, "length": len(value)}
        for name, values in request.POST.lists()
        for value in values
        if name != _OURS
    ]
    if all(each["length"] <= most for each in typed):
        return None
    context = {"typed": typed, "most": most, "files": bool(request.FILES)}
    return render(request, "errors/too_long.html", context, status=422)
