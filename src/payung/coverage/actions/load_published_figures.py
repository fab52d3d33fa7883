"""Bring the register of published figures up to what ships with Payung. Running it twice changes nothing."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.coverage.models import PublishedFigure
from payung.coverage.register import published_figures


def load_published_figures(*, by: Actor, at: dt.datetime) -> int:
    """Insert what is missing, renew what differs, delete nothing. Returns how many figures ship."""
    with act("coverage.load_published_figures", by, at) as deed:
        figures = published_figures()
        renewed = [field.name for field in PublishedFigure._meta.fields if not field.primary_key]
        PublishedFigure.objects.bulk_create(
            figures, update_conflicts=True, unique_fields=["key"], update_fields=renewed
        )
        deed.about("coverage:published", figures=len(figures))
        return len(figures)
