"""What an employer failed to report is asked of it: the shortfall of a benefit, under a payment code."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

import polars as pl

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.demanded import SUBJECT
from payung.claims.demands import EmployerDemand
from payung.claims.liability import liability
from payung.claims.reach import hold_claim, move
from payung.claims.refused import NO_REASON, NO_USER, NOT_YET, refuse
from payung.claims.refused_demands import DEMANDED_BEFORE, NO_EMPLOYER, NO_SHORTFALL
from payung.claims.writing import standing_decision
from payung.payments.codes import CODE_LASTS, issue_codes
from payung.registry.numbers import new_row_numbers
from payung.statute_book import StatuteBook, read_statute_book

STATES = (Claim.State.APPROVED, Claim.State.INSTRUCTED, Claim.State.PAID, Claim.State.REFUSED)


def demand_shortfall(
    claim_id: int, *, true_wage: int, proof: str, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> EmployerDemand:
    """Ask the employer of the event for the difference; the recipient's own benefit is untouched.

    true_wage  whole rupiah per month, as proven        proof  what shows it, for the employer to read

    Raises NotAllowed; Refused claim-state, reason-missing, officer-unknown, decision-not-approved, demand-employer,
    demand-nothing where the true wage brings no more, demand-told-before while another lives.
    """
    law = law or read_statute_book()
    with act("claims.demand_shortfall", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        claim = hold_claim(claim_id, "claims.demand_shortfall", by, *STATES)
        if not proof.strip():
            raise refuse(NO_REASON, "kosong", "Bukti upah")
        decision, employer = standing_decision(claim), claim.event.employer
        if decision is None:
            raise refuse(NOT_YET, claim.get_state_display(), "Tagihan selisih")
        if employer is None:
            raise refuse(NO_EMPLOYER, "tidak tercatat", "Perusahaan")
        owed = liability(decision, true_wage, law) if true_wage > 0 else None
        if owed is None or not owed.shortfall:
            raise refuse(NO_SHORTFALL, "tidak ada selisih", "Tagihan selisih")
        if live := EmployerDemand.objects.filter(claim=claim).exclude(state=EmployerDemand.State.WITHDRAWN).first():
            raise refuse(DEMANDED_BEFORE, live.number, "Tagihan selisih")

        number = int(new_row_numbers("claims_employerdemand", 1)[0])
        demand = EmployerDemand.objects.create(
            pk=number, claim=claim, decision=decision, employer=employer, number=f"{claim.number}/S{number}",
            reported_wage=owed.reported_wage, true_wage=owed.true_wage, granted=owed.granted,
            at_true_wage=owed.at_true_wage, amount=owed.shortfall, working=owed.working, cite=owed.cite,
            law_version=law.version, lines=[asdict(line) for line in owed.lines], proof=proof.strip()[:1000],
            payment_code=_code(number, claim, owed.shortfall, employer.name, at), issued_by_id=by.user_id,
            issued_at=at,
        )  # fmt: skip
        move(claim, claim.state, "demand_shortfall", by, at, demand.number)
        deed.about(f"claim:{claim.pk}", demand=demand.pk, amount=demand.amount, employer=employer.pk)
        return demand


def _code(number: int, claim: Claim, amount: int, name: str, at: dt.datetime) -> str:
    """One payment code for a bank to be asked about."""
    wanted = pl.DataFrame(
        {
            "subject": [f"{SUBJECT}:{number}"],
            "amount": [amount],
            "payer_name": [name],
            "description": [f"Selisih manfaat {claim.number}"],
            "expires_at": [at + CODE_LASTS],
        }
    )
    return issue_codes(wanted, at)[0]
