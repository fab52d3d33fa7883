"""Invented employers: every JKK class, every size, every regency."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from payung.demo.trades import PLACES, TRADES, Trade
from payung.demo.words import HOPES, LANDMARKS, SERVICES, SHOP_WORDS

HERO = "PT Kapuas Papan Utama"
HERO_NPP = "19100217"
HERO_WORKERS = 187
WORKERS_PER_EMPLOYER = 36
FEWEST = 40
MOST = 12  # times its usual size
SIZES = ((5, "micro"), (20, "small"), (100, "medium"))


def invent_employers(rng: np.random.Generator, workers: int, regions: dict[str, str]) -> pl.DataFrame:
    """One row per employer, the hero first.

    regions  code → short name, for names with a regency in them

    Columns: npp, name, activity, entry, jkk_class, region_id, size, headcount, leave, pay, public,
    labour_intensive, jht, jp, registered_on. The headcounts add up to about `workers`.
    """
    count = max(FEWEST, workers // WORKERS_PER_EMPLOYER)
    trades = _spread(rng, [trade.many for trade in TRADES], count)
    places = np.array(list(PLACES))[_spread(rng, list(PLACES.values()), count)]
    heads = _headcounts(rng, workers, np.array([TRADES[trade].size for trade in trades]))

    hero_trade = next(place for place, trade in enumerate(TRADES) if trade.entry == "3.44")
    trades[0], places[0] = hero_trade, "61.12"
    heads[0] = HERO_WORKERS if workers >= count * WORKERS_PER_EMPLOYER else max(5, workers // 60)
    kinds = [TRADES[trade] for trade in trades]
    names = _names(rng, kinds, [regions[place] for place in places])
    founded = np.array(dt.date(2009, 1, 1), dtype="datetime64[D]") + rng.integers(0, 14 * 365, count)
    founded[0] = np.datetime64("2012-03-01")

    frame = pl.DataFrame(
        {
            "npp": [HERO_NPP, *(f"{20_000_000 + 37 * place:08d}" for place in range(1, count))],
            "name": [HERO, *names[1:]],
            "region_id": places,
            "headcount": heads,
            "registered_on": founded,
            "luck": rng.integers(0, 100, count),
        }
    )
    traits = ("activity", "entry", "jkk_class", "leave", "pay", "public", "labour_intensive")
    frame = frame.with_columns(
        pl.Series(trait, [getattr(kind, trait) for kind in kinds]) for trait in traits
    ).with_columns(_size())
    return frame.with_columns(
        jht=~pl.col("public") & ((pl.col("size") != "micro") | (pl.col("luck") < 30)),
        jp=~pl.col("public")
        & (pl.col("size").is_in(["medium", "large"]) | ((pl.col("size") == "small") & (pl.col("luck") < 25))),
        labour_intensive=pl.col("labour_intensive") & (pl.col("size") == "large"),
    ).drop("luck")


def _size() -> pl.Expr:
    heads = pl.col("headcount")
    size = pl.lit("large")
    for fewer_than, name in reversed(SIZES):
        size = pl.when(heads < fewer_than).then(pl.lit(name)).otherwise(size)
    return size.alias("size")


def _spread(rng: np.random.Generator, weights: list[int], count: int) -> np.ndarray:
    """`count` places drawn by weight; each place at least once."""
    shares = np.array(weights) / sum(weights)
    drawn = rng.choice(len(weights), size=count, p=shares)
    drawn[1 : len(weights) + 1] = np.arange(len(weights))  # the first is the hero
    return drawn


def _headcounts(rng: np.random.Generator, workers: int, sizes: np.ndarray) -> np.ndarray:
    """Few large, many small (Pareto within a trade), each at least one, together about `workers`."""
    raw = sizes * np.minimum(0.25 + rng.pareto(1.15, sizes.size), MOST)
    return np.maximum(1, np.rint(raw / raw.sum() * workers)).astype(np.int64)


def _names(rng: np.random.Generator, kinds: list[Trade], regencies: list[str]) -> list[str]:
    """A name for each; a name met twice gets a number."""
    pools = {"a": LANDMARKS.split(), "b": HOPES.split(), "c": SHOP_WORDS.split(), "s": SERVICES.split(";")}
    picks = {key: rng.integers(0, len(pool), len(kinds)) for key, pool in pools.items()}
    patterns = rng.integers(0, 2, len(kinds))
    seen: dict[str, int] = {}
    names = []
    for place, (kind, regency) in enumerate(zip(kinds, regencies, strict=True)):
        parts = {key: pool[picks[key][place]] for key, pool in pools.items()}
        name = kind.names[patterns[place] % len(kind.names)].format(**parts, r=regency)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return names
