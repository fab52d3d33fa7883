"""Facts that hold facts: an object, a list of objects; and a percentage given exactly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from payung.calculator.fields import Field
from payung.calculator.problem import Problem
from payung.kernel.money import MILLION

ONE_PERCENT = MILLION // 100
_PERCENT = re.compile(r"\d{1,3}(\.\d)?")


@dataclass(frozen=True)
class Percent(Field):
    """A percentage from 0 to 100 with at most one decimal, read as parts per million."""

    def read(self, given: object) -> int:
        if isinstance(given, bool) or not isinstance(given, int | Decimal | str):
            raise self.refuse("wrong-type", given, "persen, misalnya 50 atau 37.5")
        text = str(given)
        if not _PERCENT.fullmatch(text):
            raise self.refuse("out-of-range", given, "0 sampai 100, paling banyak satu angka di belakang titik")
        value = Decimal(text) * ONE_PERCENT
        if value > MILLION:
            raise self.refuse("out-of-range", given, "0 sampai 100")
        return int(value)

    def schema(self) -> dict[str, Any]:
        number = {"type": "number", "minimum": 0, "maximum": 100}
        text = {"type": "string", "pattern": f"^{_PERCENT.pattern}$"}
        return {"anyOf": [number, text], "description": self.title, "examples": [50, "37.5"]}


@dataclass(frozen=True)
class Record(Field):
    """An object with facts of its own, read as a dict; a fact that was left out has its default."""

    fields: tuple[Field, ...] = ()

    def read(self, given: object) -> dict[str, Any]:
        return _read_record(given, self.fields, self.name)

    def schema(self) -> dict[str, Any]:
        return {**_record_schema(self.fields), "description": self.title}


@dataclass(frozen=True)
class Records(Field):
    """A list of objects, read as a tuple of dicts. A problem names its place: `children[0].level`."""

    fields: tuple[Field, ...] = ()
    most: int = 50

    def read(self, given: object) -> tuple[dict[str, Any], ...]:
        if not isinstance(given, list):
            raise self.refuse("wrong-type", given, "daftar berisi objek")
        if len(given) > self.most:
            raise self.refuse("out-of-range", len(given), f"paling banyak {self.most} objek")
        places = enumerate(given)
        return tuple(_read_record(each, self.fields, f"{self.name}[{at}]") for at, each in places)

    def schema(self) -> dict[str, Any]:
        items = _record_schema(self.fields)
        return {"type": "array", "items": items, "maxItems": self.most, "description": self.title}


def _read_record(given: object, fields: tuple[Field, ...], path: str) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        text = f"{path}: ditemukan {given!r}; yang diharapkan objek."
        raise Problem("wrong-type", path, text)
    known = {field.name for field in fields}
    for name in given:
        if name not in known:
            expected = ", ".join(field.name for field in fields)
            text = f"Fakta '{path}.{name}' tidak dikenal. Yang dikenal: {expected}."
            raise Problem("unknown-field", f"{path}.{name}", text)
    return {field.name: _read_member(given, field, path) for field in fields}


def _read_member(given: Mapping[str, Any], field: Field, path: str) -> Any:
    if field.name in given:
        try:
            return field.read(given[field.name])
        except Problem as problem:
            raise Problem(problem.code, f"{path}.{problem.field}", f"{path}.{problem.text}") from None
    if field.required:
        text = f"Fakta '{path}.{field.name}' ({field.title}) belum diisi."
        raise Problem("missing-field", f"{path}.{field.name}", text)
    return field.default


def _record_schema(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {field.name: field.schema() for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }
