"""A civil registry with invented answers: what it says follows from the NIK alone, so it says the same twice."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from payung.identity.civil.ports import MOTHER, Answer, Question

QUOTA = 5 * 1_000
SEVERAL_OF_A_HUNDRED = (("11", 2), ("12", 1), ("13", 2), ("14", 1))
WORDS = {
    "11": "Data Ditemukan, Status Meninggal Dunia",
    "12": "Data Ditemukan, Status Ganda",
    "13": "Data Tidak Ditemukan",
    "14": "Data Ditemukan, Status Tidak Aktif silakan hubungi Dinas Dukcapil",
}
DIFFERING = 8
"""How many of a hundred differ in a field."""


class SimulatedRegistry:
    """Invented. `answers` fixes the code of some NIKs; `spent` counts what was asked of the day's quota."""

    agreement = "PKS contoh 001/2026"

    def __init__(self, quota: int = QUOTA, answers: dict[str, str] | None = None) -> None:
        self.quota, self.spent, self.answers = quota, 0, answers or {}

    def left_today(self) -> int:
        return max(0, self.quota - self.spent)

    def ask(self, questions: Sequence[Question]) -> list[Answer]:
        self.spent += len(questions)
        return [self._answer(question) for question in questions]

    def _answer(self, question: Question) -> Answer:
        dice = int.from_bytes(sha256(question.nik.encode()).digest()[:4]) % 100
        code = self.answers.get(question.nik, "")
        for name, share in SEVERAL_OF_A_HUNDRED:
            if not code and dice < share:
                code = name
            dice -= share
        if code in WORDS:
            return {"NIK": question.nik, "RESPONSE_CODE": code, "RESPONSE_DESC": WORDS[code]}
        differs = code == "differs" or (not code and 0 <= dice < DIFFERING)
        told = {name: "Sesuai" for name, _value in question.fields}
        if "NAMA_LGKP" in told:
            told["NAMA_LGKP"] = "Tidak Sesuai (71)" if differs else "Sesuai (100)"
        if MOTHER in told:
            told[MOTHER] = "Sesuai (96)"
        return {"NIK": question.nik, "RESPONSE_CODE": "15", **told}
