"""What the doors of an employer give, as shapes for programs. Money is whole rupiah."""

from __future__ import annotations

import datetime as dt

from ninja import Schema


class EmployerOut(Schema):
    key: str
    npp: str
    division: str
    name: str


class ProblemOut(Schema):
    """One thing to mend; `severity` is `error` or `confirm` (counted once somebody says it is right)."""

    code: str
    severity: str
    rows: list[int]
    column: str
    found: str
    expected: str
    cure: str


class SheetOut(Schema):
    """A sheet and its judgement. `kind` is `upah` or one of baru, lanjutan, nonaktif, koreksi."""

    id: int
    kind: str
    month: dt.date
    file_name: str
    state: str
    rows: int
    valid: int
    not_valid: int
    problems: list[ProblemOut]


class ConfirmedOut(Schema):
    id: int
    state: str
    rows: int


class LineOut(Schema):
    programme: str
    payer: str
    amount: int
    rate: str
    cite: str


class BillOut(Schema):
    number: str
    month: dt.date
    state: str
    payment_code: str
    amount: int
    contributions: int
    penalties: int
    workers: int
    due_on: dt.date
    paid_at: dt.datetime | None
    law_version: str
    lines: list[LineOut]


class MonthOut(Schema):
    month: dt.date
    state: str
    workers: int
    wages: int
    amount: int


class WorkerOut(Schema):
    """Identifiers are masked: a program that keeps wages has them already."""

    employee_number: str
    name: str
    nik: str
    kpj: str
    started_on: dt.date
    ended_on: dt.date | None


class WorkersOut(Schema):
    page: int
    pages: int
    total: int
    workers: list[WorkerOut]


class RefusedOut(Schema):
    """Why nothing was done."""

    detail: str
    problems: list[ProblemOut] = []
