"""Bills of an employer: all of them, one of them, on paper, and the proof that one was paid."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from payung.claims.demanded import demands_on
from payung.claims.demands import EmployerDemand
from payung.compliance.corrections import corrections_on
from payung.compliance.models import WageCorrection
from payung.contributions.bills import Bill
from payung.contributions.queries import bills_of
from payung.contributions.sheet.table import Column
from payung.kernel.identity import mask_npp
from payung.registry.models import Employer
from payung.statute_book import StatuteBook, read_statute_book
from payung.web.employers.bill_paper import BillPaper, bill_paper, state_words
from payung.web.employers.frame import download, employer_at, file_name, show
from payung.web.employers.law_words import late_on, penalty_of
from payung.web.guard import found, page
from payung.web.lists import table_response
from payung.web.pdf.bill import bill_pdf as paper_pdf
from payung.web.pdf.proof import proof_pdf

OTHERS_SHOWN = 6


@dataclass(frozen=True)
class BillRow:
    """One bill in a list. `penalty` is what was charged, or as of the day for one that is late and unpaid."""

    number: str
    month: dt.date
    contributions: int
    penalty: int
    amount: int
    due: dt.date
    paid_at: dt.datetime | None
    kind: str
    words: str
    code: str

    @property
    def owed(self) -> bool:
        return self.kind in ("you", "stop")


@page("look.employer")
def bills(request: HttpRequest, key: str) -> HttpResponse:
    """Every bill, and what is owed in all."""
    employer = employer_at(request, "look.employer", key)
    rows = bill_rows(employer, request.today)
    owed = [row for row in rows if row.owed]
    owing = {
        "count": len(owed),
        "amount": sum(row.amount for row in owed),
        "penalty": sum(row.penalty for row in owed),
        "late": any(row.kind == "stop" for row in owed),
    }
    demanded = demands_on(employer).filter(state=EmployerDemand.State.OPEN).count()
    demanded += corrections_on(employer).filter(state=WageCorrection.State.OPEN).count()
    values = {"bills": rows, "owing": owing, "demanded": demanded}
    return show(request, "employers/bills.html", employer, "bills", values)


@page("look.employer")
def bill(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """One bill."""
    employer = employer_at(request, "look.employer", key)
    paper = _paper(request, employer, number)
    others = [row for row in bill_rows(employer, request.today) if row.number != number]
    values: dict[str, Any] = {
        "bill": paper,
        "programmes": paper.programmes,
        "totals": paper.totals,
        "caption": _("Iuran menurut program dan penanggung"),
        "total_label": _("Jumlah iuran"),
        "bills": [row for row in others if row.owed] + [row for row in others if not row.owed][:OTHERS_SHOWN],
    }
    return show(request, "employers/bill.html", employer, "bills", values)


@page("look.employer")
def bill_pdf(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """The bill on one A4 page."""
    employer = employer_at(request, "look.employer", key)
    paper = _paper(request, employer, number)
    return download(paper_pdf(paper), file_name("tagihan", employer, paper.month), "pdf")


@page("look.employer")
def proof(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """Proof that the bill was paid; 404 for one that was not."""
    employer = employer_at(request, "look.employer", key)
    paper = _paper(request, employer, number)
    found(paper.paid_at)
    return download(proof_pdf(paper), file_name("bukti-lunas", employer, paper.month), "pdf")


@page("look.employer")
def bills_file(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """All bills as a spreadsheet."""
    employer = employer_at(request, "look.employer", key)
    columns = [
        *(Column(_("Bulan"), width=12), Column(_("No. tagihan"), width=24), Column(_("Kode bayar"), width=16)),
        *(Column(_("Iuran"), "rupiah"), Column(_("Denda bulan sebelumnya"), "rupiah"), Column(_("Tagihan"), "rupiah")),
        *(Column(_("Jatuh tempo"), "date"), Column(_("Dibayar"), "date"), Column(_("Keadaan"), width=32)),
    ]
    rows = (
        [
            f"{row.month:%m-%Y}",
            row.number,
            row.code,
            row.contributions,
            row.amount - row.contributions,
            row.amount,
            row.due,
            localdate(row.paid_at) if row.paid_at else None,
            row.words,
        ]
        for row in bill_rows(employer, request.today)
    )
    title = _("Tagihan iuran %(employer)s, NPP %(npp)s") % {"employer": employer.name, "npp": mask_npp(employer.npp)}
    return table_response(kind, columns, rows, title=title, file=file_name("tagihan", employer))


def bill_rows(employer: Employer, today: dt.date) -> list[BillRow]:
    """Every bill that was not cancelled, the latest month first, with its penalty as of `today`."""
    law = read_statute_book()
    return [_row(bill, today, law) for bill in bills_of(employer.pk)]


def _row(bill: Bill, today: dt.date, law: StatuteBook) -> BillRow:
    kind, words = state_words(bill, today)
    if bill.paid_at is None:
        late = late_on(bill.due_on, today)
        charged = penalty_of(bill.contributions, bill.month, late, bill.labour_intensive, law)
    else:
        charged = bill.penalty.amount if hasattr(bill, "penalty") else 0
    return BillRow(
        number=bill.number,
        month=bill.month,
        contributions=bill.contributions,
        penalty=charged,
        amount=bill.amount,
        due=bill.due_on,
        paid_at=bill.paid_at,
        kind=kind,
        words=words,
        code=bill.payment_code,
    )


def _paper(request: HttpRequest, employer: Employer, number: str) -> BillPaper:
    bill = found(employer.bills.select_related("declaration").filter(number=number).first())
    return bill_paper(bill, employer, request.today, read_statute_book())
