"""Why an action of the registry was not carried out. Nothing was recorded."""

from __future__ import annotations

from payung.kernel.problem import Problem, Refusal


class NotRecorded(ValueError):
    """The action was judged and refused; `problem` says what to mend. The database is as it was."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def not_recorded(refusal: Refusal, column: str, found: str) -> NotRecorded:
    """The refusal of one entry of a form: which entry, what stands there."""
    return NotRecorded(Problem(refusal.code, "error", (), column, found, refusal.expected, refusal.cure))
