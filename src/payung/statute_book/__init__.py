"""The law as numbers.

Owns the reading of `law/`: parameters with their versions, the acts they come from, the questions left
open, the holidays and the list of risk classes. Refuses a number whose source it cannot name, and a day it
holds no law for. Never computes an entitlement, never reads a clock, never guesses beyond the versions it
holds.
"""

from payung.statute_book.acts import Act, Question
from payung.statute_book.book import StatuteBook, read_statute_book
from payung.statute_book.changes import Change, changes_between, enacted_in_order
from payung.statute_book.errors import LawError, NotInForce, UnknownParameter
from payung.statute_book.holidays import Holidays
from payung.statute_book.parameter import Parameter, Version
from payung.statute_book.risk_classes import RiskClass

__all__ = [
    "Act",
    "Change",
    "Holidays",
    "LawError",
    "NotInForce",
    "Parameter",
    "Question",
    "RiskClass",
    "StatuteBook",
    "UnknownParameter",
    "Version",
    "changes_between",
    "enacted_in_order",
    "read_statute_book",
]
