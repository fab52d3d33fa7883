"""(p) A sheet of newcomers, read to written, with 3,000 people registered and with 3.3 million, in one run."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.site.settings")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.house import empty_house
from bench.told import tell

FEW, MANY, ROWS = 3_000, int(os.environ.get("PAYUNG_BENCH_PEOPLE", "3300000")), 50_000


def main() -> None:
    print(f"(p) a sheet of {ROWS:,} newcomers, with {FEW:,} people registered and with {MANY:,}")
    with empty_house():
        run = importlib.import_module("bench.people_steps")  # needs Django set up
        few = run.measured(FEW, ROWS)
        many = run.measured(MANY, ROWS)
    for told, steps in ((FEW, few), (MANY, many)):
        for name, taken in steps.items():
            tell(f"{name}, {told:,} registered", f"{taken:.2f} s")
        *before, writing = steps.values()
        checked = ROWS / sum(before)
        tell("rows a second, read, checked and matched", f"{checked:,.0f}", "at least 50,000", checked >= 50_000)
        tell("rows a second, written: people, cards, spells", f"{ROWS / writing:,.0f}")
    before = [sum(list(steps.values())[:-1]) for steps in (few, many)]
    ratio = before[1] / before[0]
    tell("many registered / few registered, before writing", f"{ratio:.2f}x", "at most 1.2x", ratio <= 1.2)
    whole = sum(many.values()) / sum(few.values())
    tell("many registered / few registered, with writing", f"{whole:.2f}x")
    tell("load of the machine during the run", f"{os.getloadavg()[1]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
