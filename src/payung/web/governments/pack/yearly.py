"""Claims of a year in cases and rupiah, from months that were frozen; of this year up to the month of the sheet.

A month of one to four claims is not told, and a year may not give it away, nor may two years so far, subtracted: a
line is left out where the months kept back since it was last told are fewer than two or together fewer than five, and
where it could be worked out from the other lines.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from payung.coverage.counted import SMALL, figure_of, snapshots
from payung.coverage.figures import Figure
from payung.coverage.measures import EVERY_PART, PROGRAMMES
from payung.coverage.models import Snapshot, SnapshotRow
from payung.coverage.paid import claims_between
from payung.kernel.amounts import number_text
from payung.kernel.dates import MONTHS
from payung.registry.queries import regions_within
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

    cells  (measure, part) → its figure of every month, the oldest first, small ones kept back
    known  the same numbers as they were counted, for judging what a sum would give away; never shown
    """

    taken: tuple[Snapshot, ...]
    cells: Cells
    known: Mapping[tuple[str, str], tuple[int, ...]]

    @property
    def words(self) -> str:
        first, last = self.taken[0].month, self.taken[-1].month
        if len(self.taken) == len(MONTHS):
            return f"tahun {first.year}"
        if len(self.taken) == 1:
            return f"{MONTHS[first.month - 1]} {first.year}"
        return f"{MONTHS[first.month - 1]} sampai {MONTHS[last.month - 1]} {last.year}"

    @property
    def months(self) -> range:
        return range(self.taken[0].month.month, self.taken[-1].month.month + 1)

    def sum(self, measure: str, part: str) -> int:
        return sum(self.known[measure, part])

    def all_told(self, measure: str, part: str) -> bool:
        return all(each.number is not None for each in self.cells[measure, part])


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
    found = SnapshotRow.objects.filter(snapshot__in=taken, measure__in=(CASES, PAID, PAID_IN), region=world.region)
    rows = {(row.snapshot_id, row.measure, row.part): row for row in found}
    keys = [(measure, part) for measure in (CASES, PAID, PAID_IN) for part in (*PROGRAMMES, EVERY_PART)]
    cells, known = {}, {}
    for measure, part in keys:
        of = [rows.get((each.pk, measure, part)) for each in taken]
        cells[measure, part] = tuple(
            figure_of(each, measure, world.region, part, row) for each, row in zip(taken, of, strict=True)
        )
        known[measure, part] = tuple(row.value if row else 0 for row in of)
    return Year(taken, cells, known)


def claims_of(world: World, year: Year, ending: str = "") -> dict[str, tuple[Figure, Figure]]:
    """Part → its cases, each claim once however often it was paid, and its rupiah; what may not be told is left out.

    ending  of the names the figures are given: `klaim_jkk`, `rupiah_jkk_tahun_lalu`
    """
    first, last = year.taken[0].month, year.taken[-1].as_of
    counted = claims_between(regions_within([world.region.code]), first, last)
    cases = {part: counted[part].cases if part in counted else 0 for part in NAMES}
    return {
        part: (_cases(world, year, part, cases[part], ending), _rupiah(world, year, part, ending))
        for part in _told(year, cases)
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
    if rest.endswith(LAST):
        before = taken[0].month.year - 1
        return part, dt.date(before, 1, 1), dt.date(before, 12, 31)
    return part, taken[0].month, taken[-1].as_of


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


def _told(year: Year, cases: Mapping[str, int]) -> list[str]:
    """Parts whose year gives away neither a month nor a line that is kept back."""
    hidden = {part for part in cases if gives_away(year, part, cases[part])}
    lines = [part for part in PROGRAMMES if cases[part]]
    kept = [part for part in lines if part in hidden]
    while kept and EVERY_PART not in hidden and (len(kept) == 1 or sum(cases[part] for part in kept) < SMALL):
        others = [part for part in lines if part not in hidden]
        more = min(others, key=lambda part: cases[part]) if others else EVERY_PART
        hidden.add(more)
        kept.append(more)
    return [part for part in NAMES if part not in hidden]


def gives_away(year: Year, part: str, cases: int) -> bool:
    """Whether the year so far, beside what it was a month before and before that, would tell a month kept back."""
    if 0 < cases < SMALL:
        return True
    waiting: list[int] = []
    for figure, number in zip(year.cells[CASES, part], year.known[CASES, part], strict=True):
        if figure.number is None:
            waiting.append(number)
        if len(waiting) > 1 and sum(waiting) >= SMALL:
            waiting = []
    return bool(waiting)


def _cases(world: World, year: Year, part: str, cases: int, ending: str) -> Figure:
    name = f"klaim_{NAMES[part]}{ending}"
    once = "tiap klaim satu kali walau dibayar beberapa kali, menurut tempat tinggal peserta"
    made = world.make.counted(
        name, f"Klaim dibayar, {_words(part)}", cases, "klaim", f"klaim yang uangnya sampai dalam {year.words}, {once}",
        given=year.cells[CASES, part], unsaid=UNSAID,
    )  # fmt: skip
    return world.make.spanned(replace(made, as_of_day=year.taken[-1].as_of), year.words)


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
