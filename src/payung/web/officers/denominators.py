"""Denominators: every edition there is, and a form to bring in the next from a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, Max, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from payung.contributions.sheet.refused import Unreadable
from payung.coverage.actions.import_denominators import NewEdition, import_denominators
from payung.coverage.measured import workforce
from payung.coverage.measures import book
from payung.coverage.models import Edition
from payung.coverage.tables.check import Checked, check_table
from payung.kernel.problem import Problem, joined
from payung.web.guard import FORM, page

IMPORT = "coverage.import_denominators"
SYSTEMS = (("bps", "BPS (6102 = Bengkayang)"), ("kemendagri", "Kemendagri (61.02 = Mempawah)"))
REQUIRED = ("judul", "penerbit", "sumber")
LONGEST = {"judul": 200, "penerbit": 120, "sumber": 400}


@dataclass(frozen=True)
class Told:
    """A problem as the page shows it."""

    problem: Problem

    @property
    def rows_text(self) -> str:
        return joined(self.problem.rows) if self.problem.rows else "–"

    @property
    def confirm(self) -> bool:
        return self.problem.severity == "confirm"

    @property
    def column(self) -> str:
        return self.problem.column

    @property
    def found(self) -> str:
        return self.problem.found

    @property
    def expected(self) -> str:
        return self.problem.expected

    @property
    def cure(self) -> str:
        return self.problem.cure


@page(IMPORT, methods=FORM)
def denominators(request: HttpRequest) -> HttpResponse:
    """The editions and the form; a file with errors is told in whole and nothing of it is kept."""
    if request.method != "POST":
        return _page(request, {"seri": "bps_employed", "kode": "bps"})
    given = {key: str(value).strip()[: LONGEST.get(key, 100)] for key, value in request.POST.items()}
    missing = _missing(given, request)
    if missing:
        return _page(request, given, missing=missing, status=422)
    as_of = dt.date.fromisoformat(given["posisi"])
    known = {code: size.people for code, size in workforce(given["seri"], request.today).items()}
    file = request.FILES["berkas"]
    try:
        checked = check_table(file.read(), "kemendagri" if given["kode"] == "kemendagri" else "bps", as_of, known)
    except Unreadable as unreadable:
        return _page(request, given, problems=unreadable.problems, status=422)
    if checked.errors or (checked.to_confirm and given.get("yakin") != "ya"):
        return _page(request, given, problems=checked.problems, checked=checked, status=422)
    edition = import_denominators(
        NewEdition(
            given["seri"], given["judul"], given["penerbit"], given["sumber"], _day(given.get("terbit", "")),
            str(file.name)[:200],
        ),
        checked.rows, by=request.actor, at=request.now,
    )  # fmt: skip
    told = {"title": edition.title, "rows": checked.rows.height, "none": len(checked.unmeasured)}
    messages.success(
        request,
        _("%(title)s tersimpan: %(rows)s daerah, %(none)s di antaranya tanpa angka. Hitungan berikut memakainya.")
        % told,
    )
    return redirect("officers:denominators")


def _missing(given: dict[str, str], request: HttpRequest) -> list[str]:
    """What the form lacks, one sentence each."""
    told = []
    if given.get("seri") not in _series():
        told.append(_("Pilih seri pembagi."))
    if _day(given.get("posisi", "")) is None:
        told.append(_("Isi tanggal posisi, misalnya 31 Agustus 2025."))
    for name, words in zip(REQUIRED, (_("Isi judul terbitan."), _("Isi penerbit."), _("Isi sumber.")), strict=True):
        if not given.get(name):
            told.append(words)
    if "berkas" not in request.FILES:
        told.append(_("Pilih berkasnya."))
    return told


def _series() -> dict[str, Any]:
    return {key: each for key, each in book().denominators.items() if not each.invented}


def _page(
    request: HttpRequest,
    given: dict[str, str],
    *,
    missing: list[str] | None = None,
    problems: tuple[Problem, ...] = (),
    checked: Checked | None = None,
    status: int = 200,
) -> HttpResponse:
    editions = Edition.objects.annotate(
        regions=Count("rows"),
        measured=Count("rows", filter=Q(rows__people__isnull=False)),
        first=Min("rows__as_of"),
        last=Max("rows__as_of"),
    ).order_by("-pk")
    names = book().denominators
    shown = {
        "editions": [(each, names[each.series].name if each.series in names else each.series) for each in editions],
        "series": list(_series().values()),
        "systems": SYSTEMS,
        "given": given,
        "missing": missing or [],
        "problems": [Told(each) for each in problems],
        "ask": bool(checked and checked.to_confirm and not checked.errors),
        "unmeasured": checked.unmeasured if checked else (),
    }
    return render(request, "officers/denominators.html", shown, status=status)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
