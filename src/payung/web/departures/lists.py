"""A list of departures sent in, mended, saved."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.contributions.sheet.guard import FILE_LIMIT
from payung.contributions.sheet.list_out import failing_list, list_template
from payung.contributions.sheet.refused import Unreadable, too_large
from payung.contributions.sheet_rows import problem_from_json
from payung.migrants.actions.discard_departures import discard_departures
from payung.migrants.actions.read_departures import read_departures
from payung.migrants.actions.save_departures import save_departures
from payung.migrants.list_file import DEPARTURES, ROW_LIMIT
from payung.migrants.list_judging import judged
from payung.migrants.models import DepartureList, PlacementCompany
from payung.migrants.reach import companies_reached
from payung.migrants.refused import Refused
from payung.statute_book import read_statute_book
from payung.web.employers.frame import download
from payung.web.employers.told import problem_rows
from payung.web.guard import POST, found, page

PROBLEMS_SHOWN = 50
PERMISSION = "migrants.read_departures"


@page(PERMISSION)
def lists(request: HttpRequest) -> HttpResponse:
    """Send a list in; what waits to be saved, with everything that was found in it."""
    return _show(request, _company(request, PERMISSION))


def _company(request: HttpRequest, permission: str) -> PlacementCompany:
    return found(companies_reached(request.actor, permission).first())


def _show(request: HttpRequest, company: PlacementCompany, status: int = 200, **more: object) -> HttpResponse:
    sent = DepartureList.objects.filter(company=company).defer("content").order_by("-pk")
    waiting = sent.filter(state=DepartureList.State.CHECKED).first()
    problems = [problem_from_json(each) for each in waiting.problems] if waiting else []
    shown = {
        "waiting": waiting,
        "saved": sent.filter(state=DepartureList.State.SAVED)[:20],
        "problems": problem_rows(problems[:PROBLEMS_SHOWN]),
        "problems_left": max(0, len(problems) - PROBLEMS_SHOWN),
        "row_limit": ROW_LIMIT,
        **more,
    }
    return render(request, "departures/lists.html", shown, status=status)


@page(PERMISSION, methods=POST)
def upload(request: HttpRequest) -> HttpResponse:
    """Read a list and show everything that was found in it."""
    company, file = _company(request, PERMISSION), request.FILES.get("file")
    if file is None:
        messages.error(request, _("Pilih dahulu berkasnya, lalu tekan “Unggah dan periksa”."))
        return HttpResponseRedirect(reverse("departures:lists"))
    try:
        if file.size > FILE_LIMIT:
            raise too_large(file.size, FILE_LIMIT)
        read_departures(company.pk, file.read(), (file.name or "")[-120:], by=request.actor, at=request.now)
    except Unreadable as refused:
        return _show(request, company, 422, whole_file={"name": file.name, "problems": refused.problems})
    return HttpResponseRedirect(reverse("departures:lists") + "#h-hasil")


@page("migrants.save_departures", methods=POST)
def save(request: HttpRequest, key: int) -> HttpResponse:
    """Register everybody whose row is right; then they stand on the first page, to be paid for."""
    company, sent = _sent(request, key, "migrants.save_departures")
    try:
        count = save_departures(sent.pk, by=request.actor, at=request.now)
    except Refused as refused:
        return _show(request, company, 422, problem=refused.problem)
    said = ngettext(
        "%(n)d orang terdaftar. Terbitkan kode bayarnya; perlindungan mulai saat dibayar.",
        "%(n)d orang terdaftar. Terbitkan kode bayarnya; perlindungan mulai saat dibayar.",
        count,
    )
    messages.success(request, said % {"n": count})
    return HttpResponseRedirect(reverse("departures:home"))


@page("migrants.discard_departures", methods=POST)
def discard(request: HttpRequest, key: int) -> HttpResponse:
    """Throw a waiting list away."""
    company, sent = _sent(request, key, "migrants.discard_departures")
    try:
        discard_departures(sent.pk, by=request.actor, at=request.now)
    except Refused as refused:
        return _show(request, company, 422, problem=refused.problem)
    messages.success(request, _("Hasil unggah dibuang. Data yang sudah tersimpan tidak berubah."))
    return HttpResponseRedirect(reverse("departures:lists"))


@page(PERMISSION)
def failing(request: HttpRequest, key: int) -> HttpResponse:
    """The rows to mend, as a file that can be sent in again."""
    _unused, sent = _sent(request, key, PERMISSION)
    file, checked = judged(bytes(sent.content), sent.company, request.today, read_statute_book())
    return download(failing_list(file, checked.problems), f"perbaiki-keberangkatan-{request.today.isoformat()}", "xlsx")


@page(PERMISSION)
def template(request: HttpRequest) -> HttpResponse:
    """An empty list to fill in."""
    return download(list_template(DEPARTURES), "daftar-keberangkatan", "xlsx")


def _sent(request: HttpRequest, key: int, permission: str) -> tuple[PlacementCompany, DepartureList]:
    company = _company(request, permission)
    return company, found(DepartureList.objects.filter(company=company, pk=key).first())
