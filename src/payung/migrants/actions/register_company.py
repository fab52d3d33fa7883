"""A branch registers a placement company. Its log-in is a grant, given by an administrator."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.migrants.models import PlacementCompany
from payung.migrants.refused import LICENCE, refuse
from payung.registry.models import Region
from payung.registry.numbers import new_row_numbers
from payung.registry.offices import office_serving
from payung.registry.queries import offices_reached


def register_company(name: str, licence: str, region: Region, *, by: Actor, at: dt.datetime) -> PlacementCompany:
    """Record a company under the office that serves its region.

    Raises NotAllowed where that office is out of reach; Refused placement-licence-taken; NotRecorded region-unserved.
    """
    with act("migrants.register_company", by, at) as deed:
        office = office_serving(region, localdate(at))
        if not offices_reached(by, "migrants.register_company").filter(pk=office.pk).exists():
            raise NotAllowed(f"{by.name}: migrants.register_company")
        if PlacementCompany.objects.filter(licence__iexact=licence.strip()).exists():
            raise refuse(LICENCE, licence, "Nomor izin")
        (number,) = new_row_numbers("migrants_placementcompany", 1).tolist()
        company = PlacementCompany.objects.create(
            pk=number,
            number=f"PM{number:06d}",
            name=name.strip(),
            licence=licence.strip(),
            region=region,
            office=office,
            registered_on=localdate(at),
        )
        deed.about(f"placement:{company.pk}", name=company.name)
        return company
