"""One cell of a table: a name without its marks, a number of people in any of the usual ways of writing it."""

from __future__ import annotations

import re
from decimal import Decimal

NOT_MEASURED = {"", "-", "–", "—", "...", "…", "*", "na", "n.a.", "n/a", "x", "tidak tersedia", "nihil data"}
SECTIONS = {"kabupaten", "kota", "kabupaten regency", "kota municipality", "kota city", "regency", "municipality"}
"""Headings between the rows of a yearbook; they have no number."""
_BEFORE_NAME, _BEHIND_NAME = re.compile(r"^\d{1,2}[.)]\s*"), re.compile(r"\s*(?:\*+\)?|\d\)|[¹²³])\s*$")
_BEHIND_NUMBER = re.compile(r"(?:\s*\*+\)?|\s+(?:r|e|x|sr|rp)|\s*\d\)|[¹²³])$")
_GROUPED = re.compile(r"\d{1,3}([ .,'])\d{3}(?:\1\d{3})*(?:[.,]0{1,2})?")
_PLAIN = re.compile(r"\d+(?:[.,]0{1,2})?")
_THOUSANDS = re.compile(r"\d+(?:[.,]\d{1,3})?")
_NEGATIVE = re.compile(r"[-–]\s*\d.*")


class NotPeople(ValueError):
    """The cell is no number of people. negative: it is a number below zero."""

    def __init__(self, *, negative: bool = False) -> None:
        super().__init__("negative" if negative else "shape")
        self.negative = negative


def bare_name(text: str) -> str:
    """`4. Landak*)` → `Landak`."""
    return _BEHIND_NAME.sub("", _BEFORE_NAME.sub("", text)).strip()


def people_in(text: str, *, thousands: bool = False) -> int | None:
    """The number in a cell; None where nobody measured. Raises NotPeople.

    A mark behind a number (`*`, `r`) says that it is preliminary or revised. Decimals may only be zero, unless the
    table counts thousands of people.
    """
    if text.lower() in NOT_MEASURED:
        return None
    bare = _BEHIND_NUMBER.sub("", text).strip()
    if _NEGATIVE.fullmatch(bare):
        raise NotPeople(negative=True)
    if thousands and _THOUSANDS.fullmatch(bare):
        return int((Decimal(bare.replace(",", ".")) * 1000).to_integral_value())
    if not (_GROUPED.fullmatch(bare) or _PLAIN.fullmatch(bare)):
        raise NotPeople
    whole = re.sub(r"[.,]0{1,2}$", "", bare)
    return int(re.sub(r"\D", "", whole)) * (1000 if thousands else 1)
