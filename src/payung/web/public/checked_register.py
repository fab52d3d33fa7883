"""Every identity of the register of published figures, narrowed by place, publication and verdict, or as a file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from payung.contributions.sheet.table import Column
from payung.coverage.figures import published
from payung.coverage.models import PublishedFigure
from payung.figures import Finding
from payung.figures import check_register as findings_of_register
from payung.figures.publications import read_publications
from payung.statute_book import read_statute_book
from payung.web.guard import page
from payung.web.lists import TYPES, table_response
from payung.web.public.checking import VERDICTS, Checked, about, grouped
from payung.web.words import date_words


@page(public=True)
def check_register(request: HttpRequest) -> HttpResponse:
    """Every finding; `wilayah`, `terbitan` and `hasil` narrow them, `format` gives them out as a file."""
    every = _checked()
    asked = {name: request.GET.get(name, "") for name in ("wilayah", "terbitan", "hasil")}
    chosen = [each for each in every if _wanted(each, asked)]
    if (kind := request.GET.get("format", "")) in TYPES:
        return _file(kind, chosen)
    query = request.GET.copy()
    query.pop("format", None)
    shown = {
        "regions": sorted({each.finding.region for each in every if each.finding.region}),
        "publications": sorted({(each.publication, each.finding.source) for each in every}),
        "verdicts": [(outcome.value, heading) for outcome, (heading, _colour) in VERDICTS.items()],
        "asked": asked,
        "groups": grouped(chosen),
        "count": len(chosen),
        "query": query.urlencode(),
    }
    return render(request, "public/check_register.html", shown)


@cache
def of_register() -> tuple[Finding, ...]:
    """The register does not change while we run, nor do its findings."""
    return tuple(findings_of_register(read_statute_book()))


def _wanted(each: Checked, asked: dict[str, str]) -> bool:
    found = {"wilayah": each.finding.region, "terbitan": each.finding.source, "hasil": each.finding.outcome.value}
    return all(not wanted or found[name] == wanted for name, wanted in asked.items())


def _checked() -> list[Checked]:
    """The findings in the language of the reader; one query for all of them."""
    rows = {row.key: row for row in PublishedFigure.objects.all()}
    said = _publications(rows.values())
    return [
        Checked(
            finding,
            about(finding),
            said.get(finding.source, finding.source),
            finding.source if finding.source.startswith("http") else "",
            tuple(published(rows[key]) for key in finding.keys if key in rows),
        )
        for finding in of_register()
    ]


def _publications(rows: Iterable[PublishedFigure]) -> dict[str, str]:
    """Source → who printed it and on which day; the day is left out where nobody noted it."""
    said = {row.source: (row.publisher or row.source, row.published_on) for row in rows}
    said |= {each.source: (each.publisher, each.said_on) for each in read_publications()}
    return {source: f"{who}, {date_words(day)}" if day else who for source, (who, day) in said.items()}


def _file(kind: str, rows: list[Checked]) -> HttpResponse:
    titles = (_("Hasil"), _("Wilayah"), _("Masa"), _("Temuan"), _("Hitungan"), _("Kelonggaran"), _("Terbitan"),
              _("Sumber"), _("Kunci angka"), _("Pemeriksaan"))  # fmt: skip
    columns = [Column(str(title), "text", 40 if title == _("Temuan") else 20) for title in titles]
    heading = {outcome: str(words) for outcome, (words, _colour) in VERDICTS.items()}
    lines = (
        [heading[one.outcome], one.region, one.period, one.sentence, one.identity, one.tolerance,
         row.publication, one.source, " ".join(one.keys), one.check]
        for row in rows
        for one in (row.finding,)
    )  # fmt: skip
    return table_response(kind, columns, lines, title=_("Angka yang pernah terbit, diperiksa"), file="periksa-angka")
