"""Who works for an employer. Everyone on the page is a look, recorded before the page is sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.kernel.identity import mask_kpj, mask_nik
from payung.kernel.names import name_key
from payung.registry.models import Employment
from payung.web.guard import page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.reach import BRANCH, employer_at, number_of, remember_looks

EVERY_ROW = 1_000_000


def _state(job: Employment) -> tuple[str, object]:
    if job.ended_on is None:
        return "safe", gettext_lazy("bekerja")
    return "plain", job.get_end_reason_display()


def _named(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    return rows.filter(Q(person__name_key__contains=name_key(typed) or typed) | Q(employee_number=typed))


WORKERS = Shape(
    caption=gettext_lazy("Pekerja"),
    sort="nama",
    file="pekerja",
    empty=gettext_lazy("Belum ada pekerja yang didaftarkan."),
    headings=(
        Heading("nama", gettext_lazy("Nama"), lambda job: job.person.name, order=("person__name",), width=32),
        Heading("nik", "NIK", lambda job: mask_nik(job.person.nik) if job.person.nik else None, "id", width=20),
        Heading("kpj", "KPJ", lambda job: mask_kpj(job.card.kpj) if job.card else None, "id"),
        Heading("induk", gettext_lazy("Nomor pegawai"), lambda job: job.employee_number, order=("employee_number",)),
        Heading("mulai", gettext_lazy("Mulai"), lambda job: job.started_on, "date", order=("started_on",)),
        Heading("akhir", gettext_lazy("Hari terakhir"), lambda job: job.ended_on, "date", order=("ended_on",)),
        Heading("keadaan", gettext_lazy("Keadaan"), _state, "status", width=24),
    ),
    filters=(
        Filter("cari", gettext_lazy("Cari nama atau nomor pegawai"), _named),
        Filter(
            "keadaan",
            gettext_lazy("Keadaan"),
            lambda rows, value: rows.filter(ended_on__isnull=value == "bekerja"),
            choices=(("bekerja", gettext_lazy("bekerja")), ("berhenti", gettext_lazy("berhenti"))),
        ),
    ),
)


@page(BRANCH)
def workers(request: HttpRequest, number: str) -> HttpResponse:
    """One page of workers, names with masked numbers; the whole list as a file, recorded in whole."""
    employer = employer_at(request, number, "look.workers")
    shape = replace(WORKERS, file=f"pekerja-{number_of(employer)}")
    rows = Employment.objects.filter(employer=employer).exclude(end_reason="mistake").select_related("person", "card")
    wanted = replace(shape, size=EVERY_ROW) if "format" in request.GET else shape
    shown = listing(request, rows, wanted)
    remember_looks(
        request,
        [job.person_id for job in shown.rows],
        purpose=_("Memeriksa daftar pekerja %(name)s") % {"name": employer.name},
        fields=_("nama, NIK dan KPJ tersamar, masa kerja"),
    )
    context = {"employer": employer, "number": number, "listing": shown}
    return exported(request, rows, shape) or render(request, "officers/workers.html", context)
