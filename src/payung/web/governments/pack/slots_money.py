"""Slots of contributions of the year so far and of the last whole year, and the claims of that one."""

from __future__ import annotations

from decimal import Decimal

from payung.coverage.figures import decimal_text
from payung.coverage.measures import EVERY_PART
from payung.figures.shares import percent_of
from payung.kernel.amounts import number_text
from payung.kernel.dates import MONTHS
from payung.web.governments.pack.slots import Shelf
from payung.web.governments.pack.slots_coverage import DOWN, LEVEL, UP
from payung.web.governments.pack.yearly import (
    LAST,
    NAMES,
    PAID,
    PAID_IN,
    Year,
    claims_of,
    sum_words,
    this_year,
    year_of,
)

NOT_ENOUGH = "Manfaat dibanding iuran dalam masa yang sama; bukan rasio klaim dan bukan ukuran kecukupan dana."


def money_slots(shelf: Shelf) -> None:
    """This year up to the month of the sheet, whose claims the sheet has named; the year before where it was whole."""
    now = this_year(shelf.world)
    if now is None:
        return
    first = now.taken[0].month
    before = year_of(shelf.world, first.year - 1, range(1, len(MONTHS) + 1))
    _contributions(shelf, now, "")
    shelf.missing += [each.why_no_cases for each in (now, before) if each and each.why_no_cases]
    if before:
        for part, (cases, paid) in claims_of(shelf.world, before, LAST).items():
            shelf.figure(f"klaim_{NAMES[part]}{LAST}", cases)
            shelf.figure(f"rupiah_{NAMES[part]}{LAST}", paid)
        _contributions(shelf, before, LAST)
    if same := year_of(shelf.world, first.year - 1, now.months):
        _growth(shelf, now, same)


def _contributions(shelf: Shelf, year: Year, ending: str) -> None:
    """What was paid in, and benefits beside it. Left out where a month may not be told."""
    if not year.all_told(PAID_IN, EVERY_PART):
        return
    months, total = year.cells[PAID_IN, EVERY_PART], year.sum(PAID_IN, EVERY_PART)
    made = shelf.world.make.derived(
        f"iuran{ending}", "Iuran diterima", Decimal(total), "rupiah",
        f"rupiah iuran untuk {year.words} yang sudah dibukukan, tanpa denda, menurut tempat kerja", *months[::-1],
        formula=sum_words(months, total),
    )  # fmt: skip
    paid_in = shelf.world.make.spanned(made, year.words)
    shelf.figure(f"iuran{ending}", paid_in)
    paid_out = shelf.slots.get(f"rupiah_semua{ending}")
    if not total or paid_out is None or paid_out.figure is None:
        return
    ratio = percent_of(year.sum(PAID, EVERY_PART), total)
    made = shelf.world.make.derived(
        f"manfaat_banding_iuran{ending}", "Manfaat dibanding iuran", ratio, "%", NOT_ENOUGH, paid_out.figure, paid_in,
        formula=f"{paid_out.figure.value} ÷ {paid_in.value} = {decimal_text(f'{ratio:.2f}')} %",
    )  # fmt: skip
    shelf.figure(f"manfaat_banding_iuran{ending}", shelf.world.make.spanned(made, year.words))


def _growth(shelf: Shelf, now: Year, same: Year) -> None:
    """Against the same months of the year before, and only those."""
    if not (now.all_told(PAID_IN, EVERY_PART) and same.all_told(PAID_IN, EVERY_PART)):
        return
    after, before = now.sum(PAID_IN, EVERY_PART), same.sum(PAID_IN, EVERY_PART)
    if not before or "iuran" not in shelf.slots:
        return
    grown = percent_of(abs(after - before), before)
    way = UP if after > before else DOWN if after < before else LEVEL
    high, low = max(after, before), min(after, before)
    made = shelf.world.make.derived(
        "tumbuh_iuran", f"Iuran {way} dibanding {same.words}", grown, "%",
        f"selisih iuran {now.words} dan iuran {same.words}, dibagi iuran {same.words}",
        *now.cells[PAID_IN, EVERY_PART][::-1], *same.cells[PAID_IN, EVERY_PART][::-1],
        formula=f"({number_text(high)} − {number_text(low)}) ÷ {number_text(before)} = "
        f"{decimal_text(f'{grown:.2f}')} %",
    )  # fmt: skip
    shelf.figure("tumbuh_iuran", shelf.world.make.spanned(made, now.words))
    shelf.words("arah_iuran", way, f"Iuran naik atau turun dibanding {same.words}", shelf.slots["tumbuh_iuran"].address)
