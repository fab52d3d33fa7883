"""Departures: the list, a new one, one of them, and what is done to it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.access.models import ScopeKind
from payung.audit.looks import record_looks
from payung.migrants.actions.bill_departures import bill_departures
from payung.migrants.actions.cancel_departure import cancel_departure
from payung.migrants.actions.extend_contract import extend_contract
from payung.migrants.actions.record_return import record_return
from payung.migrants.actions.register_departure import register_departure
from payung.migrants.models import Departure
from payung.migrants.queries import Standing, standing_of, standings
from payung.migrants.reach import companies_reached, departure_reached, departures_reached
from payung.migrants.refused import Refused
from payung.registry.certificate_codes import code_text
from payung.registry.models import Person
from payung.registry.refused import NotRecorded
from payung.statute_book import read_statute_book
from payung.web.departures.forms import ContractForm, ExtensionForm, ReturnForm, TravellerForm
from payung.web.departures.words import NEXT, PHASES, STATES
from payung.web.guard import FORM, POST, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.rows import Rows
from payung.web.pdf.migrant_certificate import migrant_certificate_pdf

LOOK = "look.departures"
NAME = Heading(
    "nama",
    gettext_lazy("Nama"),
    lambda row: row.departure.person.name,
    order=("name",),
    link=lambda row: reverse("departures:departure", args=[row.departure.number]),
    note=lambda row: row.departure.number,
    width=36,
)
SHAPE = Shape(
    caption=gettext_lazy("Pekerja migran"),
    headings=(
        NAME,
        Heading("negara", gettext_lazy("Negara"), lambda row: row.departure.country, order=("country",)),
        Heading("berangkat", gettext_lazy("Berangkat"), lambda row: row.departure.departs_on, "date", ("departs_on",)),
        Heading("bulan", gettext_lazy("Bulan"), lambda row: row.departure.contract_months, "number", width=8),
        Heading("keadaan", gettext_lazy("Keadaan"), lambda row: STATES[row.state], "status", ("state",), width=28),
        Heading("iuran", gettext_lazy("Iuran"), lambda row: row.owed, "rupiah", ("owed",)),
        Heading("dibayar", gettext_lazy("Dibayar"), lambda row: row.paid or None, "rupiah", ("paid",)),
    ),
    filters=(
        Filter(
            "cari",
            gettext_lazy("Cari nama atau nomor"),
            lambda rows, text: rows.where(
                lambda row: text.casefold() in row.name.casefold() or text.upper() in row.departure.number
            ),
        ),
        Filter(
            "keadaan",
            gettext_lazy("Keadaan"),
            lambda rows, key: rows.where(lambda row: row.state == key),
            choices=tuple((key, words) for key, (_kind, words) in STATES.items()),
        ),
    ),
    sort="-berangkat",
    ties=("number",),
    empty=gettext_lazy("Belum ada yang didaftarkan."),
    file="pekerja-migran",
)


def row_of(stands: Standing) -> Standing:
    """A standing with what the list sorts by."""
    departure = stands.departure
    for name, value in (
        ("name", departure.person.name),
        ("number", departure.number),
        ("country", departure.country),
        ("departs_on", departure.departs_on),
    ):
        object.__setattr__(stands, name, value)
    return stands


def remember(request: HttpRequest, departures: list[Departure], purpose: str, permission: str = LOOK) -> None:
    """One look at each person shown, except at oneself, under the role that gives `permission`."""
    own = {int(key) for key in request.actor.scopes(LOOK).get(ScopeKind.PERSON, ())}
    record_looks(
        request.actor,
        role=request.actor.role_for(permission),
        office=departures[0].company.name if departures and departures[0].company else "",
        person_ids={each.person_id for each in departures} - own,
        purpose=purpose,
        fields="nama, negara, hari berangkat",
        at=request.now,
    )


@page("look.placements")
def home(request: HttpRequest) -> HttpResponse:
    """Everybody the company placed; the unpaid can be given one code together."""
    departures = list(departures_reached(request.actor, "look.placements"))
    every = [row_of(each) for each in standings(departures, request.today)]
    remember(request, departures, _("Daftar pekerja migran"), "look.placements")
    rows = Rows(every)
    unpaid = [each for each in every if each.state in ("unbilled", "unpaid")]
    shown = {"listing": listing(request, rows, SHAPE), "unpaid": unpaid, "owed": sum(each.owed for each in unpaid)}
    return exported(request, rows, SHAPE) or render(request, "departures/home.html", shown)


@page("migrants.register_departure", methods=FORM)
def register(request: HttpRequest) -> HttpResponse:
    """A company names the person; a member who goes alone is known."""
    company = companies_reached(request.actor, "migrants.register_departure").first()
    alone = None if company else _self(request)
    data = request.POST if request.method == "POST" else None
    form = TravellerForm(data, today=request.today) if company else ContractForm(data, today=request.today)
    problem = None
    if data is not None and form.is_valid():
        who = form.traveller() if isinstance(form, TravellerForm) else alone
        try:
            made = register_departure(who, form.contract(), company=company, by=request.actor, at=request.now)
        except (Refused, NotRecorded) as refused:
            problem = refused.problem
        else:
            messages.success(request, _("Terdaftar. Terbitkan kode bayarnya; perlindungan mulai saat dibayar."))
            return HttpResponseRedirect(reverse("departures:departure", args=[made.number]))
    before = read_statute_book()["contributions.migrant.cover_months_before"].value(request.today)
    shown = {"form": form, "problem": problem, "alone": alone, "before": before}
    return render(request, "departures/register.html", shown, status=200 if data is None else 422)


def _self(request: HttpRequest) -> Person:
    keys = request.actor.scopes("migrants.register_departure").get(ScopeKind.PERSON, frozenset())
    return found(Person.objects.filter(pk__in=[int(key) for key in keys]).first())


@page(LOOK)
def departure(request: HttpRequest, number: str) -> HttpResponse:
    """One departure within reach."""
    return _show(request, _at(request, number))


def _at(request: HttpRequest, number: str, permission: str = LOOK) -> Departure:
    return found(departure_reached(request.actor, permission, number.upper()))


def _show(request: HttpRequest, one: Departure, status: int = 200, **typed: object) -> HttpResponse:
    remember(request, [one], _("Keberangkatan %(number)s") % {"number": one.number})
    stands = standing_of(one, request.today)
    alive = not one.cancelled_on and not one.returned_on
    may = {
        "bill": alive and not stands.settled and request.actor.may("migrants.bill_departures"),
        "extend": alive and stands.settled and request.actor.may("migrants.extend_contract"),
        "give_back": alive and bool(stands.paid) and request.actor.may("migrants.record_return"),
        "cancel": alive and not stands.paid and request.actor.may("migrants.cancel_departure"),
    }
    shown = {
        "one": one,
        "stands": stands,
        "state": STATES[stands.state],
        "next": NEXT.get(stands.state, ""),
        "phases": [(PHASES[phase], since, until) for phase, since, until in stands.phases],
        "packages": one.packages.select_related("roll").filter(cancelled_on=None).order_by("pk"),
        "code_text": code_text(one.code),
        "may": may,
        "home_address": reverse("departures:home") if request.actor.may("look.placements") else "",
        "return_form": ReturnForm(),
        "extension_form": ExtensionForm(),
        **typed,
    }
    return render(request, "departures/departure.html", shown, status=status)


def _done(request: HttpRequest, one: Departure, work: Callable[[], object], said: str) -> HttpResponse:
    try:
        work()
    except Refused as refused:
        return _show(request, one, 422, problem=refused.problem)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("departures:departure", args=[one.number]))


@page("migrants.bill_departures", methods=POST)
def bill(request: HttpRequest, number: str) -> HttpResponse:
    """A code for what is unpaid."""
    one = _at(request, number, "migrants.bill_departures")
    work = lambda: bill_departures([one.pk], by=request.actor, at=request.now)  # noqa: E731
    return _done(request, one, work, _("Kode bayar terbit. Perlindungan mulai saat dibayar."))


@page("look.placements", methods=POST)
def bill_all(request: HttpRequest) -> HttpResponse:
    """One code for everybody chosen."""
    numbers = request.POST.getlist("orang")
    chosen = departures_reached(request.actor, "look.placements").filter(number__in=numbers)
    try:
        roll = bill_departures([each.pk for each in chosen], by=request.actor, at=request.now)
    except Refused as refused:
        messages.error(request, f"{refused.problem.found}. {refused.problem.cure}")
    else:
        said = _("Kode bayar %(code)s terbit untuk %(people)d orang.")
        messages.success(request, said % {"code": roll.payment_code, "people": roll.people})
    return HttpResponseRedirect(reverse("departures:home"))


@page("migrants.extend_contract", methods=POST)
def extend(request: HttpRequest, number: str) -> HttpResponse:
    """More months."""
    one, form = _at(request, number, "migrants.extend_contract"), ExtensionForm(request.POST)
    if not form.is_valid():
        return _show(request, one, 422, extension_form=form, opened="extend")
    work = lambda: extend_contract(one.pk, form.cleaned_data["months"], by=request.actor, at=request.now)  # noqa: E731
    return _done(request, one, work, _("Perpanjangan tercatat; kode bayarnya terbit."))


@page("migrants.record_return", methods=POST)
def give_back(request: HttpRequest, number: str) -> HttpResponse:
    """Somebody is home."""
    one, form = _at(request, number, "migrants.record_return"), ReturnForm(request.POST)
    if not form.is_valid():
        return _show(request, one, 422, return_form=form, opened="return")
    given = form.cleaned_data
    work = lambda: record_return(one.pk, given["returned_on"], given["reason"], by=request.actor, at=request.now)  # noqa: E731
    return _done(request, one, work, _("Kepulangan tercatat. Sampai kapan perlindungan berlanjut tampil di bawah."))


@page("migrants.cancel_departure", methods=POST)
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Somebody does not go."""
    one = _at(request, number, "migrants.cancel_departure")
    work = lambda: cancel_departure(one.pk, by=request.actor, at=request.now)  # noqa: E731
    return _done(request, one, work, _("Keberangkatan dibatalkan."))


@page(LOOK)
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate as PDF, once something is paid."""
    one = _at(request, number)
    stands = standing_of(one, request.today)
    found(stands if stands.paid and not one.cancelled_on else None)
    remember(request, [one], _("Sertifikat %(number)s") % {"number": one.number})
    body = migrant_certificate_pdf(stands, request.build_absolute_uri(reverse("public:certificate")))
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="sertifikat-{one.number}.pdf"'
    return answer
