"""The overlap of spells is looked for by person first; person and card lose the indexes for LIKE that nobody asks."""

import django.contrib.postgres.constraints
from django.db import migrations, models

import payung.registry.spans
from payung.database.operations import drop_prefix_indexes


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_known_as")]

    operations = [
        migrations.RemoveConstraint(model_name="employment", name="employment_no_overlap"),
        migrations.AddConstraint(
            model_name="employment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("person", "="),
                    ("employer", "="),
                    (
                        payung.registry.spans.DateRange(
                            models.F("started_on"), models.F("ended_on"), models.Value("[]")
                        ),
                        "&&",
                    ),
                ],
                name="employment_no_overlap",
            ),
        ),
        drop_prefix_indexes("registry_person", "registry_card"),
    ]
