"""`payung server bank …`: one JSON object per answer, and nothing in a database with real data."""

from __future__ import annotations

import json

import pytest

from payung.payments.models import Receipt
from payung.site.bank import main
from payung.site.trouble import Trouble
from tests.web.books import BILLED, billed, employer, month, siti, still_clock

__all__ = ["employer", "siti", "still_clock"]


@pytest.fixture
def code(employer, siti) -> str:
    return billed(employer, month(9), siti).payment_code


def told(capsys, *words: object) -> dict[str, object]:
    main([str(word) for word in words])
    return json.loads(capsys.readouterr().out)


def test_an_inquiry_tells_payer_and_amount_or_why_not(code, capsys):
    answer = told(capsys, "inquire", code)
    assert (answer["amount"], answer["payer"], answer["refusal"]) == (BILLED, "PT Papan Percobaan", None)
    assert told(capsys, "inquire", "123")["refusal"] == "mistyped"


def test_a_payment_settles_and_posts_at_once_and_only_once(code, capsys):
    first = told(capsys, "pay", code, BILLED, "--reference", "A-1")
    assert (first["outcome"], first["bills_posted"], first["workers_credited"]) == ("settled", 1, 1)
    again = told(capsys, "pay", code, BILLED, "--reference", "A-1")
    assert (again["repeated"], again["bills_posted"]) == (True, 0)


def test_a_late_payment_is_dated_when_it_was_paid(code, capsys):
    told(capsys, "pay", code, BILLED, "--paid-at", "2026-11-20T09:00")
    assert Receipt.objects.get().paid_at.isoformat() == "2026-11-20T02:00:00+00:00"  # 09.00 WIB


@pytest.mark.parametrize("wrong", [("0",), ("lima",), (str(BILLED), "--paid-at", "2027-01-01T00:00")])
def test_what_cannot_be_read_is_refused_and_records_nothing(code, wrong, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["pay", code, *wrong])
    assert ended.value.code == 2
    assert not Receipt.objects.exists()


def test_the_command_does_not_answer_in_a_database_with_real_data(code, monkeypatch):
    monkeypatch.setattr("payung.web.bank.allowed.demo_marker", lambda: None)
    with pytest.raises(Trouble, match="bank-not-simulated"):
        main(["pay", code, str(BILLED)])
    assert not Receipt.objects.exists()
