"""Sheets and rosters for the tests. All people and employers are invented."""

import datetime as dt
import io

import polars as pl
import xlsxwriter

from payung.contributions.sheet.check import Checked, check
from payung.contributions.sheet.read import Sheet, read_sheet
from payung.kernel.names import name_key
from payung.kernel.periods import month_number

MARCH = month_number(2025, 3)
NPP = "JJ120217"
HEADINGS = (
    "NIK",
    "KPJ",
    "KODE_TK",
    "NAMA_LENGKAP",
    "TGL_LAHIR",
    "NPP",
    "BLTH",
    "UPAH",
    "RAPEL",
    "KETERANGAN",
)

PEOPLE = (
    # nik, kpj, employee number, name, birth date, last wage
    ("6112041302750004", "01902123417", "P001", "MUHAMMAD ARIFIN", dt.date(1975, 2, 13), 3_200_000),
    ("6171015307960019", "14023456789", "P002", "SITI MA'RUFAH", dt.date(1996, 7, 13), 2_900_000),
    ("6104022511880007", "12098765432", "P003", "YOHANES DJATI", dt.date(1988, 11, 25), 4_100_000),
    ("6112040101900011", "15000000011", "P004", "BUDI", dt.date(1990, 1, 1), 3_000_000),
)

MINIMUM = pl.DataFrame({"npp": [NPP], "umk": [2_878_286], "label": ["UMP Kalbar 2025"]})


def roster(*npps: str, people=PEOPLE) -> pl.DataFrame:
    """Every one of `people` works at every NPP (the first by default)."""
    rows = [
        {
            "npp": npp,
            "employment_id": 100 * place + number,
            "person_id": number,
            "nik": nik,
            "kpj": kpj,
            "employee_number": code,
            "name": name,
            "name_key": name_key(name),
            "birth_date": born,
            "previous_wage": wage,
            "joined_on": dt.date(2020, 1, 1),
            "left_on": None,
        }
        for place, npp in enumerate(npps or (NPP,))
        for number, (nik, kpj, code, name, born, wage) in enumerate(people, 1)
    ]
    return pl.DataFrame(rows, schema_overrides={"left_on": pl.Date, "nik": pl.String, "kpj": pl.String})


def row(person: int = 0, **changed) -> list:
    """A right row for one of PEOPLE, in the order of HEADINGS, with some cells changed."""
    nik, kpj, code, name, born, wage = PEOPLE[person]
    cells = dict(
        zip(
            HEADINGS,
            (nik, kpj, code, name, born.strftime("%d-%m-%Y"), NPP, "03-2025", str(wage), "", ""),
            strict=True,
        )
    )
    assert set(changed) <= set(cells)
    return list((cells | changed).values())


def all_rows() -> list[list]:
    return [row(person) for person in range(len(PEOPLE))]


def xlsx(rows, headings=HEADINGS, *, sheet="data_upah", above=(), more=None) -> bytes:
    """A workbook: `above` rows, headings, rows. Text stays text, numbers and dates stay so; None is empty."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "default_date_format": "dd/mm/yyyy"}) as book:
        page = book.add_worksheet(sheet)
        for place, cells in enumerate([*above, list(headings), *rows]):
            for column, cell in enumerate(cells):
                if cell is not None:
                    page.write_string(place, column, cell) if isinstance(cell, str) else page.write(place, column, cell)
        if more:
            more(book, page)
    return out.getvalue()


def delimited(rows, headings=HEADINGS, separator=";") -> bytes:
    lines = [headings, *rows]
    return "\r\n".join(separator.join(cell or "" for cell in cells) for cells in lines).encode()


def judged(rows, headings=HEADINGS, known=None, minimum=MINIMUM, **more) -> Checked:
    sheet: Sheet = read_sheet(xlsx(rows, headings))
    return check(sheet, roster() if known is None else known, month=MARCH, minimum_wage=minimum, **more)


def only(checked: Checked):
    """The one problem there is."""
    (problem,) = checked.problems
    return problem


def codes(checked: Checked) -> list[str]:
    return [problem.code for problem in checked.problems]
