"""New member numbers, card numbers (KPJ) and row numbers, any count at once.

Numbers come from sequences, so two callers never get the same one; a rolled-back transaction leaves a gap.
"""

from __future__ import annotations

import numpy as np
from django.db import connection
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def new_member_numbers(count: int) -> list[str]:
    """`count` member numbers: `PY`, nine digits and a check digit over them (Luhn)."""
    numbers = _next("registry_member_number", count)
    bodies = [f"{number:09d}" for number in numbers.tolist()]
    return [f"PY{body}{digit}" for body, digit in zip(bodies, _check_digits(numbers).tolist(), strict=True)]


def new_kpj(count: int) -> list[str]:
    """`count` card numbers of eleven digits."""
    return [f"{number:011d}" for number in _next("registry_kpj_number", count).tolist()]


def new_row_numbers(table: str, count: int) -> Numbers:
    """`count` primary keys of `table`, taken from its own sequence, for rows that are copied in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
        (sequence,) = cursor.fetchone()
    return _next(sequence, count)


# While nobody else draws at the same time the numbers follow each other: then first and last say it all.
_DRAW = """
SELECT min(n), CASE WHEN max(n) - min(n) + 1 <> count(*) THEN array_agg(n) END
FROM (SELECT nextval(%s::regclass) AS n FROM generate_series(1, %s)) drawn
"""


def _next(sequence: str, count: int) -> Numbers:
    with connection.cursor() as cursor:
        cursor.execute(_DRAW, [sequence, count])
        first, scattered = cursor.fetchone()
    if scattered is not None:
        return np.array(scattered, dtype=np.int64)
    return np.arange(first or 0, (first or 0) + count, dtype=np.int64)


def _check_digits(numbers: Numbers) -> Numbers:
    """The digit that makes each number and itself satisfy Luhn."""
    total = np.zeros_like(numbers)
    for place in range(9):
        digit = numbers // 10**place % 10 * (2 - place % 2)
        total += digit // 10 + digit % 10
    check: Numbers = -total % 10
    return check
