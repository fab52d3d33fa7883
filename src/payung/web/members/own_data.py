"""A member's own data: who looked, what may be corrected, the account to be paid to, everything to take away."""

from __future__ import annotations

import datetime as dt
import json

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.access.models import Role
from payung.audit.looks import looks_at_all
from payung.audit.models import Look
from payung.demo.marker import demo_marker
from payung.identity.actions.ask_about_data import PERMISSION as ASK
from payung.identity.actions.ask_about_data import ask_about_data
from payung.identity.actions.name_account import PERMISSION as ACCOUNT
from payung.identity.actions.name_account import name_account
from payung.identity.asking import now_stands
from payung.identity.bank.ports import BANKS
from payung.identity.bank.simulator import SimulatedInquiry
from payung.identity.connections import account_inquiry
from payung.identity.models import Request
from payung.identity.queries import account_of, requests_of
from payung.identity.refused import Refused
from payung.kernel.dates import parse_date
from payung.kernel.problem import Refusal
from payung.registry.known_as import numbers_of
from payung.rules.privacy import answer_hours
from payung.statute_book import read_statute_book
from payung.web.claims.told import refused_words
from payung.web.guard import FORM, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.members.claims import own_person
from payung.web.members.own_copy import copy_of, copy_pdf
from payung.web.words import days_and_nights_words

WRONG = 422
HINTS = {
    "address": t("Jalan, nomor, desa atau kelurahan, kabupaten atau kota."),
    "phone": t("Nomor yang aktif, misalnya 0812 3456 7890."),
    "email": t("Misalnya nama@contoh.id."),
    "name": t("Tulis persis seperti di KTP, dan sertakan foto KTP atau aktanya."),
    "heirs": t("Satu orang satu baris: nama; hubungan; telepon. Paling banyak enam orang."),
    "copy": t("Tulis apa yang Anda perlukan, misalnya berkas klaim tahun 2024."),
}


@page("look.self")
def looks(request: HttpRequest) -> HttpResponse:
    """Every look, by day and purpose."""
    rows = looks_at_all(numbers_of(own_person(request).pk))
    if (file := exported(request, rows, LOOKS)) is not None:
        return file
    return render(request, "members/looks.html", {"listing": listing(request, rows, LOOKS)})


def answered_within(request: HttpRequest) -> str:
    """How soon a request made today is answered, in words."""
    return days_and_nights_words(answer_hours(request.today, read_statute_book()))


@page(ASK, methods=FORM)
def ask(request: HttpRequest, kind: str) -> HttpResponse:
    """One thing to be corrected, named or copied."""
    person = own_person(request)
    kind = found(kind if kind in Request.Kind.values else None)
    values = {
        "kind": kind, "label": Request.Kind(kind).label, "hint": HINTS[kind], "now": now_stands(person, kind),
        "typed": request.POST.get("isi", ""), "several": kind in ("heirs", "copy"),
        "answered_within": answered_within(request),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "members/ask.html", values)
    file = request.FILES.get("dokumen")
    try:
        asked = ask_about_data(
            person.pk, kind, values["typed"], paper=(file.name or "", file.read()) if file else None,
            law=read_statute_book(), by=request.actor, at=request.now,
        )  # fmt: skip
    except Refused as problem:
        values["refused"] = refused_words(problem.problem)
        return render(request, "members/ask.html", values, status=WRONG)
    messages.success(request, _("Permintaan nomor %(number)d terkirim ke petugas.") % {"number": asked.pk})
    return redirect("members:data")


@page(ACCOUNT, methods=FORM)
def account(request: HttpRequest) -> HttpResponse:
    """The account to be paid to, checked by name."""
    person = own_person(request)
    typed = request.POST if request.method == "POST" else {"nama": person.name}
    values = {
        "banks": sorted(BANKS.items(), key=lambda each: each[1]), "bank": typed.get("bank", ""),
        "number": typed.get("nomor", ""), "holder": typed.get("nama", ""), "account": account_of(person),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "members/account.html", values)
    try:
        name_account(
            person.pk, bank_code=values["bank"], number=values["number"], holder=values["holder"],
            bank=SimulatedInquiry() if demo_marker() else account_inquiry(), by=request.actor, at=request.now,
        )  # fmt: skip
    except Refused as problem:
        values["refused"] = refused_words(problem.problem)
        return render(request, "members/account.html", values, status=WRONG)
    return redirect("members:own_bank_account")


@page("look.self")
def as_json(request: HttpRequest) -> HttpResponse:
    """Everything recorded, for a program."""
    body = json.dumps(copy_of(own_person(request), request), ensure_ascii=False, indent=2)
    name = f'attachment; filename="data-saya-{request.today.isoformat()}.json"'
    return HttpResponse(body, "application/json; charset=utf-8", headers={"Content-Disposition": name})


@page("look.self")
def as_pdf(request: HttpRequest) -> HttpResponse:
    """Everything recorded, on paper."""
    person = own_person(request)
    name = f'attachment; filename="data-saya-{request.today.isoformat()}.pdf"'
    body = copy_pdf(copy_of(person, request), person, request.now)
    return HttpResponse(body, "application/pdf", headers={"Content-Disposition": name})


@page("look.self")
def requests(request: HttpRequest) -> HttpResponse:
    """Everything asked, and the answers."""
    rows = requests_of(own_person(request))
    return render(request, "members/requests.html", {"requests": rows, "now": request.now})


def _since(rows: QuerySet[Look], typed: str) -> QuerySet[Look]:
    day = _day(typed)
    return rows.filter(at__date__gte=day) if day else rows


def _until(rows: QuerySet[Look], typed: str) -> QuerySet[Look]:
    day = _day(typed)
    return rows.filter(at__date__lte=day) if day else rows


def _day(typed: str) -> dt.date | None:
    """The day typed; None where it is none."""
    day = parse_date(typed)
    return None if isinstance(day, Refusal) else day


def _role(look: Look) -> str:
    return str(Role(look.role).label) if look.role in Role.values else look.role


LOOKS = Shape(
    caption=t("Siapa yang melihat data saya"),
    headings=(
        Heading("hari", t("Hari"), lambda row: localdate(row.at), "date", order=("at",)),
        Heading("siapa", t("Siapa"), _role, order=("role",), note=lambda row: row.office, width=28),
        Heading("untuk", t("Keperluan"), lambda row: row.purpose, order=("purpose",), width=40),
        Heading("dilihat", t("Yang dilihat"), lambda row: row.fields, width=40),
    ),
    sort="-hari",
    filters=(
        Filter("dari", t("Sejak"), _since, hint=t("21-11-2026")),
        Filter("sampai", t("Sampai"), _until, hint=t("21-11-2026")),
        Filter("untuk", t("Keperluan"), lambda rows, value: rows.filter(purpose__icontains=value)),
    ),
    empty=t("Belum ada yang membuka data Anda."),
    file="siapa-melihat-data-saya",
)  # fmt: skip
