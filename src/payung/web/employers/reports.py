"""Everything an employer may take away as a file, on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from payung.web.employers.frame import employer_at, show
from payung.web.employers.home import month_rows
from payung.web.guard import page


@page("look.employer")
def reports(request: HttpRequest, key: str) -> HttpResponse:
    """Lists, wages, bills and proofs by month."""
    employer = employer_at(request, "look.employer", key)
    rows = [row for row in month_rows(employer, request.today) if row.bill_number]
    return show(request, "employers/reports.html", employer, "reports", {"rows": rows})
