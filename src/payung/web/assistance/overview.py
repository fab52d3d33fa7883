"""Every programme within reach: who pays, for how many, until when; and what lapses soon."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as t

from payung.assistance.models import Programme, Sponsor
from payung.assistance.queries import SOON_DAYS, handovers, lapsing, programmes_open_to
from payung.kernel.periods import last_day, month_of
from payung.web.guard import page
from payung.web.lists import Filter, Heading, Shape, exported, listing

LOOK = "look.assistance"


def state_of(row: Programme, today: dt.date) -> tuple[str, object]:
    """`(kind, words)` of the status mark."""
    if row.state == Programme.State.APPROVED:
        if row.last_month < today.replace(day=1):
            return "plain", t("sudah berakhir")
        return "safe", t("berjalan") if row.first_month <= today else t("ditetapkan, belum mulai")
    return ("wait" if row.state == Programme.State.DRAFT else "plain"), row.get_state_display()


def _in_state(rows: QuerySet[Programme], wanted: str, today: dt.date) -> QuerySet[Programme]:
    now = today.replace(day=1)
    return rows.filter({
        "susun": Q(state=Programme.State.DRAFT),
        "jalan": Q(state=Programme.State.APPROVED, last_month__gte=now),
        "akhir": Q(last_month__lt=now) | Q(state=Programme.State.CANCELLED),
    }[wanted])  # fmt: skip


def _shape(today: dt.date) -> Shape:
    return Shape(
        caption=t("Program bantuan iuran"),
        sort="sampai",
        file="bantuan-iuran",
        ties=("pk",),
        empty=t("Belum ada program di wilayah ini."),
        headings=(
            Heading("nama", t("Program"), lambda row: row.title, order=("title",), width=44,
                    link=lambda row: reverse("assistance:programme", args=[row.pk]),
                    note=lambda row: row.get_cohort_display()),
            Heading("bayar", t("Dibayar oleh"), lambda row: row.sponsor.name, order=("sponsor__name",), width=34,
                    note=lambda row: row.sponsor.get_kind_display()),
            Heading("wilayah", t("Wilayah"), lambda row: row.region.name, order=("region__name",), width=26),
            Heading("kuota", t("Kuota"), lambda row: row.quota, "number", order=("quota",)),
            Heading("mulai", t("Mulai"), lambda row: row.first_month, "month", order=("first_month",)),
            Heading("sampai", t("Sampai"), lambda row: row.last_month, "month", order=("last_month",)),
            Heading("keadaan", t("Keadaan"), lambda row: state_of(row, today), "status"),
        ),
        filters=(
            Filter("cari", t("Cari nama program"), lambda rows, word: rows.filter(
                Q(title__icontains=word) | Q(sponsor__name__icontains=word))),
            Filter("jenis", t("Dibayar oleh"), lambda rows, kind: rows.filter(sponsor__kind=kind),
                   choices=tuple(Sponsor.Kind.choices)),
            Filter("keadaan", t("Keadaan"), lambda rows, wanted: _in_state(rows, wanted, today), choices=(
                ("susun", t("menyusun daftar")), ("jalan", t("berjalan")), ("akhir", t("berakhir atau batal")))),
        ),
    )  # fmt: skip


@page(LOOK)
def home(request: HttpRequest) -> HttpResponse:
    """Programmes of the region and of those around it, with what ends within sixty days on top."""
    rows, shape = programmes_open_to(request.actor, LOOK), _shape(request.today)
    soon = list(lapsing(rows, request.today))
    after = handovers([each.pk for each in soon])
    context = {
        "listing": listing(request, rows, shape),
        "soon": [(each, last_day(month_of(each.last_month)), after.get(each.pk)) for each in soon],
        "days": SOON_DAYS,
        "may_open": request.actor.may("assistance.open_programme"),
    }
    return exported(request, rows, shape) or render(request, "assistance/home.html", context)
