"""One row of a list of people read cell by cell: values, or what is wrong with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from payung.contributions.sheet.list_file import ListFile
from payung.contributions.sheet.told import EMPTY, problem, shown, shown_id
from payung.kernel.dates import date_from_serial, parse_date
from payung.kernel.identity import FEMALE_DAY
from payung.kernel.problem import Problem, Refusal

EMPTY_CELL = Refusal("cell-empty", "terisi", "Isi kolom ini.")
SEX = Refusal("sex-shape", "L atau P", "Tulis L untuk laki-laki, P untuk perempuan; boleh kosong.")
_SEXES = {"l": "L", "laki-laki": "L", "laki laki": "L", "pria": "L", "p": "P", "perempuan": "P", "wanita": "P"}


class ListRow:
    """One row: `value` reads a field, `told` gathers what could not be read."""

    def __init__(self, cells: Mapping[str, str | int | None], file: ListFile) -> None:
        self.number = int(cells["row"] or 0)
        self.told: list[Problem] = []
        self._cells, self._file = cells, file

    def value(self, field: str, read: Callable[[str], object], *, needed: bool = True) -> object:
        """What `read` makes of the cell; None where it is empty or wrong."""
        text = self._cells[field]
        if text is None:
            if needed:
                self.wrong(field, EMPTY, EMPTY_CELL)
            return None
        found = read(str(text))
        if isinstance(found, Refusal):
            self.wrong(field, shown_id("nik", str(text)) if field == "nik" else shown(str(text)), found)
            return None
        return found

    def wrong(self, field: str, found: str, refusal: Refusal) -> None:
        """Tell a problem of this row at a field."""
        self.told.append(problem(self.number, self._file.title(field), found, refusal))


def day_cell(text: str) -> dt.date | Refusal:
    """A day, typed or as the serial number of a spreadsheet."""
    return date_from_serial(int(text)) if text.isdigit() and len(text) == 5 else parse_date(text)


def sex_cell(text: str) -> str | Refusal:
    """L or P."""
    return _SEXES.get(text.strip().lower(), SEX)


def sex_of_nik(nik: object) -> str:
    """What the NIK suggests until the civil registry is asked; nothing is decided by it."""
    return "P" if nik and int(str(nik)[6:8]) > FEMALE_DAY else "L"
