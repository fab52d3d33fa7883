"""(e) A year of pensions: 100,000 pensioners, twelve runs, a rise in March, and the proof that each was paid once."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.site.settings")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.house import empty_house
from bench.told import tell

PENSIONERS, YEAR = 100_000, 2025


def main() -> None:
    print(f"(e) the pensions of {YEAR} for {PENSIONERS:,} pensioners, twelve runs")
    with empty_house():
        run_year = importlib.import_module("bench.pension_steps").run_year  # needs Django set up
        runs, again, proof, proven, sent = run_year(PENSIONERS, YEAR)
    whole = sum(runs)
    tell("the year's twelve runs, proof in each of them", f"{whole:.1f} s")
    tell("slowest month", f"{max(runs):.2f} s")
    tell("payments", f"{proof.paid:,}")
    tell("payments a second", f"{proof.paid / whole:,.0f}")
    tell("December run once more pays", f"{again}", "nobody", again == 0)
    tell("proof of the year, read from the payments", f"{proven:.2f} s", "each exactly once", proof.holds)
    tell("in the general book", f"Rp{sent:,}", "as the payments say", sent == proof.gross - proof.recovered)


if __name__ == "__main__":
    main()
