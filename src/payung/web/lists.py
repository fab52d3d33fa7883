"""Long lists: searched, filtered, sorted and paged in the database, and given out as a spreadsheet.

A view declares a `Shape` once; `listing` turns the request's query string into one page of rows, and `exported` into
a file with every row that the same query string selects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict

from payung.contributions.sheet.table import Cell, Column, table_csv, table_xlsx
from payung.web.audience import Words

PAGE_SIZE = 50
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True)
class Heading:
    """One column of a list.

    key    its name in the query string
    title  as shown
    cell   row → value: text, whole number, date or None; identifiers already masked
    kind   text, number, rupiah, date, month, status; a status cell is `(kind, words)`, see the `status` tag
    order  database fields that sort by it; none: it cannot be sorted
    link   row → address, for the column that leads to the row's own page
    note   row → a second, smaller line under the value
    width  characters, in the spreadsheet
    """

    key: str
    title: Words
    cell: Callable[[Any], Any]
    kind: Literal["text", "id", "number", "rupiah", "date", "month", "status"] = "text"
    order: tuple[str, ...] = ()
    link: Callable[[Any], str] | None = None
    note: Callable[[Any], str] | None = None
    width: int = 18

    @property
    def right(self) -> bool:
        return self.kind in ("number", "rupiah")


@dataclass(frozen=True)
class Filter:
    """One field above a list.

    apply    (rows, typed value) → fewer rows; never called with an empty value
    choices  (value, words) pairs of a choice; none: a search field
    """

    key: str
    title: Words
    apply: Callable[[QuerySet[Any], str], QuerySet[Any]]
    choices: tuple[tuple[str, Words], ...] = ()
    hint: Words = ""


@dataclass(frozen=True)
class Shape:
    """What a list shows. `sort` is the key of the heading it is sorted by at first, `-key` for the other way.

    first_fields  database fields that put rows in one order when the sort leaves a tie
    empty         what to say when there are no rows
    """

    caption: Words
    headings: tuple[Heading, ...]
    sort: str
    filters: tuple[Filter, ...] = ()
    ties: tuple[str, ...] = ("pk",)
    size: int = PAGE_SIZE
    empty: Words = ""
    file: str = "payung"


@dataclass(frozen=True)
class Shown:
    """One cell, ready for the template."""

    heading: Heading
    value: Any
    link: str
    note: str


@dataclass
class Listing:
    """One page of a list, for `components/list.html`."""

    shape: Shape
    rows: Sequence[Any]
    total: int
    page: int
    sort: str
    given: dict[str, str]
    query: QueryDict = field(repr=False)

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.shape.size))

    @property
    def first(self) -> int:
        return (self.page - 1) * self.shape.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.total else 0

    @property
    def narrowed(self) -> bool:
        return bool(self.given)

    @cached_property
    def lines(self) -> list[list[Shown]]:
        return [[_shown(heading, row) for heading in self.shape.headings] for row in self.rows]

    @property
    def columns(self) -> list[dict[str, Any]]:
        """Headings with the link that sorts by them and how they are sorted now."""
        return [self._column(heading) for heading in self.shape.headings]

    @property
    def fields(self) -> list[dict[str, Any]]:
        return [{"filter": each, "value": self.given.get(each.key, "")} for each in self.shape.filters]

    @property
    def before(self) -> str:
        return self.address(halaman=self.page - 1) if self.page > 1 else ""

    @property
    def after(self) -> str:
        return self.address(halaman=self.page + 1) if self.page < self.pages else ""

    @property
    def as_xlsx(self) -> str:
        return self.address(format="xlsx", halaman="")

    @property
    def as_csv(self) -> str:
        return self.address(format="csv", halaman="")

    def address(self, **changes: object) -> str:
        """The query string with some values changed; empty takes one out."""
        query = self.query.copy()
        for key, value in changes.items():
            query.pop(key, None)
            if value != "":
                query[key] = str(value)
        return f"?{query.urlencode()}"

    def _column(self, heading: Heading) -> dict[str, Any]:
        up, down = self.sort == heading.key, self.sort == f"-{heading.key}"
        turned = f"-{heading.key}" if up else heading.key
        return {
            "heading": heading,
            "address": self.address(urut=turned, halaman="") if heading.order else "",
            "sorted": "ascending" if up else "descending" if down else "",
        }


def linked(shape: Shape, *, may: bool) -> Shape:
    """The same list; its rows lead nowhere for somebody who may not open them."""
    return shape if may else replace(shape, headings=tuple(replace(each, link=None) for each in shape.headings))


def listing(request: HttpRequest, rows: QuerySet[Any], shape: Shape) -> Listing:
    """One page of `rows`, as the query string asks: `cari`-like filters, `urut`, `halaman`.

    A value nobody offers is ignored; a page past the end is the last one.
    """
    chosen, given, sort = _selected(request, rows, shape)
    total = chosen.count()
    pages = max(1, -(-total // shape.size))
    asked = request.GET.get("halaman", "1")
    page = min(int(asked), pages) if asked.isascii() and asked.isdigit() and len(asked) < 8 and int(asked) else 1
    start = (page - 1) * shape.size
    return Listing(shape, list(chosen[start : start + shape.size]), total, page, sort, given, request.GET)


def exported(request: HttpRequest, rows: QuerySet[Any], shape: Shape) -> HttpResponse | None:
    """Every selected row as a file when `?format=xlsx` or `csv` asks for one; None otherwise."""
    if request.GET.get("format") not in TYPES:
        return None
    chosen, _, _ = _selected(request, rows, shape)
    return table_response(
        request.GET["format"],
        [Column(str(each.title), _column_kind(each), each.width) for each in shape.headings],
        ([_plain(heading, row) for heading in shape.headings] for row in chosen.iterator(chunk_size=2_000)),
        title=str(shape.caption),
        file=shape.file,
    )


def selected(request: HttpRequest, rows: QuerySet[Any], shape: Shape) -> QuerySet[Any]:
    """The rows that stand in such a file: for whoever has to record who was given out."""
    return _selected(request, rows, shape)[0]


def table_response(
    kind: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, title: str, file: str
) -> HttpResponse:
    """A table as a download, `xlsx` or `csv`."""
    body = table_xlsx(columns, rows, title) if kind == "xlsx" else table_csv(columns, rows)
    response = HttpResponse(body, content_type=TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{file}.{kind}"'
    return response


def _selected(request: HttpRequest, rows: QuerySet[Any], shape: Shape) -> tuple[QuerySet[Any], dict[str, str], str]:
    given = {}
    for each in shape.filters:
        value = request.GET.get(each.key, "").strip()[:100].replace("\x00", "")
        if value and (not each.choices or value in dict(each.choices)):
            given[each.key] = value
            rows = each.apply(rows, value)
    headings = {each.key: each for each in shape.headings if each.order}
    sort = request.GET.get("urut", shape.sort)
    if sort.removeprefix("-") not in headings:
        sort = shape.sort
    down = sort.startswith("-")
    fields = headings[sort.removeprefix("-")].order
    order = [_turned(name) if down else name for name in fields]
    return rows.order_by(*order, *shape.ties), given, sort


def _turned(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"


def _shown(heading: Heading, row: Any) -> Shown:
    link = heading.link(row) if heading.link else ""
    return Shown(heading, heading.cell(row), link, heading.note(row) if heading.note else "")


def _column_kind(heading: Heading) -> Literal["text", "number", "rupiah", "date"]:
    return heading.kind if heading.kind in ("number", "rupiah", "date") else "text"


def _plain(heading: Heading, row: Any) -> Cell:
    value = heading.cell(row)
    if heading.kind == "status":
        return str(value[1])
    if heading.kind == "month":
        return "" if value is None else f"{value:%m-%Y}"
    return str(value) if heading.kind in ("text", "id") and value is not None else value
