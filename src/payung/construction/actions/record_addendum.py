"""A contract changes: value, time, or both. What it adds is billed; what it takes away is taken from what is unpaid."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.closing import close_unpaid
from payung.construction.issuing import issue, next_place
from payung.construction.models import Addendum, Project, Term
from payung.construction.owing import (
    CONTRIBUTIONS,
    Sums,
    billed,
    both_values,
    first_due,
    owed,
    paid,
    returned,
    words_of,
)
from payung.construction.reach import hold_project
from payung.construction.refused import ADDENDUM_TAKEN, DAYS_ORDER, NO_CHANGE, NOT_BILLED, VALUES, refuse
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text
from payung.statute_book import StatuteBook, read_statute_book


@dataclass(frozen=True)
class Change:
    """What the addendum says holds from now on. value: whole rupiah, VAT in it or not as `with_vat` says; None keeps
    the value."""

    number: str
    signed_on: dt.date
    value: int | None
    with_vat: bool
    ends_on: dt.date
    maintenance_until: dt.date | None


def record_addendum(
    project_id: int, change: Change, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Addendum:
    """Record the change, and bill the difference between the new whole and what was billed and did not go back.

    More: one term more, with its code when nothing older waits. Less: unpaid terms are closed and what is still owed
    is asked for in one; what was paid beyond it is over, to be asked back.

    Raises NotAllowed; Refused project-not-billed, addendum-taken, addendum-no-change, project-days, project-value,
    project-payment-coming.
    """
    law = law or read_statute_book()
    with act("construction.record_addendum", by, at) as deed:
        project = hold_project(project_id, "construction.record_addendum", by)
        _check(project, change)
        addendum = _changed(project, change, by, at, law)
        whole, back = owed(project, law), returned(project)
        difference = whole.less(billed(project).less(back))
        addendum.jkk, addendum.jkm = difference.jkk, difference.jkm
        addendum.save()
        if difference.jkk < 0 or difference.jkm < 0:
            close_unpaid(project, at)
            difference = whole.less(paid(project).less(back))
        _ask(project, addendum, difference, at, law)
        deed.about(f"project:{project.pk}", addendum=addendum.number, difference=addendum.difference)
        return addendum


def _check(project: Project, change: Change) -> None:
    if not Term.objects.filter(project=project, cancelled_on=None).exists():
        raise refuse(NOT_BILLED, project.number)
    if Addendum.objects.filter(project=project, number=change.number.strip()).exists():
        raise refuse(ADDENDUM_TAKEN, change.number, "Nomor adendum")
    if change.value is not None and change.value <= 0:
        raise refuse(VALUES, rupiah_text(change.value), "Nilai kontrak")
    if change.ends_on < project.starts_on:
        raise refuse(DAYS_ORDER, date_text(change.ends_on), "Tanggal selesai")
    if change.maintenance_until is not None and change.maintenance_until < change.ends_on:
        raise refuse(DAYS_ORDER, date_text(change.maintenance_until), "Akhir pemeliharaan")


def _changed(project: Project, change: Change, by: Actor, at: dt.datetime, law: StatuteBook) -> Addendum:
    """The project as it holds from now on, saved; and the addendum, not saved yet."""
    before = (project.value, project.ends_on, project.maintenance_until)
    if change.value is not None:
        project.value, project.value_with_vat = both_values(change.value, change.with_vat, project.contracted_on, law)
    project.ends_on, project.maintenance_until = change.ends_on, change.maintenance_until
    if before == (project.value, project.ends_on, project.maintenance_until):
        raise refuse(NO_CHANGE, "tidak ada yang berubah", "Adendum")
    project.save(update_fields=["value", "value_with_vat", "ends_on", "maintenance_until"])
    return Addendum(
        project=project,
        number=change.number.strip(),
        signed_on=change.signed_on,
        value_before=before[0],
        value_after=project.value,
        ends_before=before[1],
        ends_after=project.ends_on,
        maintenance_before=before[2],
        maintenance_after=project.maintenance_until,
        recorded_by=by.name,
        recorded_at=at,
    )


def _ask(project: Project, addendum: Addendum, due: Sums, at: dt.datetime, law: StatuteBook) -> None:
    jkk, jkm = max(due.jkk, 0), max(due.jkm, 0)
    if not jkk + jkm:
        return
    waits = Term.objects.filter(CONTRIBUTIONS, project=project).exclude(roll__state="paid").exists()
    text, cite = words_of(project, law)
    term = Term.objects.create(
        project=project,
        place=next_place(project),
        reason=Term.Reason.ADDENDUM,
        jkk=jkk,
        jkm=jkm,
        due_on=max(project.ends_on, first_due(project)),
        rate_text=text,
        cite=cite,
        addendum=addendum,
    )
    if not waits:
        issue(project, term, at, law)
