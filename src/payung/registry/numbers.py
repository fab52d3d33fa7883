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


def _next(sequence: str, count: int) -> Numbers:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass) FROM generate_series(1, %s)", [sequence, count])
        return np.fromiter((row[0] for row in cursor.fetchall()), dtype=np.int64, count=count)


def _check_digits(numbers: Numbers) -> Numbers:
    """The digit that makes each number and itself satisfy Luhn."""
    total = np.zeros_like(numbers)
    for place in range(9):
        digit = numbers // 10**place % 10 * (2 - place % 2)
        total += digit // 10 + digit % 10
    check: Numbers = -total % 10
    return check
