"""The open questions whose reading decides how a right runs on, by its kind; shown beside it."""

from __future__ import annotations

from payung.claims.periodic.tables import Entitlement

Kind = Entitlement.Kind
_PENSION = ("jp-rise-day", "jp-ending-month", "jp-life-proof", "overpaid-when-decided-anew")
READINGS: dict[str, tuple[str, ...]] = {
    Kind.OLD_AGE: _PENSION,
    Kind.DISABILITY: _PENSION,
    Kind.WIDOW: (*_PENSION, "jp-children-after-widow"),
    Kind.CHILDREN: (*_PENSION, "jp-one-payee", "jp-children-after-widow"),
    Kind.PARENTS: (*_PENSION, "jp-one-payee"),
    Kind.JOB_LOSS: (
        "jkp-calendar-months",
        "jkp-report-window",
        "jkp-late-opening",
        "jkp-working-again",
        "overpaid-when-decided-anew",
    ),
    Kind.SCHOLARSHIP: (
        "scholarship-age",
        "scholarship-level",
        "scholarship-third-child",
        "overpaid-when-decided-anew",
    ),
}
"""Kind of benefit → ids in law/questions.toml."""
