"""The rounds of the worker: settle what banks settled, count coverage of the months that changed, pay what comes again.

Nothing is remembered between rounds: what is settled and not posted stands in the database, and so does which month
had something posted after its last count. So a round can be killed and run again.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from itertools import groupby

import psycopg
from django.db import Error, close_old_connections, transaction
from django.utils import timezone

from payung.access.actor import SYSTEM
from payung.claims.periodic.proof import ProofFailed as PeriodicProofFailed
from payung.contributions.proof import ProofFailed
from payung.contributions.queries import months_posted_since
from payung.coverage.actions.freeze_month import freeze_month
from payung.coverage.counted import snapshots, year_changed
from payung.jobs.agreements import tend_agreements
from payung.jobs.checks import tend_checks
from payung.jobs.compliance import tend_cases
from payung.jobs.departures import tend_departures
from payung.jobs.identity import tend_identities
from payung.jobs.own_account import send_messages, tend_own_accounts
from payung.jobs.parcels import open_parcels
from payung.jobs.periodic import pay_month, take_repayments
from payung.jobs.settle import settle
from payung.rolls.queries import months_posted_since as rolls_posted_since
from payung.statute_book.errors import NotInForce

SETTLE_EVERY = 5  # seconds
COUNT_EVERY = 60  # seconds; a count reads a whole month
PAY_EVERY = 3600  # seconds; pensions, job loss, scholarships, reminders

log = logging.getLogger("payung.jobs")


def months_to_count(at: dt.datetime) -> list[dt.date]:
    """Months for which something was posted since they were last frozen, the oldest first.

    A month that members paid ahead is counted once it has begun. A month frozen on this day waits for tomorrow, so
    that none has more than one version a day.
    """
    today = timezone.localdate(at)
    frozen = {each.month: each.taken_at for each in snapshots()}
    changed = {*months_posted_since(frozen), *rolls_posted_since(frozen, today)}
    return sorted(month for month in changed if month not in frozen or timezone.localdate(frozen[month]) < today)


def run(wait: Callable[[float], bool]) -> None:
    """Round after round until `wait(seconds)` says to stop. Trouble is logged and tried again in the next round."""
    counted_at = timezone.now() - dt.timedelta(seconds=COUNT_EVERY)
    paid_at = timezone.now() - dt.timedelta(seconds=PAY_EVERY)
    while True:
        now = timezone.now()
        if _tried("settle", lambda at=now: settle(at)) and (now - counted_at).total_seconds() >= COUNT_EVERY:
            _tried("count", lambda at=now: count(at))
            counted_at = now
        _tried("repayments", lambda at=now: take_repayments(at))
        _tried("parcels", lambda at=now: open_parcels(at))
        if (now - paid_at).total_seconds() >= PAY_EVERY:
            _tried("pay", lambda at=now: pay_month(at))
            _tried("identities", lambda at=now: tend_identities(at))
            _tried("own accounts", lambda at=now: tend_own_accounts(at))
            _tried("cases", lambda at=now: tend_cases(at))
            _tried("departures", lambda at=now: tend_departures(at))
            _tried("agreements", lambda at=now: tend_agreements(at))
            paid_at = now
        _tried("checks", lambda at=now: tend_checks(at))
        _tried("messages", lambda at=now: send_messages(at))
        close_old_connections()
        if wait(SETTLE_EVERY):
            return


def count(at: dt.datetime) -> list[dt.date]:
    """Freeze coverage of every month that changed, and of the later ones of a year whose claims changed.

    Returns those months. The months of a year are kept together or not at all: the later ones follow an early one and
    nothing else would bring them back.
    """
    done: list[dt.date] = []
    for _, months in groupby(months_to_count(at), key=lambda month: month.year):
        with transaction.atomic():
            done += _count_year(list(months), at)
    return done


def _count_year(waiting: list[dt.date], at: dt.datetime) -> list[dt.date]:
    done = []
    while waiting:
        month = waiting.pop(0)
        frozen = freeze_month(month, by=SYSTEM, at=at)
        done.append(month)
        if frozen and frozen.taken_at == at and year_changed(frozen):
            later = {each.month for each in snapshots() if each.month.year == month.year and each.month > month}
            waiting = sorted({*waiting, *later})
    return done


def _tried(name: str, work: Callable[[], object]) -> bool:
    try:
        work()
    except (
        Error,
        psycopg.Error,
        ConnectionError,
        ProofFailed,
        PeriodicProofFailed,
        NotInForce,
    ):  # COPY raises psycopg's own
        log.exception("%s failed; nothing of this batch was kept, it is tried again", name)
        return False
    return True
