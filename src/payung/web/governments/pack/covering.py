"""Part 1: coverage and the way to the target."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from payung.coverage.figures import Figure
from payung.coverage.measures import book
from payung.figures.shares import reached_by_rounding
from payung.kernel.amounts import NBSP, number_text
from payung.kernel.dates import date_text, short_month_text
from payung.kernel.periods import month_of
from payung.web.governments.pack.model import Headline, Part, Table
from payung.web.governments.pack.pictures import Bar, Picture, Shares, Square, TileMap
from payung.web.governments.pack.world import (
    NOT_COUNTED,
    NOT_MEASURED,
    World,
    told,
)


def coverage(world: World) -> Part:
    """The share, the target, the people lacking, the place among its neighbours, the trend."""
    rate, place = world.rate, next((each for each in world.order if each.rate.region == world.region), None)
    share = rate.share if rate else None
    target = world.target.figure if world.target and world.was_out(world.target.figure) else None
    lacking = world.make.gap("kurang", rate.numerator, rate.denominator, target) if share and target else None
    open_ = world.make.uncovered("belum_terlindungi", rate.numerator, rate.denominator) if rate and share else None
    rank = _rank(world, place.place, share) if place and place.place and share else None
    for name, figure in (
        ("cakupan", share), ("terlindungi", rate.numerator if rate else None), ("target", target),
        ("berhak", rate.denominator if rate else None), ("kurang", lacking), ("peringkat", rank),
        ("belum_terlindungi", open_),
    ):  # fmt: skip
        world.name(name, figure)
    whose = "" if world.target is None or world.target.own else f" {world.target.region_name}"
    headlines = (
        Headline(told(share, NOT_MEASURED if world.snapshot else NOT_COUNTED), "cakupan menurut tempat tinggal"),
        Headline(told(target), f"target{whose} {world.target.year}" if world.target else "target"),
        *([Headline(open_, "belum terlindungi")] if open_ else []),
        Headline(
            told(lacking, NOT_MEASURED), "kurang ke target", "you" if lacking is None or lacking.number else "safe"
        ),
        *([Headline(rank, "peringkat cakupan" + (", sama dengan daerah lain" if place.tied else ""))] if rank else []),
    )
    return Part(
        1,
        "Cakupan dan target",
        _coverage_says(world, share, lacking, rank),
        (_trend(world), _order(world), _published(world, target)),
        headlines,
        _drawn(world),
        _coverage_missing(world, share),
    )


def _rank(world: World, place: int, share: Figure) -> Figure:
    measured = sum(each.place is not None for each in world.order)
    everybody = len(world.order)
    meaning = "urutan menurut cakupan yang dihitung sistem ini; yang cakupannya sama mendapat tempat yang sama"
    note = "" if measured == everybody else f"; {everybody - measured} daerah tanpa cakupan tidak diberi tempat"
    above = [each.rate.share for each in world.order if each.place and each.place < place and each.rate.share]
    formula = f"{number_text(len(above))} daerah lebih tinggi dari {share.text}; {len(above)} + 1 = {place}"
    given = (share, *above)
    rank = (Decimal(place), f"dari{NBSP}{everybody}", meaning + note)
    return world.make.derived("peringkat", "Peringkat", *rank, *given, formula=formula)


def _coverage_says(world: World, share: Figure | None, lacking: Figure | None, rank: Figure | None) -> str:
    if share:
        gap = f", kurang {lacking.text} dari target" if lacking and lacking.number else ""
        gap = ", target tercapai" if lacking and not lacking.number else gap
        return f"Cakupan {share.text} pada {share.as_of}{gap}" + (f", peringkat{NBSP}{rank.text}" if rank else "")
    if world.published and world.published.figure:
        return f"Cakupan yang terbit {world.published.figure.text}; yang dihitung belum ada"
    return "Cakupan belum diukur dan belum dipublikasikan"


def _trend(world: World) -> Table:
    rows = tuple(
        (each.numerator.as_of, each.numerator, told(each.denominator, NOT_MEASURED), told(each.share, NOT_MEASURED))
        for each in reversed(world.series)
    )
    heads = ("Bulan", "Terlindungi", "Penduduk bekerja", "Cakupan")
    return Table("Yang dihitung sistem ini, bulan demi bulan", heads, rows, "Belum ada bulan yang dihitung.")


def _published(world: World, target: Figure | None) -> Table:
    rows = []
    for each in reversed(world.published_series):
        lacking = None
        if target and each.covered and each.eligible and each.figure and each.figure.exact:
            lacking = world.make.gap(f"terbit_kurang:{each.figure.key}", each.covered, each.eligible, target)
        if each is world.published:
            names = ("terbit_cakupan", "terbit_terlindungi", "terbit_berhak", "terbit_kurang")
            for name, figure in zip(names, (each.figure, each.covered, each.eligible, lacking), strict=True):
                world.name(name, figure)
        numbers = (told(each.figure), told(each.covered, "tidak disebut"), told(each.eligible, "tidak disebut"))
        rows.append((each.figure.as_of, *numbers, told(lacking, "tidak dapat dihitung")))
    heads = ("Posisi", "Cakupan", "Terlindungi", "Berhak", "Kurang ke target")
    note = "Persis seperti di sumbernya. Tidak dijumlahkan dan tidak dibandingkan dengan yang dihitung sistem ini."
    return Table("Yang terbit", heads, tuple(rows), "Cakupan daerah ini belum dipublikasikan.", note if rows else "")


def _order(world: World) -> Table:
    rows = tuple(
        (
            str(each.place) if each.place else "–",
            each.rate.region.name,
            told(each.rate.share, NOT_MEASURED),
            each.rate.numerator,
            told(each.rate.denominator, NOT_MEASURED),
        )
        for each in world.order
    )
    heads = ("Urutan", "Daerah", "Cakupan", "Terlindungi", "Penduduk bekerja")
    return Table("Urutan menurut hitungan", heads, rows, "Belum ada bulan yang dihitung.")


def _drawn(world: World) -> tuple[Picture, ...]:
    if not any(each.rate.share for each in world.order):
        return ()
    bars = tuple(
        Bar(
            each.rate.region.short_name,
            each.rate.share.number if each.rate.share else None,
            each.rate.share.text if each.rate.share else NOT_MEASURED,
            each.rate.region == world.region,
        )
        for each in world.order
    )
    target = world.target
    words = f"Target {target.year} {target.figure.text}" if target else ""
    when = world.snapshot.as_of if world.snapshot else world.day
    title = f"Cakupan menurut hitungan, {date_text(when)}"
    return Shares(title, bars, target.percent if target else None, words), _map(world, when)


def _map(world: World, when: dt.date) -> TileMap:
    """The regions it is ranked among, with their counted shares."""
    squares = tuple(
        Square(
            each.rate.region.short_name.removeprefix("Kab. ").removeprefix("Kota "),
            each.rate.region.tile_column,
            each.rate.region.tile_row,
            each.rate.share.number if each.rate.share else None,
            each.rate.share.value if each.rate.share else NOT_MEASURED,
        )
        for each in world.order
    )
    return TileMap(f"Peta kotak cakupan menurut hitungan, {date_text(when)}", squares, short_month_text(month_of(when)))


def _coverage_missing(world: World, share: Figure | None) -> tuple[str, ...]:
    found = []
    if world.snapshot is None:
        found.append("Belum ada bulan yang dihitung sampai hari ini.")
    elif share is None:
        found.append("Penduduk bekerja daerah ini belum diukur siapa pun, maka cakupannya tidak dihitung.")
    below = world.rate.denominator if world.rate else None
    if below and book().denominators[below.metric].invented:
        found.append("Pembagi cakupan yang dihitung adalah rekaan untuk contoh, bukan hasil survei.")
    if share and _only_rounded(world):
        found.append(
            f"Cakupan {share.text} sudah dibulatkan. Target dinyatakan tercapai menurut orangnya, bukan pembulatannya."
        )
    if world.target is None:
        found.append("Target daerah ini dan daerah di atasnya belum dipublikasikan.")
    elif not world.target.own:
        found.append(f"Target {world.region.name} belum dipublikasikan; dipakai target {world.target.region_name}.")
    found.append("Batas kategori rendah, sedang, tinggi belum dipublikasikan; kategori tidak disebut.")
    return tuple(found)


def _only_rounded(world: World) -> bool:
    rate, target = world.rate, world.target
    if not (rate and target and rate.denominator and rate.denominator.number and rate.numerator.number is not None):
        return False
    return reached_by_rounding(rate.numerator.number, rate.denominator.number, target.percent)
