"""The lines of a grant in words a family reads: parts of the body for their codes, equal months together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from payung.claims.decisions import Decision
from payung.claims.letters.letter import GrantedLine
from payung.claims.letters.words import MONTH, line_name, words
from payung.kernel.amounts import number_text
from payung.kernel.periods import days
from payung.rules.jkk.disability import table_on
from payung.rules.scholarship.judge import CODE as SCHOLARSHIP
from payung.statute_book import read_statute_book

_SMALLER = re.compile(r"min\(([\d.]+), ([\d.]+)\)")
_FIXED = re.compile(r" (= )?[\d.]+")
"""What is left of a working without arithmetic after its name: the amount, said beside it already."""
_ACT = re.compile(r"^(.+?) (?=Pasal|Lampiran)")


def granted_lines(decision: Decision) -> tuple[GrantedLine, ...]:
    """Every line with its plain name, its working, its articles and its amount; equal months are one line."""
    lines = []
    for monthly, rows in groupby(decision.lines, key=_month_of):
        every = list(rows)
        if monthly and len(every) > 1:
            lines.append(_months(every))
        else:
            lines += [_line(each, decision) for each in every]
    return tuple(lines)


def short_cite(cite: str) -> str:
    """`PP 45/2015 Pasal 17; PP 45/2015 Pasal 18` as `PP 45/2015 Pasal 17, Pasal 18`: each act is named once."""
    acts: dict[str, list[str]] = {}
    for each in cite.split("; "):
        act = _ACT.match(each)
        name, place = (act[1], each[act.end() :]) if act else (each, "")
        acts.setdefault(name, []).append(place)
    return "; ".join(" ".join(filter(None, (act, ", ".join(filter(None, places))))) for act, places in acts.items())


def _month_of(line: Mapping[str, Any]) -> tuple[int, str, str] | None:
    """What makes months of a benefit equal; None for a line that is no month."""
    return (line["amount"], line["working"], line["cite"]) if line["code"].startswith(MONTH) else None


def _months(every: list[Mapping[str, Any]]) -> GrantedLine:
    said, one = words()["titles"], every[0]
    first, last = (int(every[place]["code"].removeprefix(MONTH)) for place in (0, -1))
    working = f"{said['each_month'] % (len(every), number_text(one['amount']))}; {_readable(one['working'])}"
    total = sum(each["amount"] for each in every)
    return GrantedLine(said["months"] % (first, last), working, short_cite(one["cite"]), total)


def _line(each: Mapping[str, Any], decision: Decision) -> GrantedLine:
    name, working = line_name(decision.claim.programme, each["code"]), str(each["working"])
    children = decision.case.get("children") or []
    if each["code"] == SCHOLARSHIP and isinstance(children, list):  # the working knows only the place in the family
        for place, child in enumerate(children, 1):
            working = working.replace(f"Anak ke-{place}", child["name"], 1)
    if decision.case.get("disabilities"):
        working = _parts_named(working, decision.case)
    if working.startswith(name) and _FIXED.fullmatch(working.removeprefix(name)):
        working = words()["titles"]["fixed"]
    return GrantedLine(name, _readable(working), short_cite(each["cite"]), each["amount"])


def _parts_named(working: str, case: Mapping[str, Any]) -> str:
    """`F1 15 %` as `ibu jari kanan 15 %`, by the table of the day of the accident."""
    accident_on = dt.date.fromisoformat(case.get("accident_on") or case["event_on"])
    table = table_on(days(accident_on), read_statute_book())
    for code in {each["code"] for each in case["disabilities"]} & table.keys():
        working = re.sub(rf"\b{code}\b", table[code].part, working)
    return working


def _readable(working: str) -> str:
    return _SMALLER.sub(words()["titles"]["smaller_of"] % (r"\1", r"\2"), working)
