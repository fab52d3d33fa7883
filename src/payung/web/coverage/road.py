"""The road to a target on a page: where it begins, what each lever adds and costs, what is still missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from payung.coverage.figures import Figure
from payung.coverage.queries import figures_of
from payung.coverage.road.levers import KINDS, Kind, Lever
from payung.coverage.road.plan import Pulled, make_plan, spread
from payung.coverage.road.price import yearly_price
from payung.coverage.road.start import Piece, Start, pieces, start_of, targets_ahead, wanted_by
from payung.coverage.road.years import DECEMBER, Road
from payung.coverage.targets import Target
from payung.figures.shares import percent_of
from payung.kernel.dates import month_text
from payung.kernel.periods import last_day, month_number, month_of
from payung.registry.models import Region
from payung.registry.queries import minimum_wage_of
from payung.statute_book import read_statute_book
from payung.web.charts import Mark, Point, trend
from payung.web.coverage.road_form import Asked, Problem, clean, month_choices, read
from payung.web.coverage.road_sheet import plan_sheet
from payung.web.coverage.road_words import HINTS, PAYERS, SEGMENTS, TITLES
from payung.web.words import NBSP


@dataclass(frozen=True)
class Field:
    """One lever on the form, with what was written and what others published about the group."""

    kind: Kind
    title: str | Promise
    given: Mapping[str, str]
    hint: Figure | None
    payers: list[tuple[str, str | Promise, bool]]


def road_page(
    request: HttpRequest, place: Region, *, public: bool, back: str, silent: Mapping[int, int] | None = None
) -> HttpResponse:
    """The page, or with `?format=xlsx` the plan as a workbook.

    silent  JKK class → workers of employers that do not report, where the reader may know
    """
    first = month_of(request.today) + 1
    ahead = targets_ahead(place, first)
    given = clean(request.GET.dict())
    begins = start_of(place, public=public)
    shown: dict[str, object] = {
        "place": place,
        "back": back,
        "public": public,
        "given": given,
        "silent_total": sum((silent or {}).values()),
    }
    if not ahead:
        return render(request, "coverage/road.html", shown | {"road": None, "no_target": True})
    until = next((each.year for each in ahead if str(each.year) == given.get("sampai")), ahead[-1].year)
    targets = [each for each in ahead if each.year <= until]
    last = month_number(until, DECEMBER)
    wage = _wage(place, first // 12)
    asked = read(given, {key: str(title) for key, title in TITLES.items()}, first, last, wage)
    begins = Start(place, *asked.numbers, "typed") if asked.numbers else begins
    shown |= _form(place, asked, ahead, until, first, last, wage)
    if begins is None:
        return render(request, "coverage/road.html", shown | {"road": None})
    road = _road(begins, targets, asked, first, silent or {})
    parts = pieces(begins, road.needed, road.last, public=public)
    price = yearly_price(first, read_statute_book())
    if given.get("format") == "xlsx":
        return plan_sheet(road, parts, price, name=place.short_name, code=place.code)
    return render(request, "coverage/road.html", shown | _results(road, parts, price, request.GET.urlencode()))


def _road(start: Start, targets: Sequence[Target], asked: Asked, first: int, silent: Mapping[int, int]) -> Road:
    lapses = [*start.lapses]
    if asked.ending:
        left = start.covered - sum(each.people for each in lapses)
        if asked.ending.people > left:
            asked.problems.append(
                Problem("road-ending", "habis", _("Yang habis lebih banyak daripada yang terlindungi."))
            )
        lapses.append(replace(asked.ending, people=min(left, asked.ending.people)))
    wanted = {month_of(each.day): wanted_by(each, start.workforce) for each in targets}
    levers = [one for each in asked.levers for one in _by_class(each, silent)]
    law = read_statute_book()
    return Road(start, targets, make_plan(
        start=start.covered, first=first, wanted=wanted, levers=levers, lapses=[one for one in lapses if one.people],
        law=law,
    ))  # fmt: skip


def _by_class(lever: Lever, silent: Mapping[int, int]) -> list[Lever]:
    """Workers of silent employers by the risk class of those in the registry; others as they are."""
    if lever.kind != "diam" or not sum(silent.values()):
        return [lever]
    shares = spread(lever.people, list(silent.values()))
    return [
        replace(lever, people=people, jkk_class=group) for group, people in zip(silent, shares, strict=True) if people
    ]


def _wage(place: Region, year: int) -> int:
    """The newest minimum wage known for the region, up to the year."""
    return next(
        (found[place.code] for each in range(year, year - 4, -1) if (found := minimum_wage_of([place.code], each))), 0
    )


def _form(
    place: Region, asked: Asked, ahead: Sequence[Target], until: int, first: int, last: int, wage: int
) -> dict[str, object]:
    known = figures_of(place.code, {metric for metrics in HINTS.values() for metric in metrics})
    fields = []
    for key, kind in KINDS.items():
        hints = [each for each in known if each.metric in HINTS.get(key, ()) and each.number is not None]
        newest = max(hints, key=lambda each: each.day or dt.date.min, default=None)
        given = {name: asked.given.get(f"{key}_{name}", "") for name in ("mulai", "bulan", "bayar", "upah", "nilai")}
        payers = [(payer.value, PAYERS[payer], payer.value == given["bayar"]) for payer in kind.payers]
        fields.append(Field(kind, TITLES[key], given | {"orang": asked.given.get(key, "")}, newest, payers))
    return {
        "asked": asked,
        "problems": asked.problems,
        "fields": fields,
        "targets": ahead,
        "until": until,
        "wage": wage,
        "month_choices": month_choices(first, last),
        "first": first,
    }


def _results(road: Road, parts: Sequence[Piece], price: int, query: str) -> dict[str, object]:
    plan = road.plan
    years = sorted({month // 12 for month in plan.months.tolist()})
    budget = [
        (year, [int(plan.cost_of(payer)[plan.months // 12 == year].sum()) for payer in plan.payers],
         int(plan.cost[plan.months // 12 == year].sum()))
        for year in years
    ]  # fmt: skip
    columns = [plan.cost_of(payer).tolist() for payer in plan.payers]
    monthly = zip(
        plan.months.tolist(), plan.covered.tolist(), plan.missing.tolist(), plan.cost.tolist(), *columns, strict=True
    )
    return {
        "road": road,
        "plan": plan,
        "parts": [(each, (each.needed or 0) * price) for each in parts],
        "price": price,
        "parts_cost": sum(each.needed or 0 for each in parts) * price,
        "years": [(each, _percent(each.percent)) for each in road.years],
        "pulled": [_line(each) for each in plan.pulled],
        "person_months": sum(each.person_months for each in plan.pulled),
        "payer_words": [PAYERS[payer] for payer in plan.payers],
        "budget": budget,
        "sums": [sum(column) for column in columns],
        "monthly": [(month, covered, missing, paid, total) for month, covered, missing, total, *paid in monthly],
        "endings": [(each, [(TITLES.get(key, key), people) for key, people in each.causes]) for each in plan.endings],
        "falls": len(plan.falls),
        "chart": _chart(road),
        "query": query,
    }


def _line(pulled: Pulled) -> dict[str, object]:
    lever = pulled.lever
    return {
        "pulled": pulled,
        "lever": lever,
        "title": TITLES[lever.kind],
        "segment": SEGMENTS[KINDS[lever.kind].segment],
        "payers": [PAYERS[payer] for payer, column in pulled.cost.items() if column.any()],
        "people": int(pulled.people[-1]),
    }


def _chart(road: Road) -> SafeString:
    """Coverage with the plan month by month, and at each year's end without it, under the road of targets."""
    plan, size = road.plan, road.start.workforce
    months, covered, base = plan.months.tolist(), plan.covered.tolist(), plan.base.tolist()
    begin = percent_of(road.start.covered, size)
    points = [Point(last_day(months[0] - 1), begin, _percent(begin), basis="plan")]
    for place, month in enumerate(months):
        share, ends = percent_of(covered[place], size), place == len(months) - 1
        points.append(Point(last_day(month), share, _percent(share) if ends else "", basis="plan"))
        if (month % 12 == DECEMBER - 1) and base[place] != covered[place]:
            without = percent_of(base[place], size)
            words = _("tanpa rencana %(share)s") % {"share": _percent(without)} if ends else ""
            points.append(Point(last_day(month), without, words, solid=False))
    marks = [Mark(each.day, each.percent, f"{each.year}: {each.figure.text}") for each in road.targets]
    title = _("Cakupan %(name)s menurut rencana, dan targetnya") % {"name": road.start.region.short_name}
    told = _("%(first)s %(begin)s; %(last)s dengan rencana %(end)s") % {
        "first": month_text(months[0] - 1),
        "begin": _percent(begin),
        "last": month_text(months[-1]),
        "end": _percent(percent_of(covered[-1], size)),
    }
    return trend(points, title=title, told=told, ident="rencana", unit=f"{NBSP}%", road=marks)


def _percent(share: Decimal) -> str:
    return f"{share}".replace(".", ",") + f"{NBSP}%"
