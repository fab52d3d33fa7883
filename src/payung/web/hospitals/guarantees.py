"""The guarantees of one facility: the paper, the report of the accident, documents, and its bills."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.claims.actions.add_document import add_document
from payung.claims.actions.report_treated_accident import report_treated_accident
from payung.claims.care.reach import guarantees_reached
from payung.claims.care.tables import Guarantee
from payung.claims.checklist import kinds
from payung.claims.refused import Refused
from payung.kernel.files import LARGEST
from payung.web.claims.told import MEGABYTE, refused_words, size_words, upload_words
from payung.web.guard import POST, found, page
from payung.web.hospitals.bills_shown import shown_bills
from payung.web.hospitals.forms import AccidentForm
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.pdf.guarantee import guarantee_pdf
from payung.web.words import translated

LOOK = "look.facility"
PAPERS = ("doctor_certificate", "medical_statement", "treatment_bill", "chronology")
WRONG = 422


@dataclass(frozen=True)
class Paper:
    """One kind of paper a facility provides; whether it came, from whomever."""

    kind: str
    name: str
    given: bool


def state_of(one: Guarantee, today: dt.date) -> tuple[str, str]:
    """Kind and words of where a guarantee stands, for a status tag."""
    if one.event_id is None:
        return "you", _("menunggu laporan kecelakaan")
    return ("safe", _("berlaku")) if one.valid_to >= today else ("plain", _("sudah lewat"))


@page(LOOK)
def guarantees(request: HttpRequest) -> HttpResponse:
    """Every guarantee of the facility; taken away as a file."""
    rows, shape = guarantees_reached(request.actor, LOOK), _shape(request.today)
    if (file := exported(request, rows, shape)) is not None:
        return file
    return render(request, "hospitals/guarantees.html", {"listing": listing(request, rows, shape)})


@page(LOOK)
def guarantee(request: HttpRequest, number: str) -> HttpResponse:
    """One guarantee and what has to be done under it."""
    return guarantee_page(request, own(request, number))


@page(LOOK)
def paper(request: HttpRequest, number: str) -> HttpResponse:
    """The guarantee on paper."""
    one = own(request, number)
    name = f"surat-jaminan-{one.number}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(guarantee_pdf(one), "application/pdf", headers=headers)


@page("claims.report_treated_accident", methods=POST)
def report(request: HttpRequest, number: str) -> HttpResponse:
    """Stage I, from the one who saw the patient first."""
    one, form, refused = own(request, number), AccidentForm(request.POST), ""
    if form.is_valid():
        clock = form.cleaned_data["clock"]
        when = timezone.make_aware(dt.datetime.combine(one.accident_on, clock)) if clock else None
        facts = {"suspected": True} if form.cleaned_data["sure"] == "belum" else {}
        try:
            report_treated_accident(
                one.pk, happened_at=when, phone=form.cleaned_data["phone"], facts=facts, by=request.actor,
                at=request.now,
            )  # fmt: skip
        except Refused as problem:
            refused = refused_words(problem.problem)
        else:
            messages.success(request, _("Kecelakaan sudah dilaporkan. Tagihan boleh dikirim kapan saja."))
            return redirect("hospitals:guarantee", number=number)
    return guarantee_page(request, one, {"accident_form": form, "refused": refused}, WRONG)


@page("claims.add_document", methods=POST)
def send_document(request: HttpRequest, number: str) -> HttpResponse:
    """Receive one paper of the facility."""
    one = own(request, number)
    kind, file = request.POST.get("kind", ""), request.FILES.get("file")
    if one.event_id is None or kind not in PAPERS or file is None:
        wrong = _("Pilih jenis dan berkasnya dahulu. Belum ada yang terkirim.")
    elif file.size > LARGEST:
        wrong = size_words(file.name, file.size)
    else:
        try:
            add_document(one.event_id, kind, file.name, file.read(), by=request.actor, at=request.now)
        except Refused as problem:
            wrong = upload_words(problem.problem, file.name)
        else:
            messages.success(request, _("%(name)s sudah kami terima.") % {"name": translated(kinds()[kind])})
            return redirect("hospitals:guarantee", number=number)
    return guarantee_page(request, one, {"wrong_kind": kind, "wrong": wrong}, WRONG)


def own(request: HttpRequest, number: str) -> Guarantee:
    """A guarantee of the visitor's own facility; 404 otherwise."""
    return found(guarantees_reached(request.actor, LOOK).filter(number=number).first())


def guarantee_page(
    request: HttpRequest, one: Guarantee, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    names = kinds()
    given = set(one.event.documents.values_list("kind", flat=True)) if one.event else set()
    values = {
        "one": one,
        "state": state_of(one, request.today),
        "papers": [Paper(kind, names[kind], kind in given) for kind in PAPERS],
        "bills": shown_bills(one.bills.all()),
        "accident_form": AccidentForm(),
        "largest": LARGEST // MEGABYTE,
        **(more or {}),
    }
    return render(request, "hospitals/guarantee.html", values, status=status)


def _shape(today: dt.date) -> Shape:
    return Shape(
        caption=t("Surat jaminan"),
        sort="-terbit",
        file="surat-jaminan",
        empty=t("Belum ada surat jaminan."),
        headings=(
            Heading("nomor", t("Nomor"), lambda row: row.number, "id", order=("number",),
                    link=lambda row: reverse("hospitals:guarantee", args=[row.number])),
            Heading("pasien", t("Pasien"), lambda row: row.person.name, order=("person__name",), width=34),
            Heading("kejadian", t("Hari kejadian"), lambda row: row.accident_on, "date", order=("accident_on",)),
            Heading("terbit", t("Terbit"), lambda row: row.valid_from, "date", order=("given_at",)),
            Heading("sampai", t("Berlaku sampai"), lambda row: row.valid_to, "date", order=("valid_to",)),
            Heading("keadaan", t("Keadaan"), lambda row: state_of(row, today), "status"),
        ),
        filters=(
            Filter("cari", t("Cari nama atau nomor"), lambda rows, words: rows.filter(number__icontains=words)
                   | rows.filter(person__name__icontains=words)),
        ),
    )  # fmt: skip
