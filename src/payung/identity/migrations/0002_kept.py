"""Papers, verdicts and corrected NIKs refuse change; a merger that was decided only ever can be undone."""

from django.db import migrations

from payung.database.operations import make_append_only

DECIDED = """
CREATE FUNCTION identity_merger_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'waiting' AND NEW.state IN ('approved', 'refused')
     AND (NEW.number_id, NEW.person_id, NEW.paper_id, NEW.proposed_by_id)
         IS NOT DISTINCT FROM (OLD.number_id, OLD.person_id, OLD.paper_id, OLD.proposed_by_id) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'approved' AND NEW.state = 'undone'
     AND (NEW.known_as_id, NEW.balance, NEW.lines, NEW.decided_by_id)
         IS NOT DISTINCT FROM (OLD.known_as_id, OLD.balance, OLD.lines, OLD.decided_by_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'identity_merger: % cannot become %', OLD.state, COALESCE(NEW.state, 'deleted')
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER identity_merger_decided BEFORE UPDATE OR DELETE ON identity_merger
  FOR EACH ROW EXECUTE FUNCTION identity_merger_decided();
"""
UNDECIDED = """
DROP TRIGGER identity_merger_decided ON identity_merger;
DROP FUNCTION identity_merger_decided();
"""


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        make_append_only("identity_paper"),
        make_append_only("identity_verdict"),
        make_append_only("identity_nikcorrection"),
        migrations.RunSQL(DECIDED, UNDECIDED),
    ]
