"""Cases opened one at a time: from a worker's word. The caller is an action and holds the transaction."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.compliance.explained import CASE_OF, word_text
from payung.compliance.models import Case, CaseStep, MemberWord
from payung.compliance.reach import record_step
from payung.compliance.refused import LEAD_SHAPE, refuse
from payung.registry.models import Office, Region
from payung.registry.numbers import new_row_numbers


def new_case(kind: str, region: Region, office: Office, at: dt.datetime, **fields: object) -> Case:
    """One case with a number of its own."""
    number = int(new_row_numbers("compliance_case", 1)[0])
    return Case.objects.create(
        pk=number, number=f"KP{number:08d}", kind=kind, region=region, office=office, opened_at=at, changed_at=at,
        **fields,
    )  # fmt: skip


def office_of(region: Region) -> Office | None:
    """The office that serves a region today, or the region around it."""
    codes = [region.code[:length] for length in (len(region.code), 5, 2) if length <= len(region.code)]
    offices = Office.objects.filter(areas__region__in=codes, areas__valid_to=None)
    return offices.order_by("-areas__region__code").first() or Office.objects.filter(region__in=codes).first()


def open_word_case(word: MemberWord, by: Actor, at: dt.datetime) -> Case:
    """The branch's case of a word that was disputed, not answered, or names nobody we know; saved by the caller."""
    kind = CASE_OF[MemberWord.Kind(word.kind)]
    if word.employer is not None:
        case = new_case(kind, word.employer.region, word.employer.office, at, employer=word.employer)
    else:
        region = word.person.region or _last_region(word)
        office = office_of(region) if region else None
        if region is None or office is None:
            raise refuse(LEAD_SHAPE, "tempat tinggal belum tercatat", "Tempat")
        case = new_case(
            kind, region, office, at, lead_name=word.named, lead_place=region.name, lead_source=word.person.name
        )
    record_step(case, CaseStep.Kind.FOUND, by, at, word_text(word))
    word.case, word.state = case, MemberWord.State.CASE
    return case


def _last_region(word: MemberWord) -> Region | None:
    spell = word.person.employments.select_related("employer__region").order_by("-started_on").first()
    return spell.employer.region if spell else None
