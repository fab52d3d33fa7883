"""Codes of certificates: whoever holds the paper may check it. One cannot be guessed from another."""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, U, so a code read aloud or off a stamp stays what it is."""
LENGTH = 12
_READ_AS = str.maketrans("ILO", "110")


def new_code() -> str:
    """Twelve symbols, sixty bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def as_code(typed: str) -> str:
    """What somebody typed, as codes are kept: no spaces or dashes, I and L as 1, O as 0. Empty where it is none."""
    plain = "".join(letter for letter in typed.upper() if letter.isalnum()).translate(_READ_AS)
    return plain if len(plain) == LENGTH and set(plain) <= set(ALPHABET) else ""


def code_text(code: str) -> str:
    """`7K2M-9QXT-4F0B`, as it is printed."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def with_code(address: str, code: str) -> str:
    """The address of the page of certificates that answers at once for this code."""
    return f"{address}?kode={code}"
