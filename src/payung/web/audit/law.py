"""The version of the law at work, and how far its numbers were checked."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payung.statute_book import read_statute_book
from payung.web.guard import page


@page("look.audit")
def law(request: HttpRequest) -> HttpResponse:
    """Counts of parameters, versions by status, entries of the risk list by status, and open questions."""
    book = read_statute_book()
    versions = [version for parameter in book.parameters.values() for version in parameter.versions]
    context = {
        "version": book.version,
        "parameters": len(book),
        "acts": len(book.acts),
        "versions": len(versions),
        "statuses": Counter(version.status for version in versions).most_common(),
        "entries": Counter(entry.status for entry in book.risk_classes).most_common(),
        "questions": list(book.questions.values()),
    }
    return render(request, "audit/law.html", context)
