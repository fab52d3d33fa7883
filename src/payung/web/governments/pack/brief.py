"""One A4 page to take along on a visit: what matters, what lapses, what is still to be done."""

from __future__ import annotations

import typst

from payung.kernel.dates import date_text
from payung.web.governments.pack.lay import LaidTable, tables_of
from payung.web.governments.pack.model import Headline, Pack, Part
from payung.web.governments.pack.paper import counted_words, headline_values, road_of, table_values
from payung.web.pdf.typesetter import typeset

TRIES = ((6, True), (6, False), (3, False), (1, False), (0, False))
"""Rows of each list, and whether the chart is shown: the first that fits on one page is taken."""
ONE_LINERS = (2, 5, 6, 7, 9)


def brief_pdf(pack: Pack) -> bytes:
    """The PDF, always one page."""
    *generous, last = TRIES
    for rows, picture in generous:
        try:
            return typeset("brief.typ", brief_values(pack, rows, picture=picture))
        except typst.TypstError as error:  # the template refuses a second page
            if "more than one page" not in str(error):
                raise
    return typeset("brief.typ", brief_values(pack, last[0], picture=last[1]))


def brief_values(pack: Pack, rows: int, *, picture: bool) -> dict[str, object]:
    """What the template shows. The marks lead to the sources at the foot of the page.

    rows     of each list; the rest is counted in words
    picture  whether the chart has room
    """
    first, actions = pack.parts[0], pack.parts[9]
    shown = _headlines(first)
    used = pack.footnotes_of(each.figure for each in shown if not hasattr(each.figure, "words"))
    return {
        "title": pack.title,
        "document": f"Ringkasan kunjungan {pack.region.name}, {date_text(pack.day)}",
        "number": f"Sidik {pack.digest[:12]}",
        "room": pack.region.name,
        "foot": "Rinciannya di lembar rapat hari yang sama.",
        "lead": [f"Ringkasan kunjungan, posisi {date_text(pack.day)}", counted_words(pack)],
        "headlines": [headline_values(pack, each) for each in shown],
        "lines": [[part.name, part.finding] for part in pack.parts if part.number in ONE_LINERS],
        "picture": road_of(pack, "slim") if picture else "",
        "lists": [_short(each, rows) for each in _lists(pack, actions)],
        "missing": list(first.missing[:3]),
        "footnotes": [
            {"number": each.number, "name": each.name, "text": each.text, "digest": each.short} for each in used
        ],
    }


def _headlines(part: Part) -> list[Headline]:
    return list(part.headlines[:5])


def _lists(pack: Pack, actions: Part) -> list[LaidTable]:
    """What lapses, and who has to do what."""
    return [tables_of(pack, pack.parts[4])[0], *tables_of(pack, actions)]


def _short(table: LaidTable, rows: int) -> dict[str, object]:
    left = len(table.rows) - rows
    cut = LaidTable(table.title, table.heads, table.rows[:rows], table.empty, table.note)
    return table_values(cut) | {"more": f"{left} baris lagi di lembar rapat." if left > 0 else ""}
