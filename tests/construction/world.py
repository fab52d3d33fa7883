"""A contractor, an agency, projects and lists of workers, and the steps of a project in short words. All invented."""

import datetime as dt
import io

import polars as pl

from payung.access.actor import SYSTEM, Actor, Held
from payung.access.models import User
from payung.construction.actions.bill_project import bill_project
from payung.construction.actions.read_roster import read_roster
from payung.construction.actions.register_contractor import register_contractor
from payung.construction.actions.register_project import NewProject, register_project
from payung.construction.actions.save_roster import save_roster
from payung.construction.models import Agency, Contractor, Project, Term
from payung.construction.roster_file import TITLES
from payung.contributions.sheet.table import Column, table_xlsx
from payung.jobs.settle import settle
from payung.payments.actions.receive import RECEIPTS, receive
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Region

CONTRACTED, STARTS, ENDS = dt.date(2026, 9, 1), dt.date(2026, 9, 7), dt.date(2026, 12, 16)
MAINTENANCE = dt.date(2027, 6, 14)
VALUE_WITH_VAT = 2_664_000_000  # 2.400.000.000 and 11 %: 264.000.000
HEAD = ",".join(TITLES.values())


def at(month: int, day: int, hour: int = 9, year: int = 2026) -> dt.datetime:
    """So many o'clock WIB."""
    return dt.datetime(year, month, day, hour - 7, tzinfo=dt.UTC)


def officer(name: str = "ratri", role: str = "officer", kind: str = "office", key: str = "PTK") -> Actor:
    user, _ = User.objects.get_or_create(username=name, defaults={"full_name": name.title()})
    return Actor(user.full_name, user.pk, (Held(role, kind, key),))


def reference() -> None:
    load_reference(by=SYSTEM, at=at(1, 1))


def contractor(name: str = "PT Bangun Kapuas Rekaan", region: str = "61.12") -> Contractor:
    return register_contractor(name, Region.objects.get(code=region), by=officer(kind="all", key=""), at=at(9, 1))


def builder(one: Contractor) -> Actor:
    return Actor("Darmawan", None, (Held("contractor", "contractor", str(one.pk)),))


def agency(name: str = "Dinas PUPR Kubu Raya (rekaan)") -> Agency:
    return Agency.objects.get_or_create(
        name=name, defaults={"level": "regency", "region": Region.objects.get(code="61.12")}
    )[0]


def new_project(**changed) -> NewProject:
    usual = {
        "name": "Peningkatan Jalan Rasau Jaya",
        "region": Region.objects.get(code="61.12"),
        "funding": "apbd",
        "contract_number": "600/12/SPK/2026",
        "contracted_on": CONTRACTED,
        "value": VALUE_WITH_VAT,
        "with_vat": True,
        "starts_on": STARTS,
        "ends_on": ENDS,
        "maintenance_until": MAINTENANCE,
        "agency": None if changed.get("funding") == "private" else agency(),
    }
    return NewProject(**{**usual, **changed})


def project(one: Contractor | None = None, when: dt.datetime = at(9, 3), **changed) -> Project:
    one = one or contractor()
    return register_project(one, new_project(**changed), by=builder(one), at=when)


def billed(one: Project, *, at_once: bool = False, when: dt.datetime = at(9, 3)) -> list[Term]:
    return bill_project(one.pk, at_once=at_once, by=builder(one.contractor), at=when)


def pay(term: Term, when: dt.datetime) -> str:
    """A bank tells of the payment of a term's code; it is posted. Returns the outcome."""
    roll = Term.objects.select_related("roll").get(pk=term.pk).roll
    told = {"bank": "kapuas", "reference": f"K{roll.pk}", "code": roll.payment_code, "amount": roll.amount}
    outcome = receive(pl.DataFrame([{**told, "paid_at": when}], schema_overrides=RECEIPTS), at=when)["outcome"][0]
    settle(when)
    return outcome


def started(**changed) -> Project:
    """A project paid at once on the day it was registered, 3 September 2026."""
    one = project(**changed)
    (term,) = billed(one, at_once=True)
    assert pay(term, at(9, 3, 14)) == "settled"
    return one


def line(number: int = 1, first: str = "14-09-2026", last: str = "18-09-2026", wage: str = "150000", **changed) -> dict:
    usual = {
        "NIK": f"611202150290{9000 + number:04d}",
        "NAMA_LENGKAP": f"TUKANG {chr(64 + number)}",
        "TGL_LAHIR": "15-02-1990",
        "JENIS_KELAMIN": "L",
        "JABATAN": "tukang batu",
        "DARI_TANGGAL": first,
        "SAMPAI_TANGGAL": last,
        "UPAH_HARIAN": wage,
    }
    return {**usual, **changed}


def csv_of(*lines: dict) -> bytes:
    rows = [";".join(each[title] for title in TITLES.values()) for each in lines]
    return "\n".join([HEAD.replace(",", ";"), *rows]).encode()


def xlsx_of(*lines: dict) -> bytes:
    columns = [Column(title) for title in TITLES.values()]
    return table_xlsx(columns, [[each[title] for title in TITLES.values()] for each in lines], "Daftar pekerja")


def listed(one: Project, *lines: dict, week: dt.date = dt.date(2026, 9, 14), when: dt.datetime = at(9, 19)) -> int:
    """A list sent in and saved. Returns how many rows were."""
    by = builder(one.contractor)
    return save_roster(read_roster(one.pk, csv_of(*lines), "bnba.csv", week=week, by=by, at=when).pk, by=by, at=when)


def sheet_rows(content: bytes) -> list[tuple]:
    """The rows of a spreadsheet as text, headings first."""
    return pl.read_excel(io.BytesIO(content), has_header=False, infer_schema_length=0).rows()
