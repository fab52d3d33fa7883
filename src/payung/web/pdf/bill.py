"""The bill on paper: one A4 page, every value from the same `BillPaper` as the page."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from payung.kernel.amounts import number_text, rupiah_text
from payung.kernel.identity import mask_npp
from payung.kernel.words import terbilang
from payung.web.employers.bill_paper import BillPaper
from payung.web.pdf.typesetter import typeset
from payung.web.words import long_date_words, moment_words, month_words


def bill_pdf(paper: BillPaper) -> bytes:
    """The PDF of a bill, in Indonesian whatever the language of the page."""
    with override("id"):
        return typeset("bill.typ", _values(paper))


def programme_lines(paper: BillPaper) -> list[dict[str, str]]:
    """The rows by programme, amounts as texts."""
    return [
        {
            "name": str(row.name),
            "rate": row.rates or (_("tidak menambah tagihan") if row.code == "JKP" else ""),
            "cite": row.cite,
            "employer": rupiah_text(row.employer),
            "worker": rupiah_text(row.worker),
            "total": rupiah_text(row.total),
        }
        for row in paper.programmes
    ]


def common_values(paper: BillPaper) -> dict[str, object]:
    """What the bill and the proof share."""
    totals = paper.totals
    return {
        "number": paper.number,
        "room": _("Perusahaan"),
        "foot": _("Dihitung dengan aturan yang berlaku untuk iuran %(month)s, versi hukum %(version)s.")
        % {"month": month_words(paper.month), "version": paper.law_version},
        "spelled_label": _("Terbilang:"),
        "spelled": terbilang(paper.amount),
        "lines_title": _("Rincian menurut program"),
        "lines_head": [_("Program"), _("Ditanggung perusahaan"), _("Dipotong dari upah"), _("Jumlah")],
        "lines": programme_lines(paper),
        "lines_total": [
            _("Jumlah iuran"),
            *(rupiah_text(amount) for amount in (totals.employer, totals.worker, totals.total)),
        ],
        "extra_head": ["", _("Denda")],
        "extra": [
            [
                _("Denda %(month)s, terlambat %(late)d bulan")
                % {"month": month_words(row.month), "late": row.months_late},
                rupiah_text(row.amount),
            ]
            for row in paper.penalty_rows
        ],
        "extra_total": [_("Jumlah tagihan"), rupiah_text(paper.amount)],
    }


def _values(paper: BillPaper) -> dict[str, object]:
    title = _("Tagihan iuran %(month)s") % {"month": month_words(paper.month)}
    code = " ".join(paper.code[start : start + 4] for start in range(0, len(paper.code), 4))
    return {
        **common_values(paper),
        "title": title,
        "status": paper.words,
        "code_label": _("Kode bayar"),
        "code": code if paper.to_pay else "",
        "figures": [
            {
                "label": _("Jumlah yang sudah dibayar") if paper.paid_at else _("Jumlah yang dibayar"),
                "value": rupiah_text(paper.amount),
                "note": _("Bayar tepat sejumlah ini.") if paper.to_pay else "",
            },
            {"label": _("Jatuh tempo"), "value": long_date_words(paper.due), "note": paper.due_words},
        ],
        "facts": [
            [_("Kepada"), paper.addressee],
            ["NPP", mask_npp(paper.employer.npp)],
            [_("No. tagihan"), paper.number],
            [_("Terbit"), moment_words(paper.issued_at)],
            [_("Pekerja"), _("%(workers)s orang") % {"workers": number_text(paper.workers)}],
        ],
        "late_title": _("Kalau terlambat"),
        "late_head": [_("Dibayar"), _("Denda, bulan berikutnya")],
        "late": [[days, rupiah_text(penalty)] for days, penalty in paper.late_lines],
        "late_notes": [paper.late_words],
        "rounding_title": _("Soal pembulatan"),
        "rounding": list(paper.rounding_words),
        "ways_title": _("Cara membayar"),
        "ways": list(paper.ways) if paper.to_pay else [],
    }
