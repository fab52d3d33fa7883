"""The member's card, on the page and as a paper to cut out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.web.guard import page
from payung.web.members.card_mark import covered_today, mark_of
from payung.web.members.claims import own_person
from payung.web.pdf.card import card_pdf


@page("look.self")
def card(request: HttpRequest) -> HttpResponse:
    """The card with its mark, and whether it protects today."""
    person = own_person(request)
    active = covered_today(person, request.today)
    values = {
        "person": person,
        "card": person.cards.order_by("-issued_on", "-pk").first(),
        "mark": mark_of(person),
        "active": active,
        "active_words": _("terlindungi hari ini") if active else _("hari ini tidak ada perlindungan yang berlaku"),
    }
    return render(request, "members/card.html", values)


@page("look.self")
def card_as_pdf(request: HttpRequest) -> HttpResponse:
    """The same on paper."""
    person = own_person(request)
    mark = mark_of(person)
    address = request.build_absolute_uri(reverse("card:check", args=[person.member_number, mark]))
    body = card_pdf(person, mark, address, request.today)
    headers = {"Content-Disposition": 'attachment; filename="kartu-peserta.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(body, "application/pdf", headers=headers)
