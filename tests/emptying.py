"""How committed rows are taken out of the test database again.

Append-only tables refuse the usual flush, and rows that migrations brought must stay.
"""

from __future__ import annotations

from django.db import connection, transaction

KEPT = ("django_migrations", "django_content_type", "auth_permission", "ledger_account")


def empty_tables() -> None:
    """Every row gone but those that migrations bring. Only the owner of the tables can put their triggers to sleep."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        )
        tables = [name for (name,) in cursor.fetchall() if name not in KEPT]
        for name in tables:
            cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
        cursor.execute(f"TRUNCATE {', '.join(tables)}")
        for name in tables:
            cursor.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER")
        cursor.execute("DELETE FROM ledger_account WHERE code LIKE 'bank:%'")
