"""The database's own promises, asked of a real PostgreSQL."""

import datetime as dt

import polars as pl
import pytest
from django.db import DatabaseError, connection, transaction

from payung.database.arrays import array_text
from payung.database.copy import copy_in, copy_out
from payung.database.partitions import ensure_months
from payung.ledger.models import Account, Transfer

pytestmark = pytest.mark.django_db

MARCH = dt.date(2025, 3, 1)


def transfer() -> Transfer:
    for code, kind in (("bank:contoh", "bank"), ("fund:JHT", "fund")):
        Account.objects.get_or_create(code=code, defaults={"name": code, "kind": kind})
    return Transfer.objects.create(
        key="k1", debit_id="bank:contoh", credit_id="fund:JHT", amount=5, value_date=MARCH, subject="bill:1"
    )


def member_line() -> pl.DataFrame:
    money = ("wage", "jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker")
    split = ("jkp_from_jkk", "jkp_from_jkm", "jkp_from_state")
    row = {"bill_id": 1, "owner_id": 2, "payer_id": 3, **dict.fromkeys(money + split, 7)}
    return pl.DataFrame([{**row, "month": MARCH, "value_date": MARCH, "segment": "PU"}])


@pytest.mark.parametrize("change", ["UPDATE {} SET value_date = value_date", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
@pytest.mark.parametrize("table", ["ledger_transfer", "ledger_memberline", "ledger_memberline_2025_03"])
def test_the_books_refuse_every_change(table, change):
    transfer()
    ensure_months("ledger_memberline", [MARCH])
    copy_in("ledger_memberline", member_line())
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(change.format(table))


def test_a_key_counts_once():
    transfer()
    with pytest.raises(DatabaseError, match="ledger_transfer_key"), transaction.atomic():
        transfer()


def test_a_month_is_made_once_however_often_it_is_asked_for():
    ensure_months("ledger_memberline", [MARCH, MARCH])
    ensure_months("ledger_memberline", [MARCH])
    assert copy_in("ledger_memberline", member_line()) == 1


def test_copy_keeps_null_apart_from_empty_text_and_brings_back_what_it_took():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE probe (a bigint, b text, c date)")
    frame = pl.DataFrame({"a": [1, None], "b": ['koma, "kutip"\nbaris', ""], "c": [MARCH, None]})
    copy_in("probe", frame)
    back = copy_out("SELECT a, b, c FROM probe WHERE a IS DISTINCT FROM %s ORDER BY a", dict(frame.schema), (9,))
    assert back.to_dicts() == frame.to_dicts()


def test_a_query_that_breaks_while_its_rows_are_coming_is_told_and_leaves_the_connection_usable():
    with pytest.raises(DatabaseError, match="division by zero"), transaction.atomic():
        copy_out("SELECT 1 / (500 - n) FROM generate_series(1, 1000) n", {"n": pl.Int64})
    assert copy_out("SELECT n FROM generate_series(1, 3) n", {"n": pl.Int64})["n"].to_list() == [1, 2, 3]


def test_a_query_that_cannot_be_read_is_told():
    with pytest.raises(DatabaseError, match="syntax error"), transaction.atomic():
        copy_out("SELEC 1", {"n": pl.Int64})


@pytest.mark.django_db(transaction=False)
def test_a_read_is_part_of_the_callers_transaction():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE seen (n bigint)")
    copy_in("seen", pl.DataFrame({"n": [7]}))
    assert copy_out("SELECT n FROM seen WHERE n::text LIKE '7%%'", {"n": pl.Int64})["n"].to_list() == [7]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("text", ['a"b', "c\\d", None, "", "{x, y}", "dua\nbaris", "NULL", "null", " tepi "]),
        ("bigint", [1, None, -(2**62)]),
        ("date", [MARCH, None]),
        ("text", []),
    ],
)
def test_a_column_arrives_as_an_array_as_it_was(kind, values):
    types = {"text": pl.String, "bigint": pl.Int64, "date": pl.Date}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT %s::{kind}[]", [array_text(pl.Series(values, dtype=types[kind]))])
        assert cursor.fetchone() == (values,)
