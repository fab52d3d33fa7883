"""Parts 2 to 4: people by segment, how many could be covered, where they live and what they do."""

from __future__ import annotations

from django.utils.text import slugify

from payung.coverage.counted import HIDDEN, SMALL, only_here
from payung.coverage.figures import Figure
from payung.coverage.measured import denominator_figure, workforce
from payung.coverage.measures import book
from payung.coverage.queries import covered_by_segment
from payung.kernel.amounts import number_text
from payung.web.governments.pack.model import Part, Table, Unknown
from payung.web.governments.pack.pictures import Stack, Sum
from payung.web.governments.pack.workings import Row
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
    return Part(2, "Peserta menurut segmen", finding, tables, drawings=_stack(now), missing=tuple(missing))


def _stack(now: dict[tuple[str, str], Figure]) -> tuple[Stack, ...]:
    """One bar of the segments that have anybody; those not told have no length and keep their words."""
    held = [
        (words, now[LIVING, key]) for key, words in SEGMENTS.items() if key != "ALL" and now[LIVING, key].number != 0
    ]
    if not any(each.number for _, each in held):
        return ()
    rows = tuple(Sum(words, each.number, each.text if each.number is not None else each.value) for words, each in held)
    whole = now[LIVING, "ALL"]
    return (Stack(f"Terlindungi menurut segmen, {whole.as_of}", rows, whole.text),)


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
    if rows and not measured:
        finding = f"{len(rows)} daerah di dalamnya dihitung orangnya; penduduk bekerjanya belum diukur"
    alone = _only_here(world, rows)
    tables = (Table("Menurut daerah di dalamnya", heads, (*rows, *alone), "Belum dihitung."), _ecosystems(world), said)
    return Part(4, "Menurut daerah dan ekosistem", finding, tables, missing=tuple(missing))


def _only_here(world: World, rows: tuple[tuple, ...]) -> tuple[tuple, ...]:
    """Whose home is recorded no deeper than the region itself; nothing where none is, or where it is not told."""
    if not rows or world.rate is None:
        return ()
    many = only_here(world.rate.numerator, [row[1] for row in rows])
    if not many:
        return ()
    meaning = f"orang yang tempat tinggalnya tercatat hanya sampai {world.region.name}"
    whole, inside = world.rate.numerator, [row[1] for row in rows]
    taken = "".join(f" − {each.value}" for each in inside)
    count = world.make.counted(
        "hanya_di_sini", "Tercatat hanya sampai sini", many, "orang", meaning, people=True,
        formula=f"{whole.value}{taken} = {number_text(many)}", given=(whole, *inside),
    )  # fmt: skip
    words = f"Hanya tercatat sampai {world.region.short_name}"
    return ((words, count, Unknown(NOT_MEASURED), Unknown(NOT_MEASURED)),)


def _ecosystems(world: World) -> Table:
    """People whose contributions somebody pays this month, by the group their programme is for."""
    groups: dict[str, list[int]] = {}
    behind: dict[str, list[Row]] = {}
    for each in world.cohorts:
        label, many = str(each.programme.get_cohort_display()), each.people_in(world.day)
        if many:
            groups.setdefault(label, []).append(many)
            behind.setdefault(label, []).append(
                Row(each.programme.title, each.programme.sponsor.name, each.programme.pk)
            )
    meaning = "orang dengan bantuan iuran yang sudah dibayar untuk bulan itu, menurut kelompok programnya"
    rows = tuple(
        (
            label,
            Unknown(HIDDEN)
            if _gives_away(many)
            else world.make.counted(
                f"kelompok_{slugify(label)}",
                "Orang dalam kelompok",
                sum(many),
                "orang",
                meaning,
                people=True,
                rows=behind[label],
            ),
        )
        for label, many in groups.items()
    )
    return Table(
        "Ekosistem, yang dihitung sistem ini", ("Kelompok", "Orang"), rows, "Belum ada yang dibayar bulan ini."
    )


def _gives_away(programmes: list[int]) -> bool:
    """Whether a sum, beside those of its programmes that are told month by month, would tell one to four."""
    return sum(programmes) >= SMALL and 0 < sum(many for many in programmes if many < SMALL) < SMALL


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
