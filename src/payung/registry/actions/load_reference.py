"""Bring regions, offices and minimum wages up to what ships with Payung. Running it twice changes nothing."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.registry import reference
from payung.registry.models import Facility, FacilityContract, MinimumWage, Office, OfficeArea, Region


def load_reference(*, by: Actor, at: dt.datetime) -> dict[str, int]:
    """Insert what is missing, renew what differs, delete nothing. Returns table → rows that ship.

    Of districts and villages only the missing are inserted: what an officer brought from the ministry stays.
    """
    with act("registry.load_reference", by, at) as deed:
        rows = {
            Region: (reference.regions(), ["code"]),
            Office: (reference.offices(), ["code"]),
            OfficeArea: (reference.office_areas(), ["region", "valid_from"]),
            Facility: (reference.facilities(), ["code"]),
            FacilityContract: (reference.facility_contracts(), ["facility", "valid_from"]),
            MinimumWage: (reference.minimum_wages(), ["region", "year"]),
        }
        for model, (shipped, key) in rows.items():
            renewed = [field.name for field in model._meta.fields if field.name not in key and not field.primary_key]
            model._default_manager.bulk_create(shipped, update_conflicts=True, unique_fields=key, update_fields=renewed)
        below = reference.places()
        Region.objects.bulk_create(below, ignore_conflicts=True)
        counts = {model._meta.model_name or "": len(shipped) for model, (shipped, _) in rows.items()}
        counts["region"] += len(below)
        deed.about("registry:reference", **counts)
        return counts
