"""(f) Claims judged with all findings and stored: in bulk on two cores, and one decision page by itself."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.site.settings")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.house import empty_house
from bench.told import tell

CLAIMS = 12_000
PEER = 17.2  # claims a second: openIMIS, on a machine of this size
CORES = 2


def main() -> None:
    print(f"(f) {CLAIMS:,} complete claims (JKM, JKK, JHT) judged, findings and decision stored, {CORES} processes")
    with empty_house():
        steps = importlib.import_module("bench.claim_steps")  # needs Django set up
        made = steps.complete_claims(CLAIMS)
        shown = steps.judged_alone(made)
        page = importlib.import_module("bench.claim_page").seconds_over_http(made)
        taken, decided, findings = steps.decide_all(made, CORES)
    rate = decided / taken
    tell("claims decided", f"{decided:,}", "all of them", decided == CLAIMS)
    tell("findings stored a claim", f"{findings / decided:.1f}")
    tell("claims a second, judged and stored", f"{rate:,.0f}", "at least 2,000", rate >= 2_000)
    tell(f"against the nearest open system's {PEER} a second", f"{rate / PEER:,.0f}x")
    tell("one claim judged for its page, without the template", f"{shown * 1000:.0f} ms", "under 150 ms", shown < 0.15)
    tell("the officer's page of one claim, over HTTP", f"{page * 1000:.0f} ms", "under 150 ms", page < 0.15)


if __name__ == "__main__":
    main()
