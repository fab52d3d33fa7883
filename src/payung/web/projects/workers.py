"""Workers of a project by the week: sent in, mended, saved; and everybody who ever stood on a list."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.construction.actions.discard_roster import discard_roster
from payung.construction.actions.read_roster import read_roster
from payung.construction.actions.save_roster import save_roster
from payung.construction.models import Project, Roster
from payung.construction.queries import rosters_of, week_rows, workers_of
from payung.construction.refused import Refused
from payung.construction.roster_file import BNBA, ROW_LIMIT
from payung.construction.roster_judging import judged
from payung.contributions.sheet.guard import FILE_LIMIT
from payung.contributions.sheet.list_out import failing_list, list_template
from payung.contributions.sheet.refused import Unreadable, too_large
from payung.contributions.sheet_rows import problem_from_json
from payung.kernel.dates import form_date_text
from payung.web.employers.frame import download
from payung.web.employers.told import problem_rows
from payung.web.guard import POST, found, page
from payung.web.projects.forms import WeekForm
from payung.web.projects.reach import back_to, project_at, remember_looks

LOOK = "look.projects"
READ_ROSTER = "construction.read_roster"
PROBLEMS_SHOWN = 50


@page(LOOK)
def workers(request: HttpRequest, number: str) -> HttpResponse:
    """The lists of a project and who stands on them."""
    return _show(request, project_at(request, number))


def _show(request: HttpRequest, one: Project, status: int = 200, **more: object) -> HttpResponse:
    people = workers_of(one)
    purpose = _("Daftar pekerja proyek %(p)s") % {"p": one.number}
    remember_looks(request, one, people["person_id"].to_list(), purpose, LOOK)
    waiting = rosters_of(one).filter(state=Roster.State.CHECKED).first()
    problems = [problem_from_json(each) for each in waiting.problems] if waiting else []
    may = request.actor.may("construction.read_roster") and not one.cancelled_on
    shown = {
        "project": one,
        "people": list(people.iter_rows(named=True)),
        "rosters": list(rosters_of(one)[:30]),
        "waiting": waiting,
        "problems": problem_rows(problems[:PROBLEMS_SHOWN]),
        "problems_left": max(0, len(problems) - PROBLEMS_SHOWN),
        "may": may,
        "form": WeekForm(initial={"week": _monday(min(request.today, one.maintenance_until or one.ends_on))}),
        "row_limit": ROW_LIMIT,
        **more,
    }
    return render(request, "projects/workers.html", shown, status=status)


@page("construction.read_roster", methods=POST)
def upload(request: HttpRequest, number: str) -> HttpResponse:
    """Read a list and show everything that was found in it."""
    one = project_at(request, number, "construction.read_roster")
    form, file = WeekForm(request.POST), request.FILES.get("file")
    if not form.is_valid():
        return _show(request, one, 422, form=form)
    if file is None:
        messages.error(request, _("Pilih dahulu berkasnya, lalu tekan “Unggah dan periksa”."))
        return back_to(one, name="workers")
    try:
        if file.size > FILE_LIMIT:
            raise too_large(file.size, FILE_LIMIT)
        content, name = file.read(), (file.name or "")[-120:]
        read_roster(one.pk, content, name, week=form.cleaned_data["week"], by=request.actor, at=request.now)
    except Unreadable as refused:
        return _show(request, one, 422, form=form, whole_file={"name": file.name, "problems": refused.problems})
    except Refused as refused:
        return _show(request, one, 422, form=form, problem=refused.problem)
    return back_to(one, "#h-hasil", "workers")


@page("construction.save_roster", methods=POST)
def save(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """Save the rows that are right."""
    one, sent = _sent(request, number, key, "construction.save_roster")
    try:
        count = save_roster(sent.pk, by=request.actor, at=request.now)
    except Refused as refused:
        return _show(request, one, 422, problem=refused.problem)
    said = ngettext("%(rows)d baris tersimpan.", "%(rows)d baris tersimpan.", count)
    messages.success(request, said % {"rows": count})
    return back_to(one, name="workers")


@page("construction.discard_roster", methods=POST)
def discard(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """Throw a waiting list away."""
    one, sent = _sent(request, number, key, "construction.discard_roster")
    try:
        discard_roster(sent.pk, by=request.actor, at=request.now)
    except Refused as refused:
        return _show(request, one, 422, problem=refused.problem)
    messages.success(request, _("Hasil unggah dibuang. Data yang sudah tersimpan tidak berubah."))
    return back_to(one, name="workers")


@page(READ_ROSTER)
def failing(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """The rows to mend, as a file that can be sent in again."""
    one, sent = _sent(request, number, key, "construction.read_roster")
    try:
        file, checked = judged(one, bytes(sent.content), sent.week)
    except Refused as refused:  # the contract was shortened since
        return _show(request, one, 422, problem=refused.problem)
    name = f"perbaiki-{sent.week.isoformat()}-{one.number}"
    return download(failing_list(file, checked.problems), name, "xlsx")


@page(READ_ROSTER)
def template(request: HttpRequest, number: str) -> HttpResponse:
    """A list to fill in, with the names of the last saved week."""
    one = project_at(request, number, "construction.read_roster")
    last = rosters_of(one).filter(state=Roster.State.SAVED).values_list("week", flat=True).first()
    rows = []
    if last:
        people = week_rows(one, last)
        remember_looks(request, one, people["person_id"].to_list(), _("Lembar daftar pekerja"), READ_ROSTER)
        rows = [_blank_week(each) for each in people.iter_rows(named=True)]
    return download(list_template(BNBA, rows), f"daftar-pekerja-{one.number}", "xlsx")


def _blank_week(row: dict) -> list:
    wage = str(row["daily_wage"] or "")
    return [row["nik"], row["name"], form_date_text(row["birth_date"]), row["sex"], row["trade"], "", "", wage]


def _sent(request: HttpRequest, number: str, key: int, permission: str) -> tuple[Project, Roster]:
    one = project_at(request, number, permission)
    return one, found(Roster.objects.filter(project=one, pk=key).first())


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())
