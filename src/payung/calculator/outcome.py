"""What a rule found, in the shape of the contract."""

from __future__ import annotations

from payung.calculator.contract import Answer
from payung.rules.findings import Outcome


def answer_of(outcome: Outcome) -> Answer:
    """An outcome as an answer, before it is put into the words of the contract."""
    return Answer(
        lines=outcome.lines,
        findings=outcome.findings,
        questions=outcome.questions,
        notes=outcome.notes,
    )
