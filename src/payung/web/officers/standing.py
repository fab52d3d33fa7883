"""How employers stand today: which months are not reported, what is owed, and who must act next.

Months and sums come from the contributions' own reads; nothing is decided here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from payung.contributions.billing import due_days
from payung.contributions.models import Declaration
from payung.contributions.queries import arrears, finalised_months, silent_employers
from payung.contributions.queries.arrears import last_due_month
from payung.kernel.periods import month_of
from payung.registry.models import Employer, JkkClassification
from payung.statute_book import read_statute_book

SILENT, OWING, SETTLED = "belum-lapor", "menunggak", "lunas"
STATES: tuple[tuple[str, str | Promise], ...] = (
    (SILENT, gettext_lazy("belum lapor")),
    (OWING, gettext_lazy("menunggak")),
    (SETTLED, gettext_lazy("lunas")),
)
SIZES = list(Employer.Size.values)


@dataclass(frozen=True)
class Standing:
    """One employer today. Sums in whole rupiah; `penalty` as of today; months by their first day.

    silent_months  months up to the newest one due without a finalised declaration, counted from the last reported
    reported       the newest month finalised; None when there never was one
    oldest         the oldest month owed; None when nothing is overdue
    """

    employer_id: int
    npp: str
    division: str
    name: str
    size: str
    jkk_class: int | None
    region: str
    region_code: str
    office: str
    workers: int
    reported: dt.date | None
    silent_months: int
    oldest: dt.date | None
    months_owed: int
    principal: int
    penalty: int

    @property
    def number(self) -> str:
        return self.npp if self.division == "000" else f"{self.npp}-{self.division}"

    @property
    def total(self) -> int:
        return self.principal + self.penalty

    @property
    def size_words(self) -> str:
        return str(Employer.Size(self.size).label)

    @property
    def size_order(self) -> int:
        return SIZES.index(self.size)

    @property
    def urgency(self) -> tuple[int, int]:
        """Falling: owing before silent before settled, then by months."""
        return (2, self.months_owed) if self.total else (1, self.silent_months) if self.silent_months else (0, 0)

    @property
    def next(self) -> str:
        """Who must act, and how."""
        if self.silent_months:
            return _("Perusahaan: laporkan upah")
        if not self.total:
            return _("Tidak ada")
        return (
            _("Petugas: hubungi perusahaan") if self.months_owed > 1 else _("Perusahaan: bayar dengan kode yang sama")
        )

    def in_state(self, state: str) -> bool:
        """Whether the employer belongs under this choice; one may be silent and owe at once."""
        if state == SILENT:
            return self.silent_months > 0
        return self.total > 0 if state == OWING else not self.silent_months and not self.total


@dataclass(frozen=True)
class Owed:
    """What one employer owes past its due day."""

    oldest: dt.date | None = None
    months: int = 0
    principal: int = 0
    penalty: int = 0


@dataclass(frozen=True)
class Glance:
    """All employers together. Counts, and whole rupiah as of today."""

    employers: int
    reported: int
    silent: int
    owing: int
    settled: int
    principal: int
    penalty: int

    @property
    def total(self) -> int:
        return self.principal + self.penalty


def due_month(today: dt.date) -> tuple[dt.date, dt.date]:
    """The newest month whose due day has passed, by its first day, and that due day."""
    month = last_due_month(today)
    day = due_days(pl.Series([month], dtype=pl.Date), read_statute_book())[0]
    return month, day


def standings(employers: QuerySet[Employer], today: dt.date, *, as_known: bool = False) -> list[Standing]:
    """Every one of these employers that is not ended, by name. Five queries, however many.

    as_known  by what the books said at the end of the day: nothing finalised, booked, cancelled or recorded after it
              counts. Only the day until which somebody works is taken as it is told now
    """
    month = last_due_month(today)
    working = Q(employments__started_on__lte=today) & (
        Q(employments__ended_on=None) | Q(employments__ended_on__gte=today)
    )
    if as_known:
        employers = employers.filter(registered_on__lte=today)
        working &= Q(employments__recorded_at__date__lte=today)
    groups = JkkClassification.objects.filter(employer=OuterRef("pk"), from_month__lte=today).order_by("-from_month")
    rows = (
        employers.filter(Q(ended_on=None) | Q(ended_on__gte=today))
        .select_related("office", "region")
        .annotate(workers=Count("employments", filter=working), group=Subquery(groups.values("jkk_class")[:1]))
        .order_by("name", "npp", "division")
    )
    found = list(rows)
    ids = [each.pk for each in found]
    owed, begin = _owed(ids, today, as_known), records_begin()
    reported = finalised_months(ids, today) if as_known else _reported(ids)
    silent = set(silent_employers(month, known=today if as_known else None)["employer_id"]) if found else set()
    months = {each.pk: _silence(each, reported.get(each.pk), begin, month) for each in found if each.pk in silent}
    return [_standing(each, reported.get(each.pk), months.get(each.pk, 0), owed.get(each.pk, Owed())) for each in found]


def records_begin() -> dt.date | None:
    """The oldest month anybody declared here; of months before it nothing is known, so nothing is missing."""
    return Declaration.objects.aggregate(oldest=Min("month"))["oldest"]


def glance(rows: Sequence[Standing]) -> Glance:
    """The sums of these standings."""
    silent = sum(row.silent_months > 0 for row in rows)
    return Glance(
        employers=len(rows),
        reported=len(rows) - silent,
        silent=silent,
        owing=sum(row.total > 0 for row in rows),
        settled=sum(row.in_state(SETTLED) for row in rows),
        principal=sum(row.principal for row in rows),
        penalty=sum(row.penalty for row in rows),
    )


def status_of(row: Standing) -> tuple[str, str]:
    """The more pressing of both states, for a status tag."""
    if row.total:
        words = ngettext("menunggak %(n)s bulan", "menunggak %(n)s bulan", row.months_owed)
        return "stop", words % {"n": row.months_owed}
    if row.silent_months:
        words = ngettext("belum lapor %(n)s bulan", "belum lapor %(n)s bulan", row.silent_months)
        return "you", words % {"n": row.silent_months}
    return ("safe", _("lunas")) if row.workers else ("plain", _("tidak ada pekerja"))


def _standing(employer: Employer, reported: dt.date | None, silent_months: int, owed: Owed) -> Standing:
    return Standing(
        employer_id=employer.pk,
        npp=employer.npp,
        division=employer.division,
        name=employer.name,
        size=employer.size,
        jkk_class=employer.group,  # type: ignore[attr-defined]
        region=employer.region.name,
        region_code=employer.region_id,
        office=employer.office.name,
        workers=employer.workers,  # type: ignore[attr-defined]
        reported=reported,
        silent_months=silent_months,
        oldest=owed.oldest,
        months_owed=owed.months,
        principal=owed.principal,
        penalty=owed.penalty,
    )


def _reported(employer_ids: Sequence[int]) -> dict[int, dt.date]:
    """Employer → the newest month it finalised."""
    done = (Declaration.State.FINALISED, Declaration.State.POSTED)
    rows = Declaration.objects.filter(employer__in=employer_ids, state__in=done)
    return dict(rows.values_list("employer").annotate(newest=Max("month")))


def _silence(employer: Employer, reported: dt.date | None, begin: dt.date | None, month: dt.date) -> int:
    """Months up to `month` since the last one finalised; at least this one.

    For who never reported: since the employer registered, or since our records begin where that is later.
    """
    since = max(employer.registered_on, begin) if begin else employer.registered_on
    before = month_of(reported) if reported else month_of(since) - 1
    return max(1, month_of(month) - before)


def _owed(employer_ids: Sequence[int], today: dt.date, as_known: bool) -> dict[int, Owed]:
    """Employer → what is overdue; who owes nothing is left out."""
    sums = (
        arrears(today, employer_ids=employer_ids, as_known=as_known)
        .group_by("employer_id")
        .agg(
            pl.col("month").min().alias("oldest"),
            pl.len().cast(pl.Int64).alias("months"),
            pl.col("contributions").sum().alias("principal"),
            (pl.col("penalties") + pl.col("penalty")).sum().alias("penalty"),
        )
    )
    return {number: Owed(*rest) for number, *rest in sums.iter_rows()}
