"""A branch puts a commissioning body on the list from which projects choose. Its log-in is a grant."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.models import Agency
from payung.construction.refused import NAME_TAKEN, refuse
from payung.registry.models import Region


def register_agency(name: str, level: str, region: Region, *, by: Actor, at: dt.datetime) -> Agency:
    """Record an agency. level: a value of Agency.Level. Raises NotAllowed; Refused name-taken."""
    with act("construction.register_agency", by, at) as deed:
        if Agency.objects.filter(name__iexact=name.strip()).exists():
            raise refuse(NAME_TAKEN, name, "Nama instansi")
        agency = Agency.objects.create(name=name.strip(), level=Agency.Level(level), region=region)
        deed.about(f"agency:{agency.pk}", name=agency.name)
        return agency
