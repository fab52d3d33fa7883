"""What every test gets: compiled translations and, when it asks for the database, a throw-away PostgreSQL.

The server starts once, with the first test that needs it, and ends with the run, also when the run is killed.
With DATABASE_URL set, that server is used instead (a database `test_…` is made in it and dropped).
"""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis
from xdist.scheduler import LoadFileScheduling

from payung.site.database_url import DatabaseAddress
from payung.site.postgres import Cluster
from payung.site.postgres.server import SPEED_FOR_TESTS
from payung.site.server_user import server_user
from payung.site.translations import compile_stale

from .emptying import empty_tables


def pytest_configure() -> None:
    compile_stale()
    hypothesis.register_profile("payung", parent=hypothesis(), deadline=None)  # speed is for `make bench`
    hypothesis.load_profile("payung")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast, worthless, tests only


class ByFile(LoadFileScheduling):
    """The tests of a file run in one process; those of the demonstration too, which takes longest to make."""

    SHARED = "tests/demo/"

    def _split_scope(self, nodeid: str) -> str:
        return self.SHARED if nodeid.startswith(self.SHARED) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByFile:
    """Who runs which tests, when several processes do."""
    return ByFile(config, log)


@pytest.fixture(scope="session")
def scratch() -> Iterator[Path]:
    """A folder with a short path that the database server's user can enter."""
    folder = Path(tempfile.mkdtemp(prefix="payung-test-", dir="/tmp"))
    folder.chmod(0o711 if server_user().other else 0o700)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def database_server(scratch: Path) -> Iterator[DatabaseAddress]:
    """A running server that forgets everything; nothing in it is synced to disk."""
    given = os.environ.get("PAYUNG_DATABASE_URL") or os.environ.get("DATABASE_URL")
    if given:
        yield DatabaseAddress.parse(given)
        return
    password = cache(lambda _name: secrets.token_urlsafe(24))
    with Cluster(scratch / "postgres", password, SPEED_FOR_TESTS) as cluster:
        yield cluster.address


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_server: DatabaseAddress) -> None:
    """Point Django at the throw-away server before pytest-django makes its test database."""
    settings.DATABASES["default"].update(database_server.for_django())


@pytest.fixture(scope="session", autouse=True)
def committed_rows_are_taken_out_again() -> Iterator[None]:
    """After a test that commits, in place of Django's flush, which append-only tables refuse."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: empty_tables())
        yield
