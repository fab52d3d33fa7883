"""A place beyond the quota is refused by the database, and so is a placement outside the months of its programme."""

from django.db import migrations

WITHIN = """
CREATE FUNCTION assistance_placement_within() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM assistance_programme p WHERE p.id = NEW.programme_id AND p.state = 'approved'
      AND NEW.seat <= p.quota AND NEW.first_month >= p.first_month AND NEW.last_month <= p.last_month
  ) THEN
    RAISE EXCEPTION 'assistance_placement: place %, % to %, is outside its programme',
      NEW.seat, NEW.first_month, NEW.last_month USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assistance_placement_within BEFORE INSERT OR UPDATE ON assistance_placement
  FOR EACH ROW EXECUTE FUNCTION assistance_placement_within();
"""
BACK = """
DROP TRIGGER assistance_placement_within ON assistance_placement;
DROP FUNCTION assistance_placement_within();
"""


class Migration(migrations.Migration):
    dependencies = [("assistance", "0001_initial"), ("rolls", "0003_wage_earners_on_rolls")]
    operations = [migrations.RunSQL(WITHIN, BACK)]
