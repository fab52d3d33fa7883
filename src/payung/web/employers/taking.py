"""A file at any door of an employer: read at once or kept as parts, and on to where what was found is shown."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from payung.contributions.actions.read_sheet import SheetRead
from payung.contributions.actions.read_workers import WorkersRead
from payung.contributions.doors import read_any
from payung.contributions.parcels import Parcel
from payung.contributions.sheet.refused import Unreadable
from payung.registry.models import Employer
from payung.web.employers.frame import address
from payung.web.employers.parcels import AT_ONCE, take_parts


def take_any(
    request: HttpRequest, employer: Employer, file: UploadedFile, month: dt.date, purpose: str
) -> HttpResponse:
    """Whichever of the five sheets it is. Raises Unreadable, Refused.

    month    of a wage sheet, and of the wages of newcomers
    purpose  a value of Parcel.Purpose: what is expected at this door
    """
    name = (file.name or "")[-120:]
    try:
        if (file.size or 0) > AT_ONCE:
            return take_parts(request, employer, file, name, purpose, month)
        read = read_any(
            file.read(), name, employer_ids=[employer.pk], month=month, by=request.actor, at=request.now,
            wages_first=purpose == Parcel.Purpose.WAGES,
        )  # fmt: skip
    except Unreadable as refused:
        if refused.problems[0].code == "file-rows":  # not large, but many rows
            return take_parts(request, employer, file, name, purpose, month)
        raise
    _tell_same_file(request, read)
    if isinstance(read, SheetRead):
        return HttpResponseRedirect(f"{address('month', employer, month)}#h-hasil")
    return HttpResponseRedirect(f"{address('worker_sheets', employer)}#h-hasil")


def _tell_same_file(request: HttpRequest, read: SheetRead | WorkersRead) -> None:
    same = read.same_as
    if same is None:
        return
    saved = same.state != same.State.CHECKED
    if isinstance(read, SheetRead) and not saved:
        said = _("Isi berkas ini sama dengan yang masih menunggu disimpan. Kami memeriksanya sekali lagi.")
    elif isinstance(read, SheetRead):
        said = _("Isi berkas ini sama dengan %(name)s yang sudah disimpan. Tidak ada yang terhitung dua kali.")
    elif saved:
        said = _("Isi berkas ini sama dengan %(name)s yang sudah disimpan. Periksa dahulu sebelum menyimpan lagi.")
    else:
        return
    messages.warning(request, said % {"name": same.file_name} if saved else said)
