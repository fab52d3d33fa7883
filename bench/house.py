"""A PostgreSQL of our own, durable as in production, and an empty Payung in it."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from payung.site.postgres import Cluster
from payung.site.server_user import server_user


@contextmanager
def empty_house() -> Iterator[None]:
    """Payung migrated into a throw-away cluster with fsync, synchronous commit and checksums on."""
    folder = Path(tempfile.mkdtemp(prefix="payung-bench-"))
    folder.chmod(0o711 if server_user().other else 0o700)
    password = cache(lambda _name: secrets.token_urlsafe(24))
    try:
        with Cluster(folder / "postgres", password) as cluster:
            settings.DATABASES["default"].update(cluster.address.for_django())
            django.setup()
            call_command("migrate", verbosity=0)
            yield
            django.db.connections.close_all()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
