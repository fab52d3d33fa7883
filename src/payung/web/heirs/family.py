"""Who inherits and where the money goes, as the family says it. An officer compares it with the certificate."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from payung.claims.actions.name_heirs import name_heirs
from payung.claims.heirs import Heir
from payung.claims.models import Claimant
from payung.claims.refused import Refused
from payung.rules.jkm.heirs import needs_guardian
from payung.statute_book import read_statute_book
from payung.web.claims.heir_rows import heir_rows
from payung.web.claims.told import refused_words
from payung.web.guard import FORM, page
from payung.web.heirs.views import LOOK, WRONG, own_event

SPOUSES = {"istri", "suami", "janda", "duda"}
CHILDREN = {"anak", "putra", "putri"}
PARENTS = {"ibu", "ayah", "bapak"}
MONEY = ("bank", "account_number", "account_holder")
CHILD = ("birth_date", "level", "years_left", "guardian_name", "guardian_relation")


@page((LOOK, "claims.name_heirs"), methods=FORM)
def family(request: HttpRequest) -> HttpResponse:
    """Name the heirs, first the one who is typing. Children without an account are paid through that one."""
    event = own_event(request)
    known = {each.pk: each for each in event.claimants.filter(ended_at=None).exclude(relation__in=("self", "facility"))}
    rows = heir_rows(request, known, {"name": request.actor.name, "relation": _guess(event.relation)})
    refused = ""
    if request.method == "POST" and rows.is_valid():
        named = [heir for row in rows if (heir := row.heir(known))]
        try:
            name_heirs(event.pk, _guarded(named, request), by=request.actor, at=request.now)
        except Refused as problem:
            refused = refused_words(problem.problem)
        else:
            messages.success(request, _("Ahli waris tersimpan: %(n)s orang.") % {"n": len(named)})
            return redirect("heirs:home")
    values = {"rows": rows, "known": known.values(), "refused": refused, "money": MONEY, "child": CHILD}
    return render(request, "heirs/family.html", values, status=WRONG if request.method == "POST" else 200)


def _guess(relation: str) -> str:
    words = set(relation.casefold().split())
    if words & SPOUSES:
        return Claimant.Relation.SPOUSE
    if words & CHILDREN:
        return Claimant.Relation.CHILD
    return Claimant.Relation.ASCENDANT if words & PARENTS else ""


def _guarded(named: list[Heir], request: HttpRequest) -> list[Heir]:
    """The heirs, where a child without guardian or account is given the first grown-up's."""
    today, law = localdate(request.now), read_statute_book()
    minor = [needs_guardian(heir.birth_date, today, law) for heir in named]
    grown = next((heir for heir, young in zip(named, minor, strict=True) if not young), None)
    return [_with_guardian(heir, grown) if young else heir for heir, young in zip(named, minor, strict=True)]


def _with_guardian(child: Heir, grown: Heir | None) -> Heir:
    if grown is None:
        return child
    if not child.guardian_name:
        child = replace(child, guardian_name=grown.name, guardian_relation=_("orang tua"))
    if not child.account_number:
        child = replace(child, **{name: getattr(grown, name) for name in MONEY})
    return child
