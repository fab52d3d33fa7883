"""Tables of identity, by room: papers, mergers, NIKs, the civil registry's verdicts, members' requests, accounts."""

from payung.identity.accounts import BankAccount
from payung.identity.cards import ToldCard
from payung.identity.mergers import Candidate, Merger
from payung.identity.niks import NikCorrection
from payung.identity.papers import Paper
from payung.identity.requests import NamedHeir, Request
from payung.identity.verdicts import DeathLead, Verdict

__all__ = [
    "BankAccount",
    "Candidate",
    "DeathLead",
    "Merger",
    "NamedHeir",
    "NikCorrection",
    "Paper",
    "Request",
    "ToldCard",
    "Verdict",
]
