"""People on own account of the branch: the list, registering somebody at the counter, one membership."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.kernel.periods import first_day, month_of
from payung.own_account.actions.order_months import order_months
from payung.own_account.actions.register import register
from payung.own_account.holding import memberships_reached
from payung.own_account.models import Membership
from payung.own_account.outbox import send_waiting
from payung.own_account.refused import Refused
from payung.own_account.standing import ACTIVE, standing
from payung.registry.models import Person
from payung.rolls.models import Roll
from payung.rolls.queries import rolls_of
from payung.statute_book import read_statute_book
from payung.web.bank.allowed import simulator_allowed
from payung.web.guard import FORM, POST, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing, selected
from payung.web.members.own_account_shown import Offer, RollShown, offers, overview, state_words
from payung.web.officers.reach import BRANCH, remember_looks
from payung.web.registration.forms import CounterForm
from payung.web.registration.steps import WRONG, told
from payung.web.words import translated


@page(BRANCH)
def members(request: HttpRequest) -> HttpResponse:
    """Everybody on own account, by where they stand. Whoever is listed is a look."""
    shape = _shape(request.today)
    rows = memberships_reached(request.actor, BRANCH)
    if (file := exported(request, rows, shape)) is not None:
        _listed(request, selected(request, rows, shape).order_by().values_list("person_id", flat=True))
        return file
    shown = listing(request, rows, shape)
    _listed(request, [row.person_id for row in shown.rows])
    may = request.actor.may("own_account.register")
    return render(request, "officers/own_account/list.html", {"listing": shown, "may_register": may})


def _listed(request: HttpRequest, people: Iterable[int]) -> None:
    fields = _("nama, nomor peserta, keadaan NIK, iuran mandiri")
    remember_looks(request, people, purpose=_("Daftar peserta mandiri"), fields=fields)


@page("own_account.register", methods=FORM)
def counter(request: HttpRequest) -> HttpResponse:
    """Register somebody who stands at the counter with an identity card."""
    if not request.actor.may(BRANCH):
        found(None)
    law = read_statute_book()
    form, refused = CounterForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            made = register(form.identity(), form.choice(), by=request.actor, at=request.now, law=law)
        except Refused as problem:
            refused = told(problem.problem)
        else:
            send_waiting(request.now)
            messages.success(request, _("Terdaftar. Sekarang pilih berapa bulan yang dibayar."))
            return HttpResponseRedirect(reverse("officers:own_account_one", args=[made.pk]))
    status = WRONG if request.method == "POST" else 200
    return render(request, "officers/own_account/counter.html", {"form": form, "refused": refused}, status=status)


@page(BRANCH)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One membership: where it stands, what may be paid, what was paid. The look is recorded."""
    return _one(request, _reached(request, number))


@page("own_account.order_months", methods=POST)
def pay(request: HttpRequest, number: int) -> HttpResponse:
    """A code for somebody at the counter."""
    here = _reached(request, number)
    offer = Offer.read(request.POST.get("bulan", ""))
    if offer is None:
        return _one(request, here, _("Pilih dahulu berapa bulan yang dibayar."))
    try:
        order_months(
            here.pk, offer.months, start=offer.start, with_arrears=offer.with_arrears, by=request.actor, at=request.now
        )
    except Refused as problem:
        return _one(request, here, told(problem.problem))
    send_waiting(request.now)
    return HttpResponseRedirect(reverse("officers:own_account_one", args=[number]))


def _reached(request: HttpRequest, number: int) -> Membership:
    return found(memberships_reached(request.actor, BRANCH).filter(pk=number).first())


def _one(request: HttpRequest, here: Membership, refused: str = "") -> HttpResponse:
    law = read_statute_book()
    remember_looks(
        request,
        [here.person_id],
        purpose=_("Melayani kepesertaan mandiri"),
        fields=_("nama, NIK tersamar, pekerjaan, penghasilan, iuran mandiri"),
    )
    rolls = RollShown.of(rolls_of("person", here.person_id), request.now)
    values: dict[str, Any] = {
        "person": here.person,
        "membership": here,
        "here": overview(here, request.today, law),
        "offers": offers(here, request.today, law) if here.ended_on is None else [],
        "paid": [each for each in rolls if each.state == Roll.State.PAID],
        "roll": next((each for each in rolls if each.to_pay), None),
        "refused": refused,
        "may_pay": request.actor.may("own_account.order_months"),
        "simulated": simulator_allowed(),
    }
    return render(request, "officers/own_account/one.html", values, status=WRONG if refused else 200)


def _shape(today: dt.date) -> Shape:
    law = read_statute_book()
    now = first_day(month_of(today))

    def state(row: Membership) -> tuple[str, object]:
        if row.ended_on:
            return ("plain", row.get_end_reason_display())
        here = standing(row.last_paid, today, law)  # type: ignore[attr-defined]
        return ("safe", _("iuran dibayar")) if here.state == ACTIVE else state_words(here.state, False)

    def in_state(rows: QuerySet[Membership], wanted: str) -> QuerySet[Membership]:
        running = Q(ended_on=None)
        return rows.filter({
            "bayar": running & Q(last_paid__gte=now),
            "belum": running & Q(last_paid=None),
            "putus": running & Q(last_paid__lt=now),
            "akhir": ~running,
        }[wanted])  # fmt: skip

    return Shape(
        caption=gettext_lazy("Peserta mandiri"),
        sort="nama",
        file="peserta-mandiri",
        headings=(
            Heading("nama", gettext_lazy("Nama"), lambda row: row.person.name, order=("person__name",), width=32,
                    link=lambda row: reverse("officers:own_account_one", args=[row.pk])),
            Heading("nomor", gettext_lazy("Nomor peserta"), lambda row: row.person.member_number, "id"),
            Heading("nik", gettext_lazy("Keadaan NIK"), _nik_state, "status", order=("person__nik_state",)),
            Heading("daftar", gettext_lazy("Terdaftar"), lambda row: row.registered_on, "date",
                    order=("registered_on",), note=lambda row: translated(row.get_channel_display())),
            Heading("sampai", gettext_lazy("Dibayar sampai"), lambda row: row.last_paid, "month",
                    order=("last_paid",)),
            Heading("keadaan", gettext_lazy("Keadaan"), state, "status"),
        ),
        filters=(
            Filter("cari", gettext_lazy("Cari nama"), _search),
            Filter("keadaan", gettext_lazy("Keadaan"), in_state, choices=(
                ("bayar", gettext_lazy("bulan ini dibayar")),
                ("putus", gettext_lazy("bulan ini belum dibayar")),
                ("belum", gettext_lazy("belum pernah membayar")),
                ("akhir", gettext_lazy("sudah berakhir")),
            )),
            Filter("padan", gettext_lazy("Keadaan NIK"), lambda rows, value: rows.filter(person__nik_state=value),
                   choices=tuple(Person.NikState.choices)),
        ),
        empty=gettext_lazy("Belum ada peserta mandiri."),
    )  # fmt: skip


def _nik_state(row: Membership) -> tuple[str, object]:
    kind = {"matched": "safe", "unchecked": "wait"}.get(row.person.nik_state, "you")
    return (kind, row.person.get_nik_state_display())


def _search(rows: QuerySet[Membership], words: str) -> QuerySet[Membership]:
    return rows.filter(Q(person__name__icontains=words) | Q(person__member_number=words.upper()))
