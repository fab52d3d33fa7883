"""Which readings of what the law leaves open a case rests on, by its kind."""

from __future__ import annotations

from payung.compliance.models import Case

ANSWERS, SMALL = "employer-answers-worker", "minimum-wage-small-employers"
READINGS: dict[str, tuple[str, ...]] = {
    Case.Kind.UNDER_MINIMUM: (SMALL,),
    Case.Kind.SAID_LEFT: (ANSWERS,),
    Case.Kind.SAID_WAGE: (ANSWERS, "wage-correction-penalty"),
    Case.Kind.SAID_UNLISTED: (ANSWERS,),
}
"""Kind of case → questions of `law/questions.toml`; a kind that is not here rests on none."""
