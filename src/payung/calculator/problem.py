"""A request that cannot be answered."""

from __future__ import annotations


class Problem(ValueError):
    """Why a request was refused.

    code   stable: not-json, not-an-object, unknown-calculation, unknown-field, missing-field, wrong-type,
           not-whole, not-a-month, not-a-date, not-a-choice, out-of-range, no-law, too-much-money,
           contradiction
    field  the fact at fault, or "" where it is the whole request
    text   what was found and what is expected, in Indonesian
    """

    def __init__(self, code: str, field: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.field = field
        self.text = text
