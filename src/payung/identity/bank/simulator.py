"""A bank with invented holders: the last digit decides, so that every answer can be tried."""

from __future__ import annotations

UNKNOWN, OTHER, SILENT = "0", "9", "8"
"""Last digit of a number nobody holds, of one somebody else holds, and of one for which the bank stays silent."""


class SimulatedInquiry:
    """Answers with the expected name in capitals, as banks do, or as the last digit says."""

    def holder_of(self, bank_code: str, number: str, expected: str) -> str | None:
        if number.endswith(SILENT):
            raise ConnectionError(f"bank {bank_code} does not answer")
        if number.endswith(UNKNOWN):
            return None
        return "DARMAWAN SUTEJO" if number.endswith(OTHER) else expected.upper()
