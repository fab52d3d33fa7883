"""Coverage for an office: the regions it serves beside each other, and the people a figure is made of."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.coverage.counted import newest_snapshot
from payung.coverage.counting.sources import PEOPLE, everybody
from payung.coverage.measures import EVERY_PART
from payung.kernel.identity import mask_nik
from payung.kernel.names import name_key
from payung.registry.models import Person, Region
from payung.registry.queries import people_reached, regions_reached, regions_within
from payung.web.coverage.board import board, road_chart
from payung.web.coverage.trace import parse_counted
from payung.web.guard import found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.reach import BRANCH, remember_looks

PEOPLE_SHAPE = Shape(
    caption=gettext_lazy("Orang di balik angka ini"),
    sort="nama",
    file="orang-di-balik-angka",
    ties=("pk",),
    empty=gettext_lazy("Tidak ada seorang pun dalam jangkauan kantor Anda."),
    headings=(
        Heading("nama", gettext_lazy("Nama"), lambda row: row.name, order=("name",), width=32),
        Heading("nik", "NIK", lambda row: mask_nik(row.nik) if row.nik else None, "id", width=20),
        Heading("nomor", gettext_lazy("Nomor peserta"), lambda row: row.member_number, "id"),
        Heading(
            "tinggal", gettext_lazy("Tempat tinggal"), lambda row: row.region.name if row.region else None, width=28
        ),
    ),
    filters=(
        Filter(
            "cari",
            gettext_lazy("Cari nama"),
            lambda rows, typed: rows.filter(Q(name_key__contains=name_key(typed) or typed)),
        ),
    ),
)


@page(BRANCH)
def overview(request: HttpRequest) -> HttpResponse:
    """The regencies within reach, highest share first; numbers are told in full here."""
    reached = regions_reached(request.actor, BRANCH)
    among = list(reached.filter(level=Region.Level.REGENCY).select_related("parent"))
    wide = among[0].parent if among else None
    provinces = {each.parent_id for each in among}
    if wide is not None and len(provinces) > 1:
        wide = wide.parent
    shown = {
        "board": board(wide, request.today, public=False, among=among) if wide else None,
        "wide": wide,
        "chart": road_chart(wide, request.today, public=False) if wide else "",
        "snapshot": newest_snapshot(),
        "may_import": request.actor.may("coverage.import_denominators"),
        "may_place": request.actor.may("registry.load_places"),
    }
    return render(request, "officers/coverage.html", shown)


@page(BRANCH)
def people(request: HttpRequest, key: str) -> HttpResponse:
    """The people a counted figure is made of, as the books stand now; each shown is a look, recorded before."""
    parsed = parse_counted(key)
    if parsed is None or not parsed.measure.startswith(("people_by", "memberships_by")):
        raise Http404
    place = found(regions_reached(request.actor, BRANCH).filter(code=parsed.region.code).first())
    rows = _who(request, parsed.snapshot.month, place, parsed.measure, parsed.part)
    shown = listing(request, rows, PEOPLE_SHAPE)
    remember_looks(
        request,
        [each.pk for each in shown.rows],
        purpose=_("Menelusuri angka cakupan %(name)s") % {"name": place.name},
        fields=_("nama, NIK tersamar, nomor peserta, tempat tinggal"),
    )
    context = {"figure_key": key, "place": place, "listing": shown, "snapshot": parsed.snapshot}
    if "format" not in request.GET:
        return render(request, "officers/coverage_people.html", context)
    remember_looks(
        request,
        rows.values_list("pk", flat=True),
        purpose=_("Mengunduh orang di balik angka cakupan %(name)s") % {"name": place.name},
        fields=_("nama, NIK tersamar, nomor peserta, tempat tinggal"),
    )
    return found(exported(request, rows, PEOPLE_SHAPE))


def _who(request: HttpRequest, month: object, place: Region, measure: str, part: str) -> QuerySet[Person]:
    inside = list(regions_within([place.code]))
    segment = "" if part == EVERY_PART else f"AND s.segment = {list(PEOPLE).index(part)}"
    counted = f"SELECT s.person_id FROM ({everybody()}) s WHERE true {segment}".replace("%(month)s", "%s")
    times = counted.count("%s")
    everyone = people_reached(request.actor, "look.person").select_related("region")
    if measure.endswith("by_residence"):
        return everyone.filter(region__in=inside, pk__in=RawSQL(counted, [month] * times))
    return everyone.filter(pk__in=RawSQL(f"{counted} AND s.region_id = ANY(%s)", [*[month] * times, inside]))
