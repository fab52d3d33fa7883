"""Tables, by room: sponsors and what they pay for; the people they pay for."""

from payung.assistance.people import Candidate, NameList, Placement
from payung.assistance.programmes import Instalment, Programme, ProgrammeMonth, Sponsor

__all__ = ["Candidate", "Instalment", "NameList", "Placement", "Programme", "ProgrammeMonth", "Sponsor"]
