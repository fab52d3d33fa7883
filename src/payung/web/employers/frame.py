"""What every page of one employer shares: the employer itself, out of reach or not, and its menu."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.audit.looks import record_looks
from payung.kernel.periods import month_iso, month_of
from payung.registry.models import Employer
from payung.registry.queries import employer_reached
from payung.web.employers.nav import AUDIENCE
from payung.web.guard import found
from payung.web.shell import shell

SECTIONS = (
    ("month", "employers:months"),
    ("bills", "employers:bills"),
    ("workers", "employers:workers"),
    ("events", "employers:events"),
    ("cases", "employers:cases"),
    ("reports", "employers:reports"),
    ("programs", "employers:programs"),
)

NEEDED = {
    "workers": "look.workers",
    "cases": "look.workers",
    "events": "claims.report_event",
    "programs": "contributions.create_token",
}
"""Section → the permission without which it is not in the menu."""


def employer_at(request: HttpRequest, permission: str, key: str) -> Employer:
    """The employer of `19100217-000`, when `permission` reaches it; otherwise 404."""
    npp, _dash, division = key.partition("-")
    return found(employer_reached(request.actor, permission, npp, division))


def key_of(employer: Employer) -> str:
    """`19100217-000`, as addresses carry it."""
    return f"{employer.npp}-{employer.division}"


def address(name: str, employer: Employer, month: dt.date | None = None, **more: Any) -> str:
    """The address of a page of one employer, and of one of its months."""
    place: dict[str, Any] = {"key": key_of(employer), **more}
    if month is not None:
        place["month"] = month
    return reverse(f"employers:{name}", kwargs=place)


def show(
    request: HttpRequest,
    template: str,
    employer: Employer,
    section: str,
    values: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """One page of one employer: `employer`, `key` and the menu beside the page's own values."""
    around = shell(request)["shell"]
    help_at = _("Perlu dibantu orang? Hubungi %(office)s.") % {"office": employer.office.name}
    around = {
        **around,
        "room": replace(AUDIENCE, foot=(*AUDIENCE.foot, help_at)),
        "menu": _menu(request, employer, section),
        "work": employer.name,
    }
    may = {name.replace(".", "_"): request.actor.may(name) for name in ACTIONS}
    shown = {"employer": employer, "key": key_of(employer), "may": may, **values, "shell": around}
    return render(request, template, shown, status=status)


ACTIONS = (
    "contributions.read_sheet",
    "contributions.read_workers",
    "contributions.repeat_month",
    "contributions.set_wage",
    "contributions.calculate",
    "contributions.finalise",
    "contributions.reopen",
    "registry.add_employment",
    "registry.end_employment",
    "look.workers",
)


def remember_looks(
    request: HttpRequest, employer: Employer, person_ids: Iterable[int], purpose: str, fields: str
) -> None:
    """One look at each person of a list that was shown."""
    role = request.actor.held[0].role
    record_looks(
        request.actor,
        role=role,
        office=employer.name,
        person_ids=person_ids,
        purpose=purpose,
        fields=fields,
        at=request.now,
    )


def download(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to keep. kind: xlsx, csv or pdf."""
    answer = HttpResponse(content, content_type=CONTENT_TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}


def file_name(what: str, employer: Employer, month: dt.date | None = None) -> str:
    """`upah-2025-03-19100217`: the words first, so that a folder of them sorts well."""
    parts = [what, *([month_iso(month_of(month))] if month else []), employer.npp]
    return "-".join(parts)


def _menu(request: HttpRequest, employer: Employer, section: str) -> list[dict[str, str]]:
    labels = {
        "month": _("Lembar upah"),
        "bills": _("Tagihan"),
        "workers": _("Pekerja"),
        "events": _("Peristiwa"),
        "cases": _("Pemeriksaan"),
        "reports": _("Laporan"),
        "programs": _("Program"),
    }
    entries = []
    for key, name in SECTIONS:
        needed = NEEDED.get(key)
        if needed and not request.actor.may(needed):
            continue
        target = reverse(name, kwargs={"key": key_of(employer)})
        current = "page" if request.path == target else "true" if key == section else ""
        entries.append({"label": labels[key], "address": target, "current": current})
    return entries
