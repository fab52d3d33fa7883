"""The project's own Python files, read once for the house tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
SRC = HOUSE / "src" / "payung"


@cache
def python_files() -> tuple[Path, ...]:
    """Every Python file of the package, migrations left out."""
    return tuple(sorted(path for path in SRC.rglob("*.py") if "migrations" not in path.parts))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    """The file as the house calls it: `rules/contributions/wage.py`."""
    return path.relative_to(SRC).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
