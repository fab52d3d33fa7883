"""Which office serves a place on a day, and which facilities are under contract."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from payung.registry.models import Facility, FacilityContract, Office, OfficeArea, Region
from payung.registry.queries import regions_within

AROUND = "region__parent__parent__parent__parent__parent"
"""A place with every region around it, for `select_related`: from a village up to the nation."""


@dataclass(frozen=True)
class ServicePoints:
    """What stands in a region: branches, their service units, and facilities whose contract runs on the day."""

    branches: int
    units: int
    facilities: int


def lineage(region: Region) -> list[Region]:
    """The region and every region around it, the smallest first."""
    found = [region]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found


def regency_code(code: str | None) -> str:
    """`61.08.01.2001` as `61.08`; a regency, a province or nothing as it is."""
    return ".".join((code or "").split(".")[:2])


def serving_office(region: Region, day: dt.date) -> Office | None:
    """The office whose area the region, or the smallest region around it with an area, is in on a day."""
    around = [each.code for each in lineage(region)]
    areas = OfficeArea.objects.filter(_on(day), region__in=around).select_related("office__parent", "office__region")
    return min(areas, key=lambda area: around.index(area.region_id)).office if areas else None


def offices_of(regions: Iterable[str], day: dt.date) -> dict[str, str]:
    """Code of a regency or city → code of the office that serves it on a day; unserved ones are left out."""
    wanted = list(Region.objects.filter(code__in=regions).values_list("code", "parent", "parent__parent"))
    around = {code for row in wanted for code in row if code}
    areas = dict(OfficeArea.objects.filter(_on(day), region__in=around).values_list("region", "office"))
    served = {row[0]: next((areas[code] for code in row if code in areas), None) for row in wanted}
    return {code: office for code, office in served.items() if office}


def serving_branch(region: Region, day: dt.date) -> Office | None:
    """The branch that answers for a region on a day: the serving office, or the branch it is a unit of."""
    office = serving_office(region, day)
    return office.parent if office and office.kind == Office.Kind.SERVICE_UNIT else office


def unserved_regencies(day: dt.date, province: str) -> list[str]:
    """Codes of the regencies of a province that no office serves on a day; none where the map is whole.

    That never two serve one region the database itself refuses.
    """
    served = OfficeArea.objects.filter(_on(day), region=OuterRef("pk"))
    regencies = Region.objects.filter(parent=province, level=Region.Level.REGENCY)
    return list(regencies.exclude(Exists(served)).order_by("code").values_list("code", flat=True))


def counters() -> QuerySet[Office]:
    """Offices where people are received."""
    return Office.objects.exclude(hours="").exclude(kind=Office.Kind.REGIONAL).select_related(AROUND).order_by("name")


def facilities_on(day: dt.date) -> QuerySet[Facility]:
    """Facilities whose contract runs on a day."""
    contracts = FacilityContract.objects.filter(_on(day), facility=OuterRef("pk"))
    return Facility.objects.filter(Exists(contracts)).select_related(AROUND).order_by("name", "code")


def offices_in(code: str) -> QuerySet[Office]:
    """Branches and service units that stand in a region or in one inside it, by name."""
    return (
        Office.objects.filter(region__in=regions_within([code]))
        .exclude(kind=Office.Kind.REGIONAL)
        .select_related("parent", AROUND)
        .order_by("name")
    )


def facilities_in(code: str, day: dt.date) -> QuerySet[Facility]:
    """Facilities in a region, or in one inside it, whose contract runs on a day."""
    return facilities_on(day).filter(region__in=regions_within([code]))


def service_points(code: str, day: dt.date) -> ServicePoints:
    """How many there are; each number is that of the rows of `offices_in` and `facilities_in`."""
    kinds = list(offices_in(code).values_list("kind", flat=True))
    return ServicePoints(
        kinds.count(Office.Kind.BRANCH), kinds.count(Office.Kind.SERVICE_UNIT), facilities_in(code, day).count()
    )


def _on(day: dt.date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))
