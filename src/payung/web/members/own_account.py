"""A member's own-account pages: covered until when, paying, changing, stopping. Whose follows from the grant."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.own_account.actions.change_terms import change_terms
from payung.own_account.actions.order_months import order_months
from payung.own_account.actions.register import register
from payung.own_account.actions.stop import stop
from payung.own_account.choice import choice_for
from payung.own_account.holding import memberships_reached
from payung.own_account.models import Membership
from payung.own_account.outbox import send_waiting
from payung.own_account.refused import Refused
from payung.own_account.standing import takes_effect
from payung.rolls.models import Roll
from payung.rolls.queries import rolls_of
from payung.statute_book import read_statute_book
from payung.web.bank.allowed import simulator_allowed
from payung.web.guard import FORM, POST, found, page
from payung.web.members.claims import own_person
from payung.web.members.own_account_shown import Offer, RollShown, offers, overview
from payung.web.registration.forms import WorkForm, initial_of
from payung.web.registration.steps import WRONG, told

HOME = "members:own_account"


@page("look.self")
def home(request: HttpRequest) -> HttpResponse:
    """Where the membership stands, and what may be paid."""
    return _home(request)


@page("own_account.order_months", methods=POST)
def pay(request: HttpRequest) -> HttpResponse:
    """A code for the months chosen."""
    here = found(_running(request))
    offer = Offer.read(request.POST.get("bulan", ""))
    if offer is None:
        return _home(request, _("Pilih dahulu berapa bulan yang dibayar."))
    try:
        roll = order_months(
            here.pk, offer.months, start=offer.start, with_arrears=offer.with_arrears, by=request.actor, at=request.now
        )
    except Refused as problem:
        return _home(request, told(problem.problem))
    send_waiting(request.now)
    return HttpResponseRedirect(reverse("members:own_account_roll", args=[roll.number]))


@page("look.self")
def roll(request: HttpRequest, number: str) -> HttpResponse:
    """One code: what it asks for, how it came about, how to pay it; or that it is paid."""
    one = found(rolls_of("person", own_person(request).pk).filter(number=number).first())
    (shown,) = RollShown.of([one], request.now)
    return render(request, "members/own_account/roll.html", {"roll": shown, "simulated": simulator_allowed()})


@page("own_account.change_terms", methods=FORM)
def change(request: HttpRequest) -> HttpResponse:
    """Another occupation, place, band or programme, from the next month not paid yet."""
    here, law = found(_running(request)), read_statute_book()
    month = takes_effect(here.last_paid, request.today)
    now = choice_for(here.terms.all(), month)
    form = WorkForm(request.POST or None, initial=initial_of(now))
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            change_terms(here.pk, form.choice(), by=request.actor, at=request.now, law=law)
        except Refused as problem:
            refused = told(problem.problem)
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return HttpResponseRedirect(reverse(HOME))
    values = {"form": form, "refused": refused, "from_month": month}
    return render(request, "members/own_account/change.html", values, status=WRONG if request.method == "POST" else 200)


@page("own_account.stop", methods=FORM)
def end(request: HttpRequest) -> HttpResponse:
    """Stop, after being told what that means."""
    here = found(_running(request))
    values: dict[str, Any] = {"here": overview(here, request.today, read_statute_book())}
    if request.method == "POST":
        try:
            stop(here.pk, by=request.actor, at=request.now)
        except Refused as problem:
            values["refused"] = told(problem.problem)
            return render(request, "members/own_account/stop.html", values, status=WRONG)
        messages.success(request, _("Kepesertaan mandiri berhenti. Yang sudah dibayar tetap melindungi sampai habis."))
        return HttpResponseRedirect(reverse(HOME))
    return render(request, "members/own_account/stop.html", values)


@page("own_account.register", methods=FORM)
def start(request: HttpRequest) -> HttpResponse:
    """A member begins, or begins again, on own account."""
    person, law = own_person(request), read_statute_book()
    if _running(request) is not None:
        return HttpResponseRedirect(reverse(HOME))
    form, refused = WorkForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            register(person.pk, form.choice(), by=request.actor, at=request.now, law=law)
        except Refused as problem:
            refused = told(problem.problem)
        else:
            send_waiting(request.now)
            return HttpResponseRedirect(reverse(HOME))
    values = {"form": form, "refused": refused}
    return render(request, "members/own_account/start.html", values, status=WRONG if request.method == "POST" else 200)


def _running(request: HttpRequest) -> Membership | None:
    """The membership of the visitor that still runs."""
    return _every(request).filter(ended_on=None).first()


def _every(request: HttpRequest) -> Any:
    person = own_person(request)
    return memberships_reached(request.actor, "look.self").filter(person=person).order_by("-registered_at")


def _home(request: HttpRequest, refused: str = "") -> HttpResponse:
    person, law = own_person(request), read_statute_book()
    every = list(_every(request))
    running = next((each for each in every if each.ended_on is None), None)
    rolls = RollShown.of(rolls_of("person", person.pk).exclude(state="cancelled"), request.now)
    values: dict[str, Any] = {
        "person": person,
        "past": [each for each in every if each.ended_on],
        "rolls": [each for each in rolls if each.state == Roll.State.PAID],
        "waiting": next((each for each in rolls if each.to_pay), None),
        "refused": refused,
    }
    if running is not None:
        values |= {
            "here": overview(running, request.today, law),
            "offers": offers(running, request.today, law),
        }
    return render(request, "members/own_account/home.html", values, status=WRONG if refused else 200)
