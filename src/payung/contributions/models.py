"""Tables of the employer's month, by room: sheets, declarations, bills."""

from payung.contributions.bills import Bill, BillLine, Penalty
from payung.contributions.declarations import Declaration, DeclaredWage
from payung.contributions.parcels import Parcel, ParcelPart
from payung.contributions.tokens import ApiToken
from payung.contributions.uploads import Upload
from payung.contributions.worker_sheets import WorkerSheet

__all__ = [
    "ApiToken",
    "Bill",
    "BillLine",
    "Declaration",
    "DeclaredWage",
    "Parcel",
    "ParcelPart",
    "Penalty",
    "Upload",
    "WorkerSheet",
]
