"""Which cases and statements an actor reaches, and holding one while a step is taken."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.compliance.models import Case, CaseStep, MemberWord
from payung.compliance.papers import NONE, Paper
from payung.compliance.refused import CLOSED, refuse
from payung.registry.queries import offices_within, regions_within

Stage = Case.Stage


def cases_reached(actor: Actor, permission: str) -> QuerySet[Case]:
    """Cases for which `permission` holds: by their office or their employer.

    An employer's own people see a case once an officer took a step: before that it is only a finding.
    """
    scopes = actor.scopes(permission)
    cases = Case.objects.select_related("employer", "office", "region").order_by("due_on", "pk")
    if ScopeKind.ALL in scopes:
        return cases
    own = [int(key) for key in scopes.get(ScopeKind.EMPLOYER, ())]
    shown = Q(employer__in=own) & (~Q(stage=Stage.FOUND) | Q(steps__kind=CaseStep.Kind.ANSWERED))
    return cases.filter(Q(office__in=offices_within(scopes.get(ScopeKind.OFFICE, ()))) | shown).distinct()


def cases_counted(actor: Actor, permission: str) -> QuerySet[Case]:
    """Cases that an official may count, by where the work is; never shown one by one."""
    scopes = actor.scopes(permission)
    cases = Case.objects.all()
    if ScopeKind.ALL in scopes:
        return cases
    regions, offices = scopes.get(ScopeKind.REGION, ()), scopes.get(ScopeKind.OFFICE, ())
    return cases.filter(Q(region__in=regions_within(regions)) | Q(office__in=offices_within(offices)))


def words_reached(actor: Actor, permission: str) -> QuerySet[MemberWord]:
    """Statements for which `permission` holds: the member's own, the employer's, the branch's."""
    scopes = actor.scopes(permission)
    words = MemberWord.objects.select_related("person", "employer", "employment", "case").order_by("-pk")
    if ScopeKind.ALL in scopes:
        return words
    people, employers = scopes.get(ScopeKind.PERSON, ()), scopes.get(ScopeKind.EMPLOYER, ())
    return words.filter(
        Q(person__in=[int(key) for key in people])
        | Q(employer__in=[int(key) for key in employers])
        | Q(employer__office__in=offices_within(scopes.get(ScopeKind.OFFICE, ())))
        | Q(case__office__in=offices_within(scopes.get(ScopeKind.OFFICE, ())))
    )


def hold_case(case_id: int, permission: str, by: Actor) -> Case:
    """The open case, locked until the step is done. Raises NotAllowed out of reach; Refused case-closed."""
    if not cases_reached(by, permission).filter(pk=case_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    case = Case.objects.select_for_update(of=("self",)).select_related("employer", "office", "region").get(pk=case_id)
    if not case.is_open:
        raise refuse(CLOSED, case.get_outcome_display())
    return case


def hold_word(word_id: int, permission: str, by: Actor) -> MemberWord:
    """The statement, locked until the step is done. Raises NotAllowed out of reach."""
    if not words_reached(by, permission).filter(pk=word_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    rows = MemberWord.objects.select_for_update(of=("self",)).select_related("person", "employer", "employment", "case")
    return rows.get(pk=word_id)


def record_step(
    case: Case, kind: str, by: Actor, at: dt.datetime, note: str = "", *,
    due_on: dt.date | None = None, letter: dict[str, object] | None = None, paper: Paper = NONE,
) -> CaseStep:  # fmt: skip
    """Write one step of a held case; the case itself is saved by the caller."""
    return CaseStep.objects.create(
        case=case, kind=kind, at=at, by_id=by.user_id, by_name=by.name, note=note.strip()[:1000], due_on=due_on,
        letter=letter, file_name=paper.name, file_type=paper.media_type, content=paper.content or None,
    )  # fmt: skip
