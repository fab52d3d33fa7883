"""(c) How soon `payung calc` answers: whole process, from start to the result of one calculation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.told import seconds, tell

REQUEST = '{"calculation": "contribution.wage", "month": "2025-03", "wage": 3412500, "jkk_class": 3}\n'


def main() -> None:
    print("(c) start-up of payung calc")
    payung = Path(sys.executable).parent / "payung"

    def once() -> None:
        subprocess.run([payung, "calc"], input=REQUEST, text=True, check=True, capture_output=True)

    taken = seconds(once, runs=9)
    tell("one calculation, whole process", f"{taken:.3f} s", "under 0.3 s", taken < 0.3)


if __name__ == "__main__":
    main()
