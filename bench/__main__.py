"""Every figure, each group in a process of its own. `python -m bench law start` runs only those."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

GROUPS = ("law", "month", "people", "start", "pages", "pensions", "claims", "checks", "coverage")


def main(argv: list[str]) -> int:
    """Run the groups named, or all of them; 1 if one of them broke. A promise not kept is told, never an error."""
    broken = 0
    for group in argv or GROUPS:
        run = subprocess.run([sys.executable, "-m", f"bench.{group}"], cwd=Path(__file__).resolve().parents[1])
        broken |= run.returncode != 0
        print(flush=True)
    return int(broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
