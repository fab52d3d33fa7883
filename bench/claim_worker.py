"""One process of (f), begun afresh: the table library's threads do not live through a fork."""

from __future__ import annotations

import importlib
from typing import Any

import django
from django.conf import settings


def work(database: dict[str, Any], keys: list[int], ready: Any, go: Any) -> None:
    """Set up, tell that it is ready, wait for the start, decide the claims."""
    settings.DATABASES["default"].update(database)
    django.setup()
    steps = importlib.import_module("bench.claim_steps")
    by, law = steps.officer(), steps.read_statute_book()
    ready.release()
    go.wait()
    steps.decide(keys, by, law)
