"""Members hold exactly what was billed and transferred, or nothing is posted."""

import polars as pl
import pytest
from django.db import connection

from payung.contributions.models import Bill
from payung.contributions.proof import ProofFailed, proofs
from payung.ledger.models import MemberLine, Transfer

from .world import billed, employer, paid, posted, wage, worker

pytestmark = pytest.mark.django_db


def run(statement: str, *given: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)


@pytest.fixture
def bill(db) -> Bill:
    where = employer()
    wage(worker(where, 1), 3_412_500)
    return billed(wage(worker(where, 2), 2_000_000))


@pytest.mark.parametrize("column", ["jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker"])
def test_a_declared_amount_changed_after_billing_stops_the_posting_whole(bill, column):
    paid(bill)
    run(f"UPDATE contributions_declaredwage SET {column} = {column} + 1 WHERE wage = 2000000")
    with pytest.raises(ProofFailed, match=column.partition("_")[0].upper()):
        posted()
    bill.refresh_from_db()
    assert (bill.state, MemberLine.objects.count(), Transfer.objects.count()) == ("open", 0, 0)


def test_a_worker_lost_after_billing_stops_the_posting_whole(bill):
    paid(bill)
    run("DELETE FROM contributions_declaredwage WHERE wage = 2000000")
    with pytest.raises(ProofFailed):
        posted()
    assert not MemberLine.objects.exists()


def test_a_bill_without_any_worker_left_is_not_posted(bill):
    paid(bill)
    run("DELETE FROM contributions_declaredwage")
    with pytest.raises(ProofFailed):
        posted()


def test_a_line_tampered_with_afterwards_is_found(bill):
    paid(bill)
    posted()
    assert proofs([bill.pk])["agrees"].all()
    run("ALTER TABLE ledger_memberline_2025_03 DISABLE TRIGGER USER")
    run("UPDATE ledger_memberline SET jht_worker = jht_worker + 1, jkk = jkk - 1 WHERE wage = 2000000")
    wrong = proofs([bill.pk]).filter(~_agrees()).select("part").to_series().to_list()
    assert wrong == ["JHT", "JKK"]


def test_a_transfer_tampered_with_afterwards_is_found(bill):
    paid(bill)
    posted()
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("ALTER TABLE ledger_transfer DISABLE TRIGGER USER")
    run("UPDATE ledger_transfer SET amount = amount + 1 WHERE key LIKE %s", "%:JKP-STATE")
    assert proofs([bill.pk]).filter(~_agrees())["part"].to_list() == ["JKP-STATE"]


def test_an_unpaid_bill_has_nothing_in_the_books(bill):
    rows = proofs([bill.pk])
    assert (rows["detail"].sum(), rows["agrees"].any()) == (0, False)


def _agrees() -> pl.Expr:
    return pl.col("agrees")
