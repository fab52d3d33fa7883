"""Coverage for everybody: the province, one region, how it is counted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payung.coverage.counted import rate_series
from payung.coverage.figures import measures
from payung.coverage.measures import book
from payung.coverage.queries import coverage_of, coverage_series, register, targets
from payung.registry.models import Region
from payung.registry.serving import service_points, serving_office
from payung.web.coverage.board import board, road_chart
from payung.web.guard import found, page
from payung.web.public import counted, sentences
from payung.web.public.groups import by_theme
from payung.web.public.maps import map_of
from payung.web.public.published import Published, plain_name, series_trend

PROVINCE = "61"
IN_HEAD = "bps_code"  # stands in the head of the page
BELOW = (Region.Level.DISTRICT, Region.Level.VILLAGE)  # offices and hospitals are known by their regency
AREAS = ("nation", "island", "province", "regency", "district", "village")


@page(public=True)
def home(request: HttpRequest) -> HttpResponse:
    """What was published about West Kalimantan, and beside it what this system counts."""
    province = Region.objects.select_related("parent").filter(code=PROVINCE).first()
    if province is None:  # a database without reference data
        return render(request, "public/empty.html")
    published = Published.of(province, request.today)
    month = counted.newest_month(province)
    shown = {
        "province": province,
        "published": published,
        "map": map_of(province),
        "missing_sentence": sentences.missing_sentence(published),
        "ranking_sentence": sentences.ranking_sentence(published),
        "series_sentence": sentences.series_sentence(published),
        "joined_sentence": sentences.joined_sentence(published),
        "above_sentence": sentences.above_sentence(published) if published.target else "",
        "above_word": sentences.regions_word(len(published.above)),
        "month": month,
        "board": board(province, request.today),
        "road": road_chart(province, request.today),
    }
    return render(request, "public/home.html", shown)


@page(public=True)
def region(request: HttpRequest, code: str) -> HttpResponse:
    """Everything published about one region with its sources, and the people counted there month by month."""
    place = found(Region.objects.select_related("parent__parent").filter(code=code, level__in=AREAS).first())
    series = tuple(coverage_series(place.code))
    due = targets(place.code)
    figures = [each for each in register() if each.region_code == place.code and each.metric != IN_HEAD]
    row = counted.of_region(place)
    months = counted.count_figures(place) if row else []
    told = rate_series(place) if row else []
    shares = {each.share.as_of: each.share for each in told if each.share}
    shown = {
        "place": place,
        "name": plain_name(place.name),
        "newest": coverage_of(place.code),
        "series": series,
        "series_chart": series_trend(series, due[0] if due else None, place.short_name, "terbit"),
        "targets": due,
        "figures": by_theme(figures),
        "counted": row,
        "segment_bar": counted.segment_bar(row) if row and row.segments else "",
        "count_chart": counted.count_trend(place, months),
        "count_figures": [(each, shares.get(each.as_of)) for each in reversed(months)],
        "has_shares": bool(shares),
        "board": board(place, request.today),
        "road": road_chart(place, request.today, told),
        "map": map_of(place),
        "points": None if place.level in BELOW else service_points(place.code, request.today),
        "office": serving_office(place, request.today),
        "inside": place.children.filter(level__in=AREAS).order_by("code"),
    }
    return render(request, "public/region.html", shown)


@page(public=True)
def method(request: HttpRequest) -> HttpResponse:
    """How coverage is counted, by others and here, and why the two are kept apart."""
    return render(request, "public/method.html", {"measures": measures(), "book": book()})
