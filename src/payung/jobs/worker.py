"""`python -m payung.jobs.worker`: settle, count coverage, sleep; until SIGTERM or Ctrl-C. Kill it whenever you like."""

from __future__ import annotations

import os
import signal
import sys
import threading
from importlib import import_module

import django


def main() -> int:
    """Work until told to stop; a round that has begun is finished first. Returns the exit status 0."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.site.settings")
    django.setup()
    stop = threading.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda *_: stop.set())
    import_module("payung.jobs.rounds").run(stop.wait)  # not above: its models need setup()
    return 0


if __name__ == "__main__":
    sys.exit(main())
