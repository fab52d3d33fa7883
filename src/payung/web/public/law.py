"""The law we compute with: every parameter, its versions, the article of each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.kernel.amounts import NBSP
from payung.statute_book import Act, Parameter, UnknownParameter, Version, read_statute_book
from payung.web.guard import page
from payung.web.public import law_words
from payung.web.words import date_words, month_words

GROUPS = {
    "contributions": gettext_lazy("Iuran"),
    "jkk": gettext_lazy("Jaminan Kecelakaan Kerja (JKK)"),
    "jkm": gettext_lazy("Jaminan Kematian (JKM)"),
    "jht": gettext_lazy("Jaminan Hari Tua (JHT)"),
    "jp": gettext_lazy("Jaminan Pensiun (JP)"),
    "jkp": gettext_lazy("Jaminan Kehilangan Pekerjaan (JKP)"),
    "scholarship": gettext_lazy("Beasiswa anak"),
    "complaints": gettext_lazy("Keberatan dan pengaduan"),
    "privacy": gettext_lazy("Pelindungan data pribadi"),
}
STATUSES = {
    "read-twice": ("plain", gettext_lazy("dibaca di dua tempat")),
    "read": ("plain", gettext_lazy("dibaca di satu tempat")),
    "computed": ("plain", gettext_lazy("dihitung, cocok dengan yang diumumkan")),
    "remembered-high": ("you", gettext_lazy("belum dibaca, cukup yakin")),
    "remembered-medium": ("you", gettext_lazy("belum dibaca, agak yakin")),
    "remembered-low": ("you", gettext_lazy("belum dibaca, kurang yakin")),
}


@dataclass(frozen=True)
class Row:
    """One version of a parameter, in words.

    rows  for a table of the law, or for values that vary: rows of texts; then `text` is empty
    """

    since: str
    until: str
    in_force: bool
    text: str
    rows: list[list[str]]
    cite: str
    act: Act | None
    status: tuple[str, object]
    note: str


@page(public=True)
def parameters(request: HttpRequest) -> HttpResponse:
    """Every parameter with what it says today, by subject."""
    law = read_statute_book()
    wanted = request.GET.get("cari", "").strip()[:100]
    groups: dict[str, list[tuple[Parameter, Row | None]]] = {}
    for name, parameter in law.parameters.items():
        if wanted.lower() in f"{name} {parameter.title}".lower():
            version = parameter.find(request.today)
            row = _row(parameter, version, request.today) if version else None
            groups.setdefault(name.split(".")[0], []).append((parameter, row))
    shown = {
        "groups": [(GROUPS.get(key, key), rows) for key, rows in groups.items()],
        "wanted": wanted,
        "total": sum(map(len, groups.values())),
        "version": law.version,
        "acts": sorted(law.acts.values(), key=lambda act: act.in_force, reverse=True),
        "questions": law.questions.values(),
    }
    return render(request, "public/law.html", shown)


@page(public=True)
def parameter(request: HttpRequest, name: str) -> HttpResponse:
    """One parameter through time, newest first, with the open questions that touch it."""
    law = read_statute_book()
    try:
        asked = law[name]
    except (UnknownParameter, KeyError) as problem:
        raise Http404 from problem
    ids = [*asked.questions, *(one for version in asked.versions for one in version.questions)]
    shown = {
        "parameter": asked,
        "group": GROUPS.get(name.split(".")[0], name.split(".")[0]),
        "rows": [_row(asked, version, request.today) for version in reversed(asked.versions)],
        "headings": law_words.headings(asked),
        "questions": law.questions_of(ids),
        "chosen_by": chosen_by_words(asked),
        "version": law.version,
    }
    return render(request, "public/parameter.html", shown)


def chosen_by_words(parameter: Parameter) -> str:
    """Which date on a case selects the version."""
    if parameter.by_month:
        return _("Versi dipilih menurut bulan iuran.")
    return _("Versi dipilih menurut tanggal pada kasusnya (%(field)s).") % {"field": parameter.chosen_by}


def _row(parameter: Parameter, version: Version, today: dt.date) -> Row:
    rows = law_words.rows(parameter, version)
    return Row(
        since=_when(parameter, version.start),
        until=_when(parameter, version.end),
        in_force=parameter.find(today) is version,
        text="" if rows else parameter.text(version).replace(" %", f"{NBSP}%"),
        rows=rows,
        cite=version.cite,
        act=read_statute_book().acts.get(version.by),
        status=STATUSES[version.status],
        note=version.note,
    )


def _when(parameter: Parameter, number: int) -> str:
    """A start or an end in words; empty for an open end."""
    text = parameter.when_text(number)
    if not text:
        return ""
    day = dt.date.fromisoformat(f"{text}-01" if parameter.by_month else text)
    return month_words(day) if parameter.by_month else date_words(day)
