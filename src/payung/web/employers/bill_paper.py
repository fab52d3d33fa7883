"""One bill as the page and the paper show it: the same values for both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.contributions.bills import Bill
from payung.contributions.queries import PayableUntil, bill_details, payable_by_day
from payung.kernel.amounts import number_text, percent_text, rupiah_text
from payung.registry.models import Employer
from payung.statute_book import StatuteBook
from payung.web.employers.law_words import (
    PayerTotals,
    ProgrammeRow,
    Rounding,
    late_on,
    payer_totals,
    penalty_share,
    programme_rows,
    rounding,
)
from payung.web.employers.reads import wage_frame
from payung.web.words import date_words, moment_words

BAR = {"safe": "safe", "you": "you", "stop": "stop", "plain": "plain"}


@dataclass(frozen=True)
class PenaltyRow:
    """The penalty of one earlier month that this bill carries."""

    month: dt.date
    months_late: int
    amount: int
    cite: str


@dataclass(frozen=True)
class BillPaper:
    """Everything that stands on a bill; money in whole rupiah.

    kind, words  the state: safe (paid), you (to pay), stop (late), plain (cancelled), and how it is said
    late         what lateness costs; the penalty comes with the next month's bill, the code's amount stays
    """

    bill: Bill
    employer: Employer
    kind: str
    words: str
    programmes: Sequence[ProgrammeRow]
    totals: PayerTotals
    penalty_rows: Sequence[PenaltyRow]
    late: Sequence[PayableUntil]
    late_words: str
    rounding_words: Sequence[str]
    due_words: str
    days_words: str
    paid_words: str

    number = property(lambda self: self.bill.number)
    month = property(lambda self: self.bill.month)
    code = property(lambda self: self.bill.payment_code)
    amount = property(lambda self: self.bill.amount)
    penalties = property(lambda self: self.bill.penalties)
    workers = property(lambda self: self.bill.workers)
    due = property(lambda self: self.bill.due_on)
    issued_at = property(lambda self: self.bill.issued_at)
    paid_at = property(lambda self: self.bill.paid_at)
    law_version = property(lambda self: self.bill.law_version)
    state = property(lambda self: self.bill.state)

    @property
    def late_lines(self) -> list[tuple[str, int]]:
        """When it is paid, in words, and the penalty that comes with the next bill."""
        return [(_paid_between(row.first, row.last), row.penalty) for row in self.late]

    @property
    def to_pay(self) -> bool:
        return self.bill.state == Bill.State.OPEN

    @property
    def bar(self) -> str:
        return BAR[self.kind]

    @property
    def addressee(self) -> str:
        places = [self.employer.name, self.employer.address, self.employer.region.name]
        return ", ".join(place for place in places if place)

    @property
    def ways(self) -> tuple[str, ...]:
        return (
            _(
                "ATM, mobile banking, atau teller bank yang bekerja sama: pilih BPJS Ketenagakerjaan, masukkan kode "
                "bayar, cocokkan nama perusahaan dan jumlahnya."
            ),
            _("Keadaan tagihan berubah menjadi Lunas setelah bank mengabari kami. Anda tidak perlu mengirim bukti."),
            _("Telanjur membayar dua kali? Uangnya kami catat dan kantor cabang menyelesaikannya dengan Anda."),
        )


def bill_paper(bill: Bill, employer: Employer, today: dt.date, law: StatuteBook) -> BillPaper:
    """The paper of one bill as of a day."""
    details = bill_details(bill)
    lines = [vars(line) for line in details.lines]
    kind, words = state_words(bill, today)
    rounded = rounding(wage_frame(bill.declaration), bill.month, bill.jkk_class, bill.labour_intensive, law)
    return BillPaper(
        bill=bill,
        employer=employer,
        kind=kind,
        words=words,
        programmes=programme_rows(lines),
        totals=payer_totals(lines),
        penalty_rows=[
            PenaltyRow(each.bill.month, each.months_late, each.amount, each.cite) for each in details.penalties_carried
        ],
        late=payable_by_day(bill, law=law),
        late_words=_late_words(bill, law),
        rounding_words=_rounding_words(rounded),
        due_words=_due_words(bill, today),
        days_words=days_words(bill.due_on, today) if bill.state == Bill.State.OPEN else "",
        paid_words=_paid_words(bill),
    )


def state_words(bill: Bill, today: dt.date) -> tuple[str, str]:
    """How a bill stands on a day: kind of status and its words."""
    if bill.state == Bill.State.CANCELLED:
        return "plain", _("Dibatalkan")
    return bill_state_words(bill.due_on, bill.paid_at, today)


def bill_state_words(due: dt.date, paid_at: dt.datetime | None, today: dt.date) -> tuple[str, str]:
    """How a bill in force stands on a day, from its due day and when it was paid."""
    if paid_at is not None:
        return "safe", _("Lunas")
    late = late_on(due, today)
    if not late:
        return "you", _("Menunggu pembayaran")
    days = (today - due).days
    if late == 1:
        return "stop", ngettext("Lewat jatuh tempo %(days)d hari", "Lewat jatuh tempo %(days)d hari", days) % {
            "days": days
        }
    return "stop", ngettext("Terlambat %(late)d bulan", "Terlambat %(late)d bulan", late) % {"late": late}


def days_words(due: dt.date, today: dt.date) -> str:
    """`Enam hari lagi.` in figures; empty once the day has passed."""
    left = (due - today).days
    if left < 0:
        return ""
    if left == 0:
        return _("Hari ini hari terakhir.")
    return ngettext("%(days)s hari lagi.", "%(days)s hari lagi.", left) % {"days": number_text(left)}


def _paid_between(first: dt.date | None, last: dt.date) -> str:
    """`sampai 15 April 2025`, `16 April – 15 Mei 2025`."""
    if first is None:
        return _("sampai %(day)s") % {"day": date_words(last)}
    begun = date_words(first)
    return f"{begun.removesuffix(f' {last.year}')} – {date_words(last)}"


def _due_words(bill: Bill, today: dt.date) -> str:
    if bill.paid_at is None and late_on(bill.due_on, today):
        return _("Sudah lewat sejak %(day)s") % {"day": date_words(bill.due_on + dt.timedelta(days=1))}
    if bill.paid_at is None:
        return _("sampai pukul 23.59 WIB")
    return _("Dibayar %(day)s") % {"day": date_words(bill.paid_at)}


def _paid_words(bill: Bill) -> str:
    if bill.paid_at is None or bill.posted_at is None:
        return ""
    sentence = ngettext(
        "Dibayar %(amount)s. Iuran masuk ke saldo %(workers)s pekerja pada %(moment)s.",
        "Dibayar %(amount)s. Iuran masuk ke saldo %(workers)s pekerja pada %(moment)s.",
        bill.workers,
    )
    told = {"amount": rupiah_text(bill.amount), "workers": number_text(bill.workers)}
    return sentence % {**told, "moment": moment_words(bill.posted_at)}


def _late_words(bill: Bill, law: StatuteBook) -> str:
    rate = percent_text(penalty_share(bill.month, bill.labour_intensive, law))
    cite = law["contributions.payment.penalty"].at(bill.month.year * 12 + bill.month.month - 1).cite
    return _(
        "Jumlah di kode bayar tidak berubah. Denda %(rate)s sebulan dari iuran dihitung saat Anda membayar dan "
        "ditagih bersama iuran bulan berikutnya (%(cite)s). Telat satu hari dihitung satu bulan; denda tidak "
        "berbunga dan tidak boleh dipotong dari upah."
    ) % {"rate": rate, "cite": cite}


def _rounding_words(rounded: Rounding) -> list[str]:
    said = [
        _(
            "Iuran dihitung per orang, per program, per penanggung, dibulatkan ke rupiah terdekat (setengah ke atas), "
            "baru dijumlahkan."
        )
    ]
    if rounded.difference:
        told = {"amount": rupiah_text(abs(rounded.difference))}
        more = _("Karena itu jumlahnya %(amount)s lebih besar daripada persen dikali jumlah upah.")
        less = _("Karena itu jumlahnya %(amount)s lebih kecil daripada persen dikali jumlah upah.")
        said.append((more if rounded.difference > 0 else less) % told)
    else:
        said.append(_("Bulan ini jumlahnya sama persis dengan persen dikali jumlah upah."))
    if rounded.wage:
        told = {
            "wage": rupiah_text(rounded.wage),
            "rate": rounded.rate,
            "exact": rounded.exact,
            "rounded": rupiah_text(rounded.rounded),
        }
        said.append(_("Contoh: upah %(wage)s × %(rate)s = %(exact)s, menjadi %(rounded)s.") % told)
    return said
