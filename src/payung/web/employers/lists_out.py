"""The employer's own lists as files: the same rows as on the page, `?format=xlsx` or `csv`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from payung.claims.demands import EmployerDemand
from payung.compliance.models import Case, MemberWord, WageCorrection
from payung.contributions.sheet.table import Cell, Column
from payung.kernel.identity import mask_npp
from payung.web.lists import TYPES, table_response


def employers_out(request: HttpRequest, employers: Iterable[dict[str, Any]]) -> HttpResponse | None:
    """Every employer under the log-in, with what is due."""
    columns = (
        *(Column(_("Perusahaan"), width=36), Column("NPP"), Column(_("Wilayah"), width=28)),
        *(Column(_("Bulan terakhir"), width=14), Column(_("Harus dibayar"), "rupiah")),
        Column(_("Paling lambat"), "date"),
    )
    rows = (
        [
            *(one["employer"].name, f"{mask_npp(one['employer'].npp)}-{one['employer'].division}"),
            *(one["employer"].region.name, _month(one["due"].month), one["due"].amount or None, one["due"].due_on),
        ]
        for one in employers
    )
    return _file(request, columns, rows, _("Perusahaan Anda"), "perusahaan")


def months_out(request: HttpRequest, months: Iterable[Any]) -> HttpResponse | None:
    """Every month of one employer: how it stands and what comes next."""
    columns = (
        *(Column(_("Bulan"), width=12), Column(_("Keadaan"), width=28), Column(_("Pekerja"), "number")),
        *(Column(_("Tagihan"), "rupiah"), Column(_("Dibayar"), "date"), Column(_("Langkah berikutnya"), width=44)),
    )
    rows = ([_month(one.month), one.words, one.workers, one.amount, _day(one.paid_at), one.next] for one in months)
    return _file(request, columns, rows, _("Lembar upah"), "bulan")


def cases_out(
    request: HttpRequest, words: Iterable[tuple[MemberWord, str]], cases: Iterable[Case]
) -> HttpResponse | None:
    """What workers said and what the branch asks."""
    columns = (
        *(Column(_("Nomor"), width=20), Column(_("Isi"), width=60), Column(_("Keadaan"), width=30)),
        Column(_("Batas"), "date"),
    )
    said = [["", text, one.get_state_display(), one.answer_by] for one, text in words]
    asked = [
        [
            one.number,
            one.get_kind_display(),
            one.get_stage_display() if one.is_open else one.get_outcome_display(),
            one.due_on if one.is_open else None,
        ]
        for one in cases
    ]
    return _file(request, columns, [*said, *asked], _("Pemeriksaan"), "pemeriksaan")


def events_out(request: HttpRequest, events: Iterable[Any]) -> HttpResponse | None:
    """What was reported about workers."""
    columns = (
        *(Column(_("Nama"), width=32), Column(_("Peristiwa"), width=28), Column(_("Tanggal"), "date")),
        *(Column(_("Diterima"), "date"), Column(_("Masih perlu dari Anda"), "number")),
    )
    rows = (
        [
            *(one.event.person.name, one.event.get_kind_display(), one.event.happened_on),
            *(_day(one.event.reported_at), one.open),
        ]
        for one in events
    )
    return _file(request, columns, rows, _("Peristiwa pekerja"), "peristiwa")


def demands_out(
    request: HttpRequest, demands: Iterable[EmployerDemand], corrections: Iterable[WageCorrection]
) -> HttpResponse | None:
    """Shortfalls of benefits the employer bears, and differences of months billed already."""
    columns = (
        *(Column(_("Nomor"), width=22), Column(_("Nama"), width=32), Column(_("Untuk"), width=28)),
        *(Column(_("Upah dilaporkan"), "rupiah"), Column(_("Upah sebenarnya"), "rupiah")),
        *(Column(_("Selisih"), "rupiah"), Column(_("Kode bayar"), width=16), Column(_("Keadaan"), width=20)),
    )
    benefits = [
        [
            *(str(one.number), one.claim.person.name, one.claim.event.get_kind_display(), one.reported_wage),
            *(one.true_wage, one.amount, one.payment_code, str(one.get_state_display())),
        ]
        for one in demands
    ]
    contributions = [
        [
            *(str(one.number or ""), one.person.name, _month(one.month), one.billed_wage),
            *(one.true_wage, one.total, one.payment_code, str(one.get_state_display())),
        ]
        for one in corrections
    ]
    return _file(request, columns, [*contributions, *benefits], _("Tanggungan perusahaan"), "tanggungan")


def _file(
    request: HttpRequest, columns: tuple[Column, ...], rows: Iterable[list[Cell]], title: str, file: str
) -> HttpResponse | None:
    if request.GET.get("format") not in TYPES:
        return None
    return table_response(request.GET["format"], columns, rows, title=title, file=file)


def _month(month: dt.date | None) -> str:
    return f"{month:%m-%Y}" if month else ""


def _day(moment: dt.datetime | None) -> dt.date | None:
    return localdate(moment) if moment else None
