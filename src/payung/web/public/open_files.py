"""A table as a file: CSV, JSON, Parquet or a workbook, the same cells in each; answered again only when it changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from collections.abc import Callable

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from payung.contributions.sheet.table import Column, table_xlsx
from payung.coverage.open.dictionary import OpenTable
from payung.web.lists import TYPES

KINDS = {
    **TYPES,
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
FOREVER, ALWAYS_ASK = "public, max-age=31536000, immutable", "public, no-cache"
RISKY = r"^\s*[=+\-@]|^[\t\r]"
"""A text that a spreadsheet would take for a formula; as in contributions/sheet/table.py."""


def answer(
    request: HttpRequest,
    kind: str,
    table: OpenTable,
    frame: Callable[[], pl.DataFrame],
    *,
    mark: str,
    changed: dt.datetime | None,
    file: str,
    forever: bool = False,
) -> HttpResponse:
    """The file, or 304 where the reader has it already.

    mark     what the content is made from; the same mark, the same file
    changed  when it last changed; None where nobody knows
    forever  the address names a version that never changes
    """
    etag = quote_etag(hashlib.sha256(f"{kind}\n{mark}".encode()).hexdigest())
    moment = int(changed.timestamp()) if changed else None
    known = get_conditional_response(request, etag=etag, last_modified=moment)
    response = known or HttpResponse(body_of(kind, table, frame()), content_type=KINDS[kind])
    response.headers["ETag"] = etag
    if moment is not None:
        response.headers["Last-Modified"] = http_date(moment)
    response.headers["Cache-Control"] = FOREVER if forever else ALWAYS_ASK
    if known is None:
        response.headers["Content-Disposition"] = f'attachment; filename="{file}.{kind}"'
    return response


def digest_of_frame(frame: pl.DataFrame) -> str:
    """SHA-256 over every cell."""
    return hashlib.sha256(frame.write_csv().encode()).hexdigest()


def body_of(kind: str, table: OpenTable, frame: pl.DataFrame) -> bytes:
    """The bytes of a file of this kind."""
    if kind == "parquet":
        out = io.BytesIO()
        frame.write_parquet(out)
        return out.getvalue()
    plain = frame.with_columns(pl.col(pl.Date).dt.to_string("iso"), pl.col(pl.Boolean).cast(pl.String))
    if kind == "csv":
        risky = [name for name, type_ in plain.schema.items() if type_ == pl.String]
        plain = plain.with_columns(_inert(name) for name in risky)
        return plain.write_csv(separator=";", include_bom=True).encode()
    if kind == "json":
        return _json(table, frame)
    columns = [Column(each.name, "number" if each.type == "integer" else "text") for each in table.columns]
    return table_xlsx(columns, plain.iter_rows(), table.title)


def _inert(name: str) -> pl.Expr:
    """The column, with an apostrophe in front of what a spreadsheet would run."""
    text = pl.col(name)
    return pl.when(text.str.contains(RISKY)).then(pl.lit("'") + text).otherwise(text).alias(name)


def _json(table: OpenTable, frame: pl.DataFrame) -> bytes:
    head = {"table": table.name, "title": table.title, "source": table.source, "licence": table.licence}
    rows = frame.with_columns(pl.col(pl.Date).dt.to_string("iso")).write_json()
    return (json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": ' + rows + "}").encode()
