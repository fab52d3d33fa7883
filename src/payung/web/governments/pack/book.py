"""The pack as a workbook: one sheet a part, numbers as numbers, meaning and digest under them."""

from __future__ import annotations

import datetime as dt
import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from payung.contributions.sheet.table import HEADING
from payung.coverage.figures import Figure
from payung.kernel.dates import date_text
from payung.web.governments.pack.lay import laid
from payung.web.governments.pack.model import Cell, Footnote, Pack, Part, Table, Unknown

LONGEST_NAME = 31  # letters of a sheet's name
WIDE, OTHERS = 46, 24
NUMBERS = {"%": '0.00" %"', "rupiah": '"Rp"#,##0', "rupiah sebulan": '"Rp"#,##0'}
PLAIN = "#,##0"
STYLES = {
    "text": {"num_format": "@", "valign": "top"},
    "title": {"bold": True, "font_size": 14},
    "table": {"bold": True},
    "heading": {**HEADING, "text_wrap": True},
    "quiet": {"font_color": "#586B70", "num_format": "@", "valign": "top"},
    "date": {"num_format": "dd-mm-yyyy", "align": "left", "valign": "top"},
    **{unit: {"num_format": shape, "valign": "top"} for unit, shape in NUMBERS.items()},
    PLAIN: {"num_format": PLAIN, "valign": "top"},
}


def pack_xlsx(pack: Pack) -> bytes:
    """Ten sheets. A number that is not told, or stated only roughly, is a text in its words."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        formats = {name: book.add_format(style) for name, style in STYLES.items()}
        for part in pack.parts:
            Sheet(book.add_worksheet(sheet_name(part)), formats, pack).write(part)
    return out.getvalue()


def sheet_name(part: Part) -> str:
    return f"{part.number} {part.name}"[:LONGEST_NAME]


class Sheet:
    """One sheet, written from its top."""

    def __init__(self, page: Worksheet, formats: dict[str, Format], pack: Pack) -> None:
        self._page, self._formats, self._pack, self._row = page, formats, pack, 0
        page.set_column(0, 0, WIDE)
        page.set_column(1, 8, OTHERS)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)

    def write(self, part: Part) -> None:
        pack = self._pack
        self._line(f"{part.number}. {part.name}: {pack.region.name}, {date_text(pack.day)}", "title")
        self._line(part.finding)
        if part.headlines:
            self._table(
                Table("Ringkasnya", ("Apa", "Nilai"), tuple((each.label, each.figure) for each in part.headlines))
            )
        for table in part.tables:
            self._table(table)
        if part.missing:
            self._gap("Yang perlu diketahui")
            for words in part.missing:
                self._line(words)
        self._footnotes(pack.footnotes_of(part.figures))

    def _line(self, text: str, style: str = "text") -> None:
        self._page.write_string(self._row, 0, text, self._formats[style])
        self._row += 1

    def _gap(self, title: str) -> None:
        self._row += 1
        self._line(title, "table")

    def _heading(self, heads: list[str]) -> None:
        for place, head in enumerate(heads):
            self._page.write_string(self._row, place, head, self._formats["heading"])
        self._row += 1

    def _table(self, table: Table) -> None:
        """A column of marks is added where the figures of one column have several footnotes."""
        self._gap(table.title)
        if not table.rows:
            self._line(table.empty, "quiet")
            return
        shown = laid(self._pack, table)
        marks = [[cell.mark for cell in row if cell.mark] for row in shown.rows]
        heads = [f"{each.text} [{each.mark}]" if each.mark else each.text for each in shown.heads]
        self._heading([*heads, "Arti nomor"] if any(marks) else heads)
        for row, own in zip(table.rows, marks, strict=True):
            for place, cell in enumerate(row):
                self._cell(place, cell)
            if own:
                self._page.write_string(
                    self._row, len(row), ", ".join(map(str, dict.fromkeys(own))), self._formats["text"]
                )
            self._row += 1
        if table.note:
            self._line(table.note, "quiet")

    def _cell(self, place: int, cell: Cell) -> None:
        page, formats = self._page, self._formats
        if isinstance(cell, Figure) and cell.number is not None and cell.exact:
            page.write_number(self._row, place, cell.number, formats[cell.unit if cell.unit in NUMBERS else PLAIN])
        elif isinstance(cell, Figure):
            page.write_string(self._row, place, cell.value, formats["quiet"])
        elif isinstance(cell, Unknown):
            page.write_string(self._row, place, cell.words, formats["quiet"])
        elif isinstance(cell, dt.date):
            page.write_datetime(self._row, place, dt.datetime(cell.year, cell.month, cell.day), formats["date"])  # noqa: DTZ001
        else:
            page.write_string(self._row, place, cell, formats["text"])

    def _footnotes(self, notes: list[Footnote]) -> None:
        if not notes:
            return
        self._gap("Arti, posisi, dan sumber")
        self._heading(["Nomor dan nama", "Arti, posisi, sumber", "Sidik (SHA-256)"])
        for each in notes:
            self._page.write_string(self._row, 0, f"[{each.number}] {each.name}", self._formats["text"])
            self._page.write_string(self._row, 1, each.text, self._formats["text"])
            self._page.write_string(self._row, 2, each.digest, self._formats["text"])
            self._row += 1
