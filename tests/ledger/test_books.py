"""The general book: a key counts once, and the books balance."""

import datetime as dt

import polars as pl
import pytest
from django.db import transaction

from payung.ledger.accounts import bank, ensure_banks, fund
from payung.ledger.models import Account, Transfer
from payung.ledger.queries import transfers_of, trial_balance
from payung.ledger.transfers import TRANSFERS, KeyTaken, post_transfers

pytestmark = pytest.mark.django_db

MARCH = dt.date(2025, 3, 1)


def transfers(*amounts: int, key: str = "bill:1") -> pl.DataFrame:
    rows = [
        (f"{key}:{place}", bank("kapuas"), fund("JHT"), amount, MARCH, None if place else MARCH, key)
        for place, amount in enumerate(amounts)
    ]
    return pl.DataFrame(rows, schema=TRANSFERS, orient="row")


@pytest.fixture(autouse=True)
def kapuas(db):
    ensure_banks(["kapuas", "kapuas"])
    ensure_banks(["kapuas"])


def test_every_fund_has_its_account():
    funds = set(Account.objects.filter(kind="fund").values_list("code", flat=True))
    assert funds == {"fund:JKK", "fund:JKM", "fund:JHT", "fund:JP", "fund:JKP"}


def test_the_same_transfers_twice_are_posted_once():
    assert post_transfers(transfers(5, 7)) == 2
    assert post_transfers(transfers(5, 7, 9)) == 1
    assert [each.amount for each in transfers_of("bill:1")] == [5, 7, 9]


def test_a_key_that_holds_something_else_is_refused_and_nothing_is_posted():
    post_transfers(transfers(5))
    with pytest.raises(KeyTaken, match="bill:1:0"), transaction.atomic():
        post_transfers(transfers(6, 7))
    assert Transfer.objects.count() == 1


def test_debits_equal_credits():
    post_transfers(transfers(5, 7))
    book = trial_balance()
    assert book["debits"].sum() == book["credits"].sum() == 12
    balances = dict(book.select("code", "balance").iter_rows())
    assert (balances["bank:kapuas"], balances["fund:JHT"], balances["fund:JKK"]) == (12, -12, 0)
