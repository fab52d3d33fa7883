"""The occupations offered at registration. Which of them are transport decides the relief of PP 50/2025."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).with_name("data").joinpath("occupations.csv")


class Occupation(NamedTuple):
    """One line of the list; `transport` is a driver or courier, on a platform or not."""

    code: str
    name: str
    transport: bool


@cache
def occupations() -> dict[str, Occupation]:
    """Every occupation by its code, in the order they are offered."""
    rows = csv.DictReader(LIST.read_text(encoding="utf-8").splitlines())
    return {row["code"]: Occupation(row["code"], row["name"], row["transport"] == "1") for row in rows}
