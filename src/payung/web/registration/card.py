"""Whether a card is genuine and its holder covered today. Nothing else about anybody is told."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payung.web.guard import FORM, page
from payung.web.members.card_mark import covered_today, initials_of, person_of


@page(public=True, methods=FORM)
def ask(request: HttpRequest) -> HttpResponse:
    """Number and mark typed by hand."""
    if request.method != "POST":
        return render(request, "registration/card.html")
    return _answer(request, request.POST.get("nomor", ""), request.POST.get("tanda", ""))


@page(public=True)
def check(request: HttpRequest, number: str, mark: str) -> HttpResponse:
    """The address printed on the card."""
    return _answer(request, number, mark)


def _answer(request: HttpRequest, number: str, mark: str) -> HttpResponse:
    person = person_of(number, mark)
    values = {"answer": "unknown"}
    if person is not None:
        state = "active" if covered_today(person, request.today) else "valid"
        values = {"answer": state, "initials": initials_of(person.name)}
    return render(request, "registration/card.html", values, status=200 if person else 404)
