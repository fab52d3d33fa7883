"""The shape of a problem: where, what is written, what is expected, how to mend it.

Texts are Bahasa Indonesia, ready to be shown to a counter clerk; codes are stable and in English.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "confirm"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one text could not be read as a value.

    code      stable name of the reason, `nik-length`
    expected  what should stand there
    cure      what to do, one or two short sentences
    """

    code: str
    expected: str
    cure: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, with its place.

    code      stable name, `nik-length`
    severity  `error`: the row is not counted until mended; `confirm`: counted once somebody says it is right
    rows      row numbers as the person sees them, smallest first; empty when the whole file is meant
    column    heading as the person knows it; empty when the whole row or file is meant
    found     what is written there; identifiers masked
    expected  what should stand there
    cure      how to mend it
    """

    code: str
    severity: Severity
    rows: tuple[int, ...]
    column: str
    found: str
    expected: str
    cure: str

    @property
    def where(self) -> str:
        """`Baris 14, kolom NIK`, `Baris 57 dan 143, kolom NIK`, `Seluruh berkas`."""
        if not self.rows:
            return f"Kolom {self.column}" if self.column else "Seluruh berkas"
        place = f"Baris {joined(self.rows)}"
        return f"{place}, kolom {self.column}" if self.column else place

    def sentence(self) -> str:
        """The whole problem in one line, for plain text and for the spreadsheet of failing rows."""
        return f"{self.where}: tertulis {self.found}, seharusnya {self.expected}. {self.cure}"


def joined(items: tuple[int, ...] | tuple[str, ...], most: int = 8) -> str:
    """`3`, `3 dan 5`, `3, 5, dan 9`; past `most` items the rest is counted, not listed."""
    texts = [str(item) for item in items]
    if len(texts) > most:
        return f"{', '.join(texts[:most])}, dan {len(texts) - most} lainnya"
    if len(texts) < 3:
        return " dan ".join(texts)
    return f"{', '.join(texts[:-1])}, dan {texts[-1]}"
