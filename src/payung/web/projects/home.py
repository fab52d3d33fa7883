"""The projects of a contractor, or those an agency commissioned."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.construction.actions.register_project import register_project
from payung.construction.queries import Standing, standings
from payung.construction.reach import contractors_reached, projects_reached
from payung.construction.refused import Refused
from payung.registry.refused import NotRecorded
from payung.web.guard import FORM, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.rows import Rows
from payung.web.projects.forms import ProjectForm
from payung.web.projects.reach import back_to
from payung.web.projects.words import CERTIFICATES, FUNDING, STATES

OWN = ("look.own_projects", "look.agency_projects")


def row_of(stands: Standing) -> Standing:
    """A standing with what the list sorts by."""
    project = stands.project
    for name, value in (
        ("name", project.name),
        ("number", project.number),
        ("contractor", project.contractor.name),
        ("region", project.region.short_name),
        ("value", project.value),
        ("ends_on", project.ends_on),
    ):
        object.__setattr__(stands, name, value)
    return stands


NAME = Heading(
    "nama",
    gettext_lazy("Proyek"),
    lambda row: row.project.name,
    order=("name",),
    link=lambda row: reverse("projects:project", args=[row.project.number]),
    note=lambda row: f"{row.project.number}, {row.project.region.short_name}",
    width=44,
)
VALUE = Heading("nilai", gettext_lazy("Nilai tanpa PPN"), lambda row: row.project.value, "rupiah", order=("value",))
FUNDED = Heading("dana", gettext_lazy("Dana"), lambda row: FUNDING[row.project.funding], width=10)
STATE = Heading("keadaan", gettext_lazy("Keadaan"), lambda row: STATES[row.state], "status", order=("state",), width=26)
CERTIFICATE = Heading(
    "sertifikat", gettext_lazy("Sertifikat"), lambda row: CERTIFICATES[row.certificate], "status", width=24
)
ENDS = Heading("selesai", gettext_lazy("Selesai"), lambda row: row.project.ends_on, "date", order=("ends_on",))
LEFT = Heading("sisa", gettext_lazy("Belum dibayar"), lambda row: row.unpaid or None, "rupiah", order=("unpaid",))
PEOPLE = Heading("pekerja", gettext_lazy("Pekerja"), lambda row: row.people or None, "number", order=("people",))


def search(rows: Rows, words: str) -> Rows:
    """By any part of the project's or the contractor's name, or by the number."""
    wanted = words.casefold()
    return rows.where(lambda row: any(wanted in text.casefold() for text in (row.name, row.number, row.contractor)))


FILTERS = (
    Filter("cari", gettext_lazy("Cari nama atau nomor"), search),
    Filter(
        "dana",
        gettext_lazy("Dana"),
        lambda rows, key: rows.where(lambda row: row.project.funding == key),
        choices=tuple(FUNDING.items()),
    ),
    Filter(
        "keadaan",
        gettext_lazy("Keadaan"),
        lambda rows, key: rows.where(lambda row: row.state == key),
        choices=tuple((key, words) for key, (_kind, words) in STATES.items()),
    ),
)
SHAPE = Shape(
    caption=gettext_lazy("Proyek konstruksi"),
    headings=(NAME, FUNDED, VALUE, ENDS, STATE, CERTIFICATE, LEFT, PEOPLE),
    filters=FILTERS,
    sort="nama",
    ties=("number",),
    empty=gettext_lazy("Belum ada proyek."),
    file="proyek",
)


@page(OWN)
def home(request: HttpRequest) -> HttpResponse:
    """Every project within reach."""
    may_register = request.actor.may("construction.register_project")
    permission = OWN[0] if may_register else OWN[1]
    rows = Rows([row_of(each) for each in standings(projects_reached(request.actor, permission), request.today)])
    shown = {"listing": listing(request, rows, SHAPE), "may_register": may_register}
    return exported(request, rows, SHAPE) or render(request, "projects/home.html", shown)


@page("construction.register_project", methods=FORM)
def register(request: HttpRequest) -> HttpResponse:
    """A new project, typed once."""
    contractor = contractors_reached(request.actor, "construction.register_project").first()
    form = ProjectForm(request.POST or None)
    problem = None
    if request.method == "POST" and contractor and form.is_valid():
        try:
            project = register_project(contractor, form.project(), by=request.actor, at=request.now)
        except (Refused, NotRecorded) as refused:
            problem = refused.problem
        else:
            messages.success(request, _("Proyek terdaftar. Sekarang pilih cara membayarnya."))
            return back_to(project)
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "problem": problem, "contractor": contractor}
    return render(request, "projects/register.html", shown, status=status)
