"""Who works for the employer: the list, somebody new, somebody who left."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.kernel.identity import mask_kpj, mask_nik
from payung.kernel.names import name_key
from payung.registry.actions.add_employment import add_employment
from payung.registry.actions.end_employment import end_employment
from payung.registry.models import Employer, Employment
from payung.registry.refused import NotRecorded
from payung.web.employers.forms import END_REASONS, EndForm, WorkerForm
from payung.web.employers.frame import address, employer_at, file_name, key_of, remember_looks, show
from payung.web.employers.told import told
from payung.web.guard import FORM, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing

WORKING, LEFT = "bekerja", "berhenti"


@page("look.workers")
def workers(request: HttpRequest, key: str) -> HttpResponse:
    """Everybody who works or worked here, identifiers masked. Every row shown is a look at that person."""
    employer = employer_at(request, "look.workers", key)
    spells = employer.employments.select_related("person", "card").exclude(end_reason=Employment.EndReason.MISTAKE)
    shape = _shape(request, employer, to_edit="format" not in request.GET)
    purpose = _("Daftar pekerja %(employer)s") % {"employer": employer.name}
    fields = _("nama, tanggal lahir, NIK dan KPJ yang disamarkan, masa kerja")
    if (file := exported(request, spells, shape)) is not None:
        remember_looks(request, employer, spells.values_list("person_id", flat=True), purpose, fields)
        return file
    rows = listing(request, spells, shape)
    remember_looks(request, employer, [spell.person_id for spell in rows.rows], purpose, fields)
    working = spells.filter(_works_on(request)).count()
    return show(request, "employers/workers.html", employer, "workers", {"listing": rows, "working": working})


@page("registry.add_employment", methods=FORM)
def worker_new(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody starts to work. The answer is the same whether or not their NIK is known."""
    employer = employer_at(request, "registry.add_employment", key)
    form = WorkerForm(request.POST or None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            add_employment(employer, form.worker(), by=request.actor, at=request.now)
        except NotRecorded as problem:
            refused = told(problem)
        else:
            said = _("%(name)s ada di daftar pekerja. Isi upahnya di lembar upah bulan ini.")
            messages.success(request, said % {"name": form.cleaned_data["name"]})
            return HttpResponseRedirect(address("workers", employer))
    status = 422 if request.method == "POST" else 200
    return show(request, "employers/worker_new.html", employer, "workers", {"form": form, "refused": refused}, status)


@page("registry.end_employment", methods=FORM)
def worker_end(request: HttpRequest, key: str, employment_id: int) -> HttpResponse:
    """Somebody stops to work, and why."""
    employer = employer_at(request, "registry.end_employment", key)
    spell = found(employer.employments.select_related("person", "card").filter(pk=employment_id).first())
    form = EndForm(request.POST or None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            end_employment(spell, **form.cleaned_data, by=request.actor, at=request.now)
        except NotRecorded as problem:
            refused = told(problem)
        else:
            messages.success(request, _("Masa kerja %(name)s sudah diakhiri.") % {"name": spell.person.name})
            return HttpResponseRedirect(address("workers", employer))
    else:
        purpose = _("Mengakhiri masa kerja di %(employer)s") % {"employer": employer.name}
        remember_looks(request, employer, [spell.person_id], purpose, _("nama, KPJ yang disamarkan, masa kerja"))
    values = {"form": form, "refused": refused, "spell": spell}
    return show(
        request, "employers/worker_end.html", employer, "workers", values, 422 if request.method == "POST" else 200
    )


def _works_on(request: HttpRequest) -> Q:
    return Q(started_on__lte=request.today) & (Q(ended_on=None) | Q(ended_on__gte=request.today))


def _shape(request: HttpRequest, employer: Employer, *, to_edit: bool) -> Shape:
    def search(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        return rows.filter(Q(person__name_key__contains=name_key(text)) | Q(person__name__icontains=text))

    def state(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(_works_on(request)) if value == WORKING else rows.exclude(_works_on(request))

    def until(spell: Employment) -> str:
        return str(END_REASONS[Employment.EndReason(spell.end_reason)]) if spell.ended_on else ""

    def end_link(spell: Employment) -> str:
        if spell.ended_on or not request.actor.may("registry.end_employment"):
            return ""
        return reverse("employers:worker_end", kwargs={"key": key_of(employer), "employment_id": spell.pk})

    t = gettext_lazy
    ending = Heading("ubah", t("Ubah"), lambda e: "" if e.ended_on else _("Akhiri masa kerja"), link=end_link)
    return Shape(
        caption=t("Pekerja"),
        sort="nama",
        file=file_name("pekerja", employer),
        empty=t("Belum ada pekerja seperti itu."),
        headings=(
            Heading("nama", t("Nama"), lambda e: e.person.name, order=("person__name",), width=32),
            Heading("nomor", t("Nomor pegawai"), lambda e: e.employee_number, order=("employee_number",)),
            Heading("nik", "NIK", lambda e: mask_nik(e.person.nik) if e.person.nik else "", kind="id"),
            Heading("kpj", "KPJ", lambda e: mask_kpj(e.card.kpj) if e.card else "", kind="id"),
            Heading("lahir", t("Tanggal lahir"), lambda e: e.person.birth_date, kind="date"),
            Heading("mulai", t("Mulai"), lambda e: e.started_on, kind="date", order=("started_on",)),
            Heading("berhenti", t("Berhenti"), lambda e: e.ended_on, kind="date", order=("ended_on",), note=until),
            *((ending,) if to_edit else ()),
        ),
        filters=(
            Filter("cari", t("Cari nama"), search),
            Filter("keadaan", t("Keadaan"), state, choices=((WORKING, t("bekerja")), (LEFT, t("sudah berhenti")))),
        ),
    )
