"""The auditor's proof covers everything that is paid by a code: bills, rolls of every kind, differences."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.jobs.settle import settle
from payung.ledger.transfers import TRANSFERS, post_transfers
from payung.payments.simulator import SimulatedBank
from tests.own_account.world import member as own_member
from tests.own_account.world import paid
from tests.web.books import BILLED, NOW, billed, employer, month, siti, still_clock

from .pages import markup

__all__ = ["employer", "siti", "still_clock"]
PAGE = "/audit/buku/"


def test_bills_and_rolls_are_proved_together(employer, siti, client_of):
    bill = billed(employer, month(10), siti)
    SimulatedBank().pay(bill.payment_code, BILLED, at=NOW)
    settle(NOW)
    roll = paid(own_member(at=NOW), at=NOW)
    answer = client_of("auditor").get(PAGE, {"uji": "1"})
    page = markup(answer)
    assert "2 yang lunas diuji, semuanya sama" in page and "daftar bayar: 1" in page and "tagihan: 1" in page
    parts = {each["part"]: each for each in answer.context["parts"]}
    # JKM: 15.000 of the bill, and of the month paid alone half of 6.800 (PP 50/2025), together 18.400.
    assert parts["JKM"]["detail"] == parts["JKM"]["transferred"] == 18_400
    assert roll.amount == 8_400 and parts["JKM"]["rows"] == 2


def test_a_transfer_that_no_line_and_no_bill_knows_is_told_with_the_number_of_its_roll(employer, client_of):
    roll = paid(own_member(at=NOW), at=NOW)
    too_many = {
        "key": f"roll:{roll.pk}:DENDA", "debit_id": "fund:JKK", "credit_id": "penalties", "amount": 1,
        "value_date": dt.date(2026, 11, 21), "month": month(11), "subject": f"roll:{roll.pk}",
    }  # fmt: skip
    post_transfers(pl.DataFrame([too_many], schema=TRANSFERS))
    page = markup(client_of("auditor").get(PAGE, {"uji": "1"}))
    assert "1 bagian tidak sama" in page and f"{roll.number}, DENDA" in page
