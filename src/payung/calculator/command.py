"""`payung calc`: requests in, answers out, no database and no server."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from payung.calculator.contract import Problem
from payung.calculator.registry import calculate, error_of, schema
from payung.statute_book import read_statute_book

HELP = """Reads one JSON object, or one object per line, on standard input and writes one result per line,
in order. A request that cannot be answered gets its error in its place, and the exit status is then 1."""


def main(argv: list[str]) -> int:
    """Answer every request on standard input. Returns 0, or 1 when any request failed."""
    parser = argparse.ArgumentParser(prog="payung calc", description=HELP)
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of requests and results")
    ask = parser.parse_args(argv)
    if ask.schema:
        print(json.dumps(schema(), ensure_ascii=False, indent=2))
        return 0
    law = read_statute_book()
    failed = 0
    for request in requests_in(sys.stdin.read()):
        try:
            answer = calculate(_parsed(request), law)
        except Problem as problem:
            answer = error_of(problem)
            failed = 1
        print(json.dumps(answer, ensure_ascii=False))
    return failed


def requests_in(text: str) -> Iterator[str]:
    """The requests of an input: the whole of it if it is one object over several lines, otherwise its
    lines."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and not lines[0].rstrip().endswith("}"):
        yield text
        return
    yield from lines


def _parsed(text: str) -> Any:
    """One JSON value; a number with a point stays exact. Raises Problem."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except ValueError as problem:
        raise Problem("not-json", "", f"Bukan JSON yang sah: {problem}.") from None


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} bukan bilangan")
