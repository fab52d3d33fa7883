"""Slots of claims and contributions: the year so far and the last whole year, from months that were frozen.

A month of one to four claims is not told, and a year may not give it away: a line is left out where the months kept
back are fewer than two or together fewer than five, and where it could be worked out from the other lines.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from payung.coverage.counted import SMALL, figure_of, snapshots
from payung.coverage.figures import Figure, decimal_text
from payung.coverage.measures import EVERY_PART, PROGRAMMES
from payung.coverage.models import Snapshot, SnapshotRow
from payung.coverage.paid import claims_between
from payung.kernel.amounts import number_text
from payung.kernel.dates import MONTHS
from payung.registry.queries import regions_within
from payung.web.governments.pack.slots import Shelf
from payung.web.governments.pack.slots_coverage import DOWN, LEVEL, UP, share_of, spanned

CASES, PAID, PAID_IN = "claims_cases", "claims_paid", "contributions"
NAMES = {**{part: part.lower() for part in PROGRAMMES}, "SCHOLARSHIP": "beasiswa", EVERY_PART: "semua"}
LAST = "_tahun_lalu"
WORDS = {"beasiswa": "beasiswa anak", "semua": "semua program"}
UNSAID = "Klaimnya hanya dilihat kantor cabang yang membayar; setiap orang yang melihatnya tercatat."
NOT_ENOUGH = "Manfaat dibanding iuran dalam masa yang sama; bukan rasio klaim dan bukan ukuran kecukupan dana."
Cells = Mapping[tuple[str, str], tuple[Figure, ...]]


@dataclass(frozen=True)
class Year:
    """Frozen months of one calendar year from January on.

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
            return f"{MONTHS[0]} {first.year}"
        return f"{MONTHS[0]} sampai {MONTHS[last.month - 1]} {last.year}"

    def sum(self, measure: str, part: str) -> int:
        return sum(self.known[measure, part])

    def all_told(self, measure: str, part: str) -> bool:
        return all(each.number is not None for each in self.cells[measure, part])


def money_slots(shelf: Shelf) -> None:
    """This year up to the month of the sheet; the year before where all its months were frozen."""
    snapshot = shelf.world.snapshot
    if snapshot is None or not snapshot.ended:
        return
    now = year_of(shelf, snapshot.month.year, snapshot.month.month)
    before = year_of(shelf, snapshot.month.year - 1, len(MONTHS))
    for year, ending in ((now, ""), (before, LAST)):
        if year:
            _claims(shelf, year, ending)
            _contributions(shelf, year, ending)
    same = year_of(shelf, snapshot.month.year - 1, snapshot.month.month)
    if now and same:
        _growth(shelf, now, same)


def year_of(shelf: Shelf, year: int, months: int) -> Year | None:
    """The first months of a year; None where one of them was not frozen by the day."""
    region = shelf.pack.region
    every = [each for each in snapshots(known=shelf.pack.day) if each.ended and each.month.year == year]
    taken = tuple(each for each in every if each.month.month <= months)
    if [each.month.month for each in taken] != list(range(1, months + 1)):
        return None
    found = SnapshotRow.objects.filter(snapshot__in=taken, measure__in=(CASES, PAID, PAID_IN), region=region)
    rows = {(row.snapshot_id, row.measure, row.part): row for row in found}
    keys = [(measure, part) for measure in (CASES, PAID, PAID_IN) for part in (*PROGRAMMES, EVERY_PART)]
    cells, known = {}, {}
    for measure, part in keys:
        of = [rows.get((each.pk, measure, part)) for each in taken]
        cells[measure, part] = tuple(
            figure_of(each, measure, region, part, row) for each, row in zip(taken, of, strict=True)
        )
        known[measure, part] = tuple(row.value if row else 0 for row in of)
    return Year(taken, cells, known)


# --- claims ----------------------------------------------------------------------------------------------------------


def _claims(shelf: Shelf, year: Year, ending: str) -> None:
    first, last = year.taken[0].month, year.taken[-1].as_of
    counted = claims_between(regions_within([shelf.pack.region.code]), first, last)
    cases = {part: counted[part].cases if part in counted else 0 for part in NAMES}
    for part in _told(year, cases):
        _cases(shelf, year, part, cases[part], ending)
        _rupiah(shelf, year, part, ending)


def _told(year: Year, cases: Mapping[str, int]) -> list[str]:
    """Parts whose year gives away neither a month nor a line that is kept back."""
    hidden = {part for part in cases if _gives_away(year, part, cases[part])}
    lines = [part for part in PROGRAMMES if cases[part]]
    kept = [part for part in lines if part in hidden]
    while kept and EVERY_PART not in hidden and (len(kept) == 1 or sum(cases[part] for part in kept) < SMALL):
        others = [part for part in lines if part not in hidden]
        more = min(others, key=lambda part: cases[part]) if others else EVERY_PART
        hidden.add(more)
        kept.append(more)
    return [part for part in NAMES if part not in hidden]


def _gives_away(year: Year, part: str, cases: int) -> bool:
    if 0 < cases < SMALL:
        return True
    pairs = zip(year.cells[CASES, part], year.known[CASES, part], strict=True)
    kept = [number for each, number in pairs if each.number is None]
    return bool(kept) and (len(kept) == 1 or sum(kept) < SMALL)


def _cases(shelf: Shelf, year: Year, part: str, cases: int, ending: str) -> None:
    name = f"klaim_{NAMES[part]}{ending}"
    once = "tiap klaim satu kali walau dibayar beberapa kali, menurut tempat tinggal peserta"
    made = shelf.world.make.counted(
        name, f"Klaim dibayar, {_words(part)}", cases, "klaim", f"klaim yang uangnya sampai dalam {year.words}, {once}",
        given=year.cells[CASES, part], unsaid=UNSAID,
    )  # fmt: skip
    made = replace(made, as_of_day=year.taken[-1].as_of)
    shelf.figure(name, spanned(shelf, made, year.words))


def _rupiah(shelf: Shelf, year: Year, part: str, ending: str) -> None:
    name, months, total = f"rupiah_{NAMES[part]}{ending}", year.cells[PAID, part], year.sum(PAID, part)
    made = shelf.world.make.derived(
        name, f"Manfaat dibayar, {_words(part)}", Decimal(total), "rupiah",
        f"rupiah manfaat yang sampai dalam {year.words}, menurut tempat tinggal peserta", *months[::-1],
        formula=_sum_words(months, total) if year.all_told(PAID, part) else "",
    )  # fmt: skip
    shelf.figure(name, spanned(shelf, replace(made, exact=True), year.words))


def _words(part: str) -> str:
    return WORDS.get(NAMES[part], part)


def _sum_words(months: tuple[Figure, ...], total: int) -> str:
    return " + ".join(each.value for each in months) + f" = {number_text(total)}"


# --- contributions ---------------------------------------------------------------------------------------------------


def _contributions(shelf: Shelf, year: Year, ending: str) -> None:
    """What was paid in, and benefits beside it. Left out where a month may not be told."""
    if not year.all_told(PAID_IN, EVERY_PART):
        return
    months, total = year.cells[PAID_IN, EVERY_PART], year.sum(PAID_IN, EVERY_PART)
    made = shelf.world.make.derived(
        f"iuran{ending}", "Iuran diterima", Decimal(total), "rupiah",
        f"rupiah iuran untuk {year.words} yang sudah dibukukan, tanpa denda, menurut tempat kerja", *months[::-1],
        formula=_sum_words(months, total),
    )  # fmt: skip
    paid_in = spanned(shelf, made, year.words)
    shelf.figure(f"iuran{ending}", paid_in)
    paid_out = shelf.slots.get(f"rupiah_semua{ending}")
    if not total or paid_out is None or paid_out.figure is None:
        return
    ratio = share_of(Decimal(year.sum(PAID, EVERY_PART)), Decimal(total))
    made = shelf.world.make.derived(
        f"manfaat_banding_iuran{ending}", "Manfaat dibanding iuran", ratio, "%", NOT_ENOUGH, paid_out.figure, paid_in,
        formula=f"{paid_out.figure.value} ÷ {paid_in.value} = {decimal_text(f'{ratio:.2f}')} %",
    )  # fmt: skip
    shelf.figure(f"manfaat_banding_iuran{ending}", spanned(shelf, made, year.words))


def _growth(shelf: Shelf, now: Year, same: Year) -> None:
    """Against the same months of the year before, and only those."""
    if not (now.all_told(PAID_IN, EVERY_PART) and same.all_told(PAID_IN, EVERY_PART)):
        return
    after, before = now.sum(PAID_IN, EVERY_PART), same.sum(PAID_IN, EVERY_PART)
    if not before or "iuran" not in shelf.slots:
        return
    grown = share_of(Decimal(abs(after - before)), Decimal(before))
    way = UP if after > before else DOWN if after < before else LEVEL
    high, low = max(after, before), min(after, before)
    made = shelf.world.make.derived(
        "tumbuh_iuran", f"Iuran {way} dibanding {same.words}", grown, "%",
        f"selisih iuran {now.words} dan iuran {same.words}, dibagi iuran {same.words}",
        *now.cells[PAID_IN, EVERY_PART][::-1], *same.cells[PAID_IN, EVERY_PART][::-1],
        formula=f"({number_text(high)} − {number_text(low)}) ÷ {number_text(before)} = "
        f"{decimal_text(f'{grown:.2f}')} %",
    )  # fmt: skip
    shelf.figure("tumbuh_iuran", spanned(shelf, made, now.words))
    shelf.words("arah_iuran", way, f"Iuran naik atau turun dibanding {same.words}", shelf.slots["tumbuh_iuran"].address)


def claims_days(name: str, taken: tuple[dt.date, dt.date]) -> tuple[str, dt.date, dt.date] | None:
    """Part, first and last day of the claims behind `klaim_…` or `rupiah_…`; None for another slot.

    taken  first day of the newest frozen month and its last
    """
    kind, _, rest = name.partition("_")
    part = next((part for part, word in NAMES.items() if word == rest.removesuffix(LAST)), None)
    if kind not in ("klaim", "rupiah") or part is None:
        return None
    year = taken[0].year - (1 if rest.endswith(LAST) else 0)
    return part, dt.date(year, 1, 1), dt.date(year, 12, 31) if rest.endswith(LAST) else taken[1]
