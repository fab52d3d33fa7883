"""Columns into a table and out of a query, by COPY."""

from __future__ import annotations

import io
from collections.abc import Mapping

import polars as pl
from django.db import connection
from psycopg import pq
from psycopg.errors import error_from_result


def copy_in(table: str, frame: pl.DataFrame) -> int:
    """Append `frame` to `table`; its column names are the table's. Returns the number of rows.

    Runs in the caller's transaction: all rows arrive or none. Null is null and "" is an empty text.
    """
    if frame.is_empty():
        return 0
    columns = ", ".join(f'"{name}"' for name in frame.columns)
    body = frame.write_csv(include_header=False).encode()
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN (FORMAT csv)') as copy:
        copy.write(body)
    return frame.height


def copy_out(
    query: str, schema: Mapping[str, pl.DataType | type[pl.DataType]], params: tuple[object, ...] = ()
) -> pl.DataFrame:
    """The rows of `query` as columns of `schema`, in the order of its select list.

    query   one SELECT; `%s` marks a parameter
    schema  column name → Polars type
    """
    body = _copied(f"COPY ({query}) TO STDOUT (FORMAT csv)", params)
    if not body.tell():
        return pl.DataFrame(schema=dict(schema))
    body.seek(0)
    return pl.read_csv(body, has_header=False, schema=dict(schema))


def _copied(statement: str, params: tuple[object, ...]) -> io.BytesIO:
    """What COPY TO STDOUT sends. Taken from libpq itself: psycopg's own reader spends more on a row than COPY does."""
    body = io.BytesIO()
    with connection.cursor() as cursor:
        cursor.execute("SELECT")  # opens the transaction where one is due; does nothing else
        text = cursor.mogrify(statement, params) if params else statement.replace("%%", "%")
        link: pq.abc.PGconn = cursor.connection.pgconn
        encoding = cursor.connection.info.encoding
        result = link.exec_(text.encode(encoding))
        if result.status != pq.ExecStatus.COPY_OUT:
            with connection.wrap_database_errors:
                raise error_from_result(result, encoding)
        while (taken := link.get_copy_data(0))[0] > 0:
            body.write(taken[1])
        end = link.get_result()
        while link.get_result():
            pass
        if end is not None and end.status == pq.ExecStatus.FATAL_ERROR:
            with connection.wrap_database_errors:
                raise error_from_result(end, encoding)
    return body
