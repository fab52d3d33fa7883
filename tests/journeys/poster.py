"""What the kill tests run in processes of their own: `python -m tests.journeys.poster prepare|receive|settle`."""

from __future__ import annotations

import datetime as dt
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.site.settings")
django.setup()

import numpy as np  # noqa: E402
import polars as pl  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from payung.contributions.actions.calculate import calculate  # noqa: E402
from payung.contributions.actions.finalise import finalise  # noqa: E402
from payung.contributions.facts import workers_of  # noqa: E402
from payung.contributions.models import Bill  # noqa: E402
from payung.contributions.recording import record_wages  # noqa: E402
from payung.database.copy import copy_in  # noqa: E402
from payung.jobs.settle import settle  # noqa: E402
from payung.payments.actions.receive import RECEIPTS, receive  # noqa: E402
from payung.registry.numbers import new_member_numbers, new_row_numbers  # noqa: E402
from payung.statute_book import read_statute_book  # noqa: E402
from tests.contributions.world import CLERK, MARCH, NOW, place  # noqa: E402

EMPLOYERS, WORKERS = 300, 12
PAID_AT = dt.datetime(2025, 4, 16, 3, tzinfo=dt.UTC)  # a day late, so that there are penalties too
START = dt.date(2020, 1, 1)
BATCH = 10


def prepare() -> None:
    """Tables, employers with workers, and one bill each, not paid."""
    call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
    office, region = place()
    employers, people = (
        new_row_numbers("registry_employer", EMPLOYERS),
        new_row_numbers("registry_person", EMPLOYERS * WORKERS),
    )
    each = {"division": "000", "name": "PT X", "npwp": "", "size": "medium", "activity": "x", "address": ""}
    flags = {"labour_intensive": False, "jht": True, "jp": True, "office_id": office.code, "region_id": region.code}
    frame = pl.DataFrame({"id": employers, "npp": [f"KK{number:06d}" for number in employers]})
    copy_in("registry_employer", frame.with_columns(**_same(each | flags | {"registered_on": START})))
    decided = {
        "from_month": START,
        "jkk_class": 3,
        "entry": "3.1",
        "decided_by": "x",
        "decided_on": START,
        "reason": "x",
    }
    copy_in("registry_jkkclassification", pl.DataFrame({"employer_id": employers}).with_columns(**_same(decided)))
    human = {"nik_state": "unchecked", "nik_checked_with": "", "name": "X", "name_key": "X", "birth_place": ""}
    human |= {
        "birth_date": dt.date(1990, 1, 1),
        "sex": "L",
        "citizen": True,
        "mother_name": "",
        "phone": "",
        "email": "",
    }
    numbers = new_member_numbers(people.size)
    copy_in("registry_person", pl.DataFrame({"id": people, "member_number": numbers}).with_columns(**_same(human)))
    work = pl.DataFrame({"person_id": people, "employer_id": np.repeat(employers, WORKERS)})
    copy_in(
        "registry_employment",
        work.with_columns(**_same({"employee_number": "", "started_on": START, "end_reason": ""})),
    )

    workers = workers_of(pl.DataFrame({"employer_id": employers}).with_columns(month=pl.lit(MARCH)))
    wage = 3_000_001 + 7_919 * (pl.col("person_id") % 1_000)
    with transaction.atomic():
        wages = workers.with_columns(wage=wage, rapel=pl.lit(0, dtype=pl.Int64), note=pl.lit(""))
        declarations = record_wages(wages, read_statute_book(), NOW)
    calculate(declarations, by=CLERK, at=NOW)
    finalise(declarations, by=CLERK, at=NOW)


def tell() -> None:
    """The bank tells of all payments in one message."""
    bills = Bill.objects.order_by("pk")
    rows = [("kapuas", f"K{bill.pk}", bill.payment_code, bill.amount, PAID_AT) for bill in bills]
    receive(pl.DataFrame(rows, schema=RECEIPTS, orient="row"), at=PAID_AT)


def _same(values: dict[str, object]) -> dict[str, pl.Expr]:
    return {name: pl.lit(value) for name, value in values.items()}


if __name__ == "__main__":
    print("ready", flush=True)
    {"prepare": prepare, "receive": tell, "settle": lambda: settle(PAID_AT, batch=BATCH)}[sys.argv[1]]()
    print("done", flush=True)
