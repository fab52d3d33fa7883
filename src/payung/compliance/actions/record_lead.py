"""A business seen with workers and not found as an employer, told by an officer, a village or a regency."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.compliance.models import Case, CaseStep
from payung.compliance.opening import new_case, office_of
from payung.compliance.reach import record_step
from payung.compliance.refused import LEAD_SHAPE, refuse
from payung.registry.models import Region
from payung.registry.queries import regions_reached

PERMISSION = "compliance.record_lead"


def record_lead(
    region: Region, *, name: str, place: str, workers: int, source: str, by: Actor, at: dt.datetime
) -> Case:
    """Open a case for it.

    place    where it is, as told: road, village
    workers  how many were seen, at least one
    source   who told of it

    Raises NotAllowed out of reach; Refused lead-shape.
    """
    with act("compliance.record_lead", by, at) as deed:
        if not regions_reached(by, PERMISSION).filter(pk=region.pk).exists():
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        told = {"Nama": name, "Tempat": place, "Sumber": source}
        for column, words in told.items():
            if not words.strip():
                raise refuse(LEAD_SHAPE, "kosong", column)
        if workers < 1:
            raise refuse(LEAD_SHAPE, str(workers), "Pekerja terlihat")
        office = office_of(region)
        if office is None:
            raise refuse(LEAD_SHAPE, region.name, "Kantor yang melayani")

        case = new_case(
            Case.Kind.UNREGISTERED, region, office, at, lead_name=name.strip()[:200], lead_place=place.strip()[:200],
            lead_workers=workers, lead_source=source.strip()[:200],
        )  # fmt: skip
        record_step(case, CaseStep.Kind.FOUND, by, at)
        deed.about(f"case:{case.pk}", region=region.code, workers=workers)
        return case
