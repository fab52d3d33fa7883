"""The steps of a month that are one press of a button: nothing changed, calculate, reopen."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.contributions.actions.calculate import calculate
from payung.contributions.actions.reopen import reopen
from payung.contributions.actions.repeat_month import repeat_month
from payung.contributions.queries import bills_of, declaration_of, totals_of
from payung.contributions.refused import Refused
from payung.kernel.amounts import rupiah_text
from payung.registry.models import Employer
from payung.web.employers.frame import address, employer_at, show
from payung.web.employers.told import told
from payung.web.guard import FORM, POST, found, page


@page("contributions.repeat_month", methods=POST)
def repeat(request: HttpRequest, key: str, month: dt.date) -> HttpResponse:
    """The wages of the month before once more, and what they bring."""
    employer = employer_at(request, "contributions.repeat_month", key)
    try:
        repeat_month([employer.pk], month, by=request.actor, at=request.now)
    except Refused as refused:
        messages.error(request, told(refused))
    else:
        _tell_amount(request, employer, month)
    return HttpResponseRedirect(address("month", employer, month))


@page("contributions.calculate", methods=POST)
def calculate_month(request: HttpRequest, key: str, month: dt.date) -> HttpResponse:
    """What the wages as they stand bring."""
    employer = employer_at(request, "contributions.calculate", key)
    declaration = found(declaration_of(employer.pk, month))
    try:
        calculate([declaration.pk], by=request.actor, at=request.now)
    except Refused as refused:
        messages.error(request, told(refused))
    else:
        _tell_amount(request, employer, month)
    return HttpResponseRedirect(address("month", employer, month))


@page("contributions.reopen", methods=FORM)
def reopen_month(request: HttpRequest, key: str, month: dt.date) -> HttpResponse:
    """Ask first, for the payment code dies; then make the month a draft again."""
    employer = employer_at(request, "contributions.reopen", key)
    declaration = found(declaration_of(employer.pk, month))
    if request.method != "POST":
        bill = found(bills_of(employer.pk).filter(declaration=declaration).first())
        return show(request, "employers/reopen.html", employer, "month", {"month": month, "bill": bill})
    try:
        reopen([declaration.pk], by=request.actor, at=request.now)
    except Refused as refused:
        messages.error(request, told(refused))
    else:
        messages.success(request, _("Finalisasi dibatalkan dan kode bayarnya tidak berlaku lagi. Data bisa diubah."))
    return HttpResponseRedirect(address("month", employer, month))


def _tell_amount(request: HttpRequest, employer: Employer, month: dt.date) -> None:
    totals = totals_of(found(declaration_of(employer.pk, month)))
    sentence = ngettext(
        "Iuran dihitung: %(amount)s untuk %(workers)d pekerja. Periksa, lalu finalisasi.",
        "Iuran dihitung: %(amount)s untuk %(workers)d pekerja. Periksa, lalu finalisasi.",
        totals.workers,
    )
    messages.success(request, sentence % {"amount": rupiah_text(totals.amount), "workers": totals.workers})
