"""Which office a place belongs to."""

from __future__ import annotations

from payung.construction.refused import NO_OFFICE, refuse
from payung.registry.models import Office, OfficeArea, Region


def office_serving(region: Region) -> Office:
    """The office that serves a region or the one it lies in. Raises Refused project-region where none does."""
    place: Region | None = region
    while place is not None:
        area = OfficeArea.objects.select_related("office").filter(region=place, valid_to=None).first()
        if area:
            return area.office
        place = place.parent
    raise refuse(NO_OFFICE, region.name, "Wilayah")
