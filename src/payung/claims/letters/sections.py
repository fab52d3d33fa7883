"""What comes after the figures: when and where the money comes, what happens next, how to disagree, whom to ask."""

from __future__ import annotations

from django.utils.timezone import localdate

from payung.claims.claim import Claim
from payung.claims.clock import late_adds
from payung.claims.decisions import Decision
from payung.claims.demands import EmployerDemand
from payung.claims.instructions import PaymentInstruction
from payung.claims.letters.letter import Section
from payung.claims.letters.words import words
from payung.claims.queries import refusals_of
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text, long_date_text
from payung.rules.complaints import ANSWER
from payung.statute_book import read_statute_book

Programme = Claim.Programme
NOTED = ("reported-in-time", "second-report-in-time")
"""Findings about the report, not about the right: the applicant loses nothing by them."""
NOTES = (Programme.JP, Programme.CARE)
"""Programmes whose notes say since when or on what terms money comes."""
LATER = {Programme.SCHOLARSHIP: "yearly", Programme.JP: "monthly", Programme.JKP: "duties"}


def sections_of(decision: Decision, *, now: int, guarded: bool) -> tuple[Section, ...]:
    """The closing sections of a letter.

    now      whole rupiah paid at once        guarded  a child is paid through a guardian
    """
    claim = decision.claim
    first = _money(decision, now, guarded) if decision.granted else _next(decision)
    appeal, ask = words()["appeal"], words()["ask"]
    disagree = [*_disagree(decision), *([appeal["safe"]] if decision.granted else [])]
    where = ask["where"] % {"office": _office(claim), "number": claim.number}
    papers = ask["facility" if claim.programme == Programme.CARE else "papers"]
    return (
        first,
        Section(appeal["title"], tuple(disagree)),
        Section(ask["title"], (where, papers)),
        *_from_employer(decision),
        *_readings(decision),
    )


def _disagree(decision: Decision) -> list[str]:
    """Where to object, who answers and by when, under the law of the day the letter was approved."""
    said, approved = words()["appeal"], decision.approved_at or decision.decided_at
    version = read_statute_book()[ANSWER].at(localdate(approved))
    told = {"number": decision.claim.number, "days": version.value, "cite": version.cite}
    how = "how_facility" if decision.claim.programme == Programme.CARE else "how"
    return [said[how] % told, said["who"] % told]


def _office(claim: Claim) -> str:
    return f"{claim.office.get_kind_display()} {claim.office.name}"


def _money(decision: Decision, now: int, guarded: bool) -> Section:
    claim, said = decision.claim, words()["pay"]
    sentences = list(decision.notes) if claim.programme in NOTES else []
    if now and claim.due_on:
        sentences += [said["due"] % {"day": long_date_text(claim.due_on)}, said["account"]]
    if guarded:
        sentences.append(said["guardian"])
    if any(each["code"] == "tax" for each in decision.lines):
        sentences.append(said["tax"])
    if decision.total > now and claim.programme != Programme.JP:
        sentences.append(said["later"] % {"amount": rupiah_text(decision.total - now)})
    if decision.total > now and claim.programme in LATER:
        sentences.append(said[LATER[Programme(claim.programme)]])
    if now and late_adds(claim.programme, claim.basis):
        sentences.append(said["late"])
    return Section(said["title"], (*sentences, said["no_fee"]))


def _next(decision: Decision) -> Section:
    """By whom the failing findings can be mended; each way out is said once."""
    claim, said = decision.claim, words()["next"]
    who = {each.who for each in refusals_of(decision) if each.code not in NOTED}
    sentences = []
    if "time" in who:
        waiting = claim.not_before
        sentences.append(said["time"] % {"day": date_text(waiting)} if waiting else said["time_open"])
    if "employer" in who:
        sentences.append(said["employer"])
    if who & {"applicant", "employer", "officer", "facility"} and "nobody" not in who:
        sentences.append(said["mend"])
    return Section(said["title"], tuple(sentences) or (said["closed"],))


def _from_employer(decision: Decision) -> tuple[Section, ...]:
    """What the employer paid beside the benefit, and to whom it went; nothing where it paid nothing."""
    said = words()["employer"]
    sentences = []
    for demand in decision.demands.filter(state=EmployerDemand.State.PAID).select_related("employer"):
        told = {"name": demand.employer.name, "amount": rupiah_text(demand.amount), "cite": demand.cite}
        sentences.append(said["paid"] % told)
        live = demand.instructions.exclude(state=PaymentInstruction.State.RETURNED).select_related("claimant")
        for order in live.order_by("pk"):
            part = {"name": order.claimant.name, "amount": rupiah_text(order.amount)}
            arrived = order.confirmed_at and date_text(localdate(order.confirmed_at))
            sentences.append(said["arrived"] % {**part, "day": arrived} if arrived else said["sent"] % part)
    return (Section(said["title"], tuple(sentences)),) if sentences else ()


def _readings(decision: Decision) -> tuple[Section, ...]:
    """That open readings decided something; nothing where none did. The decision page lists them."""
    if not decision.questions:
        return ()
    said = words()["readings"]
    return (Section(said["title"], (said["text"],)),)
