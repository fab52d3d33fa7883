"""Money that settled nothing: used for an open bill of the same amount, or given back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from payung.contributions.actions.return_receipt import return_receipt
from payung.contributions.actions.use_receipt import use_receipt
from payung.contributions.models import Bill
from payung.contributions.queries import unsettled_receipts
from payung.contributions.refused import Refused
from payung.jobs.settle import settle
from payung.registry.models import Employer
from payung.web.employers.told import told
from payung.web.guard import POST, found, page
from payung.web.officers.reach import address_of, employer_at


@page("contributions.use_receipt", methods=POST)
def use(request: HttpRequest, number: str, receipt_id: int) -> HttpResponse:
    """Settle one open bill with it."""
    employer = employer_at(request, number, "contributions.use_receipt")
    receipt = found(unsettled_receipts(employer.pk).filter(pk=receipt_id).first())
    open_bills = Bill.objects.filter(employer=employer, state=Bill.State.OPEN, pk=request.POST.get("bill") or 0)
    bill = found(open_bills.first())

    def work() -> None:
        use_receipt(receipt.pk, bill.pk, reason=request.POST.get("reason", ""), by=request.actor, at=request.now)
        settle(request.now)

    return _answered(request, employer, work, _("Uangnya melunasi tagihan %(bill)s.") % {"bill": bill.number})


@page("contributions.return_receipt", methods=POST)
def give_back(request: HttpRequest, number: str, receipt_id: int) -> HttpResponse:
    """Back to who paid."""
    employer = employer_at(request, number, "contributions.return_receipt")
    receipt = found(unsettled_receipts(employer.pk).filter(pk=receipt_id).first())

    def work() -> None:
        return_receipt(receipt.pk, reason=request.POST.get("reason", ""), by=request.actor, at=request.now)

    return _answered(request, employer, work, _("Uangnya keluar dari titipan; bank mengembalikannya kepada pembayar."))


def _answered(request: HttpRequest, employer: Employer, work: Callable[[], None], said: str) -> HttpResponse:
    try:
        work()
    except Refused as problem:
        messages.error(request, told(problem))
    else:
        messages.success(request, said)
    return HttpResponseRedirect(address_of(employer))
