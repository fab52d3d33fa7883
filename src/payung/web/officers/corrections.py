"""Differences of past months that the branch asked employers for: where each stands, and taking one back."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.compliance.actions.withdraw_correction import withdraw_correction
from payung.compliance.corrections import State, corrections_reached
from payung.compliance.models import WageCorrection
from payung.compliance.refused import Refused
from payung.kernel.amounts import rupiah_text
from payung.web.claims.told import refused_words
from payung.web.guard import POST, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.reach import BRANCH, address_of, remember_looks

WITHDRAW = "compliance.withdraw_correction"
STATES = {
    State.PREPARED: ("plain", t("tidak ditagih")),
    State.OPEN: ("wait", t("menunggu pembayaran")),
    State.PAID: ("safe", t("lunas")),
    State.WITHDRAWN: ("plain", t("dicabut")),
}


def _named(rows: QuerySet[WageCorrection], words: str) -> QuerySet[WageCorrection]:
    return rows.filter(Q(employer__name__icontains=words) | Q(person__name__icontains=words))


def _case(row: WageCorrection) -> str:
    return row.word.case.number if row.word.case else ""


def _billed(row: WageCorrection) -> str:
    return _("ditagih %(wage)s") % {"wage": rupiah_text(row.billed_wage)}


SHAPE = Shape(
    caption=t("Selisih iuran"),
    sort="-bulan",
    file="selisih-iuran",
    empty=t("Belum ada selisih iuran."),
    headings=(
        Heading("perusahaan", t("Perusahaan"), lambda row: row.employer.name, order=("employer__name",), width=36,
                link=lambda row: address_of(row.employer), note=_case),
        Heading("pekerja", t("Pekerja"), lambda row: row.person.name, order=("person__name",), width=28),
        Heading("bulan", t("Bulan iuran"), lambda row: row.month, "month", ("month",)),
        Heading("benar", t("Upah sebenarnya"), lambda row: row.true_wage, "rupiah", ("true_wage",), note=_billed),
        Heading("selisih", t("Selisih iuran"), lambda row: row.total, "rupiah", ("total",)),
        Heading("keadaan", t("Keadaan"), lambda row: STATES[State(row.state)], "status", ("state",), width=24),
        Heading("tempo", t("Jatuh tempo"), lambda row: row.due_on, "date", ("due_on",)),
        Heading("kode", t("Kode bayar"), lambda row: row.payment_code if row.state == State.OPEN else None, "id"),
    ),
    filters=(
        Filter("cari", t("Cari perusahaan atau pekerja"), _named),
        Filter("keadaan", t("Keadaan"), lambda rows, state: rows.filter(state=state),
               choices=tuple((state.value, words) for state, (_kind, words) in STATES.items())),
    ),
)  # fmt: skip


@page(BRANCH)
def corrections(request: HttpRequest) -> HttpResponse:
    """Every difference of the branch's employers."""
    return _shown(request)


@page(WITHDRAW, methods=POST)
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take one back before it is paid."""
    number = request.POST.get("selisih", "")
    rows = corrections_reached(request.actor, WITHDRAW)
    one = found(rows.filter(pk=int(number)).first() if number.isascii() and number.isdigit() else None)
    try:
        withdraw_correction(one.pk, reason=request.POST.get("alasan", ""), by=request.actor, at=request.now)
    except Refused as problem:
        return _shown(request, refused_words(problem.problem))
    messages.success(request, _("Selisih dicabut; kode bayarnya ditutup."))
    return HttpResponseRedirect(reverse("officers:corrections"))


def _shown(request: HttpRequest, refused: str = "") -> HttpResponse:
    rows = corrections_reached(request.actor, BRANCH)
    purpose, fields = _("Daftar selisih iuran"), _("nama, bulan, upah, selisih iuran")
    if file := exported(request, rows, SHAPE):
        remember_looks(request, rows.order_by().values_list("person_id", flat=True), purpose=purpose, fields=fields)
        return file
    here = listing(request, rows, SHAPE)
    remember_looks(request, [row.person_id for row in here.rows], purpose=purpose, fields=fields)
    may = request.actor.may(WITHDRAW)
    context = {
        "listing": here,
        "open": [row for row in here.rows if row.state == State.OPEN] if may else [],
        "refused": refused,
    }
    return render(request, "officers/corrections.html", context, status=422 if refused else 200)
