"""The record of actions and looks, which refuses change."""

import django.db.models.functions.datetime
from django.db import migrations, models

from payung.database.foundation import Foundation
from payung.database.operations import make_append_only, make_functions


class Migration(Foundation):
    replaces = [
        ("audit", "0001_initial"),
        ("audit", "0002_append_only"),
    ]
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_name", models.CharField(max_length=200)),
                ("verb", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=120)),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject", "-id"], name="event_by_subject"),
                    models.Index(fields=["actor_id", "-id"], name="event_by_actor"),
                    models.Index(fields=["-at"], name="event_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_name", models.CharField(max_length=200)),
                ("role", models.CharField(max_length=20)),
                ("office", models.CharField(blank=True, max_length=200)),
                ("person_id", models.BigIntegerField()),
                ("purpose", models.CharField(max_length=200)),
                ("fields", models.CharField(max_length=200)),
            ],
            options={
                "indexes": [models.Index(fields=["person_id", "-at"], name="look_by_person")],
            },
        ),
        make_functions(),
        make_append_only("audit_event"),
        make_append_only("audit_look"),
    ]
