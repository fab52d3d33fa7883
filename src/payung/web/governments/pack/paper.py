"""The pack on A4: typeset from what was gathered, with its drawings and a footnote for every figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils import translation
from django.utils.timezone import localdate

from payung.kernel.amounts import NBSP
from payung.kernel.dates import date_text
from payung.web.coverage.board import road_chart
from payung.web.governments.pack.lay import SHORT, Laid, LaidTable, address_of, tables_of
from payung.web.governments.pack.model import Footnote, Headline, Pack, Part, Unknown
from payung.web.governments.pack.pictures import Picture, in_rows
from payung.web.governments.pack.printing import drawing_of, on_paper
from payung.web.governments.pack.world import World
from payung.web.pdf.typesetter import typeset

LETTERS = 104
"""Letters of a table's size that a line of the page holds."""
GUTTER = 2
"""Letters' width between two columns."""
TOGETHER = 3
"""Rows that stay together where a table begins and where it ends."""
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


def pack_pdf(pack: Pack, base: str = "") -> bytes:
    """The PDF of a pack. `base`: where the pages stand, `https://payung.example`; with it every figure is a link."""
    return typeset("pack.typ", pack_values(pack, base))


def pack_values(pack: Pack, base: str = "") -> dict[str, object]:
    """What the template shows, as texts."""
    return {
        "title": pack.title,
        "document": f"Lembar rapat {pack.region.name}, {date_text(pack.day)}",
        "number": f"Sidik {pack.digest[:12]}",
        "room": pack.region.name,
        "foot": foot(pack),
        "lead": [f"Lembar rapat pemantauan, posisi {date_text(pack.day)}", counted_words(pack)],
        "parts": [_part(pack, each, base) for each in pack.parts],
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


def road_of(pack: Pack, css: str = "broad") -> str:
    """The chart of the share month by month as a picture; empty before two months. `css`: which of its drawings."""
    with translation.override("id"):
        return drawing_of(road_chart(pack.region, pack.day, World(pack.region, pack.day).series), css)


def _part(pack: Pack, part: Part, base: str) -> dict[str, object]:
    pictures = picture_rows(part.drawings)
    if part.number == 1 and (road := road_of(pack)):
        pictures.insert(0, [{"title": "Cakupan yang dihitung dan jalan ke target", "svg": road}])
    return {
        "name": f"{part.number}. {part.name}",
        "finding": part.finding,
        "headlines": [headline_values(pack, each, base) for each in part.headlines],
        "pictures": pictures,
        "tables": [table_values(each, base) for each in tables_of(pack, part)],
        "missing": list(part.missing),
    }


def picture_rows(drawings: Sequence[Picture]) -> list[list[dict[str, str]]]:
    """Titles and pictures, one a row or two beside each other."""
    return [
        [{"title": each.title, "svg": on_paper(each, half=len(row) == 2)} for each in row] for row in in_rows(drawings)
    ]


def headline_values(pack: Pack, each: Headline, base: str = "") -> dict[str, object]:
    if isinstance(each.figure, Unknown):
        return {"value": each.figure.words, "mark": 0, "label": each.label, "unknown": True, "link": ""}
    link = base + address_of(pack, each.figure) if base else ""
    mark = pack.mark(each.figure)
    return {"value": each.figure.text, "mark": mark, "label": each.label, "unknown": False, "link": link}


def table_values(table: LaidTable, base: str = "") -> dict[str, object]:
    return {
        "title": table.title,
        "widths": widths_of(table),
        "keep": kept_together(len(table.rows)),
        "heads": [_laid(each) for each in table.heads],
        "rows": [[_laid(cell, base) for cell in row] for row in table.rows],
        "empty": table.empty,
        "note": table.note,
    }


def widths_of(table: LaidTable) -> list[int]:
    """Shares of the width by what the columns hold; 0 for a column of numbers, as wide as its widest.

    Every column has room for its longest word, and where that is possible for its short texts; the rest goes, letter
    by letter, to where the most lines stand.
    """
    columns = list(zip(table.heads, *table.rows, strict=True))
    longest = [max(len(cell.text) for cell in column) for column in columns]
    numbers = [longest[at] for at, column in enumerate(columns) if column[0].right]
    room = LETTERS - GUTTER * len(columns) - sum(numbers)
    for whole in (SHORT, SHORT - 4, 0):
        widths = [0 if column[0].right else max(_unbroken(cell, whole) for cell in column) for column in columns]
        if sum(widths) <= room:
            break
    texts = [at for at, column in enumerate(columns) if not column[0].right]

    def crowded(at: int) -> tuple[float, int]:
        return sum(max(0.0, len(cell.text) / widths[at] - 1) for cell in columns[at]), longest[at]

    for _ in range(room - sum(widths) if texts else 0):
        widths[max(texts, key=crowded)] += 1
    return widths


def _unbroken(cell: Laid, whole: int) -> int:
    """Letters that stand on one line: of the longest word, of a day, of a whole text up to so many letters."""
    words = [cell.text] if len(cell.text) <= whole or _DAY.fullmatch(cell.text) else cell.text.split()
    return max(map(len, words), default=1)


def kept_together(rows: int) -> list[int]:
    """How many rows in a row no page break may part: the first and the last few, all of a short table."""
    if rows <= 2 * TOGETHER:
        return [rows] if rows else []
    return [TOGETHER, *[1] * (rows - 2 * TOGETHER), TOGETHER]


def _laid(cell: Laid, base: str = "") -> dict[str, object]:
    text = cell.text.replace(" ", NBSP) if _DAY.fullmatch(cell.text) else cell.text
    link = base + cell.address if base and cell.address else ""
    return {"text": text, "mark": cell.mark, "right": cell.right, "unknown": cell.unknown, "link": link}


def _footnote(each: Footnote) -> dict[str, object]:
    return {"number": each.number, "name": each.name, "text": each.text, "digest": each.short}
