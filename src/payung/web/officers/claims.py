"""A claim's own page: everything known, who acts next, and the steps this officer may take. Every look is recorded."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from payung.claims.appealed import appealable, appeals_of, may_answer
from payung.claims.cause import may_turn
from payung.claims.checklist import kinds
from payung.claims.liability import liability
from payung.claims.models import Claim, LifeEvent, Suspicion
from payung.claims.queries import LOOK, claim_of, document_of
from payung.claims.writing import standing_decision
from payung.kernel.files import LARGEST
from payung.statute_book import StatuteBook, read_statute_book
from payung.web.claims.appeals import shown as appeal_shown
from payung.web.claims.demanded import asked_of
from payung.web.claims.told import MEGABYTE
from payung.web.guard import found, page
from payung.web.officers.claims_fact_forms import FactsForm
from payung.web.officers.claims_facts import happening_words
from payung.web.officers.claims_list import clock_words, status_of
from payung.web.officers.claims_shown import Shown, seen_by, shown
from payung.web.officers.claims_signals import said
from payung.web.officers.hand_overs_shown import hand_over_shown
from payung.web.officers.reach import remember_looks
from payung.web.pdf.letter import letter_response
from payung.web.words import choice_words

State = Claim.State
GATHERED = (State.OPENED, State.GATHERING)
ENDED_BY_MONEY = (State.APPROVED, State.INSTRUCTED, State.PAID, State.REFUSED)
WITHDRAWABLE = (*GATHERED, State.COMPLETE, State.DECIDED)
SENDING = (State.APPROVED, State.INSTRUCTED)


@page(LOOK)
def claim(request: HttpRequest, number: str) -> HttpResponse:
    """One claim within reach; 404 out of reach, as when there is none."""
    return claim_page(request, reached(request, number))


@page(LOOK)
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """One file as it was received, shown by what its content is; the look is recorded."""
    kept = found(document_of(request.actor, document_id))
    remember_looks(
        request,
        [kept.event.person_id],
        purpose=_("Memeriksa klaim"),
        fields=_("dokumen: %(name)s") % {"name": kinds().get(kept.kind, kept.kind)},
    )
    ending = kept.media_type.rpartition("/")[2].replace("jpeg", "jpg")
    headers = {
        "Content-Disposition": f'inline; filename="{kept.kind.replace("_", "-")}-{kept.pk}.{ending}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(bytes(kept.content), kept.media_type, headers=headers)


@page(LOOK)
def letter(request: HttpRequest, number: str) -> HttpResponse:
    """The letter of the decision in force; 404 before one was approved. The look is recorded."""
    one = reached(request, number)
    decision = found(standing_decision(one))
    remember_looks(request, [one.person_id], purpose=_("Memeriksa klaim"), fields=_("surat putusan"))
    return letter_response(decision)


def reached(request: HttpRequest, number: str) -> Claim:
    """The claim of an address, or 404."""
    return found(claim_of(request.actor, number))


def claim_page(request: HttpRequest, one: Claim, told: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """The page; `told` holds what a step that was refused has to say."""
    law = read_statute_book()
    seen = shown(one, request.today, law)
    remember_looks(
        request,
        [one.person_id],
        purpose=_("Memeriksa klaim %(number)s") % {"number": one.number},
        fields=_("NIK tersamar, pekerjaan, iuran, dokumen, ahli waris, rekening tersamar, hitungan manfaat"),
    )
    left = seen.days_left
    context = {
        "shown": seen,
        "claim": one,
        "happening": happening_words(one.event),
        "status": status_of(one.state, left),
        "left": clock_words(left),
        "steps": steps_open(request, seen),
        "kinds": choice_words(kinds().items()),
        "largest": LARGEST // MEGABYTE,
        "facts_form": FactsForm(one, law),
        "appeals": _appeals(request, one, law),
        "signals": said(one),
        "hand_over": hand_over_shown(request, one),
        "demands": asked_of(one, law),
        "may_try_wage": _may_try_wage(one, law),
        "may_demand": request.actor.may("claims.demand_shortfall"),
        "may_pass_on": request.actor.may("claims.pass_on_demand"),
        "suspicion_kinds": choice_words(Suspicion.Kind.choices),
        "is_mine": seen_by(seen.decision, request.actor),
    }
    return render(request, "officers/claims/claim.html", context | (told or {}), status=status)


def _may_try_wage(one: Claim, law: StatuteBook) -> bool:
    """Whether a true wage may be tried: an approved decision that follows the wage, and an employer."""
    if one.state not in ENDED_BY_MONEY or one.event.employer_id is None:
        return False
    decision = standing_decision(one)
    return decision is not None and liability(decision, 1, law) is not None


def _appeals(request: HttpRequest, one: Claim, law: StatuteBook) -> list[dict[str, Any]]:
    """Every appeal with its clock, and whether this officer may answer it."""
    rows = []
    for each in appeals_of(one):
        told = appeal_shown(each, one, request.today, law)
        waits = request.actor.may("claims.decide_appeal") and not each.outcome
        free = may_answer(request.actor, each)
        answer = {"may": waits and free, "own": waits and not free}
        rows.append({"shown": told, "left": clock_words(told.days_left), "answer": answer})
    return rows


def steps_open(request: HttpRequest, seen: Shown) -> dict[str, bool]:
    """Which steps this actor may take on the claim as it stands; the actions judge again."""
    may, state = request.actor.may, seen.claim.state
    decided = state == State.DECIDED and seen.returned is None
    mine = seen_by(seen.decision, request.actor)
    accident = seen.claim.programme == Claim.Programme.JKK
    return {
        "documents": may("claims.add_document") and seen.running,
        "facts": may("claims.state_facts") and state not in (State.DECIDED, State.WITHDRAWN),
        "family_code": may("claims.issue_heir_access") and seen.claim.event.kind == LifeEvent.Kind.DEATH,
        "heirs": may("claims.name_heirs") and state in WITHDRAWABLE,
        "accounts": may("claims.mend_account") and seen.running,
        "complete": may("claims.complete_file") and state in GATHERED and not seen.is_suspected,
        "return_file": may("claims.return_file") and state in (*GATHERED, State.COMPLETE) and not seen.file_return,
        "suspect": may("claims.suspect_accident") and accident and state in GATHERED and seen.suspicion is None,
        "work_cause": may("claims.find_work_cause") and seen.claim.programme == "JKM" and may_turn(seen.claim.event),
        "conclude": may("claims.conclude_suspicion") and state in GATHERED and seen.is_suspected,
        "open_next": may("claims.open_next_claim") and accident and state == State.PAID and not seen.goes_on,
        "decide": may("claims.decide_claim") and state == State.COMPLETE and seen.answer is not None,
        "approve": may("claims.approve_decision") and decided and not mine,
        "approve_own": may("claims.approve_decision") and decided and mine,
        "give_back": may("claims.return_decision") and decided,
        "pay": may("claims.instruct_payment") and state in SENDING and bool(seen.owed),
        "reverse": may("claims.reverse_decision") and state in ENDED_BY_MONEY,
        "appeal": may("claims.appeal_decision") and appealable(seen.claim) is not None,
        "withdraw": may("claims.withdraw_claim") and state in WITHDRAWABLE and not seen.was_approved,
    }
