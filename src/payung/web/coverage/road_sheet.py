"""A plan as a workbook: what it rests on, by month, by lever, by region."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from payung.contributions.sheet.table import Cell, Column, write_rows
from payung.coverage.road.levers import KINDS
from payung.coverage.road.start import Piece
from payung.coverage.road.years import Road
from payung.kernel.periods import month_iso
from payung.web.coverage.road_words import PAYERS, SEGMENTS, TITLES
from payung.web.lists import TYPES


def plan_sheet(road: Road, parts: Sequence[Piece], price: int, *, name: str, code: str) -> HttpResponse:
    """The download."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "in_memory": True}) as book:
        for title, columns, rows in (
            (_("Dasar"), [Column(_("Hal"), width=40), Column(_("Isi"), width=60)], _basis(road, name)),
            (_("Per bulan"), *_by_month(road)),
            (_("Kelompok"), *_by_lever(road)),
            (_("Daerah"), *_by_region(parts, price)),
        ):
            write_rows(book, book.add_worksheet(title), columns, rows)
    response = HttpResponse(out.getvalue(), content_type=TYPES["xlsx"])
    response.headers["Content-Disposition"] = f'attachment; filename="jalan-ke-target-{code}.xlsx"'
    return response


def _basis(road: Road, name: str) -> Iterable[Sequence[Cell]]:
    start = road.start
    yield _("Daerah"), name
    yield _("Orang terlindungi di titik berangkat"), str(start.covered)
    yield _("Pembagi"), str(start.workforce)
    for figure in start.figures:
        yield f"{figure.name}, {figure.as_of}", f"{figure.text}; {'; '.join(figure.sources)}"
    if not start.figures:
        yield _("Asal angka"), _("diisi sendiri oleh penyusun rencana")
    for target in road.targets:
        yield f"Target {target.year}, {target.region_name}", f"{target.figure.text}; {target.basis}"
    for lapse in road.plan.lapses:
        yield (
            _("Habis sesudah %(month)s: %(name)s") % {"month": month_iso(lapse.last), "name": lapse.name},
            str(lapse.people),
        )
    for fall in road.plan.endings:
        causes = ", ".join(f"{TITLES.get(key, key)} {people}" for key, people in fall.causes)
        said = _("Berhenti %(month)s: %(causes)s") % {"month": month_iso(fall.month), "causes": causes}
        yield said, _("cakupan turun %(n)s orang") % {"n": fall.people}


def _by_month(road: Road) -> tuple[list[Column], list[Sequence[Cell]]]:
    plan = road.plan
    heads = [_("Bulan"), _("Terlindungi tanpa rencana"), _("Terlindungi"), _("Menurut garis target"), _("Masih kurang")]
    columns = [Column(heads[0]), *(Column(title, "number") for title in heads[1:])]
    columns += [Column(str(PAYERS[payer]), "rupiah") for payer in plan.payers] + [Column(_("Jumlah biaya"), "rupiah")]
    numbers = (plan.base, plan.covered, plan.wanted, plan.missing, *map(plan.cost_of, plan.payers), plan.cost)
    lines = zip(*(column.tolist() for column in numbers), strict=True)
    return columns, [(month_iso(month), *line) for month, line in zip(plan.months.tolist(), lines, strict=True)]


def _by_lever(road: Road) -> tuple[list[Column], list[Sequence[Cell]]]:
    columns = [
        Column(_("Kelompok"), width=40), Column(_("Segmen")), Column(_("Pembayar")), Column(_("Mulai")),
        Column(_("Orang di bulan terakhir"), "number"), Column(_("Orang kali bulan"), "number"),
        Column(_("Rupiah"), "rupiah"),
    ]  # fmt: skip
    rows: list[Sequence[Cell]] = [
        (str(TITLES[each.lever.kind]), str(SEGMENTS[KINDS[each.lever.kind].segment]), str(PAYERS[payer]),
         month_iso(each.lever.first), int(each.people[-1]), each.person_months, int(cost.sum()))
        for each in road.plan.pulled
        for payer, cost in each.cost.items()
    ]  # fmt: skip
    return columns, rows


def _by_region(parts: Sequence[Piece], price: int) -> tuple[list[Column], list[Sequence[Cell]]]:
    """`price`: of one person for twelve months, whole rupiah."""
    heads = [_("Terlindungi"), _("Pembagi"), _("Harus ditambah"), _("Kurang ke target di daerah itu")]
    columns = [Column(_("Kode")), Column(_("Daerah"), width=30), *(Column(title, "number") for title in heads)]
    columns.append(Column(_("Dua belas bulan"), "rupiah"))
    return columns, [
        (each.region.code, each.region.name, each.covered, each.workforce, each.needed, each.gap,
         None if each.needed is None else each.needed * price)
        for each in parts
    ]  # fmt: skip
