"""Tables, by room: cases with their rows and steps; what workers say."""

from payung.compliance.cases import Case, CaseRow, CaseStep, Search
from payung.compliance.told import MemberWord, WageCorrection

__all__ = ["Case", "CaseRow", "CaseStep", "MemberWord", "Search", "WageCorrection"]
