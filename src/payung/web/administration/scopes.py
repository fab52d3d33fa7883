"""Scopes of grants in words, and codes that people type as keys of grants."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from payung.access.models import Grant, Role, ScopeKind
from payung.registry.models import Employer, Office, Person, Region

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


def named(grants: Iterable[Grant]) -> dict[int, str]:
    """Grant number → where it holds, in words. Three queries however many grants; a member stays unnamed."""
    grants = list(grants)
    keys: dict[str, set[str]] = {}
    for grant in grants:
        keys.setdefault(grant.scope_kind, set()).add(grant.scope_key)
    offices = dict(Office.objects.filter(code__in=keys.get(ScopeKind.OFFICE, ())).values_list("code", "name"))
    regions = dict(Region.objects.filter(code__in=keys.get(ScopeKind.REGION, ())).values_list("code", "name"))
    numbers = [int(key) for key in keys.get(ScopeKind.EMPLOYER, ())]
    employers = {str(key): name for key, name in Employer.objects.filter(pk__in=numbers).values_list("pk", "name")}
    names: dict[str, dict[str, str]] = {
        ScopeKind.OFFICE: offices,
        ScopeKind.REGION: regions,
        ScopeKind.EMPLOYER: employers,
        ScopeKind.PERSON: {key: _("satu peserta") for key in keys.get(ScopeKind.PERSON, ())},
        ScopeKind.ALL: {"": _("semua")},
    }
    return {grant.pk: names.get(grant.scope_kind, {}).get(grant.scope_key, grant.scope_key) for grant in grants}


def key_of(kind: str, code: str) -> str | None:
    """The key of a scope from what was typed; None where there is no such office, region, employer or member.

    code  an office's or region's code, an employer's NPP, a member's own number; nothing for everywhere
    """
    code = code.strip().upper()
    if kind == ScopeKind.ALL:
        return None if code else ""
    if kind == ScopeKind.OFFICE:
        return Office.objects.filter(code=code).values_list("code", flat=True).first()
    if kind == ScopeKind.REGION:
        return Region.objects.filter(code=code).values_list("code", flat=True).first()
    if kind == ScopeKind.EMPLOYER:
        npp, _dash, division = code.partition("/")
        found = Employer.objects.filter(npp=npp, division=division or "000").values_list("pk", flat=True).first()
    elif kind == ScopeKind.PERSON:
        found = Person.objects.filter(member_number=code).values_list("pk", flat=True).first()
    else:
        found = None  # given by the room it belongs to, not typed here
    return None if found is None else str(found)
