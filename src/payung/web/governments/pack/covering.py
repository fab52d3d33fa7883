"""Parts 1 to 4: coverage and the way to the target, people by segment, how many could be covered, where they are."""

from __future__ import annotations

from decimal import Decimal

from payung.coverage.figures import Figure
from payung.coverage.measured import denominator_figure, workforce
from payung.coverage.measures import book
from payung.coverage.queries import covered_by_segment
from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.web.governments.pack.model import Bar, Drawing, Headline, Part, Table, Unknown
from payung.web.governments.pack.world import (
    MONTHS,
    NOT_COUNTED,
    NOT_MEASURED,
    NOT_PUBLISHED,
    World,
    told,
)

LIVING = "people_by_residence"
SEGMENTS = {
    "ALL": "Semua segmen",
    "PU": "Penerima upah (PU)",
    "BPU": "Bukan penerima upah (BPU)",
    "JAKON": "Jasa konstruksi",
    "PMI": "Pekerja migran (PMI)",
}
ELIGIBLE = ("eligible_workers", "eligible_workers_pu", "eligible_workers_bpu", "employed_bps")
ECOSYSTEMS = {
    "subsidised_workers_dbh_sawit": "Pekerja sawit (dana bagi hasil)",
    "subsidised_workers_honorer": "Tenaga honorer",
    "subsidised_workers_pemilu_adhoc": "Petugas pemilu",
    "subsidised_workers_pilkada_adhoc": "Petugas pilkada",
    "subsidised_workers": "Pekerja rentan dan lainnya",
}


# --- 1 ---------------------------------------------------------------------------------------------------------------


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
        (_trend(world), _published(world, target), _order(world)),
        headlines,
        _drawn(world),
        _coverage_missing(world, share),
    )


def _rank(world: World, place: int, share: Figure) -> Figure:
    measured = sum(each.place is not None for each in world.order)
    everybody = len(world.order)
    meaning = "urutan menurut cakupan yang dihitung sistem ini; yang cakupannya sama mendapat tempat yang sama"
    note = "" if measured == everybody else f"; {everybody - measured} daerah tanpa cakupan tidak diberi tempat"
    return world.make.derived("peringkat", "Peringkat", Decimal(place), f"dari {everybody}", meaning + note, share)


def _coverage_says(world: World, share: Figure | None, lacking: Figure | None, rank: Figure | None) -> str:
    if share:
        gap = f", kurang {lacking.text} dari target" if lacking and lacking.number else ""
        gap = ", target tercapai" if lacking and not lacking.number else gap
        return f"Cakupan {share.text} pada {share.as_of}{gap}" + (f", peringkat {rank.text}" if rank else "")
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


def _drawn(world: World) -> tuple[Drawing, ...]:
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
    return (Drawing(title, bars, target.percent if target else None, words),)


def _coverage_missing(world: World, share: Figure | None) -> tuple[str, ...]:
    found = []
    if world.snapshot is None:
        found.append("Belum ada bulan yang dihitung sampai hari ini.")
    elif share is None:
        found.append("Penduduk bekerja daerah ini belum diukur siapa pun, maka cakupannya tidak dihitung.")
    below = world.rate.denominator if world.rate else None
    if below and book().denominators[below.metric].invented:
        found.append("Pembagi cakupan yang dihitung adalah rekaan untuk contoh, bukan hasil survei.")
    if world.target is None:
        found.append("Target daerah ini dan daerah di atasnya belum dipublikasikan.")
    elif not world.target.own:
        found.append(f"Target {world.region.name} belum dipublikasikan; dipakai target {world.target.region_name}.")
    found.append("Batas kategori rendah, sedang, tinggi belum dipublikasikan; kategori tidak disebut.")
    return tuple(found)


# --- 2 ---------------------------------------------------------------------------------------------------------------


def segments(world: World) -> Part:
    """People by segment now, a month and a year ago, and what others published."""
    published = [each for each in covered_by_segment(world.region.code) if world.was_out(each)]
    said = Table(
        "Yang terbit",
        ("Segmen", "Peserta", "Posisi"),
        tuple((each.name, each, each.as_of) for each in published),
        "Peserta per segmen belum dipublikasikan.",
    )
    heads = ("Segmen", "Sekarang", "Sejak bulan lalu", "Sejak setahun lalu")
    title, missing = "Orang terlindungi menurut tempat tinggal", []
    if world.snapshot is None:
        return Part(2, "Peserta menurut segmen", "Peserta per segmen belum dihitung", (Table(title, heads, ()), said))
    now = world.counts(world.snapshot, [LIVING])
    month = _back(world, 1)
    year = _back(world, MONTHS)
    missing += [] if year else ["Setahun sebelumnya belum dihitung, maka perubahannya tidak disebut."]
    rows = []
    for key, words in SEGMENTS.items():
        world.name(f"peserta_{'semua' if key == 'ALL' else key.lower()}", now[LIVING, key])
        changes = (
            _changed(world, f"{name}_{key.lower()}", now[LIVING, key], then)
            for name, then in (("sebulan", month), ("setahun", year))
        )
        rows.append((words, now[LIVING, key], *changes))
    note = "Orang dengan dua segmen terhitung di keduanya dan satu kali di semua segmen."
    finding = f"{now[LIVING, 'ALL'].text} terlindungi pada {now[LIVING, 'ALL'].as_of}"
    tables = (Table(f"{title}, {now[LIVING, 'ALL'].as_of}", heads, tuple(rows), note=note), said)
    return Part(2, "Peserta menurut segmen", finding, tables, missing=tuple(missing))


def _back(world: World, months: int) -> dict[tuple[str, str], Figure]:
    """The counts so many months before; empty where that month was not counted."""
    number = world.snapshot.month.year * 12 + world.snapshot.month.month - 1 - months  # type: ignore[union-attr]
    then = next((each for each in world.taken if each.month.year * 12 + each.month.month - 1 == number), None)
    return world.counts(then, [LIVING]) if then else {}


def _changed(world: World, key: str, now: Figure, then: dict[tuple[str, str], Figure]) -> Figure | Unknown:
    before = then.get((LIVING, now.key.rpartition(":")[2]))
    if before is None:
        return Unknown(NOT_COUNTED)
    return world.make.change(key, now, before) or Unknown("tidak disebut")


# --- 3 ---------------------------------------------------------------------------------------------------------------


def eligible(world: World) -> Part:
    """How many could be covered, by every series anybody measured; never one number for all."""
    measured = []
    if world.snapshot:
        for key, meant in sorted(book().denominators.items(), key=lambda each: each[1].rank):
            size = workforce(key, world.snapshot.as_of, world.snapshot.edition).get(world.region.code)
            if size:
                figure = denominator_figure(size, world.region)
                measured.append((meant.name, figure, figure.as_of, figure.publisher))
    published = [(each.name, each, each.as_of, each.publisher) for each in world.published_of(ELIGIBLE)]
    heads = ("Apa", "Orang", "Posisi", "Penerbit")
    tables = (
        Table("Pembagi yang tercatat", heads, tuple(measured), "Belum ada yang mengukur penduduk bekerja daerah ini."),
        Table("Yang disebut penerbit lain", heads, tuple(published), "Belum dipublikasikan."),
    )
    known = len(measured) + len(published)
    finding = f"{number_text(known)} ukuran berbeda; jangan dicampur" if known > 1 else "Satu ukuran yang diketahui"
    finding = finding if known else "Belum ada yang mengukur berapa pekerja yang berhak"
    bare = {each[1].metric for each in published}
    missing = [
        f"Yang berhak menurut segmen {segment} {NOT_PUBLISHED}."
        for metric, segment in (("eligible_workers_pu", "PU"), ("eligible_workers_bpu", "BPU"))
        if metric not in bare
    ]
    return Part(3, "Pekerja yang berhak", finding, tables, missing=tuple(missing))


# --- 4 ---------------------------------------------------------------------------------------------------------------


def places(world: World) -> Part:
    """Regions inside, and groups of workers that meetings call ecosystems."""
    rows, missing = (), []
    if world.snapshot and world.inside:
        rows = _inside(world)
    elif not world.inside:
        missing.append("Daftar kecamatan daerah ini belum dimuat, maka cakupan per kecamatan tidak dihitung.")
    heads = ("Daerah", "Terlindungi", "Penduduk bekerja", "Cakupan")
    groups = tuple(
        (words, figure, figure.as_of, figure.publisher)
        for metric, words in ECOSYSTEMS.items()
        for figure in world.published_of([metric])
    )
    said = Table("Ekosistem, yang terbit", ("Kelompok", "Orang", "Posisi", "Penerbit"), groups, f"{NOT_PUBLISHED}.")
    missing.append("Ekosistem yang tidak disebut di sini belum dihitung tersendiri oleh sistem ini.")
    measured = sum(isinstance(row[3], Figure) for row in rows)
    finding = (
        f"{measured} dari {len(rows)} daerah di dalamnya punya cakupan" if rows else "Per kecamatan belum dihitung"
    )
    tables = (Table("Menurut daerah di dalamnya", heads, rows, "Belum dihitung."), said)
    return Part(4, "Menurut daerah dan ekosistem", finding, tables, missing=tuple(missing))


def _inside(world: World) -> tuple[tuple, ...]:
    taken = {each.rate.region.code: each.rate for each in world.order}
    if world.inside != world.beside:
        taken = world.rates_of(world.inside)
    return tuple(
        (
            each.name,
            taken[each.code].numerator,
            told(taken[each.code].denominator, NOT_MEASURED),
            told(taken[each.code].share, NOT_MEASURED),
        )
        for each in world.inside
    )
