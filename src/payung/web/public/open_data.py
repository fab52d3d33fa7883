"""Figures to take along, with a dictionary of every column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from payung.contributions.sheet.table import Cell, Column
from payung.coverage.models import CoverageCount, PublishedFigure
from payung.web.guard import found, page
from payung.web.lists import table_response

PUBLISHED = (
    ("key", _("nomor tetap angka ini dalam daftar")),
    ("region_code", _("kode Kemendagri; KAL Kalimantan, ID Indonesia; boleh juga wilayah sebuah kantor")),
    ("region_name", _("nama daerah")),
    ("period", _("kurun seperti terbit: tahun, bulan, atau hari; YTD berarti sejak Januari sampai saat itu")),
    ("as_of", _("hari terakhir kurun itu; kosong bila tidak dapat diketahui")),
    ("metric", _("kode ukuran; artinya di halaman Cara hitung")),
    ("value", _("nilai persis seperti tercetak, dengan titik desimal; kata di depannya berarti tidak tegas")),
    ("unit", _("satuan")),
    ("source", _("sumber: alamat halaman atau nama berita")),
    ("publisher", _("penerbit")),
    ("published_on", _("tanggal terbit; kosong bila tidak tampak")),
    ("note", _("yang perlu diketahui pembaca")),
)
COUNTED = (
    ("month", _("hari pertama bulan iuran")),
    ("region_code", _("kode Kemendagri tempat kerja")),
    ("region_name", _("nama daerah")),
    ("segment", _("PU, BPU, JAKON, PMI; ALL berarti semua, tiap orang satu kali")),
    ("people", _("orang yang iuran bulan itu sudah dibukukan")),
    ("memberships", _("pekerjaan; seseorang dengan dua pekerjaan terhitung dua")),
    ("counted_at", _("saat dihitung")),
)


@page(public=True)
def data(request: HttpRequest) -> HttpResponse:
    """What can be taken along, and what each column means."""
    shown = {
        "published": PUBLISHED,
        "counted": COUNTED,
        "published_rows": PublishedFigure.objects.count(),
        "counted_rows": CoverageCount.objects.count(),
    }
    return render(request, "public/data.html", shown)


@page(public=True)
def download(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """`angka-terbit.csv`, `hitungan.xlsx`: whole tables, columns named as in the dictionary."""
    columns, rows = found(_tables().get(name))
    return table_response(
        kind,
        [Column(each, "number" if each in ("people", "memberships") else "text") for each, _words in columns],
        rows,
        title=name,
        file=f"payung-{name}",
    )


def _tables() -> dict[str, tuple[Sequence[tuple[str, object]], Iterable[Sequence[Cell]]]]:
    return {"angka-terbit": (PUBLISHED, _published()), "hitungan": (COUNTED, _counted())}


def _published() -> Iterable[Sequence[Cell]]:
    names = [name for name, _words in PUBLISHED]
    for row in PublishedFigure.objects.order_by("key").values_list(*names).iterator():
        yield ["" if cell is None else str(cell) for cell in row]


def _counted() -> Iterable[Sequence[Cell]]:
    rows = CoverageCount.objects.order_by("month", "region", "segment")
    fields = ("month", "region_id", "region__name", "segment", "people", "memberships", "counted_at")
    for month, code, name, segment, people, memberships, at in rows.values_list(*fields).iterator():
        yield [month.isoformat(), code, name, segment, people, memberships, at.isoformat()]
