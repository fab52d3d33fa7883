"""The monthly run of pensions. Killed or run twice, a month is paid once."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import SYSTEM
from payung.claims.actions.run_pensions import BATCH, run_pensions
from payung.claims.periodic.queries import pensions_waiting


def pay_pensions(month: dt.date, at: dt.datetime, *, batch: int = BATCH) -> int:
    """Pay every pension due up to and with `month` (its first day). Returns how many payments were made."""
    paid = 0
    while pensions_waiting(month):
        ran = run_pensions(month, limit=batch, by=SYSTEM, at=at)
        paid += ran.payments
        if not ran.payments and not ran.suspended:  # somebody else is paying what is left
            break
    return paid


def pay_month(at: dt.datetime) -> int:
    """Every pension due in the month of `at` and before. Returns how many payments were made."""
    return pay_pensions(localdate(at).replace(day=1), at)
