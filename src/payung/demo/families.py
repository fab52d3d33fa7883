"""Invented families of those who die: a widow or widower, and children at school where a scholarship is claimed."""

from __future__ import annotations

import datetime as dt

import numpy as np

from payung.claims.heirs import Heir
from payung.demo import words

BANK = "kapuas"
SCHOOL = ((13, "SMP", 2), (7, "SD", 5))
"""Age of each child at the death, its level of school, and the years it has left there."""


def family_of(rng: np.random.Generator, sex: str, died_on: dt.date, account: str, *, children: bool) -> list[Heir]:
    """Heirs in the order the family names them, all paid to the account of the first.

    sex  of the person who died, L or P
    """
    people = words.PEOPLES[int(rng.integers(len(words.PEOPLES)))]
    wife = sex == "L"
    first, second = (words.WOMEN, words.SECOND_WOMEN) if wife else (words.MEN, words.SECOND_MEN)
    name = f"{_one(rng, first[people])} {_one(rng, second[people])}"
    heirs = [Heir(name, "spouse", bank=BANK, account_number=account, account_holder=name)]
    for age, level, left in SCHOOL[: int(rng.integers(1, len(SCHOOL) + 1))] if children else ():
        girl = rng.random() < 0.5
        given = _one(rng, (words.WOMEN if girl else words.MEN)[people])
        born = died_on - dt.timedelta(days=age * 365 + int(rng.integers(30, 300)))
        heirs.append(
            Heir(f"{given} {name.split()[-1]}", "child", birth_date=born, guardian_name=name,
                 guardian_relation="orang tua", bank=BANK, account_number=account, account_holder=name,
                 facts={"level": level, "years_left": left})
        )  # fmt: skip
    return heirs


def _one(rng: np.random.Generator, pool: str) -> str:
    choices = pool.split()
    return choices[int(rng.integers(len(choices)))]
