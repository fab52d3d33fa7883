"""The branch's cases: how many of each kind and age, the list, a search on demand, and a business told of."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from payung.compliance.actions.find_cases import find_cases
from payung.compliance.actions.record_lead import PERMISSION as LEAD
from payung.compliance.actions.record_lead import record_lead
from payung.compliance.models import Case, Search
from payung.compliance.overview import ages, by_kind_and_age
from payung.compliance.practice import practice
from payung.compliance.reach import cases_reached
from payung.compliance.refused import Refused
from payung.registry.models import Region
from payung.registry.queries import regions_reached
from payung.web.claims.told import refused_words
from payung.web.employers.forms import Form
from payung.web.guard import FORM, POST, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.reach import BRANCH

WRONG = 422
Stage = Case.Stage
TONES = {Stage.FOUND: "you", Stage.CLOSED: "plain", Stage.INSPECTOR: "stop"}
KINDS = {
    Case.Kind.MISSING: t("Pekerja tidak dilaporkan"),
    Case.Kind.UNDER_MINIMUM: t("Upah di bawah upah minimum"),
    Case.Kind.FAR_UNDER: t("Upah jauh di bawah perusahaan sejenis"),
    Case.Kind.SILENT: t("Lama tidak melapor"),
    Case.Kind.ENDED_BILLED: t("Sudah berakhir, masih ditagih"),
    Case.Kind.UNREGISTERED: t("Pemberi kerja belum terdaftar"),
    Case.Kind.SAID_LEFT: t("Pekerja menyatakan sudah keluar"),
    Case.Kind.SAID_WAGE: t("Pekerja menyatakan upahnya keliru"),
    Case.Kind.SAID_UNLISTED: t("Pekerja menyatakan tidak didaftarkan"),
}
STAGES = {
    Stage.FOUND: t("belum ada langkah"),
    Stage.LETTER_1: t("surat pertama"),
    Stage.LETTER_2: t("surat kedua"),
    Stage.VISIT: t("kunjungan"),
    Stage.MEETING: t("pertemuan"),
    Stage.PLAN: t("membayar bertahap"),
    Stage.INSPECTOR: t("pada pengawas"),
    Stage.CLOSED: t("ditutup"),
}


def stage_tag(case: Case) -> tuple[str, str]:
    """Kind and words of how far a case is."""
    if case.is_open and case.answered_at:
        return "you", _("dijawab, perlu dibaca")
    return TONES.get(Stage(case.stage), "wait"), str(STAGES[Stage(case.stage)])


class LeadForm(Form):
    """A business seen with workers and not found among the employers."""

    name = forms.CharField(label=t("Nama usaha"), max_length=200)
    place = forms.CharField(
        label=t("Tempatnya"), help_text=t("Jalan, desa, dan petunjuk supaya dapat didatangi."), max_length=200
    )
    workers = forms.IntegerField(label=t("Pekerja yang terlihat"), min_value=1, max_value=100_000)
    source = forms.CharField(
        label=t("Sumber"), help_text=t("Siapa yang memberi tahu, misalnya kantor desa atau pekerja."), max_length=200
    )


def lead_form(request: HttpRequest) -> type[LeadForm]:
    """The form, offering the regencies of the visitor; the only one is chosen already."""
    rows = regions_reached(request.actor, LEAD).filter(level=Region.Level.REGENCY)
    only = rows.first() if rows.count() == 1 else None
    field = forms.ModelChoiceField(label=t("Kabupaten atau kota"), queryset=rows, initial=only)
    return type("LeadForm", (LeadForm,), {"region": field, "field_order": ["region"]})


@page(BRANCH)
def cases(request: HttpRequest) -> HttpResponse:
    """Every case of the branch, those whose day comes first; open ones unless asked otherwise."""
    rows = cases_reached(request.actor, BRANCH)
    if (file := exported(request, rows, SHAPE)) is not None:
        return file
    values = {
        "listing": listing(request, rows, SHAPE),
        "counts": by_kind_and_age(rows, request.today, request.now),
        "open": rows.exclude(stage=Stage.CLOSED).count(),
        "answered": rows.exclude(stage=Stage.CLOSED).exclude(answered_at=None).count(),
        "late": rows.exclude(stage=Stage.CLOSED).filter(due_on__lt=request.today).count(),
        "search": Search.objects.order_by("-pk").first(),
        "ages": ages(),
        "search_days": practice()["search"]["every_days"],
        "kinds": KINDS,
        "may_search": request.actor.may("compliance.find_cases"),
        "may_record": request.actor.may(LEAD),
    }
    return render(request, "officers/cases/list.html", values)


@page("compliance.find_cases", methods=POST)
def search(request: HttpRequest) -> HttpResponse:
    """Look again now."""
    done = find_cases(by=request.actor, at=request.now)
    if done.rows:
        words = ngettext("%(rows)d temuan baru, %(cases)d perkara dibuka.",
                         "%(rows)d temuan baru, %(cases)d perkara dibuka.", done.rows)  # fmt: skip
        messages.success(request, words % {"rows": done.rows, "cases": done.cases})
    else:
        messages.info(request, _("Tidak ada temuan baru."))
    return HttpResponseRedirect(reverse("officers:cases"))


@page(LEAD, methods=FORM)
def lead(request: HttpRequest) -> HttpResponse:
    """A business that nobody registered is written down."""
    return take_lead(request, "officers/cases/lead.html", {"back": reverse("officers:cases")})


def take_lead(request: HttpRequest, template: str, values: dict[str, Any]) -> HttpResponse:
    """The form of a lead, and on to its case for an officer, back to the counts for an official."""
    form = lead_form(request)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = record_lead(**form.cleaned_data, by=request.actor, at=request.now)
        except Refused as problem:
            values = values | {"refused": refused_words(problem.problem)}
        else:
            messages.success(request, _("Tersimpan sebagai perkara %(number)s.") % {"number": made.number})
            to = reverse("officers:case", args=[made.number]) if request.actor.may(BRANCH) else values["back"]
            return HttpResponseRedirect(to)
    return render(request, template, values | {"form": form}, status=WRONG if request.method == "POST" else 200)


def _search(rows: QuerySet[Case], words: str) -> QuerySet[Case]:
    named = Q(employer__name__icontains=words) | Q(lead_name__icontains=words)
    return rows.filter(named | Q(number__iexact=words) | Q(employer__npp__iexact=words))


def _state(rows: QuerySet[Case], value: str) -> QuerySet[Case]:
    if value == "berjalan":
        return rows.exclude(stage=Stage.CLOSED)
    if value == "dijawab":
        return rows.exclude(stage=Stage.CLOSED).exclude(answered_at=None)
    return rows.filter(stage=value)


SHAPE = Shape(
    caption=t("Perkara kepatuhan"),
    sort="batas",
    file="kepatuhan",
    empty=t("Belum ada perkara."),
    headings=(
        Heading("nomor", t("Nomor"), lambda row: row.number, "id", order=("number",),
                link=lambda row: reverse("officers:case", args=[row.number])),
        Heading("tentang", t("Tentang"), lambda row: row.about, order=("employer__name", "lead_name"),
                note=lambda row: str(KINDS[row.kind]), width=40),
        Heading("jenis", t("Wilayah"), lambda row: row.region.short_name, order=("region__short_name",)),
        Heading("tahap", t("Tahap"), stage_tag, "status", order=("stage",), width=24),
        Heading("batas", t("Batas"), lambda row: row.due_on, "date", order=("due_on",)),
        Heading("dibuka", t("Dibuka"), lambda row: localdate(row.opened_at), "date", order=("opened_at",)),
    ),
    filters=(
        Filter("cari", t("Cari nama, NPP, atau nomor"), _search),
        Filter("jenis", t("Jenis"), lambda rows, value: rows.filter(kind=value), choices=tuple(KINDS.items())),
        Filter("tahap", t("Tahap"), _state,
               choices=(("berjalan", t("semua yang berjalan")), ("dijawab", t("dijawab, perlu dibaca")),
                        *STAGES.items())),
        Filter("batas", t("Batas"), lambda rows, value: rows.filter(due_on__lt=localdate()).exclude(stage=Stage.CLOSED),
               choices=(("lewat", t("sudah lewat")),)),
    ),
)  # fmt: skip
