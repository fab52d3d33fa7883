"""Tables of construction, by room: parties, projects, terms, rosters."""

from payung.construction.parties import Agency, Contractor
from payung.construction.projects import Addendum, Project, Subcontractor
from payung.construction.rosters import Roster, RosterRow
from payung.construction.terms import Refund, Term

__all__ = ["Addendum", "Agency", "Contractor", "Project", "Refund", "Roster", "RosterRow", "Subcontractor", "Term"]
