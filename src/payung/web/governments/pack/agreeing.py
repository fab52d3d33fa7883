"""Parts 9 and 10: what binds the region and until when, and who has to do what before the next meeting."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from payung.agreements.models import Instrument
from payung.agreements.queries import SOON_DAYS, duties_due, in_force, instruments_of, on_the_table
from payung.kernel.dates import date_text
from payung.web.governments.pack.model import Part, Table, Unknown
from payung.web.governments.pack.world import DAY, World


def instruments(world: World) -> Part:
    """Regulations and agreements signed by the day, what still holds first, what ends soonest on top."""
    signed = Q(signed_on__lte=world.day) | Q(signed_on=None, year__lte=world.day.year)
    found = sorted(
        instruments_of(world.region).filter(signed),
        key=lambda each: (not in_force(each, world.day), each.ended_on or each.valid_to or dt.date.max, -each.year),
    )
    rows = tuple(
        (
            each.title,
            each.get_kind_display(),
            f"{each.number or 'tanpa nomor'}, {each.year}",
            each.region.name,
            each.ended_on or each.valid_to or Unknown("tidak disebut"),
            _state(each, world.day),
        )
        for each in found
    )
    heads = ("Tentang", "Jenis", "Nomor, tahun", "Milik", "Berlaku sampai", "Keadaan")
    holding = sum(in_force(each, world.day) for each in found)
    soon = sum(row[5].startswith("habis dalam") for row in rows)  # type: ignore[union-attr]
    finding = f"{holding} berlaku" + (f", {soon} habis dalam {SOON_DAYS} hari" if soon else "")
    finding = finding if found else "Belum ada perjanjian atau peraturan yang tercatat"
    return Part(9, "Peraturan dan perjanjian", finding, (Table("Daftar", heads, rows, "Belum ada yang tercatat."),))


def _state(row: Instrument, day: dt.date) -> str:
    if not in_force(row, day):
        return "berakhir"
    last = row.ended_on or row.valid_to
    if last is not None and (last - day).days <= SOON_DAYS:
        return f"habis dalam {(last - day).days} hari"
    return "berlaku"


def actions(world: World) -> Part:
    """What is carried to this meeting and the next: assignments not settled, duties not done."""
    carried = tuple(
        (
            each.text,
            each.owner,
            each.due_on,
            "lewat" if each.due_on < world.day else "berjalan",
            f"Rapat {date_text(each.meeting.held_on)}",
        )
        for each in on_the_table(world.region, world.day + DAY)
    )
    due = tuple(
        (
            each.text,
            each.party,
            each.due_on or Unknown("tanpa batas"),
            "lewat" if each.due_on and each.due_on < world.day else "berjalan",
            each.instrument.title,
        )
        for each in duties_due(world.region, world.day)
    )
    heads = ("Tugas", "Pelaksana", "Paling lambat", "Keadaan", "Asal")
    tables = (
        Table("Dari rapat", heads, carried, "Tidak ada tugas rapat yang terbuka."),
        Table("Dari perjanjian", heads, due, "Tidak ada kewajiban yang jatuh tempo."),
    )
    late = sum(row[3] == "lewat" for row in (*carried, *due))
    together = len(carried) + len(due)
    finding = f"{together} tugas dibawa ke rapat berikutnya" + (f", {late} lewat batas" if late else "")
    return Part(10, "Tugas", finding if together else "Tidak ada tugas yang terbuka", tables)
