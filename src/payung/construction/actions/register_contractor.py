"""A branch registers a contractor. Its log-in is a grant, given by an administrator."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.construction.models import Contractor
from payung.construction.refused import NAME_TAKEN, refuse
from payung.registry.models import Region
from payung.registry.numbers import new_row_numbers
from payung.registry.offices import office_serving
from payung.registry.queries import offices_reached


def register_contractor(
    name: str, region: Region, *, npwp: str = "", address: str = "", phone: str = "", by: Actor, at: dt.datetime
) -> Contractor:
    """Record a contractor under the office that serves its region.

    Raises NotAllowed where that office is out of reach; Refused name-taken (same name and NPWP).
    """
    with act("construction.register_contractor", by, at) as deed:
        office = office_serving(region, localdate(at))
        if not offices_reached(by, "construction.register_contractor").filter(pk=office.pk).exists():
            raise NotAllowed(f"{by.name}: construction.register_contractor")
        if Contractor.objects.filter(name__iexact=name.strip(), npwp=npwp).exists():
            raise refuse(NAME_TAKEN, name, "Nama kontraktor")
        (number,) = new_row_numbers("construction_contractor", 1).tolist()
        contractor = Contractor.objects.create(
            pk=number,
            number=f"JK{number:08d}",
            name=name.strip(),
            npwp=npwp,
            address=address,
            phone=phone,
            region=region,
            office=office,
            registered_on=localdate(at),
        )
        deed.about(f"contractor:{contractor.pk}", name=contractor.name)
        return contractor
