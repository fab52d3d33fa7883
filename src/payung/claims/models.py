"""Tables of a claim, by room: reports, claims, papers, people who are paid, decisions, payments."""

from payung.claims.appeals import Appeal
from payung.claims.care.tables import EligibilityAsk, Guarantee, TreatmentBill, TreatmentItem
from payung.claims.checks import ChangedClaim, DecisionCheck
from payung.claims.claim import Claim, Step
from payung.claims.claimants import Claimant
from payung.claims.decisions import Decision, ReturnedDecision
from payung.claims.demands import EmployerDemand
from payung.claims.family.tables import DeathReport, HeirAccess
from payung.claims.hand_overs import HandOver
from payung.claims.instructions import PaymentInstruction
from payung.claims.life_events import LifeEvent
from payung.claims.papers import Document
from payung.claims.periodic.bank_tables import BankAnswer, PeriodicOrder, Repayment
from payung.claims.periodic.evidence_tables import Evidence
from payung.claims.periodic.tables import (
    Confirmation,
    Entitlement,
    EntitlementAmount,
    Overpayment,
    PeriodicPayment,
    PeriodicRun,
    Recovery,
)
from payung.claims.returns import FileReturn
from payung.claims.suspicions import Suspicion

__all__ = [
    "Appeal",
    "BankAnswer",
    "ChangedClaim",
    "Claim",
    "Claimant",
    "Confirmation",
    "DeathReport",
    "Decision",
    "DecisionCheck",
    "Document",
    "EligibilityAsk",
    "EmployerDemand",
    "Entitlement",
    "EntitlementAmount",
    "Evidence",
    "FileReturn",
    "Guarantee",
    "HandOver",
    "HeirAccess",
    "LifeEvent",
    "Overpayment",
    "PaymentInstruction",
    "PeriodicOrder",
    "PeriodicPayment",
    "PeriodicRun",
    "Recovery",
    "Repayment",
    "ReturnedDecision",
    "Step",
    "Suspicion",
    "TreatmentBill",
    "TreatmentItem",
]
