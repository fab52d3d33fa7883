"""What we tell about one cell: masks, shortening, and a `Refusal` of the kernel given its place."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from payung.kernel import identity
from payung.kernel.amounts import NBSP
from payung.kernel.problem import Problem, Refusal, Severity

EMPTY = "(kosong)"
LONGEST = 40


def shown(text: str | None) -> str:
    """A cell as written, shortened; `(kosong)` when it is empty."""
    if text is None:
        return EMPTY
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def shown_id(field: str, text: str | None) -> str:
    """An identifier as written, masked when it has enough digits to be one."""
    if text is None:
        return EMPTY
    if field == "npp":
        return identity.mask_npp(text)
    digits = sum(character.isdigit() for character in text)
    if identity.written_as_number(text) or digits < 7:
        return shown(text)
    return identity.mask_nik(text) if digits > 13 else identity.mask_kpj(text)


def as_excel_shows(number: str) -> str:
    """A long number as a spreadsheet shows it: `6,11204E+15`."""
    try:
        mantissa, exponent = f"{Decimal(number):.5E}".split("E")
    except InvalidOperation:
        return shown(number)
    return f"{mantissa.replace('.', ',')}E+{int(exponent)}"


def plainly(text: str) -> str:
    """`text` with the space before a per cent sign or a unit kept on its line."""
    return text.replace(" angka", f"{NBSP}angka") if text[:1].isdigit() else text


def problem(
    rows: int | tuple[int, ...],
    column: str,
    found: str,
    refusal: Refusal,
    severity: Severity = "error",
) -> Problem:
    """A `Refusal` at its place."""
    where = (rows,) if isinstance(rows, int) else rows
    return Problem(refusal.code, severity, where, column, found, plainly(refusal.expected), refusal.cure)


def renamed(refusal: Refusal, prefix: str) -> Refusal:
    """`amount-letters` under the name of its field: `wage-letters`."""
    return Refusal(f"{prefix}-{refusal.code.partition('-')[2]}", refusal.expected, refusal.cure)
