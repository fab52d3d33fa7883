"""Reads of the employer's month, by what is asked: months, wages, sheets, bills, arrears, members.

Whether somebody may look is asked where the employer or the person is fetched (`registry.queries`); here their
numbers are taken as given.
"""

from payung.contributions.proof import proofs
from payung.contributions.queries.arrears import arrears, finalised_months, owing_employers, silent_employers
from payung.contributions.queries.bills import (
    BillDetails,
    PayableUntil,
    bill_details,
    bills_of,
    payable_by_day,
    strays_reached,
    unsettled_receipts,
)
from payung.contributions.queries.dues import Due, dues
from payung.contributions.queries.members import MemberMonth, member_months
from payung.contributions.queries.months import (
    Month,
    declaration_of,
    is_stale,
    months_of,
    months_posted_since,
    repeatable_month,
)
from payung.contributions.queries.sheets import (
    failing_file,
    missing_workers,
    problems_of,
    rows_of,
    unmended_of,
    uploads_of,
)
from payung.contributions.queries.tokens import tokens_of
from payung.contributions.queries.wages import RoundingExample, Totals, WagePage, rounding_example, totals_of, wage_rows
from payung.contributions.queries.worker_sheets import failing_workers_file, worker_problems_of, worker_sheets_of

__all__ = [
    "BillDetails",
    "Due",
    "MemberMonth",
    "Month",
    "PayableUntil",
    "RoundingExample",
    "Totals",
    "WagePage",
    "arrears",
    "bill_details",
    "bills_of",
    "declaration_of",
    "dues",
    "failing_file",
    "failing_workers_file",
    "finalised_months",
    "is_stale",
    "member_months",
    "missing_workers",
    "months_of",
    "months_posted_since",
    "owing_employers",
    "payable_by_day",
    "problems_of",
    "proofs",
    "repeatable_month",
    "rounding_example",
    "rows_of",
    "silent_employers",
    "strays_reached",
    "tokens_of",
    "totals_of",
    "unmended_of",
    "unsettled_receipts",
    "uploads_of",
    "wage_rows",
    "worker_problems_of",
    "worker_sheets_of",
]
