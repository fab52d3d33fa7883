"""Figures to take along, with a dictionary of every column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from payung.contributions.sheet.table import Cell, Column
from payung.coverage.counted import snapshots
from payung.coverage.models import PublishedFigure, SnapshotRow
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
    ("version", _("versi hitungan bulan itu; yang lama tetap ada")),
    ("measure", _("kode ukuran; artinya di halaman Cara hitung")),
    ("region_code", _("kode Kemendagri")),
    ("region_name", _("nama daerah")),
    ("part", _("segmen atau program; ALL berarti semua, tiap orang satu kali")),
    (
        "value",
        _("nilai; kosong bila begitu sedikit sehingga orangnya dapat dikenali, atau dapat dihitung dari yang lain"),
    ),
    ("taken_at", _("saat dihitung")),
    ("digest", _("sidik hitungan bulan itu (SHA-256); sidik yang sama berarti angka yang sama")),
)


@page(public=True)
def data(request: HttpRequest) -> HttpResponse:
    """What can be taken along, and what each column means."""
    shown = {
        "published": PUBLISHED,
        "counted": COUNTED,
        "published_rows": PublishedFigure.objects.count(),
        "counted_rows": SnapshotRow.objects.filter(snapshot__in=snapshots()).count(),
    }
    return render(request, "public/data.html", shown)


@page(public=True)
def download(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """`angka-terbit.csv`, `hitungan.xlsx`: whole tables, columns named as in the dictionary."""
    columns, rows = found(_tables().get(name))
    return table_response(
        kind,
        [Column(each, "number" if each == "value" else "text") for each, _words in columns],
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
    taken = {each.pk: each for each in snapshots()}
    rows = SnapshotRow.objects.filter(snapshot__in=taken).order_by("snapshot__month", "measure", "region", "part")
    fields = ("snapshot_id", "measure", "region_id", "region__name", "part", "value", "hidden")
    for number, measure, code, name, part, value, hidden in rows.values_list(*fields).iterator():
        one = taken[number]
        told = None if hidden else value
        yield [
            one.month.isoformat(),
            str(one.version),
            *(measure, code, name, part, told),
            one.taken_at.isoformat(),
            one.digest,
        ]
