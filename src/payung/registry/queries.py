"""Reads of the registry, each within what the actor may reach.

A permission and the place where it holds are asked together: whoever is out of reach is not found, so a page
cannot tell "does not exist" from "not yours".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import polars as pl
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left

from payung.access.actor import Actor
from payung.access.models import ScopeKind
from payung.database.copy import copy_out
from payung.kernel.periods import first_day, month_of
from payung.registry.known_as import one_person
from payung.registry.models import Employer, Employment, MinimumWage, Office, OfficeArea, Person, Region

REGENCY = len("61.08")
"""Letters of a code that name the regency, from whatever lies in it."""

ROSTER = {
    "npp": pl.String,
    "employer_id": pl.Int64,
    "employment_id": pl.Int64,
    "person_id": pl.Int64,
    "nik": pl.String,
    "kpj": pl.String,
    "employee_number": pl.String,
    "name": pl.String,
    "name_key": pl.String,
    "birth_date": pl.Date,
    "joined_on": pl.Date,
    "left_on": pl.Date,
}
"""Columns of `roster`; `npp` carries the division behind it unless that is 000: `19100217-001`."""

_ROSTER = """
SELECT e.npp || CASE e.division WHEN '000' THEN '' ELSE '-' || e.division END, w.employer_id, w.id, w.person_id,
       p.nik, c.kpj, w.employee_number, p.name, p.name_key, p.birth_date, w.started_on, w.ended_on
FROM (
  SELECT DISTINCT ON (employer_id, person_id) *
  FROM registry_employment
  WHERE employer_id = ANY(%s) AND started_on < %s AND (ended_on IS NULL OR ended_on >= %s)
    AND end_reason <> 'mistake'
  ORDER BY employer_id, person_id, started_on DESC
) w
JOIN registry_employer e ON e.id = w.employer_id
JOIN registry_person p ON p.id = w.person_id
LEFT JOIN registry_card c ON c.id = w.card_id
ORDER BY w.employer_id, p.name, w.person_id
"""

_WITHIN = """
WITH RECURSIVE inside AS (
  SELECT unnest(%s::text[]) AS code
  UNION SELECT r.code FROM registry_region r JOIN inside i ON r.parent_id = i.code
)
SELECT code FROM inside
"""


def regions_within(codes: Iterable[str]) -> frozenset[str]:
    """The codes and those of every region inside them."""
    with connection.cursor() as cursor:
        cursor.execute(_WITHIN, [list(codes)])
        return frozenset(code for (code,) in cursor.fetchall())


def offices_within(codes: Iterable[str]) -> frozenset[str]:
    """The codes and those of every office under them."""
    found: set[str] = set()
    layer = set(codes)
    while layer:
        found |= layer
        layer = set(Office.objects.filter(parent__in=layer).values_list("code", flat=True)) - found
    return frozenset(found)


def regions_reached(actor: Actor, permission: str) -> QuerySet[Region]:
    """Regions where `permission` holds: those granted, those an office granted serves, and all inside either."""
    scopes = actor.scopes(permission)
    if ScopeKind.ALL in scopes:
        return Region.objects.order_by("code")
    offices = offices_within(scopes.get(ScopeKind.OFFICE, ()))
    served = OfficeArea.objects.filter(office__in=offices, valid_to=None).values_list("region", flat=True)
    reached = regions_within([*scopes.get(ScopeKind.REGION, ()), *(served if offices else ())])
    return Region.objects.filter(code__in=reached).order_by("code")


def offices_reached(actor: Actor, permission: str) -> QuerySet[Office]:
    """Offices where `permission` holds: those granted and those under them."""
    scopes = actor.scopes(permission)
    if ScopeKind.ALL in scopes:
        return Office.objects.order_by("code")
    return Office.objects.filter(code__in=offices_within(scopes.get(ScopeKind.OFFICE, ()))).order_by("code")


def employers_reached(actor: Actor, permission: str) -> QuerySet[Employer]:
    """Employers for which `permission` holds: by themselves, by their office or by where the work is done."""
    scopes = actor.scopes(permission)
    employers = Employer.objects.select_related("office", "region").order_by("npp", "division")
    return employers if ScopeKind.ALL in scopes else employers.filter(_employer_in(scopes, ""))


def employer_reached(actor: Actor, permission: str, npp: str, division: str = "000") -> Employer | None:
    """One employer by its number; None when there is none or it is out of reach."""
    return employers_reached(actor, permission).filter(npp=npp, division=division).first()


def people_reached(actor: Actor, permission: str) -> QuerySet[Person]:
    """People for whom `permission` holds: themselves, or who work or worked for an employer within reach.

    Whoever has no employer now (own account, projects, abroad) is reached by the office that serves their home.
    Whoever was found to be one with somebody else reaches the person they count as.
    """
    scopes = actor.scopes(permission)
    people = Person.objects.order_by("name", "pk")
    if ScopeKind.ALL in scopes:
        return people
    own = [one_person(number) for number in _numbers(scopes.get(ScopeKind.PERSON, ()))]
    work = Employment.objects.filter(_employer_in(scopes, "employer__"), person=OuterRef("pk"))
    offices = offices_within(scopes.get(ScopeKind.OFFICE, ()))
    home = Left(OuterRef("region"), REGENCY)
    served = OfficeArea.objects.filter(office__in=offices, valid_to=None, region=home)
    alone = Exists(served) & ~Exists(Employment.objects.filter(person=OuterRef("pk"), ended_on=None))
    return people.filter(Q(pk__in=own) | Exists(work) | alone)


def person_reached(actor: Actor, permission: str, member_number: str) -> Person | None:
    """One person by member number; None when there is none or they are out of reach."""
    return people_reached(actor, permission).filter(member_number=member_number).first()


def roster(employer_ids: Sequence[int], month: dt.date) -> pl.DataFrame:
    """Everyone employed by these employers on any day of the month, columns `ROSTER`.

    month  any day of it

    One row per employer and person: the latest spell of the month. Spells that were a mistake do not count.
    `left_on` is the last day of work, null while it lasts; `kpj` and `nik` are null where there is none.
    """
    number = month_of(month)
    ids = [int(number) for number in employer_ids]
    return copy_out(_ROSTER, ROSTER, (ids, first_day(number + 1), first_day(number)))


def people_with_nik(nik: str) -> QuerySet[Person]:
    """Everybody registered under a NIK. The two states have an index each, so both are named."""
    shared = Q(nik_state=Person.NikState.DUPLICATE)
    return Person.objects.filter((Q(nik=nik) & ~shared) | (Q(nik=nik) & shared))


def minimum_wage_of(region_codes: Iterable[str], year: int) -> dict[str, int]:
    """Region code → minimum wage of the year, whole rupiah per month; the province's where it has none.

    A region without either is left out: nobody guesses a wage.
    """
    return {code: row.amount for code, row in minimum_wage_rows(region_codes, year).items()}


def minimum_wage_rows(region_codes: Iterable[str], year: int) -> dict[str, MinimumWage]:
    """Region code → the row that sets its minimum wage: its own or its province's, with its source."""
    codes = set(region_codes)
    places = codes | {code[:2] for code in codes}
    known = {
        row.region_id: row for row in MinimumWage.objects.select_related("region").filter(region__in=places, year=year)
    }
    return {code: known[place] for code in codes for place in (code[:2], code) if place in known}


def _employer_in(scopes: dict[str, frozenset[str]], prefix: str) -> Q:
    """The employers of these scopes, seen from a table that reaches them by `prefix`."""
    return (
        Q(**{f"{prefix}pk__in": _numbers(scopes.get(ScopeKind.EMPLOYER, ()))})
        | Q(**{f"{prefix}office__in": offices_within(scopes.get(ScopeKind.OFFICE, ()))})
        | Q(**{f"{prefix}region__in": regions_within(scopes.get(ScopeKind.REGION, ()))})
    )


def _numbers(keys: Iterable[str]) -> list[int]:
    return [int(key) for key in keys]
