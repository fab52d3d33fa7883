"""Rows of a checked sheet as bytes in an upload, and back."""

from __future__ import annotations

import io
from dataclasses import asdict

import polars as pl

from payung.kernel.problem import Problem


def packed(rows: pl.DataFrame) -> bytes:
    """The rows as Arrow IPC."""
    buffer = io.BytesIO()
    rows.write_ipc(buffer, compression="zstd")
    return buffer.getvalue()


def unpacked(content: bytes | memoryview) -> pl.DataFrame:
    """The rows that `packed` made bytes of."""
    return pl.read_ipc(io.BytesIO(bytes(content)))


def problems_as_json(problems: list[Problem]) -> list[dict[str, object]]:
    """Problems as they are kept in an upload."""
    return [asdict(problem) for problem in problems]


def problem_from_json(kept: dict[str, object]) -> Problem:
    """One kept problem."""
    return Problem(**{**kept, "rows": tuple(kept["rows"])})  # type: ignore[arg-type]
