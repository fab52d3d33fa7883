"""Where a clerk lands, and the months of one employer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Min
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from payung.compliance.overview import waiting_on
from payung.contributions.declarations import Declaration
from payung.contributions.queries import Month, dues, months_of
from payung.kernel.amounts import rupiah_text
from payung.kernel.periods import first_day, month_of
from payung.kernel.problem import joined
from payung.registry.models import Employer, Employment
from payung.registry.queries import employers_reached
from payung.statute_book import read_statute_book
from payung.web.employers.bill_paper import bill_state_words
from payung.web.employers.frame import address, employer_at, show
from payung.web.employers.law_words import due_on
from payung.web.employers.lists_out import employers_out, months_out
from payung.web.employers.reads import records_begin
from payung.web.guard import page
from payung.web.words import date_words, month_words

MONTHS_SHOWN = 24
EMPLOYERS_SHOWN = 100
State = Declaration.State


@dataclass(frozen=True)
class MonthRow:
    """One month in the list: how it stands and what comes next."""

    month: dt.date
    kind: str
    words: str
    next: str
    silent: bool
    workers: int | None = None
    bill_number: str = ""
    amount: int | None = None
    paid_at: dt.datetime | None = None


@page("look.employer")
def home(request: HttpRequest) -> HttpResponse:
    """One employer: straight to it. Several: all of them with what is due."""
    reached = list(employers_reached(request.actor, "look.employer")[:EMPLOYERS_SHOWN])
    if len(reached) == 1:
        return HttpResponseRedirect(address("months", reached[0]))
    due = dues([each.pk for each in reached])
    employers = [
        {
            "employer": each,
            "address": address("months", each),
            "due": due[each.pk],
            "late": bool(due[each.pk].due_on and due[each.pk].due_on < request.today),
        }
        for each in reached
    ]
    return employers_out(request, employers) or render(request, "employers/choose.html", {"employers": employers})


@page("look.employer")
def months(request: HttpRequest, key: str) -> HttpResponse:
    """Every month, the latest first; months nobody declared are marked."""
    employer = employer_at(request, "look.employer", key)
    rows = month_rows(employer, request.today)
    if (file := months_out(request, rows)) is not None:
        return file
    silent = [row for row in rows if row.silent]
    names = joined(tuple(month_words(row.month) for row in silent), most=6)
    values = {
        "rows": rows,
        "silent": silent,
        "waiting_on": waiting_on(employer) if request.actor.may("look.workers") else (0, 0),
        "silent_words": _("%(months)s. Iuran bulan itu baru tercatat atas nama pekerja setelah dilaporkan dan dibayar.")
        % {"months": names},
        "current": _current(employer, rows, request.today),
    }
    return show(request, "employers/months.html", employer, "month", values)


def month_rows(employer: Employer, today: dt.date) -> list[MonthRow]:
    """The months from the first worker on record (at most `MONTHS_SHOWN`) to this one, the latest first.

    This month and those whose due day has not come are not silent yet.
    """
    law = read_statute_book()
    last = month_of(today)
    spells = employer.employments.exclude(end_reason=Employment.EndReason.MISTAKE)
    begun = spells.aggregate(first=Min("started_on"))["first"] or today
    first = max(month_of(begun), month_of(records_begin(today)), last - MONTHS_SHOWN + 1)
    first = min(first, last - 1)
    return [
        _row(each, due_on(each.month, law), today) for each in months_of(employer.pk, first_day(first), first_day(last))
    ]


def _row(month: Month, due: dt.date | None, today: dt.date) -> MonthRow:
    if month.bill_number is not None:
        kind, words = bill_state_words(month.due_on, month.paid_at, today)
        after = "" if month.paid_at else _("Bayar paling lambat %(day)s") % {"day": date_words(month.due_on)}
        if kind == "stop":
            after = _("Bayar sekarang; dendanya bertambah tiap bulan")
        told = (month.workers, month.bill_number, month.amount, month.paid_at)
        return MonthRow(month.month, kind, words, after, False, *told)
    passed = due is not None and due < today
    if month.state is None:
        if passed:
            return MonthRow(month.month, "stop", _("Belum dilaporkan"), _("Isi lembar upah"), True)
        soon = _("Isi paling lambat %(day)s") % {"day": date_words(due)} if due else _("Isi lembar upah")
        return MonthRow(month.month, "plain", _("Belum diisi"), soon, False)
    if month.state == State.CALCULATED:
        return MonthRow(month.month, "you", _("Sudah dihitung"), _("Finalisasi"), passed)
    return MonthRow(month.month, "wait", _("Draft"), _("Hitung iuran"), passed)


def _current(employer: Employer, rows: list[MonthRow], today: dt.date) -> dict[str, str] | None:
    """The oldest thing that waits for the clerk, as one sentence and one button."""
    law = read_statute_book()
    for row in reversed(rows):
        if row.bill_number and not row.paid_at:
            told = {"month": month_words(row.month), "amount": rupiah_text(row.amount or 0)}
            return {
                "title": _("Tagihan %(month)s menunggu dibayar") % told,
                "says": _("%(amount)s. Kode bayarnya ada di tagihan.") % told,
                "button": _("Buka tagihan %(month)s") % told,
                "address": address("bill", employer, number=row.bill_number),
            }
        if not row.paid_at and (row.silent or month_of(row.month) < month_of(today)):
            due = due_on(row.month, law)
            told = {"month": month_words(row.month), "day": date_words(due) if due else ""}
            return {
                "title": _("Lembar upah %(month)s belum selesai") % told,
                "says": _("Jatuh tempo %(day)s.") % told if due else "",
                "button": _("Buka %(month)s") % told,
                "address": address("month", employer, row.month),
            }
    return None
