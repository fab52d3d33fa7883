"""From a file of `law/` to parameters, with every check made while reading."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from payung.kernel.periods import first_day, last_day, month_of
from payung.statute_book.acts import (
    Act,
    Question,
    acts_cited,
    date_field,
    read_toml,
    status_field,
    text_field,
)
from payung.statute_book.errors import LawError
from payung.statute_book.parameter import FOREVER, Column, Parameter, Version
from payung.statute_book.units import GROUP_UNITS, OPEN_END, UNITS, day_number, to_int

PARAMETER_FIELDS = {
    "title", "unit", "chosen_by", "varies_with", "keys", "columns", "items", "temporary", "questions",
    "versions", "segments", "conditions", "automatic",
}  # fmt: skip
VERSION_FIELDS = {
    "from",
    "to",
    "value",
    "values",
    "rows",
    "file",
    "cite",
    "by",
    "status",
    "note",
    "questions",
}


def read_parameters(
    path: Path, prefix: str, acts: Mapping[str, Act], questions: Mapping[str, Question]
) -> dict[str, Parameter]:
    """Every parameter of one file, by full name. Raises LawError naming the file, the parameter and the
    version."""
    found = {}
    for name, entry in read_toml(path).items():
        full = f"{prefix}.{name}"
        if not isinstance(entry, dict):
            raise LawError(f"{full}: a parameter is a table [{name}]")
        found[full] = _parameter(full, entry, path.parent, acts, questions)
    return found


def _parameter(
    name: str, entry: dict[str, Any], folder: Path, acts: Mapping[str, Act], questions: Mapping[str, Question]
) -> Parameter:
    _only(entry, PARAMETER_FIELDS, name)
    unit = text_field(entry, "unit", name)
    if unit not in UNITS:
        raise LawError(f"{name}: unit {unit!r} is not one of {', '.join(sorted(UNITS))}")
    chosen_by = text_field(entry, "chosen_by", name)
    if not chosen_by.endswith(("_month", "_on")):
        raise LawError(f"{name}: chosen_by {chosen_by!r} must end in _month or _on")
    versions = entry.get("versions")
    if not versions:
        raise LawError(f"{name}: has no versions")
    columns = _columns(name, unit, entry)
    keys = _keys(name, entry, versions)
    read = []
    for written in versions:
        where = f"{name} from {written.get('from', '?')}"
        _only(written, VERSION_FIELDS, where)
        read.append(_version(where, written, chosen_by, unit, keys, columns, folder, acts, questions))
    _in_order(name, read)
    return Parameter(
        name=name,
        title=text_field(entry, "title", name),
        unit=unit,
        chosen_by=chosen_by,
        varies_with=str(entry.get("varies_with", "")),
        keys=keys,
        columns=columns,
        temporary=bool(entry.get("temporary", False)),
        questions=_known(entry.get("questions", []), questions, name),
        about={key: entry[key] for key in ("segments", "conditions", "automatic") if key in entry},
        versions=tuple(read),
    )


def _only(entry: Mapping[str, Any], allowed: set[str], where: str) -> None:
    unknown = sorted(set(entry) - allowed)
    if unknown:
        raise LawError(f"{where}: unknown field {', '.join(unknown)}")


def _known(names: list[str], questions: Mapping[str, Question], where: str) -> tuple[str, ...]:
    for name in names:
        if name not in questions:
            raise LawError(f"{where}: no question {name!r} in questions.toml")
    return tuple(names)


def _columns(name: str, unit: str, entry: Mapping[str, Any]) -> dict[str, str]:
    if unit not in GROUP_UNITS:
        return {}
    columns = {"item": str(entry.get("items", ""))} if unit == "list" else dict(entry.get("columns", {}))
    if not columns or not all(each in UNITS | {"text"} for each in columns.values()):
        raise LawError(f"{name}: a {unit} names the unit of its {'items' if unit == 'list' else 'columns'}")
    return columns


def _keys(name: str, entry: Mapping[str, Any], versions: list[dict[str, Any]]) -> tuple[str, ...]:
    if "varies_with" not in entry:
        return ()
    keys = tuple(entry.get("keys") or _expanded(versions[0].get("values", {}), name))
    if not keys:
        raise LawError(f"{name}: varies with {entry['varies_with']} but has no values by key")
    return keys


def _expanded(values: object, where: str) -> dict[str, Any]:
    """`{"1-3" = a, "4" = b}` as one entry per key. Number keys must run without a gap."""
    if not isinstance(values, dict):
        raise LawError(f"{where}: `values` by key expected; found {values!r}")
    out: dict[str, Any] = {}
    for key, value in values.items():
        first, dash, last = key.partition("-")
        if dash and first.isdigit() and last.isdigit():
            out.update({str(number): value for number in range(int(first), int(last) + 1)})
        else:
            out[key] = value
    if out and all(key.isdigit() for key in out):
        numbers = sorted(int(key) for key in out)
        if numbers != list(range(numbers[0], numbers[-1] + 1)):
            raise LawError(f"{where}: the keys {', '.join(out)} leave a gap")
        out = {str(number): out[str(number)] for number in numbers}
    return out


def _version(
    where: str,
    written: dict[str, Any],
    chosen_by: str,
    unit: str,
    keys: tuple[str, ...],
    columns: dict[str, str],
    folder: Path,
    acts: Mapping[str, Act],
    questions: Mapping[str, Question],
) -> Version:
    start, end = _span(where, written, by_month=chosen_by.endswith("_month"))
    cite = text_field(written, "cite", where)
    acts_cited(cite, acts, where)
    by = text_field(written, "by", where)
    if by not in acts:
        raise LawError(f"{where}: no act in acts.toml for by = {by!r}")
    values: tuple[int, ...] = ()
    table: dict[str, Column | tuple[str, ...]] = {}
    if columns:
        table = _table(where, written, unit, columns, folder)
    elif keys:
        by_key = _expanded(written.get("values"), where)
        if set(by_key) != set(keys):
            raise LawError(f"{where}: values for {', '.join(by_key)}; expected {', '.join(keys)}")
        values = tuple(to_int(by_key[key], unit, where) for key in keys)
    else:
        if "value" not in written:
            raise LawError(f"{where}: `value` is missing")
        values = (to_int(written["value"], unit, where),)
    return Version(
        start=start,
        end=end,
        values=values,
        table=table,
        cite=cite,
        by=by,
        status=status_field(written, where),
        note=str(written.get("note", "")),
        questions=_known(written.get("questions", []), questions, where),
    )


def _span(where: str, written: Mapping[str, Any], *, by_month: bool) -> tuple[int, int]:
    start = date_field(written, "from", where)
    end = date_field(written, "to", where) if "to" in written else None
    if end is not None and end < start:
        raise LawError(f"{where}: ends before it begins")
    if not by_month:
        return day_number(start), FOREVER if end is None else day_number(end)
    if start != first_day(month_of(start)) or (end is not None and end != last_day(month_of(end))):
        raise LawError(f"{where}: chosen by month, so it begins on the first and ends on the last day of a month")
    return month_of(start), FOREVER if end is None else month_of(end)


def _in_order(name: str, versions: list[Version]) -> None:
    """Versions stand oldest first; one without an end ends where the next begins."""
    for index, (earlier, later) in enumerate(itertools.pairwise(versions)):
        if later.start <= earlier.start or (earlier.end < FOREVER and later.start <= earlier.end):
            raise LawError(f"{name}: versions {index + 1} and {index + 2} overlap or are out of order")
        if earlier.end >= FOREVER:
            versions[index] = _ended(earlier, later.start - 1)


def _ended(version: Version, end: int) -> Version:
    fields = {name: getattr(version, name) for name in version.__dataclass_fields__}
    return Version(**{**fields, "end": end})


def _table(
    where: str, written: Mapping[str, Any], unit: str, columns: dict[str, str], folder: Path
) -> dict[str, Column | tuple[str, ...]]:
    if unit == "list":
        rows: list[dict[str, Any]] = [{"item": item} for item in written.get("values", [])]
    elif "file" in written:
        rows = _rows_of_csv(folder / str(written["file"]), where)
    else:
        rows = list(written.get("rows", []))
    if not rows:
        raise LawError(f"{where}: has no rows")
    for row in rows:
        if set(row) != set(columns):
            raise LawError(f"{where}: a row has {', '.join(row)}; expected {', '.join(columns)}")
    out: dict[str, Column | tuple[str, ...]] = {}
    for name, each in columns.items():
        if each == "text":
            out[name] = tuple(str(row[name]) for row in rows)
        else:
            out[name] = np.array([_cell(row[name], each, f"{where}, {name}") for row in rows], dtype=np.int64)
    return out


def _cell(literal: object, unit: str, where: str) -> int:
    return OPEN_END if literal is None else to_int(literal, unit, where)


def _rows_of_csv(path: Path, where: str) -> list[dict[str, Any]]:
    """Rows of whole numbers; an empty cell is an open end."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LawError(f"{where}: the file {path.name} is missing") from None
    rows: list[dict[str, Any]] = []
    for line in csv.DictReader(text.splitlines()):
        try:
            rows.append({name: int(cell) if cell else None for name, cell in line.items()})
        except ValueError:
            raise LawError(f"{where}, {path.name}: whole numbers only; found {line}") from None
    return rows


def day_of(text: str, where: str) -> dt.date:
    """A date in a CSV cell."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise LawError(f"{where}: {text!r} is not a date YYYY-MM-DD") from None
