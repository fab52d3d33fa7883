"""Tables of the employer's month, by room: sheets, declarations, bills."""

from payung.contributions.bills import Bill, BillLine, Penalty
from payung.contributions.declarations import Declaration, DeclaredWage
from payung.contributions.uploads import Upload
from payung.contributions.worker_sheets import WorkerSheet

__all__ = ["Bill", "BillLine", "Declaration", "DeclaredWage", "Penalty", "Upload", "WorkerSheet"]
