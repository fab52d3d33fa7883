"""The wage sheet of a month: sent in, saved, thrown away, given back with the rows to mend."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.contributions.actions.confirm_sheet import confirm_sheet
from payung.contributions.actions.discard_sheet import discard_sheet
from payung.contributions.parcels import Parcel
from payung.contributions.queries import failing_file, uploads_of
from payung.contributions.refused import Refused
from payung.contributions.sheet.failing import as_csv
from payung.contributions.sheet.refused import Unreadable
from payung.contributions.sheet.template import wage_template
from payung.contributions.sheet_facts import roster_with_wages
from payung.contributions.uploads import Upload
from payung.kernel.periods import month_of
from payung.registry.models import Employer
from payung.web.employers.frame import address, download, employer_at, file_name, remember_looks
from payung.web.employers.month import month_page
from payung.web.employers.taking import take_any
from payung.web.employers.told import told
from payung.web.guard import POST, found, page


@page("contributions.read_sheet", methods=POST)
def upload(request: HttpRequest, key: str, month: dt.date) -> HttpResponse:
    """Read a file and show everything that was found in it. A file that cannot be read is told about on the spot."""
    employer = employer_at(request, "contributions.read_sheet", key)
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("Pilih dahulu berkasnya, lalu tekan “Unggah dan periksa”."))
        return HttpResponseRedirect(address("month", employer, month))
    try:
        return take_any(request, employer, file, month, Parcel.Purpose.WAGES)
    except Unreadable as refused:
        whole_file = {"name": (file.name or "")[-120:], "problems": refused.problems}
        return month_page(request, employer, month, whole_file=whole_file, status=422)
    except Refused as refused:
        messages.error(request, told(refused))
        return HttpResponseRedirect(address("month", employer, month))


@page("contributions.confirm_sheet", methods=POST)
def confirm(request: HttpRequest, key: str, month: dt.date, upload_id: int) -> HttpResponse:
    """Save the rows that are right."""
    employer = employer_at(request, "contributions.confirm_sheet", key)
    sent = _upload(employer, month, upload_id)
    try:
        confirm_sheet([sent.pk], by=request.actor, at=request.now)
    except Refused as refused:
        messages.error(request, told(refused))
    else:
        said = ngettext("%(rows)d baris tersimpan.", "%(rows)d baris tersimpan.", sent.good_count)
        messages.success(request, said % {"rows": sent.good_count})
    return HttpResponseRedirect(address("month", employer, month))


@page("contributions.discard_sheet", methods=POST)
def discard(request: HttpRequest, key: str, month: dt.date, upload_id: int) -> HttpResponse:
    """Throw the upload away; what was saved before stays as it is."""
    employer = employer_at(request, "contributions.discard_sheet", key)
    sent = _upload(employer, month, upload_id)
    try:
        discard_sheet([sent.pk], by=request.actor, at=request.now)
    except Refused as refused:
        messages.error(request, told(refused))
    else:
        messages.success(request, _("Hasil unggah dibuang. Data yang sudah tersimpan tidak berubah."))
    return HttpResponseRedirect(address("month", employer, month))


@page("contributions.read_sheet")
def failing(request: HttpRequest, key: str, month: dt.date, upload_id: int, kind: str) -> HttpResponse:
    """The rows to mend, as a file that can be sent in again."""
    employer = employer_at(request, "contributions.read_sheet", key)
    sent = _upload(employer, month, upload_id)
    content = failing_file(sent)
    return download(content if kind == "xlsx" else as_csv(content), file_name("perbaiki", employer, month), kind)


@page("contributions.read_sheet")
def template(request: HttpRequest, key: str, month: dt.date) -> HttpResponse:
    """The sheet of this month with the names filled in: a look at everybody in it."""
    employer = employer_at(request, "contributions.read_sheet", key)
    roster = roster_with_wages([employer.pk], month)
    purpose = _("Lembar upah %(employer)s") % {"employer": employer.name}
    remember_looks(request, employer, roster["person_id"].to_list(), purpose, _("nama, NIK, KPJ, tanggal lahir, upah"))
    content = wage_template(roster, month=month_of(month), employer=employer.name)
    return download(content, file_name("lembar-upah", employer, month), "xlsx")


def _upload(employer: Employer, month: dt.date, upload_id: int) -> Upload:
    """One upload of this employer and month, or 404."""
    return found(uploads_of(employer.pk, month).filter(pk=upload_id).first())
