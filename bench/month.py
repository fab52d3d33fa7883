"""(b) A month of 200,000 workers of 4,000 employers, from file to credited, against bare COPY of the same rows."""

from __future__ import annotations

import datetime as dt
import importlib
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.site.settings")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.house import empty_house
from bench.told import tell

EMPLOYERS, WORKERS = 4_000, 200_000
MONTH = dt.date(2025, 3, 1)
PEER = 3.1  # workers a second: openIMIS, create + submit + approve of a declaration on a machine of this size


def main() -> None:
    print(f"(b) a month of {WORKERS:,} workers of {EMPLOYERS:,} employers, from file to credited")
    with empty_house():
        run_month = importlib.import_module("bench.month_steps")  # needs Django set up
        seconds_by_step, copied = run_month.steps(EMPLOYERS, WORKERS, MONTH)
    whole = sum(seconds_by_step.values())
    for name, taken in seconds_by_step.items():
        tell(name, f"{taken:.2f} s")
    rate = WORKERS / whole
    tell("workers a second, file to credited", f"{rate:,.0f}", "at least 20,000", rate >= 20_000)
    tell("bare COPY of the same rows into tables with the same keys", f"{copied:.2f} s")
    tell("whole month / bare COPY", f"{whole / copied:.1f}x", "at most 4x", whole <= 4 * copied)
    tell("against the nearest open system's 3.1 workers a second", f"{rate / PEER:,.0f}x")


if __name__ == "__main__":
    main()
