"""Bills for treatment: typed line by line under a guarantee, and the list of all with where each one is."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import OuterRef, Subquery, Sum
from django.forms import BaseFormSet, formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.claims.actions.bill_treatment import bill_treatment
from payung.claims.care.reach import guarantees_reached
from payung.claims.care.tables import TreatmentBill, TreatmentItem
from payung.claims.models import Claim
from payung.claims.refused import Refused
from payung.claims.writing import standing_decision
from payung.web.claims.told import refused_words
from payung.web.guard import FORM, found, page
from payung.web.hospitals.bills_shown import STATUS
from payung.web.hospitals.forms import BillForm, ItemForm
from payung.web.hospitals.guarantees import LOOK, WRONG, own
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.pdf.letter import letter_response

ROWS = 10


@page("claims.bill_treatment", methods=FORM)
def bill(request: HttpRequest, number: str) -> HttpResponse:
    """Type one bill. Rows left empty do not count."""
    one, refused = own(request, number), ""
    form, rows = BillForm(request.POST or None), _rows(request)
    if request.method == "POST" and form.is_valid() & rows.is_valid():
        items = [item for row in rows if (item := row.item())]
        try:
            bill_treatment(one.pk, form.billed(items), by=request.actor, at=request.now)
        except Refused as problem:
            refused = refused_words(problem.problem)
        else:
            messages.success(request, _("Tagihan sudah kami terima. Kirim rincian dan surat dokternya di bawah ini."))
            return redirect("hospitals:guarantee", number=number)
    status = WRONG if request.method == "POST" else 200
    values = {"one": one, "form": form, "rows": rows, "refused": refused}
    return render(request, "hospitals/bill.html", values, status=status)


@page(LOOK)
def bills(request: HttpRequest) -> HttpResponse:
    """Every bill of the facility; taken away as a file."""
    total = TreatmentItem.objects.filter(bill=OuterRef("pk")).values("bill").annotate(total=Sum("amount"))
    rows = (
        TreatmentBill.objects.filter(guarantee__in=guarantees_reached(request.actor, LOOK))
        .select_related("claim", "guarantee__person")
        .annotate(total=Subquery(total.values("total")))
    )
    if (file := exported(request, rows, SHAPE)) is not None:
        return file
    return render(request, "hospitals/bills.html", {"listing": listing(request, rows, SHAPE)})


@page(LOOK)
def letter(request: HttpRequest, number: str) -> HttpResponse:
    """The letter of the decision in force on a bill of the facility's own; 404 before one was approved."""
    own_bills = TreatmentBill.objects.filter(guarantee__in=guarantees_reached(request.actor, LOOK))
    one = found(own_bills.filter(claim__number=number).select_related("claim").first())
    return letter_response(found(standing_decision(one.claim)))


def _rows(request: HttpRequest) -> BaseFormSet[ItemForm]:
    made = formset_factory(ItemForm, extra=ROWS, max_num=ROWS, absolute_max=ROWS)
    return made(request.POST, prefix="b") if request.method == "POST" else made(prefix="b")


def _state(row: TreatmentBill) -> tuple[str, str]:
    return STATUS.get(Claim.State(row.claim.state), "wait"), Claim.State(row.claim.state).label


SHAPE = Shape(
    caption=t("Tagihan perawatan"),
    sort="-kirim",
    file="tagihan-perawatan",
    empty=t("Belum ada tagihan. Buka surat jaminannya untuk mengirim tagihan."),
    headings=(
        Heading("nomor", t("Nomor tagihan Anda"), lambda row: row.number, "id", order=("number",),
                link=lambda row: reverse("hospitals:guarantee", args=[row.guarantee.number]),
                note=lambda row: row.claim.number),
        Heading("pasien", t("Pasien"), lambda row: row.guarantee.person.name, order=("guarantee__person__name",),
                width=34),
        Heading("kirim", t("Dikirim"), lambda row: row.claim.claimed_on, "date", order=("claim__opened_at",)),
        Heading("jumlah", t("Ditagih"), lambda row: int(row.total or 0), "rupiah", order=("total",)),
        Heading("batas", t("Uang sampai"), lambda row: row.claim.due_on, "date", order=("claim__due_on",)),
        Heading("keadaan", t("Keadaan"), _state, "status", order=("claim__state",), width=22),
    ),
    filters=(
        Filter("cari", t("Cari nama atau nomor"), lambda rows, words: rows.filter(number__icontains=words)
               | rows.filter(guarantee__person__name__icontains=words)),
        Filter("keadaan", t("Keadaan"), lambda rows, value: rows.filter(claim__state=value),
               choices=tuple(Claim.State.choices)),
    ),
)  # fmt: skip
