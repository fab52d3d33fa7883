"""Several NPP under one log-in: taken on, given up, and one sheet for all of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from payung.access.attempts import forget_failures, remember_failure, too_many
from payung.access.models import Grant
from payung.contributions.actions.confirm_sheet import confirm_sheet
from payung.contributions.actions.connect_employer import connect_employer
from payung.contributions.actions.discard_sheet import discard_sheet
from payung.contributions.actions.leave_employer import leave_employer
from payung.contributions.actions.read_sheet import read_sheet
from payung.contributions.queries import failing_file, problems_of, rows_of
from payung.contributions.refused import TRIED_TOO_OFTEN, Refused, refuse
from payung.contributions.sheet.failing import as_csv
from payung.contributions.sheet.guard import FILE_LIMIT
from payung.contributions.sheet.refused import Unreadable, too_large
from payung.contributions.uploads import Upload
from payung.kernel.periods import first_day, month_from_iso, month_iso, month_of
from payung.registry.models import Employer
from payung.registry.queries import employers_reached
from payung.web.employers.forms import Form, RupiahField
from payung.web.employers.frame import address, download
from payung.web.employers.told import problem_rows, told
from payung.web.guard import FORM, POST, found, page
from payung.web.login import address_of

MOST = 2_000
PROBLEMS_SHOWN = 200


class ConnectForm(Form):
    """What stands on the last bill of an employer."""

    npp = forms.CharField(
        label="NPP", help_text=gettext_lazy("Delapan sampai dua belas huruf atau angka."), max_length=20
    )
    division = forms.CharField(
        label=gettext_lazy("Divisi"), help_text=gettext_lazy("Biasanya 000."), max_length=3, initial="000"
    )
    bill_number = forms.CharField(
        label=gettext_lazy("Nomor tagihan terakhir"), help_text=gettext_lazy("Tertulis di tagihannya."), max_length=40
    )
    amount = RupiahField(
        label=gettext_lazy("Jumlah tagihan itu"),
        help_text=gettext_lazy("Rupiah, tepat seperti di tagihan."),
        max_length=24,
    )


@page("contributions.connect_employer", methods=FORM)
def manage(request: HttpRequest) -> HttpResponse:
    """Every NPP under this log-in, and the form for one more."""
    form = ConnectForm(request.POST or None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            employer = _connected(request, form.cleaned_data)
        except Refused as problem:
            refused = told(problem)
        else:
            messages.success(request, _("%(name)s sekarang ada di bawah nama pengguna Anda.") % {"name": employer.name})
            return HttpResponseRedirect(reverse("employers:manage"))
    own = Grant.objects.filter(user_id=request.actor.user_id, role="clerk", scope_kind="employer")
    keys = {int(key) for key in own.exclude(valid_to__lt=request.today).values_list("scope_key", flat=True)}
    employers = Employer.objects.filter(pk__in=keys).order_by("npp", "division")
    values = {"form": form, "refused": refused, "employers": employers}
    return render(request, "employers/manage.html", values, status=422 if request.method == "POST" else 200)


def _connected(request: HttpRequest, typed: dict[str, Any]) -> Employer:
    """Guessing is slowed down as it is at the log-in."""
    who, where = f"npp:{request.actor.user_id}", address_of(request)
    if too_many(who, where, request.now):
        raise refuse(TRIED_TOO_OFTEN, (), "terlalu banyak percobaan", "NPP")
    try:
        employer = connect_employer(**typed, by=request.actor, at=request.now)
    except Refused:
        remember_failure(who, where, request.now)
        raise
    forget_failures(who, where)
    return employer


@page("contributions.leave_employer", methods=POST)
def leave(request: HttpRequest, employer_id: int) -> HttpResponse:
    """Give one NPP up."""
    try:
        leave_employer(employer_id, by=request.actor, at=request.now)
    except Refused as problem:
        messages.error(request, told(problem))
    else:
        messages.success(request, _("NPP itu tidak lagi di bawah nama pengguna Anda."))
    return HttpResponseRedirect(reverse("employers:manage"))


@page("contributions.read_sheet", methods=FORM)
def together(request: HttpRequest) -> HttpResponse:
    """One wage sheet for all NPP of this log-in; rows are told apart by NPP and DIVISI."""
    ids = _own(request)
    values: dict[str, Any] = {"whole_file": None}
    status = 200
    if request.method == "POST" and (file := request.FILES.get("file")) is not None:
        name = (file.name or "")[-120:]
        try:
            if file.size > FILE_LIMIT:
                raise too_large(file.size, FILE_LIMIT)
            read_sheet(file.read(), name, employer_ids=ids, month=_month(request), by=request.actor, at=request.now)
            return HttpResponseRedirect(f"{reverse('employers:together')}#h-hasil")
        except Unreadable as refused:
            values["whole_file"], status = {"name": name, "problems": refused.problems}, 422
        except Refused as problem:
            messages.error(request, told(problem))
    number = month_of(request.today)
    values["months"] = [(month_iso(each), first_day(each)) for each in (number, number - 1)]
    return render(request, "employers/together.html", values | _latest(ids), status=status)


@page("contributions.confirm_sheet", methods=POST)
def together_confirm(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Save the right rows of all employers at once."""
    sent = found(_uploads(_own(request)).filter(pk=upload_id).first())
    try:
        declarations = confirm_sheet([sent.pk], by=request.actor, at=request.now)
    except Refused as problem:
        messages.error(request, told(problem))
    else:
        said = ngettext(
            "Upah tersimpan di lembar %(count)d perusahaan.",
            "Upah tersimpan di lembar %(count)d perusahaan.",
            len(declarations),
        )
        messages.success(request, said % {"count": len(declarations)})
    return HttpResponseRedirect(reverse("employers:together"))


@page("contributions.discard_sheet", methods=POST)
def together_discard(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Throw the upload away."""
    sent = found(_uploads(_own(request)).filter(pk=upload_id).first())
    try:
        discard_sheet([sent.pk], by=request.actor, at=request.now)
    except Refused as problem:
        messages.error(request, told(problem))
    return HttpResponseRedirect(reverse("employers:together"))


@page("contributions.read_sheet")
def together_failing(request: HttpRequest, upload_id: int, kind: str) -> HttpResponse:
    """The rows to mend, as a file that can be sent in again."""
    sent = found(_uploads(_own(request)).filter(pk=upload_id).first())
    content = failing_file(sent)
    return download(content if kind == "xlsx" else as_csv(content), "perbaiki-gabungan", kind)


def _own(request: HttpRequest) -> list[int]:
    return sorted(employers_reached(request.actor, "contributions.read_sheet").values_list("pk", flat=True)[:MOST])


def _uploads(ids: list[int]) -> Any:
    """Uploads for several employers, all of them within reach."""
    several = Upload.objects.filter(employer=None, employer_ids__contained_by=ids)
    return several.exclude(state=Upload.State.DISCARDED)


def _month(request: HttpRequest) -> dt.date:
    try:
        return first_day(month_from_iso(request.POST.get("month", "")))
    except ValueError:
        return request.today.replace(day=1)


def _latest(ids: list[int]) -> dict[str, Any]:
    upload = _uploads(ids).order_by("-pk").first()
    if upload is None:
        return {"upload": None}
    problems = problems_of(upload)
    rows = rows_of(upload)
    totals = rows.group_by("employer_id").agg(rows=pl.len(), wages=pl.col("wage").sum() + pl.col("rapel").sum())
    sums = {row["employer_id"]: row for row in totals.to_dicts()}
    named = Employer.objects.filter(pk__in=sums).order_by("npp", "division")
    return {
        "upload": upload,
        "waiting": upload.state == Upload.State.CHECKED,
        "problems": problem_rows(problems[:PROBLEMS_SHOWN]),
        "problems_left": max(0, len(problems) - PROBLEMS_SHOWN),
        "by_employer": [
            {"employer": each, "address": address("month", each, upload.month), **sums[each.pk]} for each in named
        ],
    }
