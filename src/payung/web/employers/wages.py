"""One worker's wage by hand, and the wages of a month as a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from payung.contributions.actions.set_wage import set_wage
from payung.contributions.refused import Refused
from payung.contributions.sheet.table import Cell, Column
from payung.kernel.amounts import number_text
from payung.kernel.identity import mask_kpj, mask_nik
from payung.kernel.periods import month_iso, month_of
from payung.registry.models import Employer
from payung.registry.queries import roster
from payung.web.employers.forms import WageForm
from payung.web.employers.frame import address, employer_at, file_name, remember_looks, show
from payung.web.employers.law_words import SHARE_COLUMNS
from payung.web.employers.reads import Month
from payung.web.employers.told import told
from payung.web.guard import FORM, found, page
from payung.web.lists import table_response


@page("contributions.set_wage", methods=FORM)
def wage(request: HttpRequest, key: str, month: dt.date, person_id: int) -> HttpResponse:
    """Change one wage, or take the worker out of this month."""
    employer = employer_at(request, "contributions.set_wage", key)
    read = Month(employer, month)
    worker = found(_worker(employer, month, person_id))
    declared = next(iter(read.frame.filter(person_id=person_id).to_dicts()), None)
    form = WageForm(request.POST or None, initial=_as_typed(declared))
    refused = ""
    if request.method == "POST":
        out = request.POST.get("do") == "out"
        if out or form.is_valid():
            asked = {"wage": None} if out else form.cleaned_data
            try:
                set_wage(employer.pk, month, person_id, **asked, by=request.actor, at=request.now)
            except Refused as problem:
                refused = told(problem)
            else:
                said = _("%(name)s dikeluarkan dari bulan ini.") if out else _("Upah %(name)s tersimpan.")
                messages.success(request, said % {"name": worker["name"]})
                return HttpResponseRedirect(address("month", employer, month))
    else:
        purpose = _("Mengubah upah di %(employer)s") % {"employer": employer.name}
        remember_looks(request, employer, [person_id], purpose, _("nama, NIK dan KPJ yang disamarkan, upah"))
    values = {"month": month, "worker": worker, "form": form, "refused": refused, "in_month": declared is not None}
    return show(request, "employers/wage.html", employer, "month", values, 422 if request.method == "POST" else 200)


def _worker(employer: Employer, month: dt.date, person_id: int) -> dict[str, Any] | None:
    """Somebody who works here in the month."""
    return next(iter(roster([employer.pk], month).filter(person_id=person_id).to_dicts()), None)


def _as_typed(declared: dict[str, object] | None) -> dict[str, object]:
    if declared is None:
        return {}
    rapel = declared["rapel"]
    return {
        "wage": number_text(declared["wage"]),
        "rapel": number_text(rapel) if rapel else "",
        "note": declared["note"],
    }


@page("look.workers")
def wages_file(request: HttpRequest, key: str, month: dt.date, kind: str) -> HttpResponse:
    """Every wage of a month with what it brings, as a spreadsheet; identifiers masked."""
    employer = employer_at(request, "look.workers", key)
    read = Month(employer, month)
    purpose = _("Rincian upah dan iuran %(employer)s") % {"employer": employer.name}
    people = read.frame["person_id"].to_list()
    remember_looks(request, employer, people, purpose, _("nama, NIK dan KPJ yang disamarkan, upah, iuran"))
    title = _("Rincian upah dan iuran %(employer)s, %(month)s") % {
        "employer": employer.name,
        "month": month_iso(month_of(month)),
    }
    return table_response(kind, _columns(), _rows(read), title=title, file=file_name("upah", employer, month))


def _columns() -> list[Column]:
    money = [
        *(_("Upah"), _("Rapel"), "JKK", "JKM", _("JHT perusahaan"), _("JHT pekerja")),
        *(_("JP perusahaan"), _("JP pekerja"), _("Jumlah iuran")),
    ]
    return [
        Column(_("Nama"), width=32),
        Column(_("Nomor pegawai"), width=16),
        Column("NIK", width=20),
        Column("KPJ", width=16),
        *(Column(title, "rupiah", 16) for title in money),
        Column(_("Keterangan"), width=32),
    ]


def _rows(read: Month) -> Iterator[list[Cell]]:
    amounts = ("wage", "rapel", *SHARE_COLUMNS)
    for row in read.frame.iter_rows(named=True):
        yield [
            row["name"] or "",
            row["employee_number"] or "",
            mask_nik(row["nik"]) if row["nik"] else "",
            mask_kpj(row["kpj"]) if row["kpj"] else "",
            *(row[name] for name in amounts),
            sum(row[name] for name in SHARE_COLUMNS),
            row["note"],
        ]
