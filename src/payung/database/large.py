"""Large bytes into a row as they are: Django writes them into the text of the statement, at twice the length."""

from __future__ import annotations

import psycopg
from django.db import connection


def keep_bytes(table: str, number: int, **columns: bytes) -> None:
    """Put these bytes into the row `id = number` of `table`, in the caller's transaction."""
    names = ", ".join(f'"{name}" = %b' for name in columns)
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(f'UPDATE "{table}" SET {names} WHERE id = %s', [*columns.values(), number])
