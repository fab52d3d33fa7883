"""A letter of a compliance case on one A4 page, from the values frozen with its step."""

from __future__ import annotations

from django.http import HttpResponse

from payung.compliance.models import CaseStep
from payung.web.pdf.typesetter import typeset


def case_response(step: CaseStep) -> HttpResponse:
    """The letter as a download, never kept by a cache. The step has a letter."""
    name = f"surat-{step.case.number}-{step.pk}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(typeset("case.typ", step.letter), "application/pdf", headers=headers)
