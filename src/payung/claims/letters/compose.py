"""The letter of an approved decision, said from what was frozen in it: nothing is gathered or computed anew."""

from __future__ import annotations

import re

from django.utils.timezone import localdate

from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.decisions import Decision
from payung.claims.letters.letter import GrantedLine, Letter, Obstacle, Receiver
from payung.claims.letters.sections import sections_of
from payung.claims.letters.words import day_text, line_name, words
from payung.claims.life_events import LifeEvent
from payung.claims.queries import refusals_of
from payung.kernel.words import terbilang
from payung.rules.scholarship.judge import CODE as SCHOLARSHIP

TOLD = ("event_on", "registered_on", "contribution_months", "wage", "balance", "jp_months", "paid_months")
"""Facts a reader can check at home; the rest stays on the decision page."""
_SMALLER = re.compile(r"min\(([\d.]+), ([\d.]+)\)")
DAYS, MONEY = ("event_on", "registered_on"), ("wage", "balance")


def letter_of(decision: Decision) -> Letter:
    """The grant or refusal letter of a decision.

    Raises ValueError for a decision nobody approved: before that there is nothing to write.
    """
    if decision.approved_by is None or decision.approved_at is None:
        raise ValueError(f"decision {decision.pk} is not approved")
    claim = decision.claim
    now = sum(each["amount"] for each in decision.payable)
    receivers = _receivers(decision)
    return Letter(
        number=f"{claim.number}/{decision.pk}",
        claim_number=claim.number,
        granted=decision.granted,
        title=words()["titles"]["grant" if decision.granted else "refusal"],
        programme=Claim.Programme(claim.programme).label,
        office=claim.office.name,
        to=_addressee(claim, receivers),
        about=claim.person.name,
        decided_on=localdate(decision.decided_at),
        approved_on=localdate(decision.approved_at),
        lead=_lead(decision),
        lines=_lines(decision),
        total=decision.total,
        now=now,
        later=max(decision.total - now, 0) if decision.granted else 0,
        total_words=terbilang(decision.total),
        receivers=receivers,
        obstacles=_obstacles(decision),
        facts=_facts(decision),
        sections=sections_of(decision, now=now, guarded=any(each.through for each in receivers)),
        officers=(decision.decided_by.full_name, decision.approved_by.full_name),
        law_version=decision.law_version,
    )


def _addressee(claim: Claim, receivers: tuple[Receiver, ...]) -> str:
    """Who is paid, guardians for their children; where nobody is, the member or the family left behind."""
    paid = ", ".join(dict.fromkeys(each.through or each.name for each in receivers))
    if paid or claim.event.kind != LifeEvent.Kind.DEATH:
        return paid or claim.person.name
    return words()["titles"]["family"] % claim.person.name


def _lead(decision: Decision) -> tuple[str, ...]:
    """Condolence before anything else where somebody died; then the answer, in one sentence."""
    claim, said = decision.claim, words()["lead"]
    names = {"programme": Claim.Programme(claim.programme).label, "name": claim.person.name}
    died = claim.event.kind == LifeEvent.Kind.DEATH
    sentences = [said["condolence"] % {**names, "day": day_text(decision.case["event_on"])}] if died else []
    sentences.append(said[("granted" if decision.granted else "refused") + ("_death" if died else "")] % names)
    if decision.replaces and decision.replaces.approved_by_id:
        sentences.append(said["corrected"] % {"reason": decision.reason.rstrip(".")})
    return tuple(sentences)


def _lines(decision: Decision) -> tuple[GrantedLine, ...]:
    """Every line; a child's carries the child's name, for the working knows only the place in the family."""
    children = decision.case.get("children") or []
    programme = decision.claim.programme
    lines = []
    for each in decision.lines:
        name, working = line_name(programme, each["code"]), each["working"]
        if each["code"] == SCHOLARSHIP and isinstance(children, list):
            for place, child in enumerate(children, 1):
                working = working.replace(f"Anak ke-{place}", child["name"], 1)
        working = _SMALLER.sub(words()["titles"]["smaller_of"] % (r"\1", r"\2"), working)
        lines.append(GrantedLine(name, working, each["cite"], each["amount"]))
    return tuple(lines)


def _obstacles(decision: Decision) -> tuple[Obstacle, ...]:
    """Every finding that fails; those with the same article and the same way out stand together."""
    together: dict[tuple[str, str, str], list[str]] = {}
    for each in refusals_of(decision):
        together.setdefault((each.cite, words()["who"][each.who], each.how), []).append(each.text)
    return tuple(Obstacle(" ".join(texts), *key) for key, texts in together.items())


def _receivers(decision: Decision) -> tuple[Receiver, ...]:
    guardians = dict(
        Claimant.objects.filter(pk__in=[each["claimant_id"] for each in decision.payees]).values_list(
            "pk", "guardian_name"
        )
    )
    return tuple(
        Receiver(
            each["name"],
            Claimant.Relation(each["relation"]).label,
            guardians.get(each["claimant_id"], ""),
            each["amount"],
        )
        for each in decision.payees
    )


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
