"""Lists by name: the sheet to fill in, sending it, the rows to mend, and where everybody on the list stands."""

from __future__ import annotations

import io

import xlsxwriter
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.assistance.actions.read_list import read_list
from payung.assistance.bnba import BNBA
from payung.assistance.models import Candidate, NameList, Placement, Programme, Sponsor
from payung.assistance.queries import candidates_seen, lists_seen, people_named
from payung.assistance.refused import Refused
from payung.contributions.sheet.failing import as_csv, failing_xlsx
from payung.contributions.sheet.read import read_sheet
from payung.contributions.sheet.refused import Unreadable
from payung.contributions.sheet.table import Column, write_rows
from payung.contributions.sheet_rows import problem_from_json
from payung.kernel.identity import mask_nik
from payung.kernel.problem import Problem
from payung.web.assistance.programme import may, shown
from payung.web.assistance.reach import NAMES, back, programme_at, remember, tell
from payung.web.employers.frame import download
from payung.web.guard import POST, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing, selected

READ = "assistance.read_list"
LEVELS = dict(Sponsor.Kind.choices)
WIDE = {"name": 32, "nik": 20, "address": 36}
STANDING = (("duduk", t("menempati tempat")), ("tunggu", t("menunggu tempat")), ("lepas", t("sudah keluar")))


def standing(row: Candidate) -> tuple[str, object]:
    """`(kind, words)`: sits in a place, waits, left it, or is not eligible and why."""
    held = getattr(row, "placement", None)
    if held and held.end_reason:
        return "plain", held.get_end_reason_display()
    if held:
        return "safe", t("menempati tempat")
    if row.state == Candidate.State.VALID:
        return "wait", t("menunggu tempat")
    return "stop", row.get_state_display()


def _note(row: Candidate) -> str:
    """Which level pays for them already, or lists them too. Never which sponsor."""
    level = row.paid_by if row.state == Candidate.State.SPONSORED else row.also_proposed_by
    return str(LEVELS.get(level, "")) if level else ""


def _stands(rows: QuerySet[Candidate], wanted: str) -> QuerySet[Candidate]:
    return {
        "duduk": rows.filter(placement__isnull=False, placement__end_reason=Placement.End.RUNNING),
        "tunggu": rows.filter(placement=None, state=Candidate.State.VALID),
        "lepas": rows.filter(placement__isnull=False).exclude(placement__end_reason=Placement.End.RUNNING),
    }[wanted]


def _shape(here: Programme) -> Shape:
    return Shape(
        caption=t("Nama dalam daftar"),
        sort="urut",
        file=f"daftar-bantuan-{here.pk}",
        ties=("number",),
        empty=t("Belum ada nama. Unggah daftarnya di halaman program."),
        headings=(
            Heading("nama", t("Nama"), lambda row: row.name, order=("name",), width=32),
            Heading("urut", t("Urutan"), lambda row: row.number, "number", order=("number",)),
            Heading("nik", t("NIK"), lambda row: mask_nik(row.nik), "id", width=20),
            Heading("asal", t("Diusulkan oleh"), lambda row: row.region.name, order=("region__name",), width=26),
            Heading("kerja", t("Pekerjaan"), lambda row: row.occupation or None, width=24),
            Heading("keadaan", t("Keadaan"), standing, "status", width=28, note=_note),
        ),
        filters=(
            Filter("cari", t("Cari nama"), lambda rows, word: rows.filter(name__icontains=word)),
            Filter("keadaan", t("Hasil pemeriksaan"), lambda rows, state: rows.filter(state=state),
                   choices=tuple(Candidate.State.choices)),
            Filter("tempat", t("Tempat"), _stands, choices=STANDING),
        ),
    )  # fmt: skip


@page(NAMES)
def candidates(request: HttpRequest, number: int) -> HttpResponse:
    """Everybody proposed by the regions within reach. Each look at somebody who is ours is recorded."""
    here = programme_at(request, number, NAMES)
    rows, shape = candidates_seen(request.actor, NAMES, here), _shape(here)
    purpose = _("Daftar bantuan iuran %(title)s") % {"title": here.title}
    if file := exported(request, rows, shape):
        remember(request, people_named(selected(request, rows, shape)), purpose)
        return file
    shown_now = listing(request, rows, shape)
    remember(request, people_named(rows.filter(pk__in=[row.pk for row in shown_now.rows])), purpose)
    context = {
        "one": here,
        "listing": shown_now,
        "may_end": may(request, here, "assistance.end_placement"),
        "sitting": [row for row in shown_now.rows if standing(row)[0] == "safe"],
        "reasons": [each for each in Placement.End.choices if each[0]],
    }
    return render(request, "assistance/names.html", context)


@page(READ, methods=POST)
def upload(request: HttpRequest, number: int) -> HttpResponse:
    """Read a file of names; what is wrong with it is shown at once."""
    here = programme_at(request, number, READ)
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("Pilih dahulu berkasnya, lalu tekan “Unggah dan periksa”."))
        return back(number)
    name = (file.name or "")[-120:]
    try:
        kept = read_list(
            number, file.read(), name, region_code=request.POST.get("wilayah", ""), by=request.actor, at=request.now
        )
    except Refused as refused:
        tell(request, refused)
        return back(number)
    except Unreadable as refused:
        context = {**shown(request, here), "whole_file": {"name": name, "problems": refused.problems}}
        return render(request, "assistance/programme.html", context, status=422)
    told = {"good": kept.good_count, "failing": kept.failing_count}
    messages.success(request, _("Terbaca: %(good)s baris masuk daftar, %(failing)s baris perlu diperbaiki.") % told)
    return back(number, "#h-hasil")


@page(READ)
def failing(request: HttpRequest, number: int, list_id: int, kind: str) -> HttpResponse:
    """The rows to mend, all columns as they were, to be sent in again."""
    here = programme_at(request, number, READ)
    kept = found(lists_seen(request.actor, READ, here).filter(pk=list_id).first())
    if kind not in ("xlsx", "csv"):
        found(None)
    content = failing_rows(kept)
    return download(content if kind == "xlsx" else as_csv(content), f"perbaiki-{kept.pk}", kind)


def problems_of(kept: NameList) -> list[Problem]:
    """Every problem of a list, in the order of its rows."""
    return [problem_from_json(each) for each in kept.problems]


def failing_rows(kept: NameList) -> bytes:
    """The rows of a list that were not taken, with what to mend in each."""
    content = bytes(kept.content)
    sheet = read_sheet(content, kept.file_name, forms=(BNBA,), row_limit=max(kept.row_count, 1))
    return failing_xlsx(sheet, problems_of(kept))


@page(READ)
def template(request: HttpRequest) -> HttpResponse:
    """An empty sheet; every cell is text, so that a NIK stays whole."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        columns = [Column(title, width=WIDE.get(field, 18)) for field, title in BNBA.titles.items()]
        write_rows(book, book.add_worksheet(BNBA.sheet), columns, ())
    return download(out.getvalue(), BNBA.sheet, "xlsx")
