"""What the civil registry is asked and what it answers, whichever way it is reached.

It is sent what we hold and says field by field whether that agrees; it never sends what it holds. An answer is one
record of the "verify by element" kind: per field `Sesuai`, `Sesuai (92)`, `Tidak Sesuai`, `Tidak Sesuai (0)`; and where
nothing could be compared, a code and its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Answer = dict[str, str]
"""One record as it came: NIK, and either fields with verdicts or RESPONSE_CODE with RESPONSE_DESC."""

SENT = {"NAMA_LGKP": "name", "TMPT_LHR": "birth_place", "TGL_LHR": "birth_date", "JENIS_KLMIN": "sex"}
"""The registry's field → ours."""
MOTHER = "NAMA_LGKP_IBU"


@dataclass(frozen=True)
class Question:
    """One person as we hold them. `fields` by the registry's names; what we do not hold is not asked."""

    person_id: int
    nik: str
    fields: tuple[tuple[str, str], ...]


class CivilRegistry(Protocol):
    """A connection to the civil registry under one agreement."""

    agreement: str

    def left_today(self) -> int:
        """How many questions the agreement still allows today."""

    def ask(self, questions: Sequence[Question]) -> list[Answer]:
        """One answer per question, in the same order. Raises ConnectionError when the registry is not reached."""
