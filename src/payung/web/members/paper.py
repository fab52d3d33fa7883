"""The statement to take away: a PDF and a spreadsheet with the same lines as the page."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from payung.contributions.sheet.table import Column, table_xlsx
from payung.kernel.amounts import rupiah_text
from payung.kernel.identity import mask_nik
from payung.kernel.words import terbilang
from payung.registry.models import Person
from payung.web.members.statement import ABSENT, IN, LATER, UNPAID, UNREPORTED, Entry, Statement
from payung.web.pdf.typesetter import typeset
from payung.web.words import date_words, long_date_words, moment_words, month_words


def states() -> dict[str, str]:
    """How a month stands, in words."""
    return {
        IN: _("masuk"),
        LATER: _("belum jatuh tempo"),
        UNPAID: _("belum dibayar perusahaan"),
        UNREPORTED: _("belum dilaporkan perusahaan"),
        ABSENT: _("dilaporkan tanpa nama Anda"),
    }


def statement_pdf(person: Person, statement: Statement, made_at: dt.datetime) -> bytes:
    """The paper, A4, one table per year."""
    return typeset("statement.typ", _values(person, statement, made_at))


def statement_xlsx(person: Person, statement: Statement) -> bytes:
    """One row per month and employer, the newest first; the last row is the sum."""
    columns = [
        Column(_("Bulan"), width=18),
        Column(_("Perusahaan"), width=36),
        Column(_("Keadaan"), width=28),
        Column(pgettext("uang", "Masuk"), kind="date", width=14),
        Column(_("Upah"), kind="rupiah"),
        Column(_("JHT dari perusahaan"), kind="rupiah"),
        Column(_("JHT dari upah"), kind="rupiah"),
        Column(_("JHT"), kind="rupiah"),
    ]
    words = states()
    rows = [
        [
            month_words(entry.month),
            entry.employer,
            words[entry.state],
            entry.paid_on,
            entry.wage or None,
            entry.jht_employer,
            entry.jht_worker,
            entry.jht,
        ]
        for entry in statement.entries
    ]
    total = [_("Jumlah"), "", "", None, None, statement.from_employer, statement.from_worker, statement.balance]
    title = _("Saldo JHT %(name)s, posisi %(day)s") % {"name": person.name, "day": date_words(statement.as_of)}
    return table_xlsx(columns, [*rows, total], title, sheet="rincian")


def _values(person: Person, statement: Statement, made_at: dt.datetime) -> dict[str, object]:
    balance = rupiah_text(statement.balance)
    return {
        "title": _("Rincian saldo Jaminan Hari Tua"),
        "number": person.member_number,
        "room": _("Untuk peserta"),
        "foot": _("Dicetak %s. Angka ini angka pada hari itu.") % moment_words(made_at),
        "lead": _("Setiap rupiah ada barisnya, juga bulan yang belum masuk."),
        "balance_label": _("Saldo posisi %s") % long_date_words(statement.as_of),
        "balance": balance,
        "spelled": terbilang(statement.balance),
        "facts": [
            [_("Nama"), person.name],
            ["NIK", mask_nik(person.nik) if person.nik else "–"],
            [_("Dari perusahaan"), rupiah_text(statement.from_employer)],
            [_("Dari upah"), rupiah_text(statement.from_worker)],
            [_("Bulan iuran"), str(statement.months_in)],
            [_("Bulan yang dihitung untuk JP"), str(statement.pension_months)],
        ],
        "head": [_("Bulan"), _("Upah"), _("Perusahaan"), _("Anda"), _("JHT")],
        "years": [
            {
                "title": str(year.year),
                "rows": [_row(entry) for entry in year.entries],
                "total": [_("Jumlah %d") % year.year, "", "", "", rupiah_text(year.jht)],
            }
            for year in statement.years
        ],
        "note": _("Hasil pengembangan belum ditambahkan."),
    }


def _row(entry: Entry) -> dict[str, object]:
    under = entry.employer if entry.state == IN else f"{entry.employer}: {states()[entry.state]}"
    return {
        "month": month_words(entry.month),
        "under": under,
        "amounts": [
            rupiah_text(entry.wage) if entry.wage else "–",
            rupiah_text(entry.jht_employer),
            rupiah_text(entry.jht_worker),
            rupiah_text(entry.jht),
        ],
    }
