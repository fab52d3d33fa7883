"""Projects in every kind of funding and state, and migrant workers in every phase, through the real actions."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import make_aware

from payung.access.actor import SYSTEM, Actor, Held
from payung.access.models import Grant, Role, ScopeKind, User
from payung.construction.actions.bill_project import bill_project
from payung.construction.actions.cancel_project import cancel_project
from payung.construction.actions.read_roster import read_roster
from payung.construction.actions.register_agency import register_agency
from payung.construction.actions.register_contractor import register_contractor
from payung.construction.actions.register_project import NewProject, register_project
from payung.construction.actions.save_roster import save_roster
from payung.construction.models import Agency, Contractor, Project
from payung.construction.roster_file import TITLES
from payung.demo.logins import kept_password
from payung.kernel.dates import form_date_text
from payung.ledger.accounts import ensure_banks
from payung.migrants.actions.bill_departures import bill_departures
from payung.migrants.actions.record_return import record_return
from payung.migrants.actions.register_company import register_company
from payung.migrants.actions.register_departure import Contract, Traveller, register_departure
from payung.migrants.models import PlacementCompany
from payung.payments.actions.receive import RECEIPTS, receive
from payung.registry.models import Region
from payung.rolls.actions.post_settled import post_settled
from payung.rolls.models import Roll

BANK = "kapuas"
PLACE = "61.12"
OFFICER = Actor("Kantor cabang (contoh)", None, (Held(Role.OFFICER, ScopeKind.ALL, ""),))
PROJECTS = (
    # name, funding, billion rupiah with VAT, begins and lasts days, maintenance days, paid, terms, workers
    ("Peningkatan Jalan Rasau Jaya", "apbd", 2.664, -60, 120, 180, 1, False, 12),
    ("Rehabilitasi Gedung SDN 12 Sungai Raya", "apbd", 0.555, -20, 90, 90, 1, True, 6),
    ("Jembatan Sungai Ambawang", "apbn", 18.87, -90, 240, 365, 1, True, 18),
    ("Ruko Tiga Lantai Jalan Adisucipto", "private", 3.33, 10, 150, 0, 1, True, 0),
    ("Saluran Irigasi Parit Baru", "apbn", 0.222, -200, 120, 30, 1, True, 5),
    ("Gudang Arang Limbung", "private", 1.11, 5, 60, 0, 0, True, 0),
    ("Pasar Tradisional Kubu", "apbd", 7.77, 15, 120, 180, -1, True, 0),
)
GOING = (
    # name, country, months, leaves in days, paid in days (None: not paid), came home in days
    ("Theresia Nangin", "Malaysia", 24, 40, -10, None),
    ("Maria Goreti Uray", "Taiwan", 24, -200, -230, None),
    ("Hendrikus Boli", "Malaysia", 12, -300, -320, -15),
    ("Sri Wahyuni Rekaan", "Hong Kong", 24, 60, None, None),
    ("Yuliana Dara", "Brunei Darussalam", 6, -30, -45, None),
    ("Rosa Delima Anyan", "Hong Kong", 24, -420, -440, None),
    ("Fransiska Lejiu", "Malaysia", 24, -330, -350, None),
    ("Emilia Songka", "Taiwan", 24, -280, -300, None),
    ("Siti Hartati", "Singapura", 24, -150, -170, None),
)


DISTRICT_OF_NURSES = "61.12.01"
"""One district for all who go abroad: spread out they would be too few to be told anywhere."""


def make_projects(today: dt.date) -> None:
    """Everything above, as seen from `today`, and the log-ins of contractor, agency and placement company."""
    ensure_banks([BANK])
    region = Region.objects.get(code=PLACE)
    began = _at(today, -220)
    contractor = register_contractor("PT Bangun Kapuas Rekaan", region, by=OFFICER, at=began)
    agency = register_agency("Dinas PUPR Kubu Raya (rekaan)", Agency.Level.REGENCY, region, by=OFFICER, at=began)
    ministry = register_agency("Balai Jalan Nasional (rekaan)", Agency.Level.NATION, region, by=OFFICER, at=began)
    for place, row in enumerate(PROJECTS):
        _project(contractor, agency if row[1] == "apbd" else ministry, place, row, today)
    company = _migrants(region, today)
    _log_in("darmawan", "Darmawan Rekaan", Role.CONTRACTOR, ScopeKind.CONTRACTOR, contractor.pk, today)
    _log_in("dina", "Dina Marlina", Role.AGENCY, ScopeKind.AGENCY, agency.pk, today)
    _log_in("lusia", "Lusia Natalia", Role.PLACEMENT, ScopeKind.AGENCY, company.pk, today)


def _log_in(username: str, name: str, role: str, kind: str, key: int, today: dt.date) -> None:
    user = User.objects.create(username=username, full_name=name, password=kept_password())
    since = today.replace(month=1, day=1)
    Grant.objects.create(user=user, role=role, scope_kind=kind, scope_key=str(key), valid_from=since)


def _project(contractor: Contractor, agency: Agency, place: int, row: tuple, today: dt.date) -> None:
    name, funding, billions, begins, lasts, kept, paid, at_once, workers = row
    by = Actor("Darmawan", None, (Held(Role.CONTRACTOR, ScopeKind.CONTRACTOR, str(contractor.pk)),))
    starts = today + dt.timedelta(days=begins)
    ends = starts + dt.timedelta(days=lasts)
    registered = _at(today, min(begins, 0) - 3)
    new = NewProject(
        name=name,
        region=contractor.region,
        funding=funding,
        contract_number=f"{600 + place}/SPK/{starts.year}",
        contracted_on=registered.date() - dt.timedelta(days=4),
        value=round(billions * 1_000) * 1_000_000,
        with_vat=True,
        starts_on=starts,
        ends_on=ends,
        maintenance_until=ends + dt.timedelta(days=kept) if kept else None,
        agency=None if funding == Project.Funding.PRIVATE else agency,
        owner_name="PT Arang Limbung (rekaan)" if funding == Project.Funding.PRIVATE else "",
    )
    project = register_project(contractor, new, by=by, at=registered)
    if not paid:
        return
    first = bill_project(project.pk, at_once=at_once, by=by, at=registered)[0]
    if paid < 0:
        cancel_project(project.pk, "Lelang diulang", by=by, at=registered)
        return
    _pay(first.roll, registered)
    if workers:
        _weeks(project, by, workers, today)


def _weeks(project: Project, by: Actor, workers: int, today: dt.date) -> None:
    """The two latest weeks of work that are over."""
    last = min(today, project.ends_on)
    for back in (2, 1):
        monday = last - dt.timedelta(days=last.weekday() + 7 * back)
        first = max(monday, project.starts_on)
        lines = [";".join(TITLES.values())]
        for number in range(workers):
            nik = f"6112021502909{project.pk % 10}{number + 1:02d}"
            days = f"{form_date_text(first)};{form_date_text(monday + dt.timedelta(days=5))}"
            lines.append(f"{nik};Pekerja Rekaan {project.pk} {number + 1};15-02-1990;L;tukang;{days};165000")
        when = _at(monday, 6)
        roster = read_roster(project.pk, "\n".join(lines).encode(), "bnba.csv", week=monday, by=by, at=when)
        save_roster(roster.pk, by=by, at=when)


def _migrants(region: Region, today: dt.date) -> PlacementCompany:
    company = register_company("PT Penempatan Kapuas Rekaan", "SIP3MI 12/2024 (rekaan)", region, by=OFFICER,
                               at=_at(today, -460))  # fmt: skip
    together = Region.objects.get(code=DISTRICT_OF_NURSES)
    by = Actor("Lusia", None, (Held(Role.PLACEMENT, ScopeKind.AGENCY, str(company.pk)),))
    for number, (name, country, months, leaves, paid, home) in enumerate(GOING, 1):
        when = _at(today, paid if paid is not None else -1)
        who = Traveller(f"61120255029990{number:02d}", name, dt.date(1999, 2, 15), "P", together)
        contract = Contract(country, "perawat lansia", today + dt.timedelta(days=leaves), months)
        departure = register_departure(who, contract, company=company, by=by, at=when)
        if paid is not None:
            _pay(bill_departures([departure.pk], by=by, at=when), when)
        if home is not None:
            day = today + dt.timedelta(days=home)
            record_return(departure.pk, day, "kontrak dihentikan", by=by, at=_at(today, 0))
    return company


def _pay(roll: Roll, at: dt.datetime) -> None:
    told = {"bank": BANK, "reference": f"R{roll.pk}", "code": roll.payment_code, "amount": roll.amount}
    receive(pl.DataFrame([{**told, "paid_at": at}], schema_overrides=RECEIPTS), at=at)
    post_settled(by=SYSTEM, at=at)


def _at(today: dt.date, days: int) -> dt.datetime:
    return make_aware(dt.datetime.combine(today + dt.timedelta(days=days), dt.time(9)))
