"""(a) Exact contributions for 5 million workers, against the memory limit and against OpenFisca-core.

Runs in an environment of its own that holds NumPy, Payung and (if it could be installed) openfisca-core, which is
never a dependency of Payung. Wages are invented; their distribution is plausible, nothing more.
"""

from __future__ import annotations

import importlib
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from payung.kernel.periods import month_number
from payung.rules.contributions.wage import BLOCK, WageContributions, WageFacts, wage_contributions
from payung.statute_book import read_statute_book

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.told import seconds, tell

WORKERS = 5_000_000
BILL = 200  # workers on a bill
YEAR, MONTH = 2025, 3


def invented(workers: int) -> WageFacts:
    """`workers` wage earners of all classes in one month, wages in whole rupiah."""
    dice = np.random.default_rng(20250301)
    wage = np.exp(dice.normal(15.05, 0.45, workers)).astype(np.int64)
    everyone = np.ones(workers, dtype=np.bool_)
    return WageFacts(
        month=np.broadcast_to(np.int64(month_number(YEAR, MONTH)), workers),
        wage=wage,
        jkk_class=dice.integers(1, 6, workers),
        labour_intensive=np.zeros(workers, dtype=np.bool_),
        jkk=everyone,
        jkm=everyone,
        jht=everyone,
        jp=everyone,
    )


def memory_limit(facts: WageFacts, threads: int) -> float:
    """Seconds to read the two columns that differ and write six, with no arithmetic, in blocks, by `threads`."""
    out = [np.empty(facts.wage.size, dtype=np.int64) for _ in range(6)]

    def run(first: int) -> None:
        for start in range(first * BLOCK, facts.wage.size, threads * BLOCK):
            piece = slice(start, start + BLOCK)
            for each in out[:3]:
                np.copyto(each[piece], facts.wage[piece])
            for each in out[3:]:
                np.copyto(each[piece], facts.jkk_class[piece])

    with ThreadPoolExecutor(threads) as pool:
        return seconds(lambda: list(pool.map(run, range(threads))))


def bills(amount: np.ndarray) -> np.ndarray:
    return np.add.reduceat(amount, np.arange(0, amount.size, BILL))


def against_openfisca(facts: WageFacts, due: WageContributions, ours: float) -> None:
    try:
        openfisca_side = importlib.import_module("bench.openfisca_side")
    except ImportError:
        tell("OpenFisca-core", "not installed", "install it beside to compare")
        return
    set_ups, bares = [], []
    for _ in range(3):
        start = time.perf_counter()
        simulation = openfisca_side.build(facts, BILL)
        set_ups.append(time.perf_counter() - start)
        theirs_all, bare = openfisca_side.calculate(simulation, YEAR, MONTH)
        bares.append(bare)
    set_up, bare = statistics.median(set_ups), statistics.median(bares)
    tell("OpenFisca-core, bare calculation / ours", f"{bare / ours:.1f}x", "at least 1.5x", bare >= 1.5 * ours)
    both = bare + set_up
    tell("OpenFisca-core with its set-up / ours", f"{both / ours:.1f}x", "at least 40x", both >= 40 * ours)
    exact = due.total
    theirs = np.rint(theirs_all["total"].astype(np.float64)).astype(np.int64)
    tell("persons whose total its floats get wrong", f"{np.mean(theirs != exact):.2%}")
    their_bills = np.rint(theirs_all["bill"].astype(np.float64)).astype(np.int64)
    tell("bills of 200 workers its floats get wrong", f"{np.mean(their_bills != bills(exact)):.1%}")


def main() -> None:
    print("(a) contributions of", f"{WORKERS:,}", "workers, one core")
    facts, law = invented(WORKERS), read_statute_book()
    due = wage_contributions(facts, law)
    ours = seconds(lambda: wage_contributions(facts, law, due), runs=11)
    limit = memory_limit(facts, 2)
    tell("workers a second, one core", f"{WORKERS / ours / 1e6:.0f} million")
    tell("share of the two-core memory limit", f"{limit / ours:.0%}", "at least 20 %", limit >= 0.2 * ours)
    wrong = check_sample(facts, due)
    tell("workers of a sample of 200,000 off by a rupiah or more", f"{wrong}", "none", wrong == 0)
    against_openfisca(facts, due, ours)


def check_sample(facts: WageFacts, due: WageContributions) -> int:
    """How many of 200,000 workers differ from Python's own integers (no NumPy, no `share`)."""
    law = read_statute_book()
    every = max(1, facts.wage.size // 200_000)
    pick = slice(0, facts.wage.size, every)
    month = int(facts.month[0])
    ceiling = law["contributions.jp.ceiling"].value(month)
    jkk = {each: law["contributions.jkk.rate"].value(month, each) for each in range(1, 6)}
    rate = {name: law[f"contributions.{name}"].value(month) for name in PLAIN_RATES}
    wrong = 0
    rows = zip(facts.wage[pick].tolist(), facts.jkk_class[pick].tolist(), due.total[pick].tolist(), strict=True)
    for wage, group, total in rows:
        capped = min(wage, ceiling)
        parts = [half_up(wage, jkk[group])]
        parts += [half_up(capped if name.startswith("jp") else wage, each) for name, each in rate.items()]
        wrong += sum(parts) != total
    return wrong


PLAIN_RATES = ("jkm.rate", "jht.rate_employer", "jht.rate_worker", "jp.rate_employer", "jp.rate_worker")


def half_up(amount: int, rate: int) -> int:
    whole, rest = divmod(amount * rate, 1_000_000)
    return whole + (2 * rest >= 1_000_000)


if __name__ == "__main__":
    main()
