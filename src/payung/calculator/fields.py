"""The facts a request may state: how each is read, and how it stands in the JSON Schema."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from payung.calculator.problem import Problem
from payung.kernel.periods import month_from_iso

LARGEST_AMOUNT = 10**15
"""Rupiah beyond which a request is taken for a slip; far below what 64 bits hold at the rates of the law."""


@dataclass(frozen=True)
class Field:
    """One fact. Subclasses know how to read it.

    name      as in the request      title    what it is, in Indonesian
    required  False: may be left out, and then is `default`
    """

    name: str
    title: str
    required: bool = True
    default: Any = None

    def read(self, given: object) -> Any:
        """The fact as the rules want it. Raises Problem naming this field."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """This field in JSON Schema."""
        raise NotImplementedError

    def refuse(self, code: str, given: object, expected: str) -> Problem:
        """The problem with this field."""
        return Problem(code, self.name, f"{self.name}: ditemukan {_shown(given)}; yang diharapkan {expected}.")


def _shown(given: object) -> str:
    text = str(given) if isinstance(given, Decimal) else repr(given)
    return text if len(text) <= 60 else text[:57] + "..."


@dataclass(frozen=True)
class Whole(Field):
    """A whole number between two bounds."""

    least: int = 0
    most: int = LARGEST_AMOUNT
    unit: str = ""

    def read(self, given: object) -> int:
        if isinstance(given, Decimal):
            raise self.refuse("not-whole", given, "bilangan bulat, tanpa koma atau titik")
        if isinstance(given, bool) or not isinstance(given, int):
            raise self.refuse("wrong-type", given, "bilangan bulat, bukan teks")
        if not self.least <= given <= self.most:
            raise self.refuse("out-of-range", given, f"{self.least} sampai {self.most}")
        return given

    def schema(self) -> dict[str, Any]:
        unit = f" ({self.unit})" if self.unit else ""
        return {
            "type": "integer",
            "minimum": self.least,
            "maximum": self.most,
            "description": self.title + unit,
        }


@dataclass(frozen=True)
class Flag(Field):
    """True or false; left out means false."""

    required: bool = False
    default: Any = False

    def read(self, given: object) -> bool:
        if not isinstance(given, bool):
            raise self.refuse("wrong-type", given, "true atau false")
        return given

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean", "default": self.default, "description": self.title}


@dataclass(frozen=True)
class Month(Field):
    """A month `YYYY-MM`, read as a month number."""

    def read(self, given: object) -> int:
        if not isinstance(given, str):
            raise self.refuse("wrong-type", given, "bulan sebagai teks YYYY-MM")
        try:
            return month_from_iso(given)
        except ValueError:
            raise self.refuse("not-a-month", given, "bulan YYYY-MM, misalnya 2025-03") from None

    def schema(self) -> dict[str, Any]:
        pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$"
        return {"type": "string", "pattern": pattern, "description": self.title, "examples": ["2025-03"]}


@dataclass(frozen=True)
class Day(Field):
    """A day `YYYY-MM-DD`."""

    def read(self, given: object) -> dt.date:
        if not isinstance(given, str):
            raise self.refuse("wrong-type", given, "tanggal sebagai teks YYYY-MM-DD")
        try:
            day = dt.date.fromisoformat(given)
        except ValueError:
            raise self.refuse("not-a-date", given, "tanggal YYYY-MM-DD, misalnya 2025-02-07") from None
        if day.isoformat() != given:
            raise self.refuse("not-a-date", given, "tanggal YYYY-MM-DD, misalnya 2025-02-07")
        return day

    def schema(self) -> dict[str, Any]:
        return {
            "type": "string",
            "format": "date",
            "description": self.title,
            "examples": ["2025-02-07"],
        }


@dataclass(frozen=True)
class Choice(Field):
    """One of a few words; `choices` maps each to its Indonesian name."""

    choices: tuple[tuple[str, str], ...] = ()

    def read(self, given: object) -> str:
        words = [word for word, _ in self.choices]
        if not isinstance(given, str) or given not in words:
            raise self.refuse("not-a-choice", given, f"salah satu dari {', '.join(words)}")
        return given

    def schema(self) -> dict[str, Any]:
        names = "; ".join(f"{word}: {name}" for word, name in self.choices)
        return {
            "type": "string",
            "enum": [word for word, _ in self.choices],
            "description": f"{self.title}. {names}",
        }


@dataclass(frozen=True)
class Choices(Field):
    """Some of a few words, each at most once."""

    choices: tuple[tuple[str, str], ...] = ()

    def read(self, given: object) -> tuple[str, ...]:
        words = [word for word, _ in self.choices]
        if not isinstance(given, list) or not given:
            raise self.refuse("wrong-type", given, f"daftar berisi {', '.join(words)}")
        for each in given:
            if not isinstance(each, str) or each not in words:
                raise self.refuse("not-a-choice", each, f"salah satu dari {', '.join(words)}")
        if len(set(given)) != len(given):
            raise self.refuse("not-a-choice", given, "setiap pilihan satu kali")
        return tuple(given)

    def schema(self) -> dict[str, Any]:
        names = "; ".join(f"{word}: {name}" for word, name in self.choices)
        return {
            "type": "array",
            "items": {"type": "string", "enum": [word for word, _ in self.choices]},
            "uniqueItems": True,
            "minItems": 1,
            "description": f"{self.title}. {names}",
        }
