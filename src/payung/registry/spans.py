"""A span of days as the database compares spans."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField
from django.db.models import F, Func, Value


class DateRange(Func):
    """`daterange(from, to, '[]')`: both days inside."""

    function = "daterange"
    output_field = DateRangeField()


def span(first: str, last: str) -> DateRange:
    """The span of two columns, both days inside; no last day means that it lasts."""
    return DateRange(F(first), F(last), Value("[]"))
