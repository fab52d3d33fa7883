"""Large files: sent part by part and gone on with after a break, read by the worker, followed on one page."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from payung.contributions.actions.begin_parcel import begin_parcel
from payung.contributions.parcels import PART, Parcel
from payung.contributions.parts import PartRefused, keep_part, places_kept
from payung.contributions.sheet.refused import Unreadable
from payung.contributions.sheet_rows import problem_from_json
from payung.kernel.periods import first_day, month_from_iso
from payung.registry.models import Employer
from payung.web.employers.frame import address, employer_at, key_of, show
from payung.web.guard import POST, found, page

AT_ONCE = 2 * 1024 * 1024
"""Bytes up to which a file is read while its sender waits."""


@page("contributions.begin_parcel", methods=POST)
def begin(request: HttpRequest, key: str) -> HttpResponse:
    """Make room for a file: where its parts go, how large they are, which came already."""
    employer = employer_at(request, "contributions.begin_parcel", key)
    size, purpose = request.POST.get("size", ""), request.POST.get("purpose", "")
    if not (size.isascii() and size.isdigit() and len(size) < 16) or purpose not in Parcel.Purpose.values:
        return JsonResponse({"told": "size, purpose"}, status=400)
    try:
        month = first_day(month_from_iso(request.POST.get("month", "")))
    except ValueError:
        month = request.today.replace(day=1)
    try:
        parcel = _begun(request, employer, request.POST.get("name", "")[-255:], int(size), purpose, month)
    except Unreadable as refused:
        return JsonResponse({"told": refused.problems[0].sentence()}, status=422)
    return JsonResponse({"address": _address(employer, parcel), "part": PART, "kept": places_kept(parcel)})


@page("contributions.begin_parcel", methods=POST)
def part(request: HttpRequest, key: str, number: uuid.UUID, place: int) -> HttpResponse:
    """Keep one part: the bytes are the body."""
    parcel = _parcel(request, key, number)
    if int(request.headers.get("Content-Length") or 0) > PART:
        return JsonResponse({"told": "part"}, status=413)
    try:
        held = keep_part(parcel, place, request.body, request.now)
    except PartRefused as refused:
        return JsonResponse({"told": str(refused)}, status=400)
    return JsonResponse({"state": held.state, "kept": held.parts.count(), "of": held.part_count})


@page("contributions.begin_parcel")
def parcel(request: HttpRequest, key: str, number: uuid.UUID) -> HttpResponse:
    """How far a file has come; the fragment asks again every two seconds until it is read."""
    sent = _parcel(request, key, number)
    employer = employer_at(request, "contributions.begin_parcel", key)
    result = _result(employer, sent)
    if request.htmx:
        if result:
            return HttpResponse(headers={"HX-Redirect": result})
        return render(request, "employers/_parcel.html", _values(employer, sent))
    if result:
        return HttpResponseRedirect(result)
    return show(request, "employers/parcel.html", employer, "month", _values(employer, sent))


def take_parts(
    request: HttpRequest, employer: Employer, file: UploadedFile, name: str, purpose: str, month: dt.date
) -> HttpResponse:
    """A large file that came in one piece, without our script: kept as parts, read by the worker. Raises Unreadable."""
    sent = _begun(request, employer, name, file.size or 0, purpose, month)
    kept = set(places_kept(sent))
    file.seek(0)
    for place in range(sent.part_count):
        content = file.read(PART)
        if place not in kept:
            keep_part(sent, place, content, request.now)
    return HttpResponseRedirect(_address(employer, sent))


def _begun(request: HttpRequest, employer: Employer, name: str, size: int, purpose: str, month: dt.date) -> Parcel:
    return begin_parcel(
        name, size, purpose=purpose, employer_ids=[employer.pk], month=month, by=request.actor, at=request.now
    )


def _parcel(request: HttpRequest, key: str, number: uuid.UUID) -> Parcel:
    """A parcel of this employer that this clerk sends, or 404."""
    employer = employer_at(request, "contributions.begin_parcel", key)
    own = Parcel.objects.filter(number=number, employer_ids__contains=[employer.pk], user_id=request.actor.user_id)
    return found(own.first())


def _address(employer: Employer, sent: Parcel) -> str:
    return reverse("employers:parcel", kwargs={"key": key_of(employer), "number": sent.number})


def _result(employer: Employer, sent: Parcel) -> str:
    """Where the judgement of a parcel that was read is shown; empty before."""
    if sent.state != Parcel.State.READ:
        return ""
    if sent.sheet_id is not None:
        return f"{address('worker_sheets', employer)}#h-hasil"
    return f"{address('month', employer, sent.month)}#h-hasil"


def _values(employer: Employer, sent: Parcel) -> dict[str, Any]:
    kept = sent.parts.count() if sent.state == Parcel.State.ARRIVING else sent.part_count
    wages = sent.purpose == Parcel.Purpose.WAGES
    return {
        "parcel": sent,
        "parcel_address": _address(employer, sent),
        "kept": kept,
        "parts": sent.part_count,
        "megabytes": -(-sent.size // 2**20),
        "moving": sent.state in (Parcel.State.ARRIVING, Parcel.State.WAITING, Parcel.State.READING),
        "problems": [problem_from_json(each) for each in sent.problems],
        "back": address("month", employer, sent.month) if wages else address("worker_sheets", employer),
    }
