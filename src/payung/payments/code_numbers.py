"""Eleven digits a payer can type: a leading 8, nine scrambled digits, a check digit.

Neighbouring bills get codes that differ in most digits, so a slip of the finger meets no other bill; the check
digit (Luhn) finds every single wrong digit. Scrambling is a bijection: different numbers, different codes.
"""

from __future__ import annotations

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from payung.kernel.identity import luhn, luhn_sum

LEAD = "8"  # no code begins with 0, which spreadsheets drop
UPPER, LOWER = 10**4, 10**5  # the nine digits are worked on as four and five
ROUNDS = ((7_919, 104_729, 31), (6_577, 99_991, 4_127), (9_973, 86_243, 17))

Numbers = NDArray[np.int64]


def new_codes(count: int) -> list[str]:
    """`count` codes nobody was given before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('payments_code_number') FROM generate_series(1, %s)", [count])
        numbers = np.fromiter((row[0] for row in cursor.fetchall()), dtype=np.int64, count=count)
    bodies = (f"{LEAD}{number:09d}" for number in scrambled(numbers).tolist())
    return [body + check_digit(body) for body in bodies]


def scrambled(numbers: Numbers) -> Numbers:
    """Another number below a thousand million for each, never the same for two."""
    if numbers.size and (numbers.min() < 0 or numbers.max() >= UPPER * LOWER):
        raise ValueError("the payment codes of this series are used up")
    high, low = numbers // LOWER, numbers % LOWER
    for first, second, third in ROUNDS:
        high = (high + low * first + third) % UPPER
        low = (low + high * high * second + high) % LOWER
    scrambled_numbers: Numbers = high * LOWER + low
    return scrambled_numbers


def check_digit(body: str) -> str:
    """The digit that makes `body` and itself satisfy Luhn."""
    return str(-luhn_sum(f"{body}0") % 10)


def well_formed(code: str) -> bool:
    """Eleven digits of which the last is right; anything else was mistyped."""
    return len(code) == 11 and code.isascii() and code.isdigit() and luhn(code)
