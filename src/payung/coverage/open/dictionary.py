"""What every open table holds: columns with type, unit and definition, from data/open.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import polars as pl

FILE = Path(__file__).parent.with_name("data").joinpath("open.toml")
_EMPTY = re.compile(r"kosong bila[^.;]*|kosong berarti[^.;]*")
TYPES: Mapping[str, type[pl.DataType]] = {"text": pl.String, "integer": pl.Int64, "date": pl.Date, "flag": pl.Boolean}


@dataclass(frozen=True)
class OpenColumn:
    """One column. unit: empty where the value has none, or another column says it."""

    name: str
    type: Literal["text", "integer", "date", "flag"]
    definition: str
    unit: str = ""

    @property
    def empty_means(self) -> str:
        """What an empty cell says; empty where there is none."""
        found = _EMPTY.search(self.definition)
        return found[0] if found else ""


@dataclass(frozen=True)
class OpenTable:
    """One table: its name in the address, what it is, where it comes from, how it may be used."""

    name: str
    title: str
    source: str
    licence: str
    columns: tuple[OpenColumn, ...]

    @property
    def schema(self) -> dict[str, type[pl.DataType]]:
        return {each.name: TYPES[each.type] for each in self.columns}


@cache
def tables() -> dict[str, OpenTable]:
    """Every open table by its name, in the order of the page."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {
        name: OpenTable(
            name,
            fields["title"],
            fields["source"],
            data["licences"][fields["licence"]],
            tuple(OpenColumn(each, *_parts(words)) for each, words in fields["columns"].items()),
        )
        for name, fields in data["tables"].items()
    }


def _parts(words: Mapping[str, str]) -> tuple[Literal["text", "integer", "date", "flag"], str, str]:
    return words["type"], words["says"], words.get("unit", "")  # type: ignore[return-value]
