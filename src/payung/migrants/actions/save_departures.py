"""The rows of a list that hold become departures with the package each needs, in one set."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.migrants.list_judging import judged
from payung.migrants.models import Departure, DepartureList, Package, PlacementCompany
from payung.migrants.pricing import first_packages
from payung.migrants.reach import hold_company
from payung.migrants.refused import LIST_EMPTY, LIST_STATE, refuse
from payung.registry.certificate_codes import new_code
from payung.registry.newcomers import people_of
from payung.registry.numbers import new_row_numbers
from payung.registry.serving import offices_of
from payung.statute_book import StatuteBook, read_statute_book


def save_departures(list_id: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> int:
    """Register everybody whose row holds. Returns how many; nothing is owed before a code is asked for.

    Whom the company itself registered for that day after the list was read is left out. Raises NotAllowed; Refused
    departures-state, departures-nothing-good.
    """
    law = law or read_statute_book()
    with act("migrants.save_departures", by, at) as deed:
        company_id = DepartureList.objects.values_list("company_id", flat=True).get(pk=list_id)
        company = hold_company(company_id, "migrants.save_departures", by)
        sent = DepartureList.objects.select_for_update().get(pk=list_id)
        if sent.state != DepartureList.State.CHECKED:
            raise refuse(LIST_STATE, DepartureList.State(sent.state).label, "Daftar keberangkatan")
        _, checked = judged(bytes(sent.content), company, localdate(at), law)
        if checked.rows.is_empty():
            raise refuse(LIST_EMPTY, "semua baris bermasalah", "Daftar keberangkatan")

        departures = _departures(people_of(checked.rows, company.region_id), company, by, localdate(at))
        packages = first_packages(departures, law)
        Departure.objects.bulk_create(departures)
        Package.objects.bulk_create(packages)
        sent.state, sent.saved_count = DepartureList.State.SAVED, len(departures)
        sent.save(update_fields=["state", "saved_count"])
        deed.about(f"placement:{company.pk}", list=sent.pk, people=len(departures))
        return len(departures)


def _departures(people: pl.DataFrame, company: PlacementCompany, by: Actor, today: dt.date) -> list[Departure]:
    offices = offices_of(people["region_id"].unique().to_list(), today)
    numbers = new_row_numbers("migrants_departure", people.height).tolist()
    return [
        Departure(
            pk=number,
            number=f"PMI{number:08d}",
            code=new_code(),
            person_id=row["person_id"],
            company=company,
            office_id=offices.get(row["region_id"], company.office_id),
            country=row["country"],
            job=row["job"],
            departs_on=row["departs_on"],
            contract_months=row["months"],
            jht_monthly=row["jht_monthly"],
            registered_on=today,
            registered_by=by.name,
        )
        for number, row in zip(numbers, people.iter_rows(named=True), strict=True)
    ]
