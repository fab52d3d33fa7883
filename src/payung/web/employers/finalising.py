"""Finalisasi: everything that will be billed on one page, and one button that names the amount."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.contributions.actions.finalise import finalise
from payung.contributions.bills import Bill
from payung.contributions.declarations import Declaration
from payung.contributions.queries import declaration_of
from payung.contributions.refused import Refused
from payung.kernel.amounts import number_text
from payung.registry.models import Employer
from payung.statute_book import NotInForce, read_statute_book
from payung.web.employers.frame import address, employer_at, show
from payung.web.employers.law_words import due_on
from payung.web.employers.reads import Month, wage_frame
from payung.web.employers.told import told
from payung.web.guard import FORM, found, page
from payung.web.words import month_words

NAMES_SHOWN = 6


@dataclass(frozen=True)
class Changes:
    """What differs from the month before, in words."""

    added_words: str
    left_words: str
    wages_words: str


@page("contributions.finalise", methods=FORM)
def finalise_month(request: HttpRequest, key: str, month: dt.date) -> HttpResponse:
    """Show what will be billed; with the press of the button, lock it and bill it."""
    employer = employer_at(request, "contributions.finalise", key)
    declaration = found(declaration_of(employer.pk, month))
    if declaration.state != Declaration.State.CALCULATED:
        messages.info(request, _("Finalisasi menunggu iuran dihitung."))
        return HttpResponseRedirect(address("month", employer, month))
    refused = ""
    if request.method == "POST":
        read = Month(employer, month)
        if request.POST.get("amount") != str(read.totals.amount + _penalties(employer, month)[0]):
            refused = _("Jumlahnya berubah sejak halaman ini dibuka. Periksa sekali lagi.")
        else:
            refused = _finalise(request, declaration)
        if not refused:
            bill = declaration.bills.exclude(state=Bill.State.CANCELLED).get()
            messages.success(request, _("Tagihan terbit dan kode bayarnya berlaku. Data bulan ini dikunci."))
            return HttpResponseRedirect(address("bill", employer, number=bill.number))
    return _confirmation(request, employer, month, refused)


def _finalise(request: HttpRequest, declaration: Declaration) -> str:
    """The refusal in words; empty when it was done."""
    try:
        finalise(
            [declaration.pk],
            without_failing=request.POST.get("without_failing") == "1",
            by=request.actor,
            at=request.now,
        )
    except Refused as problem:
        return told(problem)
    except NotInForce:
        return _("Jatuh tempo bulan ini belum bisa dipastikan: hari libur tahun itu belum kami punya.")
    return ""


def _confirmation(request: HttpRequest, employer: Employer, month: dt.date, refused: str) -> HttpResponse:
    read = Month(employer, month)
    penalties, penalty_words = _penalties(employer, month)
    values = {
        "month": month,
        "sums": read.totals,
        "changes": changes_of(read),
        "penalties": penalties,
        "penalty_words": penalty_words,
        "amount": read.totals.amount + penalties,
        "due": due_on(month, read_statute_book()),
        "missing": read.missing,
        "missing_words": _names(read.missing),
        "failing": read.failing,
        "refused": refused,
    }
    return show(request, "employers/finalise.html", employer, "month", values, 422 if refused else 200)


def _penalties(employer: Employer, month: dt.date) -> tuple[int, str]:
    """Penalties of earlier months that come onto this bill: their sum, and of which months they are."""
    waiting = employer.penalties.filter(billed_on=None, bill__month__lt=month).select_related("bill")
    rows = list(waiting.order_by("bill__month"))
    return sum(row.amount for row in rows), ", ".join(month_words(row.bill.month) for row in rows)


def changes_of(read: Month) -> Changes:
    """Who came, who left and whose wage changed since the last declared month."""
    if read.previous is None:
        first = _("bulan pertama")
        return Changes(first, first, first)
    before = wage_frame(read.previous)
    added = read.frame.join(before, on="person_id", how="anti")
    left = before.join(read.frame, on="person_id", how="anti")
    both = read.frame.join(before, on="person_id", suffix="_before")
    changed = both.filter(pl.col("wage") != pl.col("wage_before"))
    return Changes(
        _counted(added),
        _people(left.height),
        _counted(changed),
    )


def _counted(rows: pl.DataFrame) -> str:
    """`2 orang: Sari Dewi, Tono`; names only while they are few."""
    if not 0 < rows.height <= NAMES_SHOWN:
        return _people(rows.height)
    return f"{_people(rows.height)}: {', '.join(rows['name'].drop_nulls().sort())}"


def _people(count: int) -> str:
    return ngettext("%(count)s orang", "%(count)s orang", count) % {"count": number_text(count)}


def _names(names: list[str]) -> str:
    return ", ".join(names[:NAMES_SHOWN]) + ("…" if len(names) > NAMES_SHOWN else "")
