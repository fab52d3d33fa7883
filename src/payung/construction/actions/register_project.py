"""A contractor registers a project. Nothing is owed before it is billed, nothing covered before it is paid."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.construction.models import Agency, Contractor, Project
from payung.construction.owing import both_values, register_by
from payung.construction.reach import contractors_reached
from payung.construction.refused import CONTRACT_TAKEN, DAYS_ORDER, NO_AGENCY, NO_WAGES, VALUES, refuse
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text
from payung.registry.certificate_codes import new_code
from payung.registry.models import Region
from payung.registry.numbers import new_row_numbers
from payung.registry.offices import office_serving
from payung.statute_book import StatuteBook, read_statute_book


@dataclass(frozen=True)
class NewProject:
    """What the contractor typed, rupiah whole.

    value           of the contract; `with_vat` says whether VAT is in it
    wages           of the whole execution, 0 where they are not known: then the contract value is the base
    agency          of a project paid by APBN or APBD; owner_name of a private one
    """

    name: str
    region: Region
    funding: str
    contract_number: str
    contracted_on: dt.date
    value: int
    with_vat: bool
    starts_on: dt.date
    ends_on: dt.date
    maintenance_until: dt.date | None = None
    place: str = ""
    funds: str = ""
    agency: Agency | None = None
    owner_name: str = ""
    wages: int = 0


def register_project(
    contractor: Contractor, new: NewProject, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Project:
    """Record the project under the office that serves its place.

    Raises NotAllowed for another contractor's; Refused project-days, project-value, project-wages, project-agency,
    project-contract-taken.
    """
    law = law or read_statute_book()
    with act("construction.register_project", by, at) as deed:
        if not contractors_reached(by, "construction.register_project").filter(pk=contractor.pk).exists():
            raise NotAllowed(f"{by.name}: construction.register_project")
        _check(contractor, new)
        value, value_with_vat = both_values(new.value, new.with_vat, new.contracted_on, law)
        (number,) = new_row_numbers("construction_project", 1).tolist()
        project = Project.objects.create(
            pk=number,
            number=f"P{number:09d}",
            code=new_code(),
            contractor=contractor,
            name=" ".join(new.name.split()),
            place=new.place,
            region=new.region,
            office=office_serving(new.region, localdate(at)),
            funding=new.funding,
            funds=new.funds,
            agency=new.agency if new.funding != Project.Funding.PRIVATE else None,
            owner_name=new.owner_name if new.funding == Project.Funding.PRIVATE else "",
            contract_number=new.contract_number.strip(),
            contracted_on=new.contracted_on,
            basis=Project.Basis.WAGES if new.wages else Project.Basis.VALUE,
            value=value,
            value_with_vat=value_with_vat,
            wages=new.wages,
            starts_on=new.starts_on,
            ends_on=new.ends_on,
            maintenance_until=new.maintenance_until,
            registered_on=localdate(at),
            register_by=register_by(new.contracted_on, law),
        )
        deed.about(f"project:{project.pk}", contractor=contractor.pk, value=value, funding=new.funding)
        return project


def _check(contractor: Contractor, new: NewProject) -> None:
    if not new.contracted_on <= new.ends_on or not new.starts_on <= new.ends_on:
        raise refuse(DAYS_ORDER, f"{date_text(new.starts_on)} sampai {date_text(new.ends_on)}", "Tanggal")
    if new.maintenance_until is not None and new.maintenance_until < new.ends_on:
        raise refuse(DAYS_ORDER, date_text(new.maintenance_until), "Akhir pemeliharaan")
    if new.value <= 0:
        raise refuse(VALUES, rupiah_text(new.value), "Nilai kontrak")
    if new.wages < 0:
        raise refuse(NO_WAGES, rupiah_text(new.wages), "Jumlah upah")
    if new.funding != Project.Funding.PRIVATE and new.agency is None:
        raise refuse(NO_AGENCY, "kosong", "Instansi")
    taken = Project.objects.filter(
        contractor=contractor, contract_number=new.contract_number.strip(), cancelled_on=None
    )
    if taken.exists():
        raise refuse(CONTRACT_TAKEN, new.contract_number, "Nomor kontrak")
