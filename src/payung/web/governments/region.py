"""One region: published figures on one side, what this system counts on the other, its employers below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.coverage.counted import figure_of, snapshots
from payung.coverage.figures import decimal_text
from payung.coverage.measures import EVERY_PART
from payung.coverage.models import SnapshotRow
from payung.coverage.queries import (
    Coverage,
    coverage_of,
    coverage_series,
    coverages_of,
    covered_by_segment,
)
from payung.coverage.targets import target_on
from payung.figures.shares import people_lacking, people_wanted
from payung.kernel.amounts import number_text
from payung.registry.models import Region
from payung.registry.queries import regions_reached
from payung.web.charts import Reach, target_bar
from payung.web.coverage.board import Board, board, road_chart
from payung.web.governments.employers import standings_in
from payung.web.governments.packs import programmes_seen
from payung.web.governments.wanted import Want, agreements_wanted, wants_of
from payung.web.guard import found, page
from payung.web.officers.standing import glance
from payung.web.words import NBSP, period_words

MONTHS_SHOWN = 12
LIVING = "people_by_residence"
BELOW = (Region.Level.DISTRICT, Region.Level.VILLAGE)
SEGMENTS = {
    EVERY_PART: gettext_lazy("semua"),
    "PU": gettext_lazy("penerima upah"),
    "BPU": gettext_lazy("bukan penerima upah"),
    "JAKON": gettext_lazy("jasa konstruksi"),
    "PMI": gettext_lazy("pekerja migran"),
}


@dataclass(frozen=True)
class Top:
    """A region somebody answers for as a whole, with those inside it: a province, an island, the nation.

    rows      (region, its newest published coverage), in order of code
    above     the region around it that is also within reach, to go back to
    """

    region: Region
    coverage: Coverage
    rows: list[tuple[Region, Coverage]]
    board: Board | None
    road: SafeString
    above: Region | None


@page("look.region")
def home(request: HttpRequest) -> HttpResponse:
    """What is within reach: a whole province or island first and what lies inside it, else the regencies.

    Somebody with one regency goes straight to it. `?wilayah=` opens another whole within reach.
    """
    reached = regions_reached(request.actor, "look.region").exclude(level__in=BELOW)
    wholes = {each.code: each for each in reached.exclude(level=Region.Level.REGENCY)}
    if wholes:
        asked = wholes.get(request.GET.get("wilayah", ""))
        place = asked or next(each for each in wholes.values() if each.parent_id not in wholes)
        top = _whole(place, wholes, request.today)
        return render(request, "governments/whole.html", {"top": top, "wants": _wants(request)})
    regions = list(reached)
    if len(regions) == 1:
        return redirect("governments:region", code=regions[0].code)
    wide = Region.objects.filter(code__in={each.parent_id for each in regions}).first()
    counted = board(wide, request.today, among=regions) if wide else None
    shown = {"rows": _rows(regions), "board": counted, "wants": _wants(request)}
    return render(request, "governments/home.html", shown)


def _wants(request: HttpRequest) -> list[Want]:
    """Agreements within reach that end or fall due, as reminders."""
    return agreements_wanted(regions_reached(request.actor, "look.region"), request.today)


def _whole(place: Region, wholes: Mapping[str, Region], today: dt.date) -> Top:
    inside = list(place.children.exclude(level__in=BELOW).order_by("code"))
    return Top(
        place,
        coverage_of(place.code),
        _rows(inside),
        board(place, today),
        road_chart(place, today),
        wholes.get(place.parent_id or ""),
    )


def _rows(regions: Sequence[Region]) -> list[tuple[Region, Coverage]]:
    known = coverages_of({each.code: each.name for each in regions})
    return list(zip(regions, known, strict=True))


@page("look.region")
def region(request: HttpRequest, code: str) -> HttpResponse:
    """Coverage and employers of one region within reach."""
    place = found(regions_reached(request.actor, "look.region").filter(code=code).first())
    coverage = coverage_of(code)
    aim = target_on(place, request.today)
    now = glance(standings_in(place, request.today))
    target, of_region = (aim.figure, aim.own) if aim else (None, False)
    context = {
        "region": place,
        "coverage": coverage,
        "series": coverage_series(code),
        "published_segments": covered_by_segment(code),
        "target": target,
        "target_is_own": of_region,
        "bar": _bar(coverage, target, of_region),
        "counted": _counted(place),
        "road": road_chart(place, request.today),
        "glance": now,
        "wants": wants_of(place, request.today, now, programmes_seen(request)),
        "several": regions_reached(request.actor, "look.region").filter(level=Region.Level.REGENCY).count() > 1,
    }
    return render(request, "governments/region.html", context)


def _bar(coverage: Coverage, target: Any, own: bool) -> SafeString | str:
    """The bar to the target; nothing where the source did not print both people and denominator."""
    figure, covered, eligible = coverage.figure, coverage.covered, coverage.eligible
    if not (target and figure and covered and eligible and covered.number and eligible.number):
        return ""
    people, everybody = int(covered.number), int(eligible.number)
    wanted, lacking = people_wanted(everybody, target.number), people_lacking(people, everybody, target.number)
    named = _("Target daerah") if own else _("Target provinsi")
    short = f"{named} {target.text}"
    reach = Reach(
        covered=figure.number,
        target=target.number,
        covered_words=_("%(n)s terlindungi") % {"n": covered.value},
        percent_words=f"{figure.text}, {period_words(figure.as_of)}",
        target_words=f"{short} = {number_text(wanted)}{NBSP}" + _("orang"),
        target_short=short,
        lacking_words=_("kurang %(n)s orang") % {"n": number_text(lacking)} if lacking else "",
        open_words=_("%(n)s orang belum terlindungi") % {"n": number_text(everybody - people)},
    )
    title = _("%(region)s: %(covered)s dari %(all)s pekerja terlindungi, %(target)s") % {
        "region": coverage.region_name,
        "covered": covered.value,
        "all": decimal_text(str(everybody)),
        "target": short,
    }
    return target_bar(reach, title, "target")


def _counted(place: Region) -> dict[str, Any] | None:
    """People by segment for the newest months counted, small counts hidden; None before the first count."""
    newest_first = list(reversed(snapshots(MONTHS_SHOWN + 1)))
    # A month still running is shown only where there is no other: it would look like a fall.
    taken = ([each for each in newest_first if each.ended] or newest_first)[:MONTHS_SHOWN]
    found = SnapshotRow.objects.filter(snapshot__in=taken, measure=LIVING, region=place)
    rows = {(row.snapshot_id, row.part): row for row in found}
    taken = [each for each in taken if (each.pk, EVERY_PART) in rows]
    if not taken:
        return None
    segments = [key for key in SEGMENTS if any((each.pk, key) in rows for each in taken)]
    newest = taken[0]
    return {
        "month": newest.month,
        "key": f"H{newest.pk}:{LIVING}:{place.code}:{EVERY_PART}",
        "people": figure_of(newest, LIVING, place, EVERY_PART, rows[newest.pk, EVERY_PART]).value,
        "counted_at": newest.taken_at,
        "headings": [SEGMENTS[key] for key in segments],
        "rows": [
            (each.month, [figure_of(each, LIVING, place, key, rows.get((each.pk, key))).value for key in segments])
            for each in taken
        ],
    }
