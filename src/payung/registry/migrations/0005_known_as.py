"""One person under several numbers: never a circle, never twice, only ever undone."""

import django.db.models.deletion
from django.db import migrations, models

ONE_PERSON = """
CREATE FUNCTION registry_one_person(asked bigint) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH RECURSIVE up (id, depth) AS (
    SELECT asked, 0
    UNION ALL
    SELECT k.person_id, up.depth + 1 FROM up JOIN registry_knownas k ON k.number_id = up.id AND k.undone_at IS NULL
  )
  SELECT id FROM up ORDER BY depth DESC LIMIT 1
$$;
CREATE FUNCTION registry_numbers_of(asked bigint) RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
  WITH RECURSIVE down (id) AS (
    SELECT registry_one_person(asked)
    UNION ALL
    SELECT k.number_id FROM down JOIN registry_knownas k ON k.person_id = down.id AND k.undone_at IS NULL
  )
  SELECT id FROM down
$$;
CREATE VIEW registry_canonical AS
  WITH RECURSIVE tree (number, person) AS (
    SELECT k.number_id, k.person_id FROM registry_knownas k
    WHERE k.undone_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM registry_knownas above WHERE above.number_id = k.person_id AND above.undone_at IS NULL)
    UNION ALL
    SELECT k.number_id, t.person FROM tree t
    JOIN registry_knownas k ON k.person_id = t.number AND k.undone_at IS NULL
  )
  SELECT number, person FROM tree;
"""
NO_FUNCTIONS = """
DROP VIEW registry_canonical;
DROP FUNCTION registry_numbers_of(bigint);
DROP FUNCTION registry_one_person(bigint);
"""
KEPT = """
CREATE FUNCTION registry_knownas_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM pg_advisory_xact_lock(hashtext('registry.known_as'));
    IF NEW.undone_at IS NULL AND registry_one_person(NEW.person_id) = registry_one_person(NEW.number_id) THEN
      RAISE EXCEPTION 'registry_knownas: % and % already count as one person', NEW.number_id, NEW.person_id
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL
     AND to_jsonb(NEW) - 'undone_at' = to_jsonb(OLD) - 'undone_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'registry_knownas is kept: a row may only be undone, once' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER registry_knownas_kept BEFORE INSERT OR UPDATE OR DELETE ON registry_knownas
  FOR EACH ROW EXECUTE FUNCTION registry_knownas_kept();
CREATE TRIGGER registry_knownas_no_truncate BEFORE TRUNCATE ON registry_knownas
  FOR EACH STATEMENT EXECUTE FUNCTION payung_refuse_change('registry_knownas');
"""
NOT_KEPT = """
DROP TRIGGER registry_knownas_no_truncate ON registry_knownas;
DROP TRIGGER registry_knownas_kept ON registry_knownas;
DROP FUNCTION registry_knownas_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_profiles")]
    operations = [
        migrations.CreateModel(
            name="KnownAs",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "number",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="known_as",
                        to="registry.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="other_numbers",
                        to="registry.person",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="knownas",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)), fields=("number",), name="known_as_one_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="knownas",
            constraint=models.CheckConstraint(
                condition=models.Q(("number", models.F("person")), _negated=True), name="known_as_somebody_else"
            ),
        ),
        migrations.AddConstraint(
            model_name="knownas",
            constraint=models.CheckConstraint(
                condition=models.Q(("undone_at", None), ("undone_at__gte", models.F("since")), _connector="OR"),
                name="known_as_undone_after",
            ),
        ),
        migrations.AddIndex(
            model_name="knownas",
            index=models.Index(condition=models.Q(("undone_at", None)), fields=["person"], name="known_as_by_person"),
        ),
        migrations.RunSQL(ONE_PERSON, NO_FUNCTIONS),
        migrations.RunSQL(KEPT, NOT_KEPT),
    ]
