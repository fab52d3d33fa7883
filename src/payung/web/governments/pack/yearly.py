"""Claims of a year in cases and rupiah, as the months were frozen; of this year up to the month of the sheet.

The cases are those the newest month was frozen with, told or not; the rupiah are those of the months, and follow them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from payung.coverage.counted import figure_of, snapshots
from payung.coverage.counting.year import OF_YEAR
from payung.coverage.figures import Figure
from payung.coverage.measures import EVERY_PART, PROGRAMMES
from payung.coverage.models import Snapshot, SnapshotRow
from payung.kernel.amounts import number_text
from payung.kernel.dates import MONTHS, month_text
from payung.kernel.periods import month_of
from payung.web.governments.pack.world import World

CASES, PAID, PAID_IN = "claims_cases", "claims_paid", "contributions"
NAMES = {**{part: part.lower() for part in PROGRAMMES}, "SCHOLARSHIP": "beasiswa", EVERY_PART: "semua"}
LAST = "_tahun_lalu"
WORDS = {"beasiswa": "beasiswa anak", "semua": "semua program"}
UNSAID = "Klaimnya hanya dilihat kantor cabang yang membayar; setiap orang yang melihatnya tercatat."
Cells = Mapping[tuple[str, str], tuple[Figure, ...]]


@dataclass(frozen=True)
class Year:
    """Frozen months of one calendar year, one after the other.

    cells   (measure, part) → its figure of every month, the oldest first, small ones kept back
    counts  the same numbers as they were counted, for sums that may be told
    cases   part → the claims of the year up to the last month, kept back where they may not be told; empty where that
            month was frozen before years were counted
    """

    taken: tuple[Snapshot, ...]
    cells: Cells
    counts: Mapping[tuple[str, str], tuple[int, ...]]
    cases: Mapping[str, Figure]

    @property
    def words(self) -> str:
        return _span(self.taken[0].month, self.taken[-1].month)

    @property
    def words_of_cases(self) -> str:
        """Claims count from January on, also where the first months were not frozen."""
        return _span(self.taken[-1].month.replace(month=1), self.taken[-1].month)

    @property
    def months(self) -> range:
        return range(self.taken[0].month.month, self.taken[-1].month.month + 1)

    @property
    def from_january(self) -> bool:
        return self.taken[0].month.month == 1

    def sum(self, measure: str, part: str) -> int:
        return sum(self.counts[measure, part])

    def all_told(self, measure: str, part: str) -> bool:
        return all(each.number is not None for each in self.cells[measure, part])

    @property
    def why_no_cases(self) -> str:
        """Why nothing is told of claims of the year; empty where something may be."""
        if self.cases:
            return ""
        when = month_text(month_of(self.taken[-1].month))
        return (
            f"Klaim {self.words_of_cases} belum ada: {when} dihitung sebelum klaim setahun ikut dihitung. "
            f"Angkanya ada setelah {when} dihitung ulang."
        )


def this_year(world: World) -> Year | None:
    """The months up to that of the sheet that were frozen without a gap; None where that month is not over."""
    taken = _so_far(world.snapshot, world.day)
    return (
        year_of(world, taken[0].month.year, range(taken[0].month.month, taken[-1].month.month + 1)) if taken else None
    )


def year_of(world: World, year: int, months: range) -> Year | None:
    """These months of a year; None where one of them was not frozen by the day."""
    every = [each for each in snapshots(known=world.day) if each.ended and each.month.year == year]
    taken = tuple(each for each in every if each.month.month in months)
    if [each.month.month for each in taken] != list(months):
        return None
    measures = (CASES, PAID, PAID_IN, OF_YEAR)
    found = SnapshotRow.objects.filter(snapshot__in=taken, measure__in=measures, region=world.region)
    rows = {(row.snapshot_id, row.measure, row.part): row for row in found}
    keys = [(measure, part) for measure in (CASES, PAID, PAID_IN) for part in NAMES]
    cells, counts = {}, {}
    for measure, part in keys:
        of = [rows.get((each.pk, measure, part)) for each in taken]
        cells[measure, part] = tuple(
            figure_of(each, measure, world.region, part, row) for each, row in zip(taken, of, strict=True)
        )
        counts[measure, part] = tuple(row.value if row else 0 for row in of)
    last = taken[-1]
    cases = {part: figure_of(last, OF_YEAR, world.region, part, rows.get((last.pk, OF_YEAR, part))) for part in NAMES}
    return Year(taken, cells, counts, cases if _counted(taken) else {})


def claims_of(world: World, year: Year, ending: str = "") -> dict[str, tuple[Figure, Figure | None]]:
    """Part → its cases, each claim once however often it was paid, and its rupiah; what may not be told is left out.

    ending  of the names the figures are given: `klaim_jkk`, `rupiah_jkk_tahun_lalu`

    No rupiah where the months from January on were not all frozen: they would be fewer than the cases.
    """
    return {
        part: (
            _cases(world, year, part, figure, ending),
            _rupiah(world, year, part, ending) if year.from_january else None,
        )
        for part, figure in year.cases.items()
        if figure.number is not None
    }


def claims_days(name: str, snapshot: Snapshot, day: dt.date) -> tuple[str, dt.date, dt.date] | None:
    """Part, first and last day of the claims behind `klaim_…` or `rupiah_…`; None for a figure of another name.

    snapshot  the newest frozen month of a sheet        day  that the sheet is of
    """
    kind, _, rest = name.partition("_")
    part = next((part for part, word in NAMES.items() if word == rest.removesuffix(LAST)), None)
    taken = _so_far(snapshot, day)
    if kind not in ("klaim", "rupiah") or part is None or not taken:
        return None
    year = taken[-1].month.year
    if rest.endswith(LAST):
        return part, dt.date(year - 1, 1, 1), dt.date(year - 1, 12, 31)
    return part, dt.date(year, 1, 1), taken[-1].as_of


def sum_words(months: tuple[Figure, ...], total: int) -> str:
    """`1 + 2 = 3`."""
    return " + ".join(each.value for each in months) + f" = {number_text(total)}"


def _so_far(snapshot: Snapshot | None, day: dt.date) -> list[Snapshot]:
    """The months of the year of a frozen one up to it, back to the first that is missing."""
    if snapshot is None or not snapshot.ended:
        return []
    newest = snapshot.month
    known = {each.month.month: each for each in snapshots(known=day) if each.ended and each.month.year == newest.year}
    taken: list[Snapshot] = []
    for month in range(newest.month, 0, -1):
        if month not in known:
            break
        taken.insert(0, known[month])
    return taken


def _counted(taken: tuple[Snapshot, ...]) -> bool:
    """Whether the last month was frozen with the claims of its year, of which there may be none."""
    if SnapshotRow.objects.filter(snapshot=taken[-1], measure=OF_YEAR).exists():
        return True
    return not SnapshotRow.objects.filter(snapshot__in=taken, measure=CASES).exists()


def _span(first: dt.date, last: dt.date) -> str:
    if (first.month, last.month) == (1, len(MONTHS)):
        return f"tahun {last.year}"
    if first.month == last.month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{MONTHS[first.month - 1]} sampai {MONTHS[last.month - 1]} {last.year}"


def _cases(world: World, year: Year, part: str, frozen: Figure, ending: str) -> Figure:
    name, number = f"klaim_{NAMES[part]}{ending}", frozen.number or Decimal(0)
    once = "tiap klaim satu kali walau dibayar beberapa kali, menurut tempat tinggal peserta"
    meaning = f"klaim yang uangnya sampai dalam {year.words_of_cases}, {once}"
    world.make.derived(name, f"Klaim dibayar, {_words(part)}", number, "klaim", meaning, frozen)
    world.make.keep(replace(world.make.workings[name], unsaid=UNSAID))
    return world.make.spanned(world.make.workings[name].figure, year.words_of_cases)


def _rupiah(world: World, year: Year, part: str, ending: str) -> Figure:
    name, months, total = f"rupiah_{NAMES[part]}{ending}", year.cells[PAID, part], year.sum(PAID, part)
    made = world.make.derived(
        name, f"Manfaat dibayar, {_words(part)}", Decimal(total), "rupiah",
        f"rupiah manfaat yang sampai dalam {year.words}, menurut tempat tinggal peserta", *months[::-1],
        formula=sum_words(months, total) if year.all_told(PAID, part) else "",
    )  # fmt: skip
    return world.make.spanned(replace(made, exact=True), year.words)


def _words(part: str) -> str:
    return WORDS.get(NAMES[part], part)
