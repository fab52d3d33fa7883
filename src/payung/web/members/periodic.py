"""A member's benefits that come again: what was paid, what is asked each month or year, and how to send it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.claims.actions.send_duties import send_duties
from payung.claims.actions.send_school_proof import send_school_proof
from payung.claims.actions.send_sign_of_life import send_sign_of_life
from payung.claims.models import Entitlement
from payung.claims.periodic.duties import failing_duties
from payung.claims.periodic.reach import rights_reached
from payung.claims.refused import Refused
from payung.kernel.files import LARGEST
from payung.statute_book import read_statute_book
from payung.web.claims.told import refused_words, size_words, upload_words
from payung.web.guard import POST, View, found, page
from payung.web.members.periodic_forms import DutiesForm, LifeForm, SchoolForm
from payung.web.members.periodic_shown import next_words, shown

Kind = Entitlement.Kind
Show = Callable[[HttpRequest, Entitlement, dict[str, Any], int], HttpResponse]


def own_rights(request: HttpRequest) -> QuerySet[Entitlement]:
    """The rights of the member."""
    return rights_reached(request.actor, "look.self")


@page("look.self")
def rights(request: HttpRequest) -> HttpResponse:
    """Every right that runs on, those that ended last."""
    rows = own_rights(request).exclude(reason=Entitlement.Reason.MISTAKE)
    law = read_statute_book()
    every = [shown(each, request.today, request.now, law) for each in rows.order_by("-pk")]
    running = [(each, next_words(each)) for each in every if each.right.state != Entitlement.State.STOPPED]
    ended = [each for each in every if each.right.state == Entitlement.State.STOPPED]
    return render(request, "members/periodic/list.html", {"running": running, "ended": ended})


def right_views(look: str, own: Callable[[HttpRequest], QuerySet[Entitlement]]) -> tuple[View, View, View]:
    """The page of one right, the sending of a year at school, the sending of a sign of life; at either door.

    look  the permission to see a right      own  the rights of whoever looks
    """

    def mine(request: HttpRequest, right_id: int) -> Entitlement:
        return found(own(request).filter(pk=right_id).first())

    @page(look)
    def right(request: HttpRequest, right_id: int) -> HttpResponse:
        return right_page(request, mine(request, right_id))

    @page("claims.send_school_proof", methods=POST)
    def tell_school(request: HttpRequest, right_id: int) -> HttpResponse:
        return take_school(request, mine(request, right_id), right_page)

    @page("claims.send_sign_of_life", methods=POST)
    def tell_life(request: HttpRequest, right_id: int) -> HttpResponse:
        return take_life(request, mine(request, right_id), right_page)

    return right, tell_school, tell_life


right, tell_school, tell_life = right_views("look.self", own_rights)


@page("claims.send_duties", methods=POST)
def tell_duties(request: HttpRequest, right_id: int) -> HttpResponse:
    """A month of job-loss benefit."""
    return take_duties(request, found(own_rights(request).filter(pk=right_id).first()), right_page)


def take_duties(request: HttpRequest, one: Entitlement, show: Show) -> HttpResponse:
    """Read the form of a month; send it where it meets every condition, else say all that is lacking."""
    form, month, law = DutiesForm(request.POST, request.FILES), _month(request), read_statute_book()
    form.offer(law, one.claim.claimed_on)
    if month is None or not form.is_valid():
        return show(request, one, {"period_form": form}, 422)
    form.show_failing(failing_duties(form.duties(), one.claim.claimed_on, month, law))
    if form.errors:
        return show(request, one, {"period_form": form}, 422)
    return _sent(
        request, one, form, show,
        lambda paper: send_duties(one.pk, month, form.duties(), paper=paper, by=request.actor, at=request.now),
    )  # fmt: skip


def take_school(request: HttpRequest, one: Entitlement, show: Show) -> HttpResponse:
    """Read the form of a school year and send it."""
    form, month = SchoolForm(request.POST, request.FILES), _month(request)
    if month is None or not form.is_valid():
        return show(request, one, {"period_form": form}, 422)
    return _sent(
        request, one, form, show,
        lambda paper: send_school_proof(
            one.pk, month, form.schooling(), paper=paper, by=request.actor, at=request.now
        ),
    )  # fmt: skip


def take_life(request: HttpRequest, one: Entitlement, show: Show) -> HttpResponse:
    """Read the form of a sign of life and send it."""
    form = LifeForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, one, {"life_form": form}, 422)
    seen_on = form.cleaned_data["seen_on"]
    return _sent(
        request, one, form, show,
        lambda paper: send_sign_of_life(one.pk, seen_on, paper=paper, by=request.actor, at=request.now),
        name="life_form",
    )  # fmt: skip


def _sent(
    request: HttpRequest, one: Entitlement, form: Any, show: Show, send: Callable[[Any], object],
    name: str = "period_form",
) -> HttpResponse:  # fmt: skip
    """Send what was read, with its file; what is refused is told beside the form."""
    file = form.cleaned_data.get("paper")
    if file is not None and file.size > LARGEST:
        form.add_error("paper", size_words(file.name, file.size))
        return show(request, one, {name: form}, 422)
    try:
        send(None if file is None else (file.name, file.read()))
    except Refused as problem:
        if problem.problem.code.startswith("document-"):
            form.add_error("paper", upload_words(problem.problem, file.name if file else ""))
            return show(request, one, {name: form}, 422)
        return show(request, one, {name: form, "refused": refused_words(problem.problem)}, 422)
    messages.success(request, _("Terkirim. Petugas memeriksanya; hasilnya tampil di halaman ini."))
    return HttpResponseRedirect(request.path.rsplit("/", 2)[0] + "/")


def right_page(
    request: HttpRequest, one: Entitlement, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page of one right: each month or year, what was paid, what is asked, at the door it was opened from.

    more  what a step that was refused has to say
    """
    door = request.resolver_match.namespace
    ways = {
        "listed": reverse(f"{door}:rights"),
        "duties_url": reverse("members:tell_duties", args=[one.pk]),
        "school_url": reverse(f"{door}:tell_school", args=[one.pk]),
        "life_url": reverse(f"{door}:tell_life", args=[one.pk]),
    }
    values = right_values(request, one) | ways | (more or {})
    return render(request, "members/periodic/right.html", values, status=status)


def right_values(request: HttpRequest, one: Entitlement) -> dict[str, Any]:
    """What the page of a right shows, the forms for what is asked now included."""
    law = read_statute_book()
    each = shown(one, request.today, request.now, law)
    form: Any = None
    if each.open and one.kind == Kind.JOB_LOSS:
        form = DutiesForm()
        form.offer(law, one.claim.claimed_on)
    elif each.open and one.kind == Kind.SCHOLARSHIP:
        form = SchoolForm()
    asks_life = each.is_pension and one.state != Entitlement.State.STOPPED and not each.life_waits
    return {
        "each": each,
        "right": one,
        "next": next_words(each),
        "period_form": form,
        "life_form": LifeForm() if asks_life else None,
    }


def _month(request: HttpRequest) -> dt.date | None:
    try:
        return dt.date.fromisoformat(request.POST.get("month", ""))
    except ValueError:
        return None
