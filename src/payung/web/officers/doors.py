"""Projects and migrant workers of the branch, and who may register them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.construction.actions.register_agency import register_agency
from payung.construction.actions.register_contractor import register_contractor
from payung.construction.models import Agency
from payung.construction.queries import standings
from payung.construction.reach import projects_reached
from payung.construction.refused import Refused
from payung.migrants.actions.register_company import register_company
from payung.migrants.models import Departure
from payung.migrants.queries import Standing as Departing
from payung.migrants.queries import standings as departure_standings
from payung.migrants.reach import departures_reached
from payung.migrants.refused import Refused as MigrantRefused
from payung.registry.models import Region
from payung.registry.refused import NotRecorded
from payung.web.departures.views import SHAPE as DEPARTURES
from payung.web.departures.views import remember
from payung.web.departures.views import row_of as departure_row
from payung.web.employers.forms import Form
from payung.web.guard import FORM, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.reach import BRANCH
from payung.web.officers.rows import Rows
from payung.web.projects.home import CERTIFICATE, ENDS, FILTERS, FUNDED, LEFT, NAME, PEOPLE, STATE, VALUE, row_of

CONTRACTOR = Heading(
    "kontraktor", gettext_lazy("Kontraktor"), lambda row: row.project.contractor.name, order=("contractor",), width=30
)


def projects_shape(rows: list) -> Shape:
    """The list of projects, its regions from what occurs."""
    regions = {row.project.region_id: row.region for row in sorted(rows, key=lambda row: row.region)}
    where = Filter(
        "wilayah",
        gettext_lazy("Wilayah"),
        lambda rows, code: rows.where(lambda row: row.project.region_id == code),
        choices=tuple(regions.items()),
    )
    return Shape(
        caption=gettext_lazy("Proyek konstruksi"),
        headings=(NAME, CONTRACTOR, FUNDED, VALUE, ENDS, STATE, CERTIFICATE, LEFT, PEOPLE),
        filters=(*FILTERS, where),
        sort="nama",
        ties=("number",),
        empty=gettext_lazy("Belum ada proyek."),
        file="proyek",
    )


@page(BRANCH)
def projects(request: HttpRequest) -> HttpResponse:
    """Projects of the branch."""
    every = [row_of(each) for each in standings(projects_reached(request.actor, BRANCH), request.today)]
    shape, rows = projects_shape(every), Rows(every)
    shown = {"listing": listing(request, rows, shape), "may": request.actor.may("construction.register_contractor")}
    return exported(request, rows, shape) or render(request, "officers/projects.html", shown)


def _departures_shape(departures: list[Departure]) -> Shape:
    """The list of departures, with those that two companies registered for one person and day."""
    of_one = Counter((each.person_id, each.departs_on) for each in departures if each.cancelled_on is None)

    def twice(row: Departing) -> bool:
        each = row.departure
        return each.cancelled_on is None and of_one[each.person_id, each.departs_on] > 1

    choice = Filter(
        "ganda",
        gettext_lazy("Orang dan hari yang sama"),
        lambda rows, _wanted: rows.where(twice),
        choices=(("ya", gettext_lazy("didaftarkan lebih dari sekali")),),
    )
    return replace(DEPARTURES, filters=(*DEPARTURES.filters, choice))


@page(BRANCH)
def migrants(request: HttpRequest) -> HttpResponse:
    """Migrant workers of the branch."""
    departures = list(departures_reached(request.actor, BRANCH))
    remember(request, departures, _("Daftar pekerja migran cabang"))
    rows = Rows([departure_row(each) for each in departure_standings(departures, request.today)])
    shape = _departures_shape(departures)
    shown = {"listing": listing(request, rows, shape), "may": request.actor.may("migrants.register_company")}
    return exported(request, rows, shape) or render(request, "officers/migrants.html", shown)


class PartyForm(Form):
    """Somebody who may register projects or departures from now on."""

    name = forms.CharField(label=gettext_lazy("Nama"), max_length=160)
    region = forms.ModelChoiceField(
        Region.objects.none(), label=gettext_lazy("Wilayah"), empty_label=gettext_lazy("Pilih wilayah")
    )
    npwp = forms.CharField(label="NPWP", max_length=16, required=False)
    level = forms.ChoiceField(label=gettext_lazy("Tingkat"), choices=Agency.Level.choices)
    licence = forms.CharField(label=gettext_lazy("Nomor izin (SIP3MI)"), max_length=60)

    def __init__(self, kind: str, *args: object, **kwargs: object) -> None:
        self.kind = kind
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        kind = self.kind
        keep = {"kontraktor": "npwp", "instansi": "level", "penempatan": "licence"}[kind]
        for name in {"npwp", "level", "licence"} - {keep}:
            del self.fields[name]
        levels = [Region.Level.REGENCY, Region.Level.PROVINCE, Region.Level.NATION]
        allowed = levels if kind == "instansi" else levels[:1]
        self.fields["region"].queryset = Region.objects.filter(level__in=allowed).order_by("name")


TITLES = {
    "kontraktor": (gettext_lazy("Daftarkan kontraktor"), "officers:projects"),
    "instansi": (gettext_lazy("Tambah instansi"), "officers:projects"),
    "penempatan": (gettext_lazy("Daftarkan perusahaan penempatan"), "officers:migrants"),
}


@page(("construction.register_contractor", "migrants.register_company"), methods=FORM)
def register_party(request: HttpRequest, kind: str) -> HttpResponse:
    """A contractor, a commissioning agency or a placement company."""
    title, back = found(TITLES.get(kind))
    form = PartyForm(kind, request.POST or None)
    problem = None
    if request.method == "POST" and form.is_valid():
        try:
            number = _register(request, kind, form.cleaned_data)
        except (Refused, MigrantRefused, NotRecorded) as refused:
            problem = refused.problem
        else:
            messages.success(request, _("Tercatat dengan nomor %(number)s. Administrator memberi wewenangnya.") % {
                "number": number})  # fmt: skip
            return HttpResponseRedirect(reverse(back))
    shown = {"form": form, "problem": problem, "title": title, "back": reverse(back)}
    return render(request, "officers/party.html", shown, status=422 if request.method == "POST" else 200)


def _register(request: HttpRequest, kind: str, given: dict) -> str:
    by, at = request.actor, request.now
    if kind == "instansi":
        return str(register_agency(given["name"], given["level"], given["region"], by=by, at=at).pk)
    if kind == "penempatan":
        return register_company(given["name"], given["licence"], given["region"], by=by, at=at).number
    return register_contractor(given["name"], given["region"], npwp=given["npwp"], by=by, at=at).number
