"""No float near money, and no number of the law outside law/."""

from __future__ import annotations

import ast
import re

from payung.statute_book import read_statute_book

from .source import SRC, name_of, python_files, tree

NO_MONEY_ROOMS = {"coverage", "demo", "figures", "site", "statute_book", "web"}
"""Rooms that divide paths, draw, invent, or hold shares as exact decimals. Every other room, also one yet to come, is
asked; `coverage/money.py` and `coverage/road`, where rupiah are, are asked too."""
MONEY_FILES = ("coverage/money.py", "coverage/road/plan.py", "coverage/road/price.py", "coverage/counting/")
NO_LAW_ROOMS = {"demo", "kernel", "statute_book"}
"""The demonstration invents wages, the kernel holds the calendar, the statute book reads the law itself."""


def room(path):
    return path.relative_to(SRC).parts[0]


def floats_in(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, "a float literal"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
            yield node.lineno, "float()"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and "Path" not in ast.unparse(node):
            yield node.lineno, "a true division"
        if isinstance(node, ast.Attribute) and node.attr in {"float64", "float32", "Float64", "FloatField"}:
            yield node.lineno, node.attr


# Places where a float never meets money; each with its reason. The list may only get shorter.
ALLOWED: dict[str, set[str]] = {}


def test_the_rooms_and_files_named_here_stand():
    names = [name_of(path) for path in python_files()]
    for wanted in (*MONEY_FILES, *(f"{each}/" for each in NO_MONEY_ROOMS | NO_LAW_ROOMS)):
        assert any(name.startswith(wanted) for name in names), wanted


def test_no_float_touches_money():
    found = [
        f"{name_of(path)}:{line}: {what}"
        for path in python_files()
        if room(path) not in NO_MONEY_ROOMS or name_of(path).startswith(MONEY_FILES)
        for line, what in floats_in(path)
        if what not in ALLOWED.get(name_of(path), set())
    ]
    assert found == []


ROUND = {1000, 10_000, 100_000, 1_000_000}  # powers of ten also count rows, bytes and parts


def numbers_of_the_law() -> set[int]:
    """Every amount and rate in law/ that could hardly be in code by accident."""
    return {value for value in read_statute_book().all_numbers() if value >= 1000} - ROUND


def test_no_number_of_the_law_stands_in_code():
    numbers = numbers_of_the_law()
    assert len(numbers) > 100
    found = [
        f"{name_of(path)}:{node.lineno}: {node.value}"
        for path in python_files()
        if room(path) not in NO_LAW_ROOMS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and type(node.value) is int and node.value in numbers
    ]
    assert found == []


def test_no_page_states_a_rate_or_an_amount_of_its_own():
    pattern = re.compile(r"\d+(?:[.,]\d+)?(?:\s|&nbsp;)*%(?![}\w])|Rp\s?\d")
    found = [
        f"{path.relative_to(SRC)}:{number}: {match.group()}"
        for path in sorted(SRC.glob("web/templates/**/*"))
        if path.is_file()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for match in pattern.finditer(re.sub(r"(width|height|x|y|x1|x2|y1|y2)=\"[^\"]*\"", "", line))
    ]
    assert found == []
