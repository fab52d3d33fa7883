"""How long a code lives and how many reports one address may send: our own practice, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def practice() -> dict[str, int]:
    """`code_days`, `code_tries`, `reports_limit`, `reports_hours`."""
    path = Path(__file__).resolve().parents[1] / "data" / "family.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


QUESTIONS = ("family-code-days",)
"""What of it the law leaves open: ids in law/questions.toml."""
