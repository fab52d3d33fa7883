"""One demonstration, in its usual length, for all tests of this folder that a process runs one after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from payung.demo.marker import demo_marker
from payung.demo.seed import seed

TODAY = dt.date(2026, 11, 21)
WORKERS, MONTHS = 2_800, 22


@pytest.fixture(scope="package")
def demonstration(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Seeded once, rolled back at the end; what a test changes is rolled back with it."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert demo_marker() is None
        seed(workers=WORKERS, today=TODAY, say=lambda _words: None)
        connection.check_constraints()  # now, once: what waits is checked again at the end of every test
        yield
        transaction.set_rollback(True)
