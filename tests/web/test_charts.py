"""Charts draw what they are given: the values as text, marks by class, nothing clamped, nothing left out."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from xml.etree import ElementTree

from django.utils.safestring import SafeString

from payung.registry.models import Region
from payung.web.charts import (
    Bar,
    Part,
    Point,
    Reach,
    Target,
    Tile,
    gores,
    ramp_class,
    ranking_bars,
    share_bar,
    target_bar,
    tile_map,
    trend,
)
from payung.web.charts.tiles import laid_out
from payung.web.charts.trend import ticks_to
from payung.web.coverage.board import road_chart
from tests.coverage.world import frozen, workforce

AT = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)

TILES = [
    Tile("Landak", 1, 1, Decimal("53.43"), "53,43", "2024"),
    Tile("Sanggau", 2, 1, None, "", ""),
    Tile("Kayong Utara", 1, 3, Decimal("51.59"), "51,59", "Okt 2025"),
]


def drawn(svg: SafeString) -> ElementTree.Element:
    """Well-formed, and without a style of its own."""
    assert isinstance(svg, SafeString)
    assert "style=" not in svg and "<script" not in svg and not re.search(r"#[0-9a-f]{6}", svg)
    return ElementTree.fromstring(f"<x>{svg}</x>")


def test_a_map_shows_each_value_and_says_which_region_has_none():
    root = drawn(tile_map(TILES, "Peta", "Landak 53,43", "peta"))
    wide, slim = root.findall("svg")
    for picture in (wide, slim):
        words = " ".join(picture.itertext())
        assert "53,43" in words and "belum" in words and "Sanggau" in words
        assert picture.get("role") == "img"
        assert picture.get("aria-labelledby").split() == [picture[0].get("id"), picture[1].get("id")]
    assert len(wide.findall(".//rect[@class='c-mist']")) == 1


def test_no_letter_on_the_narrow_map_is_smaller_than_twelve():
    slim = drawn(tile_map(TILES, "Peta", "", "peta")).findall("svg")[1]
    assert min(int(text.get("font-size")) for text in slim.iter("text")) >= 12


def test_classes_of_the_map_begin_at_round_figures():
    bounds = {Decimal("29.99"): 1, Decimal(30): 2, Decimal(40): 3, Decimal("49.99"): 3, Decimal(50): 4, Decimal(60): 5}
    assert {value: ramp_class(value) for value in bounds} == bounds


def test_a_bar_over_a_hundred_runs_past_the_frame_and_an_unknown_one_is_dashed():
    root = drawn(ranking_bars([Bar("A", Decimal("104.2"), "104,2 %"), Bar("B", None, "")], Decimal(60), "Target"))
    assert root.find(".//rect[@class='c-shelter']").get("width") == "104.2%"
    assert root.findall(".//li")[2].get("class") == "is-none"
    assert "belum dipublikasikan" in "".join(root.itertext())


def test_names_are_escaped():
    assert "&lt;b&gt;" in ranking_bars([Bar("<b>", Decimal(1), "1 %")])


def test_points_are_joined_only_when_their_basis_is_the_same():
    points = [
        Point(dt.date(2022, 11, 30), Decimal(36), "36", basis="1786809"),
        Point(dt.date(2022, 12, 31), Decimal("33.12"), "33,12", basis="1770630"),
        Point(dt.date(2023, 9, 30), Decimal("42.81"), "42,81", basis="1770630"),
        Point(dt.date(2025, 12, 1), Decimal("27.36"), "27,36", solid=False, clash="2025-12"),
        Point(dt.date(2025, 12, 24), Decimal(37), "37", solid=False, clash="2025-12"),
    ]
    root = drawn(trend(points, title="T", told="D", ident="x", target=Target(Decimal("59.56"), "Target")))
    wide = root.find("svg")
    assert len(wide.findall(".//line[@class='c-line']")) == 1
    assert len(wide.findall(".//line[@class='c-link']")) == 1
    assert len(wide.findall(".//circle[@class='c-dot']")) == 3
    assert len(wide.findall(".//circle[@class='c-ring']")) == 2
    assert {"36", "33,12", "42,81", "27,36", "37"} <= {text.text for text in wide.iter("text")}


def test_the_value_axis_begins_at_zero_and_reaches_the_highest():
    for highest in ("0.4", "7", "59.56", "60", "104", "1207", "13189"):
        ticks = ticks_to(Decimal(highest))
        assert ticks[0] == 0 and ticks[-1] >= Decimal(highest) and 2 <= len(ticks) <= 7


def test_the_parts_of_a_bar_fill_it_and_stand_as_text():
    root = drawn(share_bar([Part(3, "kami", "Rp3"), Part(1, "Anda", "Rp1")], "Rp4"))
    assert [rect.get("width") for rect in root.find(".//svg").iter("rect")] == ["75.00%", "25.00%"]
    assert "Rp3" in "".join(root.itertext())
    assert "Rp0" in "".join(drawn(share_bar([Part(0, "kami", "Rp0")], "Rp0")).itertext())


def test_what_lacks_to_the_target_is_drawn_and_nothing_lacks_when_it_is_reached():
    def reach(covered):
        return Reach(Decimal(covered), Decimal("59.56"), "a", "b", "c", "d", "e", "f")

    assert len(drawn(target_bar(reach("53.43"), "T", "r")).findall(".//rect[@class='c-mid']")) == 2
    assert drawn(target_bar(reach("68.02"), "T", "r")).findall(".//rect[@class='c-mid']") == []


def test_a_gore_is_solid_only_when_the_programme_is_in_force():
    root = drawn(gores({"JKK", "JKM"}))
    assert len(root.findall(".//path[@class='on']")) == 2
    assert len(root.findall(".//path[@class='off']")) == 3
    assert "Berlaku: JKK, JKM" in root[0].get("aria-label")


def test_a_map_nobody_laid_out_stands_in_a_grid_by_name_and_leaves_nobody_out():
    tiles = [Tile(name, None, None, None, "", "", none="tidak diukur") for name in ("F", "E", "D", "C", "B", "A")]
    laid = laid_out([*tiles, Tile("X", 2, 1, Decimal(40), "40,00", "2025")])
    squares = {tile.name: (tile.column, tile.row) for tile in laid}
    assert squares == {"X": (2, 1), "A": (0, 2), "B": (1, 2), "C": (2, 2), "D": (3, 2), "E": (4, 2), "F": (0, 3)}


def test_a_map_too_wide_for_a_phone_is_drawn_there_from_west_to_east_five_to_a_row():
    tiles = [Tile(f"P{number}", number, 0, None, "", "") for number in range(12)]
    slim = drawn(tile_map(tiles, "Peta", "", "peta")).findall("svg")[1]
    assert slim.get("viewBox").split()[2] == "344"  # four steps of 69,4 and a box of 66,4


def test_a_long_name_is_broken_in_a_wide_box_and_never_runs_into_the_next():
    wide = drawn(tile_map([Tile("Hulu Sungai Selatan", 0, 0, None, "", "")], "Peta", "", "peta")).findall("svg")[0]
    said = [each.text for each in wide.iter("text")]
    assert said[:2] == ["Hulu Sungai", "Selatan"]


def test_the_line_of_counted_shares_breaks_in_the_month_its_denominator_changes(figures):
    # 500 of 1.000 in July and August; from September the workforce is 1.250; in November 1.000 again by a new edition.
    old = workforce({"61.08": 1_000}, as_of=dt.date(2026, 1, 1)).pk
    new = workforce({"61.08": 1_250}, as_of=dt.date(2026, 9, 1)).pk
    back = workforce({"61.08": 1_000}, as_of=dt.date(2026, 11, 1)).pk
    for month, edition in ((7, old), (8, old), (9, new), (10, new), (11, back)):
        frozen(dt.date(2026, month, 1), {("people_by_residence", "61.08", "ALL"): 500}, at=AT, edition=edition)
    chart = road_chart(Region.objects.get(code="61.08"), dt.date(2026, 12, 1))
    for picture in drawn(chart).findall("svg"):
        points = sorted(float(each.get("cx")) for each in picture.findall(".//circle[@class='c-dot']"))
        lines = [(float(each.get("x1")), float(each.get("x2"))) for each in picture.findall(".//line[@class='c-line']")]
        assert len(points) == 5
        assert sorted(lines) == [(points[0], points[1]), (points[2], points[3])]
    assert "garis terputus di bulan yang pembaginya berubah" in chart


def test_no_label_of_a_chart_covers_a_number_of_its_axis():
    # Four years of months from 36,37 on, beside the tick 40: the first point stands close to the axis.
    days = [dt.date(2026 + month // 12, month % 12 + 1, 28) for month in range(48)]
    points = [Point(day, Decimal("36.37"), "36,37 %" if day == days[0] else "") for day in days]
    for picture in drawn(trend(points, title="T", told="", ident="t")).findall("svg"):
        label = next(each for each in picture.iter("text") if "36,37" in "".join(each.itertext()))
        anchor, x = label.get("text-anchor"), float(label.get("x"))
        left = x if anchor == "start" else x - 24 if anchor == "middle" else x - 48  # seven letters of seven units
        ticks = [
            each for each in picture.iter("text") if each.get("class") == "c-ink3" and each.get("text-anchor") == "end"
        ]
        close = [each for each in ticks if abs(float(each.get("y")) - float(label.get("y"))) < 13]
        assert all(left > float(each.get("x")) for each in close)
