"""An answer of the civil registry read into a verdict. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from payung.identity.civil.ports import MOTHER, SENT, Answer

FOUND, DECEASED, SEVERAL, UNKNOWN, INACTIVE = "15", "11", "12", "13", "14"
"""RESPONSE_CODE as the registry's clients know it: found, deceased, NIK of several, not found, not active."""
UNREAD = "?"
_VERDICT = re.compile(r"^(Tidak )?Sesuai(?: \((\d{1,3})\))?$")
_FIELDS = {**SENT, MOTHER: "mother_name"}
_STATES = {DECEASED: "deceased", SEVERAL: "duplicate", UNKNOWN: "differs", INACTIVE: "differs"}


@dataclass(frozen=True)
class Read:
    """One verdict: the state it means, the registry's code and words, and field → {"same", "score"}.

    state  a value of Person.NikState, or empty where the answer cannot be read: the person stays unchecked
    """

    state: str
    code: str
    words: str
    fields: dict[str, dict[str, bool | int | None]]


def read_answer(answer: Answer) -> Read:
    """The verdict of one answer. Matched only when at least the name was compared and nothing differs."""
    code, words = answer.get("RESPONSE_CODE", FOUND), answer.get("RESPONSE_DESC", "")
    fields: dict[str, dict[str, bool | int | None]] = {}
    for theirs, ours in _FIELDS.items():
        if theirs in answer:
            told = _VERDICT.match(answer[theirs].strip())
            if told is None:
                return Read("", UNREAD, "", {})
            fields[ours] = {"same": told[1] is None, "score": int(told[2]) if told[2] else None}
    if code != FOUND:
        return Read(_STATES.get(code, ""), code, words, fields)
    if "name" not in fields:
        return Read("", UNREAD, words, fields)
    state = "matched" if all(field["same"] for field in fields.values()) else "differs"
    return Read(state, code, words or "Data ditemukan", fields)
