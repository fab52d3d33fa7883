"""Proof of payment (bukti lunas) on one A4 page."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from payung.kernel.amounts import number_text, rupiah_text
from payung.kernel.identity import mask_npp
from payung.web.employers.bill_paper import BillPaper
from payung.web.pdf.bill import common_values
from payung.web.pdf.typesetter import typeset
from payung.web.words import moment_words, month_words


def proof_pdf(paper: BillPaper) -> bytes:
    """The PDF that says a bill was paid, when, and whose cover it bought. Raises ValueError for an unpaid bill."""
    if paper.paid_at is None or paper.bill.posted_at is None:
        raise ValueError(f"bill {paper.number} is not paid")
    with override("id"):
        return typeset("proof.typ", _values(paper))


def _values(paper: BillPaper) -> dict[str, object]:
    month = month_words(paper.month)
    return {
        **common_values(paper),
        "title": _("Bukti lunas iuran %(month)s") % {"month": month},
        "lead": _("Iuran %(month)s dari perusahaan di bawah ini sudah dibayar penuh.") % {"month": month},
        "figures": [
            {"label": _("Jumlah yang dibayar"), "value": rupiah_text(paper.amount), "note": ""},
            {"label": _("Dibayar"), "value": moment_words(paper.paid_at), "note": ""},
        ],
        "facts": [
            [_("Perusahaan"), paper.addressee],
            ["NPP", mask_npp(paper.employer.npp)],
            [_("No. tagihan"), paper.number],
            [_("Kode bayar"), paper.code],
            [_("Pekerja"), _("%(workers)s orang") % {"workers": number_text(paper.workers)}],
            [_("Masuk ke saldo pekerja"), moment_words(paper.bill.posted_at)],
        ],
        "proof_note": _("Keaslian bukti ini bisa dicocokkan di kantor cabang dengan menyebut nomor tagihannya."),
    }
