"""Words that stay Indonesian where they stand, for letters carry them too; a page translates them when it shows them.

They are labels of choices, names of facts of a claim, and the named rooms of the data of claims.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = "claims/data"
ROOMS = {"documents.toml": ("kinds",), "letters.toml": ("names", "who")}
"""File → tables whose every value is shown."""
FIELDS = {"mending.toml": "how", "risk.toml": "why"}
"""File → the key that is shown of every table."""
FACT, NAMES = "Fact", "LABELS"
"""Whose second argument, and which table of names, is the name of a fact."""


def kept_words(root: Path) -> Iterator[tuple[str, str]]:
    """File under `root` and text; a text with a figure to fill in is no word and left out."""
    for path in sorted(root.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        if "TextChoices" in source or f"{FACT}(" in source or f"{NAMES} = " in source:
            for text in _in_python(ast.parse(source), facts="claims" in path.relative_to(root).parts):
                yield path.relative_to(root).as_posix(), text
    for name in (*ROOMS, *FIELDS):
        path = root / DATA / name
        if path.exists():
            for text in _in_data(name, tomllib.loads(path.read_text(encoding="utf-8"))):
                yield path.relative_to(root).as_posix(), text


def _in_python(tree: ast.Module, *, facts: bool) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("TextChoices") for base in node.bases):
            pairs = (each.value for each in node.body if isinstance(each, ast.Assign))
            yield from _texts(pair.elts[1] for pair in pairs if isinstance(pair, ast.Tuple))
        elif facts and isinstance(node, ast.Call) and ast.unparse(node.func) == FACT:
            named = (each.value for each in node.keywords if each.arg == "label")
            yield from _texts((*node.args[1:2], *named))
        elif facts and isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == NAMES:
            yield from _texts(node.value.values if isinstance(node.value, ast.Dict) else ())


def _texts(nodes: Any) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value


def _in_data(name: str, tables: dict[str, Any]) -> Iterator[str]:
    rooms = [tables[room] for room in ROOMS.get(name, ())]
    texts = [text for room in rooms for text in room.values()]
    if name in FIELDS:
        texts = [table[FIELDS[name]] for table in tables.values()]
    yield from (text for text in texts if "%" not in text)
