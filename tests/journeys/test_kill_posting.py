"""Killing whatever posts, at any moment, loses nothing and doubles nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

HOUSE = Path(__file__).resolve().parents[2]
DATABASE = "payung_kill"
BILLS, WORKERS = 300, 12

HALVES = """
SELECT (SELECT count(*) FROM contributions_bill WHERE state = 'paid'),
       (SELECT coalesce(sum(workers), 0) FROM contributions_bill WHERE state = 'paid'),
       (SELECT count(*) FROM ledger_memberline),
       (SELECT coalesce(sum(contributions), 0) FROM contributions_bill WHERE state = 'paid'),
       (SELECT coalesce(sum(jkk + jkm + jht_employer + jht_worker + jp_employer + jp_worker), 0)
        FROM ledger_memberline),
       (SELECT coalesce(sum(amount), 0) FROM ledger_transfer WHERE debit_id = 'bank:kapuas'),
       (SELECT count(*) FROM contributions_penalty),
       (SELECT count(*) FROM contributions_declaration WHERE state = 'posted')
"""


@pytest.fixture(scope="module")
def address(database_server) -> Iterator[str]:
    """A database of its own, because what is killed must have been committed."""
    with psycopg.connect(database_server.url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {DATABASE}")
    url = replace(database_server, name=DATABASE).url
    with started(url, "prepare") as process:
        assert process.wait(60) == 0
    yield url
    with psycopg.connect(database_server.url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


@contextmanager
def started(url: str, verb: str) -> Iterator[subprocess.Popen[str]]:
    """A process that is about to begin its work."""
    with running(url, "tests.journeys.poster", verb) as process:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        yield process


@contextmanager
def running(url: str, *module: str) -> Iterator[subprocess.Popen[str]]:
    """`python -m module…` on that database, gone at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", *module],
        cwd=HOUSE,
        env={**os.environ, "PAYUNG_DATABASE_URL": url, "PYTHONPATH": f"{HOUSE / 'src'}:{HOUSE}"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def asked(url: str, question: str) -> tuple:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchone() or ()


def posted_so_far(url: str) -> int:
    """How many bills are posted, after making sure that each of them is whole and nothing else is there."""
    bills, workers, lines, billed, held, moved, penalties, declarations = asked(url, HALVES)
    assert (workers, lines) == (bills * WORKERS, bills * WORKERS)
    assert billed == held == moved
    assert penalties == declarations == bills
    return bills


def test_a_killed_bank_message_is_told_again_and_counts_once(address):
    for seconds in (0.02, 0.1):
        with started(address, "receive") as process:
            time.sleep(seconds)
            process.kill()
    with started(address, "receive") as process:
        assert process.wait(60) == 0
    receipts, settled = asked(
        address,
        "SELECT (SELECT count(*) FROM payments_receipt), "
        "(SELECT count(*) FROM payments_paymentcode WHERE state = 'settled')",
    )
    assert (receipts, settled) == (BILLS, BILLS)


def test_posting_killed_again_and_again_posts_every_bill_once(address):
    dice = random.Random(1977)
    seen = [posted_so_far(address)]
    for _ in range(4):  # the process is killed
        with started(address, "settle") as process:
            time.sleep(dice.uniform(0.0, 0.35))
            process.kill()
            process.wait()
        seen.append(posted_so_far(address))
    for _ in range(3):  # its connection is killed by the database
        with started(address, "settle") as process:
            time.sleep(dice.uniform(0.05, 0.35))
            asked(
                address,
                f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{DATABASE}' "
                "AND pid <> pg_backend_pid()",
            )
            process.wait(30)
        seen.append(posted_so_far(address))
    assert seen == sorted(seen) and seen[0] == 0

    with started(address, "settle") as first, started(address, "settle") as second:  # two at once finish it
        assert (first.wait(60), second.wait(60)) == (0, 0)
    assert posted_so_far(address) == BILLS
    with started(address, "settle") as process:
        assert process.wait(60) == 0
    assert posted_so_far(address) == BILLS


def test_the_worker_counts_what_was_posted_and_ends_when_told(address):
    with running(address, "payung.jobs.worker") as worker:
        while not asked(address, "SELECT count(*) FROM coverage_snapshot WHERE people = 3600")[0]:
            assert worker.poll() is None
            time.sleep(0.1)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(30) == 0
