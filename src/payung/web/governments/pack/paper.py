"""The pack on A4: typeset from what was gathered, with its drawings and a footnote for every figure."""

from __future__ import annotations

from django.utils import translation
from django.utils.timezone import localdate

from payung.kernel.dates import date_text
from payung.web.coverage.board import road_chart
from payung.web.governments.pack.lay import Laid, LaidTable, tables_of
from payung.web.governments.pack.model import Footnote, Headline, Pack, Part, Unknown
from payung.web.governments.pack.printing import on_paper, wide_of
from payung.web.governments.pack.world import World
from payung.web.pdf.typesetter import typeset

NARROW = 4
"""Letters up to which a first column is as narrow as its texts."""


def pack_pdf(pack: Pack) -> bytes:
    """The PDF of a pack."""
    return typeset("pack.typ", pack_values(pack))


def pack_values(pack: Pack) -> dict[str, object]:
    """What the template shows, as texts."""
    return {
        "title": pack.title,
        "document": f"Lembar rapat {pack.region.name}, {date_text(pack.day)}",
        "number": f"Sidik {pack.digest[:12]}",
        "room": pack.region.name,
        "foot": foot(pack),
        "lead": [f"Lembar rapat pemantauan, posisi {date_text(pack.day)}", counted_words(pack)],
        "parts": [_part(pack, each) for each in pack.parts],
        "footnotes": [_footnote(each) for each in pack.footnotes],
        "footnotes_title": "Arti, posisi, dan sumber setiap angka",
    }


def counted_words(pack: Pack) -> str:
    """Which count the pack stands on, with its digest."""
    if pack.snapshot is None:
        return "Belum ada bulan yang dihitung sistem ini."
    taken = pack.snapshot
    return (
        f"Hitungan posisi {date_text(taken.as_of)} versi {taken.version}, dihitung "
        f"{date_text(localdate(taken.taken_at))}, sidik {taken.digest[:12]}."
    )


def foot(pack: Pack) -> str:
    return "Angka kecil di atas menunjuk artinya di halaman akhir. Yang terbit dan yang dihitung tidak dijumlahkan."


def road_of(pack: Pack) -> str:
    """The chart of the share month by month as a picture; empty before two months."""
    with translation.override("id"):
        return wide_of(road_chart(pack.region, pack.day, World(pack.region, pack.day).series))


def _part(pack: Pack, part: Part) -> dict[str, object]:
    pictures = [{"title": each.title, "svg": on_paper(each)} for each in part.drawings]
    if part.number == 1 and (road := road_of(pack)):
        pictures.insert(0, {"title": "Cakupan yang dihitung dan jalan ke target", "svg": road})
    return {
        "name": f"{part.number}. {part.name}",
        "finding": part.finding,
        "headlines": [headline_values(pack, each) for each in part.headlines],
        "pictures": pictures,
        "tables": [table_values(each) for each in tables_of(pack, part)],
        "missing": list(part.missing),
    }


def headline_values(pack: Pack, each: Headline) -> dict[str, object]:
    if isinstance(each.figure, Unknown):
        return {"value": each.figure.words, "mark": 0, "label": each.label, "unknown": True}
    return {"value": each.figure.text, "mark": pack.mark(each.figure), "label": each.label, "unknown": False}


def table_values(table: LaidTable) -> dict[str, object]:
    return {
        "title": table.title,
        "narrow": max((len(row[0].text) for row in table.rows), default=0) <= NARROW,
        "heads": [_laid(each) for each in table.heads],
        "rows": [[_laid(cell) for cell in row] for row in table.rows],
        "empty": table.empty,
        "note": table.note,
    }


def _laid(cell: Laid) -> dict[str, object]:
    return {"text": cell.text, "mark": cell.mark, "right": cell.right, "unknown": cell.unknown}


def _footnote(each: Footnote) -> dict[str, object]:
    return {"number": each.number, "name": each.name, "text": each.text, "digest": each.short}
