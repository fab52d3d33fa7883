"""(h) The decided claims of a large branch judged again as the worker does, and the page of those that changed."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.site.settings")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.house import empty_house
from bench.told import tell

CLAIMS, ONE_IN = 10_000, 8


def main() -> None:
    print(f"(h) {CLAIMS:,} decided claims (JKM, JKK, JHT) of one branch judged again, and the page of those changed")
    with empty_house():
        steps = importlib.import_module("bench.check_steps")  # needs Django set up
        steps.paid_claims(CLAIMS, ONE_IN)
        taken, check = steps.checked()
        pages = steps.shown()
    rate = check.judged / taken
    tell("claims judged again", f"{check.judged:,}", "all of them", check.judged == CLAIMS)
    tell("of them changed, kept with what differs", f"{check.found:,}")
    tell("claims a second", f"{rate:,.0f}", "at least 500", rate >= 500)
    tell("seconds for 1,000 claims", f"{1_000 / rate:.2f} s")
    for what, took in pages.items():
        tell(f"the page, {what}", f"{took * 1000:.0f} ms", "under 300 ms" if what == "as it opens" else "",
             took < 0.3 if what == "as it opens" else None)  # fmt: skip


if __name__ == "__main__":
    main()
