"""Rupiah and per cent as people write and read them.

Points group thousands and a comma begins the decimals. Whole rupiah only: decimals other than zeros are
refused. Commas as thousands (`1,234,567`) are read only where nothing else can be meant: at least two groups
of exactly three digits, or a `.00` behind them. `1,234` alone is refused, for it may be one rupiah and a bit.
"""

from __future__ import annotations

import re

from payung.kernel.problem import Refusal

NBSP = "\u00a0"
MOST_DIGITS = 15
"""More digits than any amount in rupiah has; the sum of millions of such amounts still fits in 64 bits."""

_PREFIX = re.compile(r"^(rp\.?|idr)\s*", re.IGNORECASE)
_PLAIN = re.compile(r"(\d+)(?:[.,]0{1,2}|,-)?")
_POINTS = re.compile(r"(\d{1,3}(?:\.\d{3})+)(?:,0{1,2}|,-)?")
_COMMAS = re.compile(r"(\d{1,3}(?:,\d{3}){2,})(?:\.0{1,2})?|(\d{1,3}(?:,\d{3})+)\.00")
_DECIMALS = re.compile(r"\d+[.,]\d{1,2}|\d+[.,]\d{4,}|\d{1,3}(?:\.\d{3})+,\d+|\d{4,}[.,]\d+")
_WORDS = re.compile(r"(\d+)(?:[.,](\d{1,3}))?\s*(jt|juta|rb|ribu)\.?", re.IGNORECASE)
_ZEROS = {"jt": 6, "juta": 6, "rb": 3, "ribu": 3}

_EXPECTED = "angka rupiah saja"
_HOW = "Tulis seperti 3200000 atau 3.200.000."


def parse_rupiah(text: str) -> int | Refusal:
    """Whole rupiah, zero or more.

    Codes: amount-empty, amount-negative, amount-letters, amount-decimals, amount-ambiguous, amount-shape,
    amount-too-big.
    """
    plain = _PREFIX.sub("", text.replace(NBSP, " ").strip().lstrip("'’‘")).strip()
    if not plain:
        return Refusal("amount-empty", _EXPECTED, _HOW)
    if plain.startswith(("-", "−", "(")):
        return Refusal("amount-negative", "angka nol atau lebih", "Tulis jumlahnya tanpa tanda kurang.")
    for shape in (_PLAIN, _POINTS, _COMMAS):
        if match := shape.fullmatch(plain):
            return _whole(next(group for group in match.groups() if group))
    return _refused(plain)


def _whole(digits: str) -> int | Refusal:
    number = digits.replace(".", "").replace(",", "").lstrip("0") or "0"
    if len(number) > MOST_DIGITS:
        return Refusal("amount-too-big", f"paling banyak {MOST_DIGITS} angka", "Periksa jumlah nolnya.")
    return int(number)


def _refused(plain: str) -> Refusal:
    if re.search(r"[^\W\d_]", plain):
        return Refusal("amount-letters", _EXPECTED, _without_letters(plain))
    if re.fullmatch(r"\d{1,3},\d{3}", plain):
        digits = plain.replace(",", "")
        written = f"{digits} atau {number_text(int(digits))}"
        cure = f"Bila maksudnya {digits}, tulis {written}. Kami tidak menebak koma."
        return Refusal("amount-ambiguous", _EXPECTED, cure)
    if _DECIMALS.fullmatch(plain):
        return Refusal("amount-decimals", "rupiah bulat tanpa sen", "Bulatkan ke rupiah, lalu tulis tanpa koma.")
    return Refusal("amount-shape", _EXPECTED, _HOW)


def _without_letters(plain: str) -> str:
    if match := _WORDS.fullmatch(plain):
        zeros = _ZEROS[match[3].lower()]
        amount = int(match[1] + (match[2] or "").ljust(zeros, "0"))
        return f"Tulis {amount} atau {number_text(amount)}, tanpa huruf."
    return "Tulis seperti 3200000 atau 3.200.000, tanpa huruf."


def rupiah_text(amount: int) -> str:
    """`Rp1.234.567`; a negative amount is `-Rp1.234.567`."""
    return f"{'-' if amount < 0 else ''}Rp{number_text(abs(amount))}"


def number_text(number: int) -> str:
    """`1.234.567`."""
    return f"{number:,}".replace(",", ".")


def percent_text(parts_per_million: int, decimals: int = 0) -> str:
    """`0,24 %` with a space that does not break; 2,400 parts per million.

    decimals  at least so many are shown; a finer rate shows all it has, nothing is rounded
    """
    whole, rest = divmod(abs(parts_per_million), 10_000)
    shown = f"{rest:04d}".rstrip("0").ljust(decimals, "0")
    sign = "-" if parts_per_million < 0 else ""
    return f"{sign}{number_text(whole)}{',' + shown if shown else ''}{NBSP}%"
