"""Amounts in words (terbilang), as receipts and letters carry them."""

from __future__ import annotations

_UNITS = (
    *("nol", "satu", "dua", "tiga", "empat", "lima"),
    *("enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
)
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
LARGEST = 10**15 - 1


def spelled(number: int) -> str:
    """`enam puluh empat juta seratus`. Raises ValueError below zero and from a thousand trillion on."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"numbers in words go from 0 to {LARGEST}; found {number}")
    return " ".join(_parts(number)) if number else _UNITS[0]


def terbilang(amount: int) -> str:
    """`Enam puluh empat juta seratus rupiah`, with a capital, for whole rupiah."""
    return f"{spelled(amount)} rupiah".capitalize()


def _parts(number: int) -> list[str]:
    """The words of a number; none for zero."""
    for size, name in _SCALES:
        if number >= size:
            return [*_parts(number // size), name, *_parts(number % size)]
    if number >= 2_000:
        return [*_parts(number // 1_000), "ribu", *_parts(number % 1_000)]
    if number >= 1_000:
        return ["seribu", *_parts(number % 1_000)]
    if number >= 200:
        return [_UNITS[number // 100], "ratus", *_parts(number % 100)]
    if number >= 100:
        return ["seratus", *_parts(number % 100)]
    if number >= 20:
        return [_UNITS[number // 10], "puluh", *_parts(number % 10)]
    if number >= 12:
        return [_UNITS[number % 10], "belas"]
    return [_UNITS[number]] if number else []
