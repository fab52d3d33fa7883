"""Scopes of grants in words, and codes that people type as keys of grants."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import Model
from django.utils.translation import gettext as _

from payung.access.models import Grant, Role, ScopeKind
from payung.claims.models import LifeEvent
from payung.construction.models import Agency, Contractor
from payung.migrants.models import PlacementCompany
from payung.registry.models import Employer, Facility, Office, Person, Region

SCOPES_OF: dict[str, tuple[str, ...]] = {
    Role.MEMBER: (ScopeKind.PERSON,),
    Role.CLERK: (ScopeKind.EMPLOYER,),
    Role.OFFICER: (ScopeKind.OFFICE,),
    Role.APPROVER: (ScopeKind.OFFICE,),
    Role.REGENCY: (ScopeKind.REGION,),
    Role.VILLAGE: (ScopeKind.REGION,),
    Role.AGENCY: (ScopeKind.AGENCY,),
    Role.CONTRACTOR: (ScopeKind.CONTRACTOR,),
    Role.PLACEMENT: (ScopeKind.AGENCY,),
    Role.HOSPITAL: (ScopeKind.FACILITY,),
    Role.HEIR: (ScopeKind.EVENT,),
    Role.AUDITOR: (ScopeKind.ALL, ScopeKind.OFFICE),
    Role.ADMINISTRATOR: (ScopeKind.ALL,),
}
"""Which kinds of scope a role makes sense in."""


PLACED = "placement"
"""A placement company's grant has the kind of an agency's; its role says whose number the key is."""


def named(grants: Iterable[Grant]) -> dict[int, str]:
    """Grant number → where it holds, in words. One query per kind however many grants; a member stays unnamed."""
    grants = list(grants)
    keys: dict[str, set[str]] = {}
    for grant in grants:
        keys.setdefault(_kind(grant.scope_kind, grant.role), set()).add(grant.scope_key)
    names: dict[str, dict[str, str]] = {
        ScopeKind.OFFICE: _names(Office, keys.get(ScopeKind.OFFICE, ())),
        ScopeKind.REGION: _names(Region, keys.get(ScopeKind.REGION, ())),
        ScopeKind.FACILITY: _names(Facility, keys.get(ScopeKind.FACILITY, ())),
        ScopeKind.EMPLOYER: _names(Employer, keys.get(ScopeKind.EMPLOYER, ())),
        ScopeKind.AGENCY: _names(Agency, keys.get(ScopeKind.AGENCY, ())),
        ScopeKind.CONTRACTOR: _names(Contractor, keys.get(ScopeKind.CONTRACTOR, ())),
        PLACED: _names(PlacementCompany, keys.get(PLACED, ())),
        ScopeKind.PERSON: {key: _("satu peserta") for key in keys.get(ScopeKind.PERSON, ())},
        ScopeKind.EVENT: {key: _("laporan nomor %(key)s") % {"key": key} for key in keys.get(ScopeKind.EVENT, ())},
        ScopeKind.ALL: {"": _("semua")},
    }
    where = {grant.pk: _kind(grant.scope_kind, grant.role) for grant in grants}
    return {grant.pk: names.get(where[grant.pk], {}).get(grant.scope_key, grant.scope_key) for grant in grants}


def key_of(kind: str, code: str, role: str) -> str | None:
    """The key of a scope from what was typed; None where there is no such office, region, company, member or case.

    code  what stands on the papers: an office's, region's or facility's code, an employer's NPP, the number of a
          member, contractor, placement company or report, an agency's full name; nothing for everywhere
    role  tells a placement company from an agency
    """
    code = code.strip()
    if kind == ScopeKind.ALL:
        return None if code else ""
    return _FINDERS[_kind(kind, role)](code)


def _kind(kind: str, role: str) -> str:
    return PLACED if kind == ScopeKind.AGENCY and role == Role.PLACEMENT else kind


def _names(model: type[Model], keys: Iterable[str]) -> dict[str, str]:
    return {str(key): name for key, name in model._default_manager.filter(pk__in=keys).values_list("pk", "name")}


def _finder(model: type[Model], field: str) -> Callable[[str], str | None]:
    """Looks a typed code up in one column, however it is cased."""

    def find(code: str) -> str | None:
        found = model._default_manager.filter(**{f"{field}__iexact": code}).values_list("pk", flat=True).first()
        return None if found is None else str(found)

    return find


def _employer(code: str) -> str | None:
    npp, _dash, division = code.partition("/")
    found = Employer.objects.filter(npp=npp, division=division or "000").values_list("pk", flat=True).first()
    return None if found is None else str(found)


def _event(code: str) -> str | None:
    number = int(code) if code.isascii() and code.isdigit() and len(code) < 19 else 0
    return str(number) if LifeEvent.objects.filter(pk=number).exists() else None


_FINDERS: dict[str, Callable[[str], str | None]] = {
    ScopeKind.OFFICE: _finder(Office, "code"),
    ScopeKind.REGION: _finder(Region, "code"),
    ScopeKind.FACILITY: _finder(Facility, "code"),
    ScopeKind.PERSON: _finder(Person, "member_number"),
    ScopeKind.AGENCY: _finder(Agency, "name"),
    ScopeKind.CONTRACTOR: _finder(Contractor, "number"),
    PLACED: _finder(PlacementCompany, "number"),
    ScopeKind.EMPLOYER: _employer,
    ScopeKind.EVENT: _event,
}
