"""Districts and villages: how many there are in each regency, and a form to bring in the ministry's list."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from payung.contributions.sheet.refused import Unreadable
from payung.coverage.tables.grid import NAME, plain, read_grid
from payung.kernel.problem import Problem
from payung.registry.actions.load_places import load_places
from payung.registry.below import judge_places
from payung.registry.models import Region
from payung.web.employers.told import problem_rows
from payung.web.guard import FORM, page

LOAD = "registry.load_places"
CODES = {"kode", "kode wilayah", "kode kemendagri", "kode daerah", "kode desa", "kode kecamatan"}
NAMES = NAME | {"nama", "nama desa", "desa", "nama kecamatan", "desa kelurahan"}
WRONG = 422


@page(LOAD, methods=FORM)
def places(request: HttpRequest) -> HttpResponse:
    """The list and the form; a file with errors is told in whole and nothing of it is kept."""
    if request.method != "POST":
        return _page(request)
    file = request.FILES.get("berkas")
    if file is None:
        messages.error(request, _("Pilih berkasnya."))
        return _page(request, status=WRONG)
    try:
        judged = judge_places(rows_of(file.read()))
    except Unreadable as unreadable:
        return _page(request, unreadable.problems, WRONG)
    if judged.problems:
        return _page(request, judged.problems, WRONG)
    new = load_places(judged.regions, by=request.actor, at=request.now)
    told = {"all": len(judged.regions), "new": new}
    messages.success(
        request, _("%(all)s kecamatan dan desa terbaca, %(new)s di antaranya baru. Hitungan berikut memakainya.") % told
    )
    return redirect("officers:places")


def rows_of(content: bytes) -> list[tuple[int, str, str]]:
    """(row, code, name) of every filled row under the headings; the first two columns where no heading is known."""
    grid = read_grid(content)
    for place, row in enumerate(grid[:10]):
        titles = [plain(cell) for cell in row]
        code = next((at for at, title in enumerate(titles) if title in CODES), None)
        name = next((at for at, title in enumerate(titles) if title in NAMES and at != code), None)
        if code is not None and name is not None:
            rows = enumerate(grid[place + 1 :], place + 2)
            return [(number, _at(row, code), _at(row, name)) for number, row in rows if any(row)]
    return [(number, _at(row, 0), _at(row, 1)) for number, row in enumerate(grid, 1) if any(row)]


def _at(row: tuple[str, ...], place: int) -> str:
    return row[place] if place < len(row) else ""


def _page(request: HttpRequest, problems: tuple[Problem, ...] = (), status: int = 200) -> HttpResponse:
    inside = Region.objects.filter(level=Region.Level.REGENCY).order_by("code")
    districts = Count("children", filter=Q(children__level=Region.Level.DISTRICT), distinct=True)
    villages = Count("children__children", filter=Q(children__children__level=Region.Level.VILLAGE), distinct=True)
    known = inside.annotate(districts=districts, villages=villages).filter(districts__gt=0)
    shown = {"known": known, "every": inside.count(), "problems": problem_rows(list(problems))}
    return render(request, "officers/places.html", shown, status=status)
