"""Asking a bank who holds an account, whichever way the bank is reached."""

from __future__ import annotations

from typing import Protocol

BANKS = {
    "002": "BRI", "008": "Mandiri", "009": "BNI", "014": "BCA", "022": "CIMB Niaga", "123": "Bank Kalbar",
    "200": "BTN", "451": "BSI", "013": "Permata",
}  # fmt: skip
"""Bank code → name, as they stand on transfers."""


class AccountInquiry(Protocol):
    """A connection that names the holder of an account."""

    def holder_of(self, bank_code: str, number: str, expected: str) -> str | None:
        """The holder's name as the bank writes it; None where it knows no such account.

        expected  the name we were told; a real bank ignores it

        Raises ConnectionError when the bank does not answer.
        """
