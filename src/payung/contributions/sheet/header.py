"""Headings: which column is which, however it is called and wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass

from payung.contributions.sheet.forms import WAGES, Form, form_among
from payung.contributions.sheet.headings import FIELD_OF, plain
from payung.contributions.sheet.refused import NOTHING_KEPT
from payung.kernel.problem import Problem, joined

OWN_COLUMNS = ("BARIS_ASAL", "MASALAH", "CARA_MEMPERBAIKI")
"""Columns we add to the file of failing rows; on the way back they are neither used nor called unknown."""

ROWS_SEARCHED = 30
"""Headings stand within so many rows from the top."""

Cells = list[str | None]


@dataclass(frozen=True)
class Header:
    """Where the headings are.

    last    index of the row above the first data row, 0 for the first row of the sheet
    titles  headings as written, one per column; empty where there is none
    columns field to column index
    twice   fields for which several columns were found, with their headings
    form    which sheet these headings make it
    """

    last: int
    titles: tuple[str, ...]
    columns: dict[str, int]
    twice: dict[str, tuple[str, ...]]
    form: Form = WAGES

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headings of columns that are not used."""
        used = set(self.columns.values())
        return tuple(
            title
            for place, title in enumerate(self.titles)
            if title and place not in used and plain(title) not in OWN_COLUMNS
        )

    @property
    def complete(self) -> bool:
        """It has what such a sheet cannot do without."""
        return self.form.lacking(self.columns) == ()


def recognise(title: str | None, form: Form = WAGES) -> str | None:
    """The field of a form that a heading names, or None."""
    field = FIELD_OF.get(plain(title)) if title else None
    return field if field in form.titles else None


def find_header(top: list[Cells], forms: tuple[Form, ...] = (WAGES,)) -> Header | None:
    """The row, or the two rows of merged headings, with most recognised fields; None when there is none.

    top    the first rows of the sheet, as read
    forms  the sheets it may be; the headings alone say which
    """
    best: Header | None = None
    for place, row in enumerate(top[:ROWS_SEARCHED]):
        candidates = [row]
        if place:
            above = [*top[place - 1], *[None] * len(row)]
            candidates.append([own or over for own, over in zip(row, above, strict=False)])
        for cells in candidates:
            header = _header(place, cells, forms)
            if best is None or len(header.columns) > len(best.columns):
                best = header
    if best is None:
        return None
    alone = "wage" in best.columns or (len(best.form.needed) == 1 and best.complete)
    return best if len(best.columns) > 1 or alone else None


def _header(place: int, cells: Cells, forms: tuple[Form, ...]) -> Header:
    titles = tuple(" ".join((cell or "").split()) for cell in cells)
    known = {FIELD_OF.get(plain(title)) for title in titles if title}
    form = form_among({field for field in known if field}, forms)
    named: dict[str, list[int]] = {}
    for column, title in enumerate(titles):
        if field := recognise(title, form):
            named.setdefault(field, []).append(column)
    return Header(
        last=place,
        titles=titles,
        columns={field: columns[0] for field, columns in named.items()},
        twice={
            field: tuple(titles[column] for column in columns) for field, columns in named.items() if len(columns) > 1
        },
        form=form,
    )


def header_problems(header: Header | None, top: list[Cells], forms: tuple[Form, ...] = (WAGES,)) -> tuple[Problem, ...]:
    """What the headings lack or have twice; one problem each."""
    if header is None or not header.complete:
        return (_missing(header, top, forms),)
    return tuple(_twice(field, titles, header.form) for field, titles in header.twice.items())


def _missing(header: Header | None, top: list[Cells], forms: tuple[Form, ...]) -> Problem:
    filled = ([cell for cell in row if cell] for row in top)
    titles = [title for title in header.titles if title] if header else next(filter(None, filled), [])
    form = header.form if header else forms[0]
    lacking = form.lacking(header.columns if header else ())
    return Problem(
        "header-missing",
        "error",
        (),
        " dan ".join(lacking),
        f"judul {joined(tuple(titles))}" if titles else "lembar tanpa judul kolom",
        f"ada kolom {' dan '.join(lacking)}",
        f"Tambahkan judul kolom itu di atas datanya, atau pakai lembar dari kami. {NOTHING_KEPT}",
    )


def _twice(field: str, titles: tuple[str, ...], form: Form) -> Problem:
    return Problem(
        "header-twice",
        "error",
        (),
        form.titles[field],
        f"{len(titles)} kolom untuk hal yang sama: {joined(titles)}",
        f"satu kolom {form.titles[field]}",
        f"Hapus atau ganti judul kolom yang tidak dipakai. {NOTHING_KEPT}",
    )
