"""The letter of an approved decision, said from what was frozen in it: nothing is gathered or computed anew."""

from __future__ import annotations

from django.utils.timezone import localdate

from payung.claims.claim import Claim
from payung.claims.decisions import Decision
from payung.claims.letters.letter import Letter, Obstacle, Receiver
from payung.claims.letters.lines import granted_lines, short_cite
from payung.claims.letters.receivers import monthly_of, receivers_of
from payung.claims.letters.sections import NOTED, sections_of
from payung.claims.letters.words import day_text, words
from payung.claims.life_events import LifeEvent
from payung.claims.queries import refusals_of
from payung.kernel.words import terbilang

TOLD = ("event_on", "registered_on", "contribution_months", "wage", "balance", "jp_months", "paid_months")
"""Facts a reader can check at home; the rest stays on the decision page."""
OWN_WORDS = {Claim.Programme.CARE: "_care", Claim.Programme.SCHOLARSHIP: "_school"}
"""Programmes whose name is no name of a programme in a sentence."""
DAYS, MONEY = ("event_on", "registered_on"), ("wage", "balance")


def letter_of(decision: Decision) -> Letter:
    """The grant or refusal letter of a decision.

    Raises ValueError for a decision nobody approved: before that there is nothing to write.
    """
    if decision.approved_by is None or decision.approved_at is None:
        raise ValueError(f"decision {decision.pk} is not approved")
    claim = decision.claim
    now = sum(each["amount"] for each in decision.payable)
    receivers, monthly = receivers_of(decision), monthly_of(decision)
    return Letter(
        number=f"{claim.number}/{decision.pk}",
        claim_number=claim.number,
        granted=decision.granted,
        title=words()["titles"]["monthly" if monthly else "grant" if decision.granted else "refusal"],
        programme=Claim.Programme(claim.programme).label,
        office=claim.office.name,
        to=_addressee(claim, receivers),
        about=claim.person.name,
        decided_on=localdate(decision.decided_at),
        approved_on=localdate(decision.approved_at),
        lead=_lead(decision),
        lines=granted_lines(decision),
        total=decision.total,
        now=now,
        later=max(decision.total - now, 0) if decision.granted and not monthly else 0,
        monthly=bool(monthly),
        total_words=terbilang(decision.total),
        receivers=receivers,
        obstacles=_obstacles(decision, noted=False),
        noted=_obstacles(decision, noted=True) if decision.granted else (),
        facts=_facts(decision),
        sections=sections_of(decision, now=now, guarded=any(each.through for each in receivers)),
        officers=(decision.decided_by.full_name, decision.approved_by.full_name),
        law_version=decision.law_version,
    )


def _addressee(claim: Claim, receivers: tuple[Receiver, ...]) -> str:
    """Who is paid, guardians for their children; where nobody is, the facility, the member or the family left."""
    paid = ", ".join(dict.fromkeys(each.through or each.name for each in receivers))
    if claim.programme == Claim.Programme.CARE:
        return paid or claim.treatment_bill.facility.name
    if paid or claim.event.kind != LifeEvent.Kind.DEATH:
        return paid or claim.person.name
    return words()["titles"]["family"] % claim.person.name


def _lead(decision: Decision) -> tuple[str, ...]:
    """Condolence before anything else where somebody died; then the answer, in one sentence."""
    claim, said = decision.claim, words()["lead"]
    names = {"programme": Claim.Programme(claim.programme).label, "name": claim.person.name}
    died = claim.event.kind == LifeEvent.Kind.DEATH
    sentences = [said["condolence"] % {**names, "day": day_text(decision.case["event_on"])}] if died else []
    own = OWN_WORDS.get(Claim.Programme(claim.programme), "_death" if died else "")
    sentences.append(said[("granted" if decision.granted else "refused") + own] % names)
    if decision.replaces and decision.replaces.approved_by_id:
        sentences.append(said["corrected"] % {"reason": decision.reason.rstrip(".")})
    return tuple(sentences)


def _obstacles(decision: Decision, *, noted: bool) -> tuple[Obstacle, ...]:
    """Every finding that fails; those with the same article and the same way out stand together.

    noted  those about the report alone, or the others
    """
    together: dict[tuple[str, str, str], list[str]] = {}
    for each in refusals_of(decision):
        if (each.code in NOTED) == noted:
            together.setdefault((short_cite(each.cite), words()["who"][each.who], each.how), []).append(each.text)
    return tuple(Obstacle(" ".join(texts), *key) for key, texts in together.items())


def _facts(decision: Decision) -> tuple[tuple[str, str, str], ...]:
    """What the decision rests on, as it was frozen."""
    told = []
    for name in TOLD:
        fact = decision.facts.get(name)
        if not fact or fact["value"] is None:
            continue
        value = fact["value"]
        shown = day_text(value) if name in DAYS else f"{value:,}".replace(",", ".")
        told.append((fact["label"], f"Rp{shown}" if name in MONEY else shown, fact["source"]))
    return tuple(told)
