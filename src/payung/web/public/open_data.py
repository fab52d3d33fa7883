"""Figures to take along, at addresses that stay, with a dictionary of every column."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response

from payung.coverage.counted import snapshot_of, snapshots
from payung.coverage.models import Snapshot
from payung.coverage.open import sdmx
from payung.coverage.open.dictionary import tables
from payung.coverage.open.rows import COUNTED, ROWS, counted_frame, frame_of
from payung.coverage.open.structure import structure_data, structure_message
from payung.kernel.periods import first_day, month_from_iso
from payung.web.guard import found, page
from payung.web.public.open_files import ALWAYS_ASK, KINDS, answer, digest_of_frame

SDMX_CSV = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
SDMX_JSON = "application/vnd.sdmx.structure+json; version=2.0.0; charset=utf-8"
PERIOD = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
LAYOUT = "2026-11"
"""Changes when the columns do, so that nobody keeps a file of the old shape for the new one."""


@page(public=True)
def data(request: HttpRequest) -> HttpResponse:
    """What can be taken along, what each column means, and every version of every month."""
    taken = Snapshot.objects.order_by("-month", "-version")
    return render(request, "public/data.html", {"tables": tables().values(), "kinds": KINDS, "taken": taken})


@page(public=True)
def dictionary(request: HttpRequest) -> HttpResponse:
    """The same dictionary for programs."""
    told = [
        {
            "name": table.name,
            "title": table.title,
            "source": table.source,
            "licence": table.licence,
            "files": {
                kind: request.build_absolute_uri(reverse("public:download", args=[table.name, kind])) for kind in KINDS
            },
            "columns": [
                {
                    "name": each.name,
                    "type": each.type,
                    "unit": each.unit or None,
                    "definition": each.definition,
                    "empty_means": each.empty_means or None,
                }
                for each in table.columns
            ],
        }
        for table in tables().values()
    ]
    series = {
        "structure": sdmx.STRUCTURE,
        "address": request.build_absolute_uri(reverse("public:sdmx", args=["all"])),
        "definition": request.build_absolute_uri(reverse("public:sdmx_structure")),
        "dimensions": list(sdmx.DIMENSIONS),
        "columns": list(sdmx.COLUMNS),
        "obs_status": {"A": "angka biasa", "Q": "tidak disebut karena terlalu sedikit"},
    }
    return JsonResponse({"layout": LAYOUT, "tables": told, "sdmx": series}, json_dumps_params={"ensure_ascii": False})


@page(public=True)
def download(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """`angka-terbit.csv`, `hitungan.parquet`: whole tables; of every month counted its newest version."""
    table = found(tables().get(name))
    if name == COUNTED:
        return _counted(request, kind, snapshots(), file=f"payung-{COUNTED}")
    frame = frame_of(found(name if name in ROWS else None))
    mark = f"{LAYOUT}\n{digest_of_frame(frame)}"
    return answer(request, kind, table, lambda: frame, mark=mark, changed=None, file=f"payung-{name}")


@page(public=True)
def version(request: HttpRequest, month: str, number: int, kind: str) -> HttpResponse:
    """One version of one month, the same tomorrow: `/data/hitungan/2026-09/v1.csv`."""
    one = found(snapshot_of(_month(month), number))
    return _counted(request, kind, [one], file=f"payung-{COUNTED}-{month}-v{number}", forever=True)


@page(public=True)
def observations(request: HttpRequest, key: str) -> HttpResponse:
    """Counts by key as SDMX-CSV: `/data/sdmx/M.61_08.PEOPLE_BY_RESIDENCE.BPU._T?startPeriod=2026-01`."""
    try:
        asked = sdmx.parse_key(key)
        taken = _between(request.GET.get("startPeriod", ""), request.GET.get("endPeriod", ""))
    except sdmx.BadKey as problem:
        return HttpResponse(f"{problem}\n", status=400, content_type="text/plain; charset=utf-8")
    etag = f'"{hashlib.sha256((key + _mark(taken)).encode()).hexdigest()}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        sdmx.observations(counted_frame(taken), asked).write_csv(), content_type=SDMX_CSV
    )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = ALWAYS_ASK
    return response


@page(public=True)
def structure(request: HttpRequest) -> HttpResponse:
    """Dimensions, attributes and code lists of the observations: an SDMX-JSON 2.0 structure message."""
    made = structure_data()
    etag = f'"{hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        json.dumps(structure_message(request.now, made), ensure_ascii=False), content_type=SDMX_JSON
    )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = ALWAYS_ASK
    return response


def _counted(
    request: HttpRequest, kind: str, taken: Sequence[Snapshot], *, file: str, forever: bool = False
) -> HttpResponse:
    return answer(
        request,
        kind,
        tables()[COUNTED],
        lambda: counted_frame(taken),
        mark=_mark(taken),
        changed=max((each.taken_at for each in taken), default=None),
        file=file,
        forever=forever,
    )


def _mark(taken: Sequence[Snapshot]) -> str:
    return "\n".join([LAYOUT, *(f"{each.month} {each.version} {each.digest}" for each in taken)])


def _between(first: str, last: str) -> list[Snapshot]:
    """The newest version of the months asked for. Raises BadKey for a period that is no month."""
    for typed in filter(None, (first, last)):
        if not PERIOD.fullmatch(typed):
            raise sdmx.BadKey(f"Tertulis {typed[:20]}; tulis tahun dan bulan, misalnya 2026-01.")
    low, high = first or "0001-01", last or "9999-12"
    return [each for each in snapshots() if low <= f"{each.month:%Y-%m}" <= high]


def _month(text: str) -> dt.date:
    try:
        return first_day(month_from_iso(text))
    except ValueError:
        return dt.date.min
