"""(g) Coverage of Kalimantan: 3.3 million members in 56 regencies, counted, frozen and shown."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.site.settings")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.house import empty_house
from bench.told import tell

MEMBERS, EMPLOYERS = 3_300_000, 63_000
COUNT_WITHIN, PAGE_WITHIN = 20.0, 0.3  # seconds


def main() -> None:
    members = int(sys.argv[1]) if len(sys.argv) > 1 else MEMBERS
    print(f"(g) coverage of Kalimantan: {members:,} members of {EMPLOYERS:,} employers in 56 regencies")
    with empty_house():
        steps = importlib.import_module("bench.coverage_steps")  # needs Django set up
        tell("made from nothing", f"{steps.make(members, EMPLOYERS):.0f} s")
        for name, taken in steps.count_twice():
            tell(name, f"{taken:.1f} s", f"within {COUNT_WITHIN:.0f} s", taken <= COUNT_WITHIN)
        tell("rows of a snapshot", f"{steps.rows():,}")
        slowest = 0.0
        for name, taken in steps.pages():
            slowest = max(slowest, taken)
            tell(name, f"{taken * 1000:.0f} ms")
        tell("slowest page", f"{slowest * 1000:.0f} ms", f"within {PAGE_WITHIN * 1000:.0f} ms", slowest <= PAGE_WITHIN)


if __name__ == "__main__":
    main()
