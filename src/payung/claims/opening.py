"""What one event opens: programme and basis, by the kind of event and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from payung.claims.claim import Claim
from payung.claims.life_events import LifeEvent

Kind, Programme = LifeEvent.Kind, Claim.Programme

SAVINGS_CAUSES = {
    Kind.DISMISSAL: "layoff",
    Kind.RESIGNATION: "resignation",
    Kind.CONTRACT_END: "contract_end",
    Kind.OLD_AGE: "pension_age",
    Kind.LEAVING: "leaving_indonesia",
    Kind.STOPPED_BUSINESS: "stopped_own_account",
    Kind.DISABILITY: "total_disability",
    Kind.DEATH: "death",
    Kind.PARTIAL_WITHDRAWAL: "partial",
}
"""Kind of event → cause by which a JHT balance is drawn."""
PENSION_BASES = {Kind.OLD_AGE: "old_age", Kind.DISABILITY: "disability", Kind.DEATH: "survivors"}


@dataclass(frozen=True)
class Opened:
    """One claim to open."""

    programme: str
    basis: str


def opened_by(kind: str, *, work_accident: bool, savings: bool, pension: bool, children: bool) -> list[Opened]:
    """The claims an event of this kind opens.

    work_accident  the death or disability came of a work accident
    savings        the person has a JHT balance       pension   the person contributed to JP
    children       there may be children who study
    """
    found = []
    if kind == Kind.ACCIDENT or (kind in (Kind.DEATH, Kind.DISABILITY) and work_accident):
        found.append(Opened(Programme.JKK, kind))
    if kind == Kind.DEATH and not work_accident:
        found.append(Opened(Programme.JKM, kind))
    if kind == Kind.DISMISSAL:
        found.append(Opened(Programme.JKP, SAVINGS_CAUSES[kind]))
    if savings and kind in SAVINGS_CAUSES:
        found.append(Opened(Programme.JHT, SAVINGS_CAUSES[kind]))
    if pension and kind in PENSION_BASES:
        found.append(Opened(Programme.JP, PENSION_BASES[kind]))
    if children and (kind == Kind.DEATH or (kind == Kind.DISABILITY and work_accident)):
        found.append(Opened(Programme.SCHOLARSHIP, Programme.JKK if work_accident else Programme.JKM))
    return found
