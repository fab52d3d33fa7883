"""One employer: who it is, its months and bills, what is owed, its JKK class and who decided it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from payung.contributions.queries import Month, arrears, months_of, unsettled_receipts
from payung.kernel.periods import first_day, month_of
from payung.registry.models import Employer
from payung.registry.queries import employers_reached
from payung.statute_book import read_statute_book
from payung.web.guard import page
from payung.web.officers.reach import BRANCH, employer_at
from payung.web.officers.risk_list import entry_of
from payung.web.officers.standing import records_begin, standings

MONTHS_SHOWN = 18


@page(BRANCH)
def employer(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one employer within reach."""
    this = employer_at(request, number)
    today = request.today
    rows = standings(employers_reached(request.actor, BRANCH).filter(pk=this.pk), today)
    last = month_of(today) - 1
    first, begin = first_day(last - MONTHS_SHOWN + 1), records_begin()
    months = months_of(this.pk, max(first, begin) if begin else first, first_day(last))
    owed = arrears(today, employer_ids=[this.pk])
    context = {
        "employer": this,
        "number": number,
        "standing": rows[0] if rows else None,
        "months": [(each, *_state(each, today)) for each in months if _since(this, each)],
        "begin": begin,
        "owed": owed.to_dicts(),
        "principal": owed["contributions"].sum(),
        "penalty": owed.select((pl.col("penalties") + pl.col("penalty")).sum()).item(),
        "receipts": list(unsettled_receipts(this.pk)),
        "open_bills": list(this.bills.filter(state="open").order_by("month")),
        "may_use": request.actor.may("contributions.use_receipt"),
        "may_return": request.actor.may("contributions.return_receipt"),
        "classes": _classes(this, today),
        "may_decide": request.actor.may("registry.decide_jkk_class"),
    }
    return render(request, "officers/employer.html", context)


def _classes(employer: Employer, today: dt.date) -> list[dict[str, Any]]:
    """Every decision, the newest first, with the name of its industry in the list."""
    law = read_statute_book()
    decisions = []
    for decision in employer.jkk_classifications.order_by("-from_month"):
        entry = entry_of(law, decision.entry, month_of(decision.from_month))
        decisions.append(
            {"decision": decision, "name": entry.name if entry else "", "ahead": decision.from_month > today}
        )
    return decisions


def _since(employer: Employer, month: Month) -> bool:
    return month_of(month.month) >= month_of(employer.registered_on) or month.declaration_id is not None


def _state(month: Month, today: dt.date) -> tuple[str, str]:
    """Kind and words of a month's state."""
    if month.paid_at:
        return "safe", _("lunas")
    if month.is_late(today):
        return "stop", _("lewat jatuh tempo")
    if month.bill_id:
        return "wait", _("menunggu pembayaran")
    if month.declaration_id:
        return "you", _("dilaporkan, belum difinalisasi")
    return "you", _("belum dilaporkan")
