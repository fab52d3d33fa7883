"""When money counts as arrived in some days."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import get_default_timezone


def moments(first: dt.date, last: dt.date) -> dict[str, dt.datetime]:
    """The facts `sources.PAID` asks for: from the beginning of the first day to the end of the last."""
    here = get_default_timezone()
    after = last + dt.timedelta(days=1)
    return {
        "starts": dt.datetime.combine(first, dt.time(), tzinfo=here),
        "ends": dt.datetime.combine(after, dt.time(), tzinfo=here),
    }
