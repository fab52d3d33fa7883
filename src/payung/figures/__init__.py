"""Published figures, tested against themselves and against each other.

Owns the form of a figure somebody printed (with its last digit, unit, period and source), the reading of it
from the register and from pasted Indonesian text, and the identities such figures must obey. Never says what
is true, only what holds, what does not, and what cannot be told; never knows a database, never reads a clock.
"""

from payung.figures.checker import check_figures, check_register, check_text
from payung.figures.model import Claimed, Finding, Outcome, Statement, Unit
from payung.figures.register import read_register
from payung.figures.text import read_text

__all__ = [
    "Claimed",
    "Finding",
    "Outcome",
    "Statement",
    "Unit",
    "check_figures",
    "check_register",
    "check_text",
    "read_register",
    "read_text",
]
