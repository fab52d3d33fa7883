"""Sheets about workers: newcomers, those with a card, leavers and corrections, sent in, saved or thrown away."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from payung.contributions.actions.confirm_workers import WorkersRecorded, confirm_workers
from payung.contributions.actions.discard_workers import discard_workers
from payung.contributions.parcels import Parcel
from payung.contributions.queries import failing_workers_file, worker_problems_of, worker_sheets_of
from payung.contributions.refused import Refused
from payung.contributions.sheet.failing import as_csv
from payung.contributions.sheet.forms import ABOUT_WORKERS, FORMS
from payung.contributions.sheet.read import ROW_LIMIT
from payung.contributions.sheet.refused import Unreadable
from payung.contributions.sheet.workers.template import worker_template
from payung.contributions.worker_sheets import WorkerSheet
from payung.kernel.periods import first_day, month_from_iso, month_iso, month_of
from payung.registry.models import Employer
from payung.registry.spells import spells_of
from payung.web.employers.frame import address, download, employer_at, file_name, key_of, remember_looks, show
from payung.web.employers.taking import take_any
from payung.web.employers.told import problem_rows, told
from payung.web.guard import FORM, POST, found, page

PROBLEMS_SHOWN = 200
KINDS = {
    "baru": (gettext_lazy("Pekerja baru"), gettext_lazy("Belum pernah punya KPJ.")),
    "lanjutan": (gettext_lazy("Pekerja lanjutan"), gettext_lazy("Sudah punya KPJ dari tempat kerja lama.")),
    "nonaktif": (gettext_lazy("Pekerja berhenti"), gettext_lazy("Dengan sebab dan tanggalnya.")),
    "koreksi": (gettext_lazy("Koreksi data"), gettext_lazy("Alamat, HP, surel, lokasi kerja, rekening gaji.")),
}


@page("contributions.read_workers", methods=FORM)
def sheets(request: HttpRequest, key: str) -> HttpResponse:
    """The four sheets to take, the place to send one in, and what was found in the latest."""
    employer = employer_at(request, "contributions.read_workers", key)
    if request.method != "POST":
        return _shown(request, employer)
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("Pilih dahulu berkasnya, lalu tekan “Unggah dan periksa”."))
        return HttpResponseRedirect(address("worker_sheets", employer))
    try:
        return take_any(request, employer, file, month_asked(request), Parcel.Purpose.WORKERS)
    except Unreadable as refused:
        return _shown(request, employer, {"name": (file.name or "")[-120:], "problems": refused.problems}, 422)
    except Refused as refused:
        messages.error(request, told(refused))
        return HttpResponseRedirect(address("worker_sheets", employer))


def month_asked(request: HttpRequest) -> dt.date:
    """The month whose wage sheet takes the wages of newcomers: as chosen, else this one."""
    try:
        return first_day(month_from_iso(request.POST.get("month", "")))
    except ValueError:
        return request.today.replace(day=1)


def _shown(
    request: HttpRequest, employer: Employer, whole_file: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    recent = list(worker_sheets_of(employer.pk)[:10])
    sheet = recent[0] if recent else None
    number = month_of(request.today)
    values: dict[str, Any] = {
        "kinds": [
            {
                "form": form,
                "title": KINDS[form.key][0],
                "says": KINDS[form.key][1],
                "address": _template(employer, form),
            }
            for form in ABOUT_WORKERS
        ],
        "months": [(month_iso(each), first_day(each)) for each in (number, number - 1)],
        "row_limit": ROW_LIMIT,
        "whole_file": whole_file,
        "sheet": sheet,
        "earlier": [{"sheet": each, "kind": KINDS[each.form][0]} for each in recent[1:]],
        "upload_address": address("worker_sheets", employer),
    }
    if sheet:
        waiting = sheet.state == WorkerSheet.State.CHECKED
        problems = worker_problems_of(sheet) if waiting or sheet.failing_count else []
        place = {"key": key_of(employer), "sheet_id": sheet.pk}
        values |= {
            "kind": KINDS[sheet.form][0],
            "waiting": waiting,
            "problems": problem_rows(problems[:PROBLEMS_SHOWN]),
            "problems_left": max(0, len(problems) - PROBLEMS_SHOWN),
            "confirm_address": reverse("employers:worker_sheet_confirm", kwargs=place),
            "discard_address": reverse("employers:worker_sheet_discard", kwargs=place),
            "failing_xlsx": reverse("employers:worker_sheet_failing", kwargs={**place, "kind": "xlsx"}),
            "failing_csv": reverse("employers:worker_sheet_failing", kwargs={**place, "kind": "csv"}),
        }
    return show(request, "employers/worker_sheets.html", employer, "workers", values, status)


def _template(employer: Employer, form: Any) -> str:
    return reverse("employers:worker_template", kwargs={"key": key_of(employer), "form": form.sheet})


@page("contributions.confirm_workers", methods=POST)
def confirm(request: HttpRequest, key: str, sheet_id: int) -> HttpResponse:
    """Record the rows that are right."""
    employer = employer_at(request, "contributions.confirm_workers", key)
    sent = found(worker_sheets_of(employer.pk).filter(pk=sheet_id).first())
    try:
        done = confirm_workers(sent.pk, by=request.actor, at=request.now)
    except Refused as refused:
        messages.error(request, told(refused))
    else:
        messages.success(request, _said(sent, done))
        if done.wages_left_out:
            messages.warning(request, _("Lembar upah bulan itu sudah terkunci; upahnya belum ikut."))
        if done.died:
            messages.info(
                request,
                _("Kantor cabang kami beri tahu tentang yang meninggal; ahli warisnya dibantu mengurus santunan."),
            )
    return HttpResponseRedirect(address("worker_sheets", employer))


def _said(sent: WorkerSheet, done: WorkersRecorded) -> str:
    told_as = {
        WorkerSheet.Form.LEAVERS: ngettext(
            "Masa kerja %(rows)d orang diakhiri.", "Masa kerja %(rows)d orang diakhiri.", done.workers
        ),
        WorkerSheet.Form.CORRECTIONS: ngettext(
            "Data %(rows)d pekerja dikoreksi.", "Data %(rows)d pekerja dikoreksi.", done.workers
        ),
    }
    added = ngettext("%(rows)d pekerja ada di daftar pekerja.", "%(rows)d pekerja ada di daftar pekerja.", done.workers)
    return told_as.get(WorkerSheet.Form(sent.form), added) % {"rows": done.workers}


@page("contributions.discard_workers", methods=POST)
def discard(request: HttpRequest, key: str, sheet_id: int) -> HttpResponse:
    """Throw the upload away; what was saved before stays as it is."""
    employer = employer_at(request, "contributions.discard_workers", key)
    sent = found(worker_sheets_of(employer.pk).filter(pk=sheet_id).first())
    try:
        discard_workers(sent.pk, by=request.actor, at=request.now)
    except Refused as refused:
        messages.error(request, told(refused))
    else:
        messages.success(request, _("Hasil unggah dibuang. Data yang sudah tersimpan tidak berubah."))
    return HttpResponseRedirect(address("worker_sheets", employer))


@page("contributions.read_workers")
def failing(request: HttpRequest, key: str, sheet_id: int, kind: str) -> HttpResponse:
    """The rows to mend, as a file that can be sent in again."""
    employer = employer_at(request, "contributions.read_workers", key)
    sent = found(worker_sheets_of(employer.pk).filter(pk=sheet_id).first())
    content = failing_workers_file(sent)
    return download(content if kind == "xlsx" else as_csv(content), file_name("perbaiki", employer), kind)


@page("contributions.read_workers")
def template(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """One of the sheets; where names are filled in it is a look at everybody in it."""
    employer = employer_at(request, "contributions.read_workers", key)
    wanted = found(next((each for each in FORMS.values() if each.sheet == form and each in ABOUT_WORKERS), None))
    spells = spells_of([employer.pk])
    if wanted.key in ("nonaktif", "koreksi"):
        purpose = _("Lembar pekerja %(employer)s") % {"employer": employer.name}
        people = spells.filter(spells["left_on"].is_null())["person_id"].to_list()
        remember_looks(request, employer, people, purpose, _("nama, NIK, KPJ, tanggal lahir"))
    return download(worker_template(wanted, spells, employer.name), wanted.sheet, "xlsx")
