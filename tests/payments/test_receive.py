"""What a bank's message does: every rupiah is kept, and only the exact amount on an open code in time settles."""

import datetime as dt

import polars as pl
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payung.access.actor import SYSTEM, NotAllowed
from payung.ledger.models import Transfer
from payung.payments.actions.receive import RECEIPTS, receive
from payung.payments.code_numbers import check_digit
from payung.payments.codes import issue_codes, replace_codes
from payung.payments.models import PaymentCode, Receipt
from payung.payments.ports import Bank
from payung.payments.queries import inquire
from payung.payments.simulator import SimulatedBank

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2025, 4, 8, 3, 0, tzinfo=dt.UTC)
EXPIRES = dt.datetime(2025, 4, 30, 16, 59, 59, tzinfo=dt.UTC)
LATER = EXPIRES + dt.timedelta(seconds=1)


def code(amount: int = 64_090_266) -> str:
    wanted = {
        "subject": "bill:1",
        "amount": amount,
        "payer_name": "PT X",
        "description": "Iuran",
        "expires_at": EXPIRES,
    }
    with transaction.atomic():
        return issue_codes(pl.DataFrame([wanted]), NOW)[0]


def told(*rows: tuple) -> pl.DataFrame:
    """What became of receipts (reference, code, amount[, paid at]) told in one message."""
    full = [("kapuas", row[0], row[1], row[2], row[3] if len(row) > 3 else NOW) for row in rows]
    return receive(pl.DataFrame(full, schema=RECEIPTS, orient="row"), at=NOW)


def outcomes(*rows: tuple) -> list[str]:
    return told(*rows)["outcome"].to_list()


def clearing() -> int:
    rows = Transfer.objects.filter(credit_id="clearing:unidentified", debit_id="bank:kapuas")
    return sum(rows.values_list("amount", flat=True))


def test_the_exact_amount_on_an_open_code_settles_it():
    number = code(100)
    assert outcomes(("R1", number, 100)) == ["settled"]
    settled = PaymentCode.objects.get(pk=number)
    assert (settled.state, settled.settled_at, settled.receipt.reference) == ("settled", NOW, "R1")
    assert clearing() == 0  # it is posted when its bill is


def test_a_rupiah_too_little_or_too_much_settles_nothing_and_waits_in_clearing():
    number = code(100)
    assert outcomes(("R1", number, 99), ("R2", number, 101)) == ["wrong_amount", "wrong_amount"]
    assert PaymentCode.objects.get(pk=number).state == "open"
    assert clearing() == 200


def test_a_bill_paid_twice_keeps_the_second_payment_in_clearing():
    number = code(100)
    assert outcomes(("R1", number, 100)) == ["settled"]
    assert outcomes(("R2", number, 100)) == ["paid_twice"]
    assert clearing() == 100


def test_a_code_may_be_paid_in_its_last_second_and_not_after():
    in_time, late = code(100), code(100)
    assert outcomes(("R1", in_time, 100, EXPIRES), ("R2", late, 100, LATER)) == ["settled", "expired"]
    assert clearing() == 100


def test_a_replaced_code_settles_nothing():
    number = code(100)
    with transaction.atomic():
        assert replace_codes([number]) == {number}
        assert replace_codes([number]) == frozenset()
    assert outcomes(("R1", number, 100)) == ["replaced"]
    assert clearing() == 100


def test_money_on_a_code_nobody_was_given_is_kept():
    assert outcomes(("R1", "12345678901", 100), ("R2", "not a code at all, much too long", 7)) == ["unknown", "unknown"]
    assert clearing() == 107
    assert Receipt.objects.get(reference="R2").code == "not a code at all, m"


def test_a_settled_code_is_not_replaced():
    number = code(100)
    outcomes(("R1", number, 100))
    with transaction.atomic():
        assert replace_codes([number]) == frozenset()
    assert PaymentCode.objects.get(pk=number).state == "settled"


def test_the_same_reference_again_gets_the_first_answer_and_moves_no_money():
    number = code(100)
    assert outcomes(("R1", number, 99)) == ["wrong_amount"]
    again = told(("R1", number, 99), ("R1", number, 100), ("R2", number, 100), ("R2", number, 100))
    assert again["outcome"].to_list() == ["wrong_amount", "wrong_amount", "settled", "settled"]
    assert again["repeated"].to_list() == [True, True, False, True]
    assert again["differs"].to_list() == [False, True, False, False]
    assert (Receipt.objects.count(), clearing()) == (2, 99)


def test_two_banks_may_use_the_same_reference():
    first, second = code(100), code(100)
    rows = [("kapuas", "R1", first, 100, NOW), ("melawi", "R1", second, 100, NOW)]
    answer = receive(pl.DataFrame(rows, schema=RECEIPTS, orient="row"), at=NOW)
    assert answer["outcome"].to_list() == ["settled", "settled"]


@pytest.mark.parametrize("row", [("kapuas", "R", "1", 0), ("kapuas", "", "1", 5), ("Bank Kapuas!", "R", "1", 5)])
def test_a_message_that_makes_no_sense_is_refused_whole(row):
    with pytest.raises(ValueError):
        receive(pl.DataFrame([(*row, NOW)], schema=RECEIPTS, orient="row"), at=NOW)
    assert not Receipt.objects.exists()


def test_only_a_bank_may_tell_of_payments():
    with pytest.raises(NotAllowed):
        receive(pl.DataFrame([("kapuas", "R", "1", 5, NOW)], schema=RECEIPTS, orient="row"), by=SYSTEM, at=NOW)


def test_receipts_cannot_be_changed():
    outcomes(("R1", "12345678901", 100))
    with pytest.raises(Exception, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE payments_receipt SET amount = 1")


payments = st.lists(
    st.tuples(st.sampled_from("ABCDEF"), st.integers(0, 3), st.sampled_from([99, 100]), st.sampled_from([NOW, LATER])),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payments)
def test_a_whole_message_at_once_gives_the_same_outcomes_as_one_receipt_at_a_time(messages):
    def heard(one_by_one: bool) -> tuple:
        with transaction.atomic():
            numbers = [code(100), code(100), code(100), "12345678901"]
            with transaction.atomic():
                replace_codes([numbers[2]])
            rows = [(reference, numbers[which], amount, paid_at) for reference, which, amount, paid_at in messages]
            answers = [told(row) for row in rows] if one_by_one else [told(*rows)]
            states = [PaymentCode.objects.get(pk=number).state for number in numbers[:3]]
            found = pl.concat(answers).select("outcome", "repeated", "differs").rows(), states, clearing()
            transaction.set_rollback(True)
        return found

    assert heard(one_by_one=True) == heard(one_by_one=False)


def test_an_inquiry_tells_amount_and_payer_or_why_not_in_both_languages():
    number = code(64_090_266)
    found = inquire(f"{number[:4]} {number[4:8]} {number[8:]}", NOW)
    assert (found.code, found.amount, found.payer_name, found.refusal) == (number, 64_090_266, "PT X", None)

    assert inquire(number, LATER).refusal.code == "expired"
    body = "8999999999"
    assert inquire(body + check_digit(body), NOW).refusal.code == "unknown"
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    mistyped = inquire(wrong, NOW).refusal
    assert (mistyped.code, "salah ketik" in mistyped.id, "mistyped" in mistyped.en) == ("mistyped", True, True)

    outcomes(("R1", number, 64_090_266))
    assert (inquire(number, NOW).refusal.code, inquire(number, NOW).amount) == ("paid_twice", None)


def test_the_simulated_bank_asks_and_pays_like_any_other():
    bank: Bank = SimulatedBank()
    number = code(100)
    assert bank.inquire(number, NOW).amount == 100
    wrong = bank.pay(number, 99, at=NOW)
    assert (wrong.outcome, wrong.reason.code) == ("wrong_amount", "wrong_amount")
    right = bank.pay(number, 100, at=NOW, reference="SIM-1")
    assert (right.outcome, right.reason, right.repeated) == ("settled", None, False)
    assert bank.pay(number, 100, at=NOW, reference="SIM-1").repeated
