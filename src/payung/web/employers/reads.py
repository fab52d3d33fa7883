"""What the pages of a month show, gathered once per page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import polars as pl
from django.db.models import Min

from payung.contributions.bills import Bill
from payung.contributions.declarations import Declaration
from payung.contributions.queries import (
    Totals,
    WagePage,
    bills_of,
    declaration_of,
    is_stale,
    missing_workers,
    problems_of,
    repeatable_month,
    totals_of,
    unmended_of,
    uploads_of,
    wage_rows,
)
from payung.contributions.queries.wages import WAGES
from payung.contributions.uploads import Upload
from payung.kernel.problem import Problem
from payung.registry.models import Employer

EVERYBODY = 1_000_000  # rows in one page that is the whole list


@dataclass(frozen=True)
class Month:
    """One employer's month; every part is read when it is first asked for."""

    employer: Employer
    month: dt.date

    @cached_property
    def declaration(self) -> Declaration | None:
        return declaration_of(self.employer.pk, self.month)

    @cached_property
    def bill(self) -> Bill | None:
        return bills_of(self.employer.pk).filter(month=self.month).first()

    @cached_property
    def totals(self) -> Totals:
        """What the saved wages bring; all zero while nothing is saved."""
        return totals_of(self.declaration) if self.declaration else Totals(0, 0, [])

    @cached_property
    def stale(self) -> bool:
        """It was calculated, but the law or the employer's facts changed since."""
        state = Declaration.State.CALCULATED
        return self.declaration is not None and self.declaration.state == state and is_stale(self.declaration.pk)

    @cached_property
    def previous(self) -> Declaration | None:
        """The last declared month before this one."""
        return repeatable_month(self.employer.pk, self.month)

    @cached_property
    def uploads(self) -> list[Upload]:
        return list(uploads_of(self.employer.pk, self.month))

    @property
    def upload(self) -> Upload | None:
        """The latest one."""
        return self.uploads[0] if self.uploads else None

    @property
    def others_waiting(self) -> list[Upload]:
        """Earlier ones that still wait to be saved or thrown away."""
        return [each for each in self.uploads[1:] if each.state == Upload.State.CHECKED]

    @cached_property
    def problems(self) -> list[Problem]:
        return problems_of(self.upload) if self.upload else []

    @cached_property
    def failing(self) -> int:
        """Rows of sheets that nobody mended yet; 0 while an upload waits."""
        return max(0, unmended_of(self.declaration)) if self.declaration else 0

    @cached_property
    def missing(self) -> list[str]:
        """Names of those who work in the month and have no wage in it; nobody while nothing is saved."""
        if not self.totals.workers:
            return []
        return missing_workers(self.employer.pk, self.month)["name"].to_list()

    def wages(self, page: int, size: int, search: str) -> WagePage:
        """One page of the saved wages, by name."""
        if self.declaration is None:
            return WagePage([], 0, 1, 1)
        return wage_rows(self.declaration, page=page, size=size, search=search)

    @cached_property
    def frame(self) -> pl.DataFrame:
        """All saved wages, columns `WAGES`."""
        return wage_frame(self.declaration)


def records_begin(today: dt.date) -> dt.date:
    """The first month anybody declared here. Of earlier months we cannot say that somebody was silent."""
    return Declaration.objects.aggregate(first=Min("month"))["first"] or today


def wage_frame(declaration: Declaration | None) -> pl.DataFrame:
    """All wages of a declaration, by name, columns `WAGES`."""
    rows = wage_rows(declaration, size=EVERYBODY).rows if declaration else []
    return pl.DataFrame(rows, schema=WAGES, orient="row")
