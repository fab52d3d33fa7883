"""Invented people: names, birth dates, NIKs that are well-formed and belong to nobody.

The last four digits of a real NIK count up from 0001; ours begin at 9001, which no district reaches for one
birthday.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from payung.demo import words
from payung.demo.homes import DIGITS, Inside, settle
from payung.kernel.identity import FEMALE_DAY
from payung.kernel.names import name_key

HERO_NAME = "Rosalina Ayu Kartika"
HERO_BIRTH = dt.date(1996, 7, 13)
FIRST_SERIAL = 9001
YOUNGEST = 18 * 365 + 60  # days at the first day of work
FOREIGNERS = 4  # of a thousand
NIK_STATES = (("matched", 938), ("unchecked", 45), ("differs", 17))  # of a thousand
CHINESE_TOWNS = {"61.72": 45, "61.71": 22}  # of a hundred people


def invent_people(rng: np.random.Generator, first_days: pl.DataFrame, inside: Inside) -> pl.DataFrame:
    """One row per person, in the order of `first_days`; person 0 is the hero.

    first_days  person, started_on (first day of work anywhere), region_id (where that was)
    inside      districts and villages, to live in and to have a NIK from

    Columns: nik, nik_state, name, name_key, birth_date, sex, citizen, region_id (where they live).
    """
    count = first_days.height
    started = first_days["started_on"].to_numpy().astype("datetime64[D]")
    home = first_days["region_id"].to_numpy()
    age = YOUNGEST + np.minimum(rng.gamma(2.0, 5.2, count) * 365, 42 * 365).astype(np.int64)
    birth = started - age
    foreign = rng.integers(0, 1000, count) < FOREIGNERS
    women = (rng.random(count) < 0.34) & ~foreign
    birth[0], women[0], foreign[0] = np.datetime64(HERO_BIRTH), True, False

    names = _names(rng, women, foreign, home)
    names[0] = HERO_NAME
    keys = {name: name_key(name) for name in set(names.tolist())}
    states, weights = zip(*NIK_STATES, strict=True)
    state = rng.choice(states, count, p=np.array(weights) / sum(weights))
    state[0] = "matched"
    lives = settle(rng.spawn(1)[0], home, inside)
    return pl.DataFrame(
        {
            "nik": _niks(rng, birth, women, home, lives, inside),
            "nik_state": state,
            "name": names,
            "name_key": [keys[name] for name in names.tolist()],
            "birth_date": birth,
            "sex": np.where(women, "P", "L"),
            "citizen": ~foreign,
            "region_id": pl.Series(lives, dtype=pl.String),
        }
    ).with_columns(
        nik=pl.when("citizen").then("nik"),
        nik_state=pl.when("citizen").then("nik_state").otherwise(pl.lit("unchecked")),
    )


def _names(rng: np.random.Generator, women, foreign, home) -> np.ndarray:
    """A name by people and sex; one in three has a third word, some Javanese names have only one."""
    count = women.size
    shares = np.array(words.SHARES) / sum(words.SHARES)
    people = rng.choice(words.PEOPLES, count, p=shares)
    for town, share in CHINESE_TOWNS.items():
        people[(home == town) & (rng.integers(0, 100, count) < share)] = "tionghoa"
    first, second = np.empty(count, dtype=object), np.empty(count, dtype=object)
    for each in words.PEOPLES:
        for sex, firsts, seconds in (
            (True, words.WOMEN, words.SECOND_WOMEN),
            (False, words.MEN, words.SECOND_MEN),
        ):
            who = np.flatnonzero((people == each) & (women == sex))
            first[who] = rng.choice(np.array(firsts[each].split(), dtype=object), who.size)
            second[who] = rng.choice(np.array(seconds[each].split(), dtype=object), who.size)
    third = np.where(
        women,
        rng.choice(np.array(words.THIRD_WOMEN.split(), dtype=object), count),
        rng.choice(np.array(words.THIRD_MEN.split(), dtype=object), count),
    )
    longer, shorter = rng.random(count) < 0.33, (people == "jawa") & (rng.random(count) < 0.15)
    names = first + " " + second
    names = np.where(longer, first + " " + third + " " + second, names)
    names = np.where(shorter, second, names)
    return np.where(foreign, rng.choice(np.array(words.FOREIGN.split(";"), dtype=object), count), names)


def _niks(rng: np.random.Generator, birth, women, home, lives, inside: Inside) -> pl.Series:
    """District where it was issued (mostly that of the home), birthday (+40 for women), a serial no two of us share."""
    codes = np.array(inside.regencies())
    of = [inside.districts(code) for code in codes]
    place = np.searchsorted(codes, home)
    elsewhere = rng.random(home.size) < 0.08
    place = np.where(elsewhere, rng.integers(0, codes.size, home.size), place)
    drawn = rng.integers(0, 1_000_000, home.size)
    at_home = [code[DIGITS] for code in lives]
    district = [
        own if own and not moved else of[there][dice % len(of[there])]
        for own, moved, there, dice in zip(at_home, elsewhere, place, drawn, strict=True)
    ]
    frame = pl.DataFrame(
        {"code": codes[place], "district": district, "birth": birth, "women": np.where(women, FEMALE_DAY, 0)}
    )
    issued = frame.select(
        pl.concat_str(
            pl.col("code").str.replace(".", "", literal=True),
            "district",
            (pl.col("birth").dt.day() + pl.col("women")).cast(pl.String).str.zfill(2),
            pl.col("birth").dt.strftime("%m%y"),
        ).alias("stem")
    )
    serial = FIRST_SERIAL + pl.int_range(pl.len()).over("stem")
    return issued.select((pl.col("stem") + serial.cast(pl.String)).alias("nik"))["nik"]
