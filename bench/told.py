"""How a figure is told: what, how much, against what was promised."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """The median of `runs` timings of `work`, after one that is not counted."""
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def tell(what: str, value: str, promise: str = "", kept: bool | None = None) -> None:
    """One line: the figure, the promise, and whether it was kept in this run."""
    mark = {True: "kept", False: "NOT KEPT", None: ""}[kept]
    print(f"  {what:<58} {value:>18}   {promise:<34} {mark}", flush=True)
