"""What a construction project adds to the facts of a claim: cover on the day, and the wage its law starts from.

Readings: law/questions.toml, project-cover-days and project-wage-unknown.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from payung.claims.facts import Fact, Facts
from payung.registry.queries import minimum_wage_rows


@dataclass(frozen=True)
class ProjectDay:
    """The project that covered somebody on a day. daily_wage: rupiah, as the list of that week says; else None."""

    number: str
    name: str
    contractor: str
    region_id: str
    daily_wage: int | None
    since: dt.date
    until: dt.date

    TAKEN: ClassVar = ("number", "project", "payer_name", "region_id", "daily_wage", "since", "until")
    """The columns of a project's cover these are taken from, in order."""


def gather_project(found: ProjectDay | None, day: dt.date, facts: Facts, *, wage_asked: bool) -> Facts:
    """Facts that hold because of the project, where no employer's do: nobody is covered twice for one day.

    wage_asked  the programme pays by the wage: the daily wage of the list, else the minimum wage of the place
    """
    stated = facts["segment"].value if facts["segment"].source.startswith(("Petugas", "Laporan")) else ""
    if found is None or (facts["member"].value and stated != "JAKON"):
        return {}
    source = f"Daftar pekerja proyek {found.number}, {found.contractor}"
    told = {
        "member": Fact(value=True, label="Peserta pada hari kejadian", source=source, as_of=day),
        "segment": Fact("JAKON", "Segmen", source, day),
        "unpaid_months": Fact(0, "Bulan tunggakan perusahaan", source, day),
    }
    if not facts["registered_on"].value:
        told["registered_on"] = Fact(found.since.isoformat(), "Peserta sejak", source, day)
    return told | (_wage(found, day, source) if wage_asked else {})


def _wage(found: ProjectDay, day: dt.date, source: str) -> Facts:
    if found.daily_wage:
        return {
            "wage": Fact(found.daily_wage, "Upah sehari", source, day),
            "kind": Fact("daily_wage", "Upah menurut", source, day),
        }
    row = minimum_wage_rows([found.region_id], day.year).get(found.region_id)
    if row is None:
        return {}
    place = f"Upah minimum {row.region.short_name} {row.year}; upah tidak tercantum di daftar pekerja"
    return {"wage": Fact(row.amount, "Upah", place, day), "kind": Fact("wage", "Upah menurut", place, day)}
