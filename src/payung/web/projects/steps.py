"""What is done to a project with one press or one small form."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from payung.construction.actions.approve_refund import approve_refund
from payung.construction.actions.ask_refund import ask_refund
from payung.construction.actions.bill_penalty import bill_penalty
from payung.construction.actions.bill_project import bill_project
from payung.construction.actions.cancel_project import cancel_project
from payung.construction.actions.drop_subcontractor import drop_subcontractor
from payung.construction.actions.issue_code import issue_code
from payung.construction.actions.name_subcontractor import name_subcontractor
from payung.construction.actions.record_addendum import record_addendum
from payung.construction.actions.record_refund import record_refund
from payung.construction.models import Project
from payung.construction.refused import Refused
from payung.web.employers.forms import Form
from payung.web.guard import POST, found, page
from payung.web.projects.forms import AddendumForm, RefundForm, SubcontractorForm
from payung.web.projects.project import show
from payung.web.projects.reach import back_to, project_at


def _done(request: HttpRequest, one: Project, work: Callable[[], object], said: str, anchor: str = "") -> HttpResponse:
    try:
        work()
    except Refused as refused:
        return show(request, one, 422, problem=refused.problem)
    messages.success(request, said)
    return back_to(one, anchor)


def _typed(
    request: HttpRequest, one: Project, form: Form, name: str, work: Callable[[], object], said: str, anchor: str
) -> HttpResponse:
    if not form.is_valid():
        return show(request, one, 422, **{name: form, "opened": name})
    try:
        work()
    except Refused as refused:
        return show(request, one, 422, **{name: form, "opened": name, "problem": refused.problem})
    messages.success(request, said)
    return back_to(one, anchor)


@page("construction.bill_project", methods=POST)
def bill(request: HttpRequest, number: str) -> HttpResponse:
    """Terms and the first code."""
    one = project_at(request, number, "construction.bill_project")
    once = request.POST.get("cara") != "termin"
    return _done(
        request,
        one,
        lambda: bill_project(one.pk, at_once=once, by=request.actor, at=request.now),
        _("Kode bayar terbit. Bayar di bank mana saja."),
        "#h-bayar",
    )


@page("construction.issue_code", methods=POST)
def issue(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """The code of a term whose turn has come."""
    one = project_at(request, number, "construction.issue_code")
    term = found(one.terms.filter(place=place).first())
    work = lambda: issue_code(term.pk, by=request.actor, at=request.now)  # noqa: E731
    return _done(request, one, work, _("Kode bayar terbit."), "#h-bayar")


@page("construction.bill_penalty", methods=POST)
def penalty(request: HttpRequest, number: str) -> HttpResponse:
    """Codes of what came of paying late."""
    one = project_at(request, number, "construction.bill_penalty")
    work = lambda: bill_penalty(one.pk, by=request.actor, at=request.now)  # noqa: E731
    return _done(request, one, work, _("Kode bayar denda terbit."), "#h-bayar")


@page("construction.cancel_project", methods=POST)
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """The project is not carried out."""
    one = project_at(request, number, "construction.cancel_project")
    reason = request.POST.get("sebab", "").strip() or _("tanpa keterangan")
    work = lambda: cancel_project(one.pk, reason, by=request.actor, at=request.now)  # noqa: E731
    return _done(request, one, work, _("Proyek dibatalkan; kode bayarnya tidak berlaku lagi."))


@page("construction.record_addendum", methods=POST)
def addendum(request: HttpRequest, number: str) -> HttpResponse:
    """The contract changed."""
    one = project_at(request, number, "construction.record_addendum")
    form = AddendumForm(request.POST)
    work = lambda: record_addendum(one.pk, form.change(), by=request.actor, at=request.now)  # noqa: E731
    return _typed(request, one, form, "addendum_form", work, _("Adendum tercatat; selisih iurannya ada di bawah."),
                  "#h-adendum")  # fmt: skip


@page("construction.name_subcontractor", methods=POST)
def add_subcontractor(request: HttpRequest, number: str) -> HttpResponse:
    """One more firm."""
    one = project_at(request, number, "construction.name_subcontractor")
    form = SubcontractorForm(request.POST)

    def work() -> object:
        given = form.cleaned_data
        value = given["value"] or None
        return name_subcontractor(one.pk, given["name"], given["work"], value=value, by=request.actor, at=request.now)

    return _typed(request, one, form, "subcontractor_form", work, _("Subkontraktor tercatat."), "#h-sub")


@page("construction.drop_subcontractor", methods=POST)
def end_subcontractor(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """A firm leaves."""
    one = project_at(request, number, "construction.drop_subcontractor")
    gone = found(one.subcontractors.filter(pk=key).first())
    work = lambda: drop_subcontractor(gone.pk, by=request.actor, at=request.now)  # noqa: E731
    return _done(request, one, work, _("Subkontraktor tidak lagi bekerja di proyek ini."), "#h-sub")


@page("construction.ask_refund", methods=POST)
def refund(request: HttpRequest, number: str) -> HttpResponse:
    """What was paid too much is asked back."""
    one = project_at(request, number, "construction.ask_refund")
    form = RefundForm(request.POST)

    def work() -> object:
        given = {**form.cleaned_data, "bank": form.cleaned_data["bank"].strip().lower().replace(" ", "-")}
        return ask_refund(one.pk, **given, by=request.actor, at=request.now)

    return _typed(request, one, form, "refund_form", work, _("Pengembalian diminta; petugas kedua memeriksanya."),
                  "#h-kembali")  # fmt: skip


@page("construction.approve_refund", methods=POST)
def agree_refund(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """A second officer agrees."""
    one = project_at(request, number, "construction.approve_refund")
    asked = found(one.refunds.filter(pk=key).first())
    work = lambda: approve_refund(asked.pk, by=request.actor, at=request.now)  # noqa: E731
    return _done(request, one, work, _("Pengembalian disetujui. Petugas cabang mencatat transfernya."), "#h-kembali")


@page("construction.record_refund", methods=POST)
def transfer_refund(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """The bank made the transfer."""
    one = project_at(request, number, "construction.record_refund")
    agreed = found(one.refunds.filter(pk=key).first())
    reference = request.POST.get("bukti", "").strip()
    if not reference:
        messages.error(request, _("Tulis nomor bukti transfernya."))
        return back_to(one, "#h-kembali")
    work = lambda: record_refund(agreed.pk, bank_reference=reference, by=request.actor, at=request.now)  # noqa: E731
    return _done(request, one, work, _("Transfer tercatat; uangnya keluar dari dana."), "#h-kembali")
