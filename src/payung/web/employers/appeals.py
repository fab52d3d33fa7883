"""What a claim pays to the employer itself, for wages it went on paying, and its objection to that part.

An employer sees its own part and its own objections, never what the worker or the family is paid or said.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from payung.claims.appealed import APPEAL, appeal_of
from payung.claims.letters.answer import employer_part
from payung.claims.models import Claim, Claimant, Decision, LifeEvent, PaymentInstruction
from payung.claims.queries import payments_of
from payung.claims.writing import standing_decision
from payung.registry.models import Employer
from payung.statute_book import StatuteBook, read_statute_book
from payung.web.claims.appeals import AppealForm, Appealing, AppealShown, appealing, lodged
from payung.web.employers.frame import address, employer_at, show
from payung.web.guard import FORM, found, page
from payung.web.pdf.answer import answer_response

EMPLOYER = Claimant.Relation.EMPLOYER


@dataclass(frozen=True)
class OwnPart:
    """What one approved decision gives the employer, in whole rupiah, and where that money is.

    every  the employer's own objections; about  whether it may object now, and by when we answer
    """

    claim: Claim
    decision: Decision
    amount: int
    payments: tuple[PaymentInstruction, ...]
    every: tuple[AppealShown, ...]
    about: Appealing


def own_parts(request: HttpRequest, employer: Employer, event: LifeEvent, law: StatuteBook) -> list[OwnPart]:
    """The employer's part of every approved decision after an event; empty where it is nobody who is paid."""
    if not event.claimants.filter(relation=EMPLOYER, ended_at=None).exists():
        return []
    parts = [_part(request, employer, claim, law) for claim in _claims(event)]
    return [each for each in parts if each is not None]


@page(APPEAL, methods=FORM)
def appeal(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """Say what is wrong with the part that is paid to the employer; 404 where none stands or it was appealed."""
    employer, law = employer_at(request, APPEAL, key), read_statute_book()
    claims = Claim.objects.filter(event__employer=employer, number=number, programme=Claim.Programme.JKK)
    part = _part(request, employer, found(claims.select_related("event__employer", "person").first()), law)
    part = found(part if part is not None and part.about.open else None)
    form, refused = AppealForm(request.POST or None, request.FILES or None), ""
    if request.method == "POST" and form.is_valid():
        refused = lodged(request, part.claim, form, appellant=employer.name)
        if not refused:
            messages.success(request, _("Keberatan perusahaan kami terima. Petugas lain memeriksanya dari awal."))
            return HttpResponseRedirect(address("event", employer, event_id=part.claim.event_id) + "#h-bagian")
    values = {"part": part, "form": form, "refused": refused, "event": part.claim.event}
    status = 422 if request.method == "POST" else 200
    return show(request, "employers/events/appeal.html", employer, "events", values, status)


@page(APPEAL)
def answer(request: HttpRequest, key: str, appeal_id: int) -> HttpResponse:
    """The letter that answers an objection of the employer itself; 404 while it waits."""
    employer = employer_at(request, APPEAL, key)
    kept = found(appeal_of(request.actor, appeal_id, APPEAL))
    own = kept.claim.event.employer_id == employer.pk and kept.appellant == employer.name
    return answer_response(found(kept if own and kept.outcome else None), read_statute_book())


def _claims(event: LifeEvent) -> QuerySet[Claim]:
    of_wages = event.claims.filter(programme=Claim.Programme.JKK)
    return of_wages.select_related("event__employer", "person").order_by("pk")


def _part(request: HttpRequest, employer: Employer, claim: Claim, law: StatuteBook) -> OwnPart | None:
    """None before a decision was approved, and where one was granted that leaves nothing to the employer."""
    decision = standing_decision(claim)
    if decision is None or (decision.granted and not employer_part(decision)):
        return None
    about = appealing(request, claim, law)
    return OwnPart(
        claim=claim,
        decision=decision,
        amount=employer_part(decision),
        payments=tuple(each for each in payments_of(claim) if each.claimant.relation == EMPLOYER),
        every=tuple(each for each in about.every if each.appeal.appellant == employer.name),
        about=about,
    )
