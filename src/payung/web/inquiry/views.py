"""Agreements within reach, asking under one, and what was answered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.agreements.models import Instrument
from payung.assistance.queries import LEVELS, codes_reached
from payung.contributions.sheet.refused import Unreadable
from payung.contributions.sheet.table import Column
from payung.inquiry.actions.agree import agree
from payung.inquiry.actions.ask import ask
from payung.inquiry.actions.end_agreement import end_agreement
from payung.inquiry.asking import RECENT
from payung.inquiry.models import Answer, StatusAgreement
from payung.inquiry.queries import agreements_reached, asked_today, holds, inquiries_of
from payung.inquiry.refused import Refused
from payung.kernel.identity import mask_nik
from payung.registry.models import Region
from payung.web.guard import FORM, POST, found, page
from payung.web.inquiry.forms import AgreementForm
from payung.web.lists import Filter, Heading, Shape, listing, table_response
from payung.web.region_choices import region_choices

LOOK, AGREE, ASK = "look.inquiry", "inquiry.agree", "inquiry.ask"
WRONG = 422
ACTIVE, NOT_FOUND = t("terdaftar aktif"), t("tidak ditemukan aktif")


@page(LOOK)
def home(request: HttpRequest) -> HttpResponse:
    """Every agreement within reach, those in force first."""
    rows = [(row, holds(row, request.today)) for row in agreements_reached(request.actor, LOOK)]
    rows.sort(key=lambda pair: not pair[1])
    return render(request, "inquiry/home.html", {"rows": rows, "may_agree": request.actor.may(AGREE)})


@page(AGREE, methods=FORM)
def new(request: HttpRequest) -> HttpResponse:
    """Write one down."""
    codes = codes_reached(request.actor, AGREE)
    places = Region.objects.filter(code__in=codes, level__in=LEVELS).select_related("parent").order_by("code")
    parents = Instrument.objects.filter(region__in=codes, ended_on=None).order_by("-year", "number")
    form, problems = (
        AgreementForm(
            request.POST or None,  # type: ignore[arg-type]
            region_choices(places),
            [(row.pk, f"{row.number} {row.title}"[:90]) for row in parents],
        ),
        (),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = agree(form.agreed(), by=request.actor, at=request.now)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("Tercatat: %(number)s.") % {"number": made.number})
            return redirect("inquiry:agreement", made.pk)
    status = WRONG if request.method == "POST" else 200
    return render(request, "inquiry/new.html", {"form": form, "problems": problems}, status=status)


@page(LOOK)
def agreement(request: HttpRequest, number: int) -> HttpResponse:
    """One agreement: what is answered, the place to ask, and what was asked."""
    return _shown(request, _at(request, number, LOOK))


@page(ASK, methods=POST)
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a list; a list with problems is not answered at all."""
    one = _at(request, number, ASK)
    file = request.FILES.get("file")
    try:
        made = ask(
            number,
            content=file.read() if file else None,
            file_name=(file.name or "")[-120:] if file else "",
            pasted=request.POST.get("nik", ""),
            by=request.actor,
            at=request.now,
        )
    except (Refused, Unreadable) as refused:
        return _shown(request, one, refused.problems)
    return redirect("inquiry:answers", number, made.pk)


@page("inquiry.end_agreement", methods=POST)
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End it today."""
    one = _at(request, number, "inquiry.end_agreement")
    try:
        end_agreement(number, by=request.actor, at=request.now)
    except Refused as refused:
        return _shown(request, one, refused.problems)
    messages.success(request, _("Diakhiri hari ini. Catatannya tetap ada."))
    return redirect("inquiry:agreement", number)


@page(ASK)
def answered(request: HttpRequest, number: int, inquiry_id: int) -> HttpResponse:
    """What was answered: masked on the page, whole in the file that goes back to who sent the NIKs."""
    one = _at(request, number, ASK)
    made = found(inquiries_of(one).filter(pk=inquiry_id).first())
    rows, shape = made.answers.all(), _shape(one)
    kind = request.GET.get("format")
    if kind in ("xlsx", "csv"):
        columns = [Column("NIK", width=20), *(Column(str(each.title), width=24) for each in shape.headings[2:])]
        body = ([row.nik, *(_text(each, row) for each in shape.headings[2:])] for row in rows.order_by("place"))
        return table_response(kind, columns, body, title=one.number, file=f"padanan-{made.pk}")
    return render(request, "inquiry/answers.html", {"one": one, "made": made, "listing": listing(request, rows, shape)})


def _at(request: HttpRequest, number: int, permission: str) -> StatusAgreement:
    return found(agreements_reached(request.actor, permission).filter(pk=number).first())


def _shown(request: HttpRequest, one: StatusAgreement, problems: tuple[object, ...] = ()) -> HttpResponse:
    in_force = holds(one, request.today)
    left = one.daily_limit - asked_today(one, request.today)
    asks = request.actor.may(ASK) and agreements_reached(request.actor, ASK).filter(pk=one.pk).exists()
    context = {
        "one": one,
        "holds": in_force,
        "left": max(left, 0),
        "may_ask": asks and in_force,
        "asks": asks,
        "may_end": in_force and request.actor.may("inquiry.end_agreement"),
        "inquiries": inquiries_of(one)[:20],
        "problems": problems,
        "recent": RECENT + 1,
    }
    return render(request, "inquiry/agreement.html", context, status=WRONG if problems else 200)


def _status(row: Answer) -> tuple[str, object]:
    return ("safe", ACTIVE) if row.active else ("plain", NOT_FOUND)


def _shape(one: StatusAgreement) -> Shape:
    more = []
    if one.tells_segment:
        more.append(Heading("segmen", t("Segmen"), lambda row: row.segment or None))
    if one.tells_since:
        more.append(Heading("sejak", t("Bulan iuran pertama"), lambda row: row.since, "month"))
    return Shape(
        caption=t("Jawaban"),
        sort="baris",
        ties=("place",),
        headings=(
            Heading("nik", t("NIK"), lambda row: mask_nik(row.nik), "id", width=20),
            Heading("baris", t("Baris"), lambda row: row.place, "number", order=("place",)),
            Heading("status", t("Status"), _status, "status", order=("active",), width=24),
            *more,
        ),
        filters=(
            Filter("status", t("Status"), lambda rows, wanted: rows.filter(active=wanted == "aktif"),
                   choices=(("aktif", ACTIVE), ("tidak", NOT_FOUND))),
        ),
    )  # fmt: skip


def _text(heading: Heading, row: Answer) -> str:
    value = heading.cell(row)
    if heading.kind == "status":
        return str(value[1])
    if heading.kind == "month":
        return f"{value:%m-%Y}" if value else ""
    return str(value or "")
