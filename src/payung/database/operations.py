"""Steps for migrations: append-only tables, tables in monthly parts, indexes nobody asks."""

from __future__ import annotations

from django.db import migrations

REFUSE = """
CREATE OR REPLACE FUNCTION payung_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: record a correcting row instead', TG_ARGV[0]
    USING ERRCODE = 'restrict_violation';
END $$;
"""

ENSURE_MONTH = """
CREATE OR REPLACE FUNCTION payung_ensure_month(parent text, month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  part text := parent || to_char(month, '_YYYY_MM');
BEGIN
  IF to_regclass(part) IS NOT NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('payung_ensure_month'));
  IF to_regclass(part) IS NOT NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                 part, parent, date_trunc('month', month)::date,
                 (date_trunc('month', month) + interval '1 month')::date);
  IF EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = parent::regclass AND tgname = parent || '_append_only') THEN
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I '
                   'FOR EACH STATEMENT EXECUTE FUNCTION payung_refuse_change(%L)',
                   part || '_no_truncate', part, parent);
  END IF;
END $$;
"""

DROP_PREFIX_INDEXES = """
DO $$
DECLARE
  spare regclass;
BEGIN
  FOR spare IN
    SELECT DISTINCT i.indexrelid::regclass
    FROM pg_index i JOIN pg_opclass o ON o.oid = ANY(i.indclass::oid[]) JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = '{table}'::regclass AND o.opcname IN ('varchar_pattern_ops', 'text_pattern_ops')
      AND i.indnatts = 1 AND c.relname LIKE '%\\_like'
  LOOP
    EXECUTE format('DROP INDEX %s', spare);
  END LOOP;
END $$
"""


def make_functions() -> migrations.RunSQL:
    """The two functions the other steps call."""
    return migrations.RunSQL(
        [REFUSE, ENSURE_MONTH],
        ["DROP FUNCTION payung_ensure_month(text, date)", "DROP FUNCTION payung_refuse_change()"],
    )


def make_append_only(table: str) -> migrations.RunSQL:
    """Make the database refuse UPDATE, DELETE and TRUNCATE on `table`, and UPDATE and DELETE on its parts."""
    return migrations.RunSQL(
        [
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION payung_refuse_change('{table}')",
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION payung_refuse_change('{table}')",
        ],
        [f"DROP TRIGGER {table}_no_truncate ON {table}", f"DROP TRIGGER {table}_append_only ON {table}"],
    )


def drop_prefix_indexes(*tables: str) -> migrations.RunSQL:
    """Drop the second index that Django makes on every unique or foreign text column, for LIKE 'a%'.

    For tables written by the million whose columns are only ever compared whole: every row pays for such an index.
    """
    return migrations.RunSQL(
        [DROP_PREFIX_INDEXES.replace("{table}", table) for table in tables], migrations.RunSQL.noop
    )
