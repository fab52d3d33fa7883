"""A term's code: asked of `rolls` inside the action that needs it."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate, make_aware

from payung.construction.models import Project, Term
from payung.contributions.billing import PENALTY
from payung.kernel.periods import first_day, month_of
from payung.rolls.writing import LINES, RollSpec, write_roll
from payung.statute_book import StatuteBook

CODE_DAYS = 30
"""A code may be used so long, or until the term is due where that is later. No rule of law: how long a bank asks."""


def issue(project: Project, term: Term, at: dt.datetime, law: StatuteBook) -> Term:
    """Give the term a roll with a code. The caller holds the project and the transaction."""
    today = localdate(at)
    until = max(term.due_on, today + dt.timedelta(days=CODE_DAYS))
    month = first_day(month_of(today))
    spec = RollSpec(
        kind="project",
        segment="JAKON",
        payer_kind="contractor",
        payer_id=project.contractor_id,
        payer_name=project.contractor.name,
        first_month=month,
        months=1,
        due_on=term.due_on,
        expires_at=make_aware(dt.datetime.combine(until, dt.time(23, 59, 59))),
        description=f"{project.number} {Term.Reason(term.reason).label} {term.place}",
        law_version=law.version,
    )
    amounts = pl.DataFrame(
        [
            {"programme": name, "amount": amount, "rate_text": term.rate_text, "cite": term.cite}
            for name, amount in (("JKK", term.jkk), ("JKM", term.jkm), (PENALTY, term.penalty))
        ]
    )
    term.roll = write_roll(spec, pl.DataFrame(schema=LINES), amounts, at)
    term.save(update_fields=["roll"])
    return term


def next_place(project: Project) -> int:
    """The number of the term to come; numbers of cancelled ones are not used again."""
    last = Term.objects.filter(project=project).order_by("-place").values_list("place", flat=True).first()
    return (last or 0) + 1
