"""The simulated bank's counter: what it answers, and what becomes of the money."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from payung.audit.models import Event
from payung.contributions.models import Bill
from payung.kernel.identity import luhn
from payung.ledger.queries import balance_of
from payung.payments.models import PaymentCode, Receipt
from tests.web.books import BILLED, JHT, NOW, billed, budi, employer, month, siti, still_clock

__all__ = ["budi", "employer", "siti", "still_clock"]


@pytest.fixture
def bill(employer, siti) -> Bill:
    return billed(employer, month(9), siti)


def pay(client, code: str, amount: object = BILLED, **more: str):
    return client.post("/bank/bayar/", {"code": code, "amount": amount, **more}, follow=True)


def test_an_inquiry_shows_payer_amount_and_a_prefilled_payment(client, bill):
    text = client.get("/bank/", {"kode": bill.payment_code}).content.decode()
    assert "PT Papan Percobaan" in text
    assert 'value="Rp477.000"' in text
    assert "simulator" in text


def test_paying_the_exact_amount_settles_the_bill_and_credits_the_member_at_once(client, bill, siti):
    answer = pay(client, bill.payment_code)
    assert "Lunas" in answer.content.decode()
    bill.refresh_from_db()
    assert bill.state == "paid"
    assert balance_of(siti.pk, NOW.date())["jht"] == JHT


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("wrong_amount", "Jumlahnya tidak sama dengan tagihan"),
        ("unknown", "Kode bayar tidak dikenal"),
        ("replaced", "Kode bayar sudah diganti"),
        ("expired", "Kode bayar sudah lewat masa berlakunya"),
        ("paid_twice", "Dibayar dua kali"),
    ],
)
def test_money_that_settles_nothing_is_told_and_waits_in_clearing(client, bill, siti, outcome, words):
    code, amount = bill.payment_code, BILLED
    if outcome == "wrong_amount":
        amount = BILLED - 1
    elif outcome == "unknown":
        code = next(f"8000000000{digit}" for digit in range(10) if luhn(f"8000000000{digit}"))
    elif outcome == "replaced":
        PaymentCode.objects.filter(code=code).update(state="replaced")
    elif outcome == "expired":
        PaymentCode.objects.filter(code=code).update(expires_at=NOW - dt.timedelta(days=1))
    elif outcome == "paid_twice":
        pay(client, code)
    before = balance_of(siti.pk, NOW.date())["jht"]

    text = pay(client, code, amount).content.decode()

    assert words in text
    assert "titipan yang belum dikenali" in text
    assert Receipt.objects.latest("pk").outcome == outcome
    assert balance_of(siti.pk, NOW.date())["jht"] == before


def test_the_same_reference_twice_is_one_payment(client, bill):
    pay(client, bill.payment_code, reference="A-1")
    answer = pay(client, bill.payment_code, reference="A-1")
    assert "sudah pernah dikirim" in answer.content.decode()
    assert Receipt.objects.count() == 1


def test_the_time_of_payment_may_lie_in_the_past_but_not_ahead(client, bill):
    late = timezone.localtime(NOW - dt.timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    ahead = timezone.localtime(NOW + dt.timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    refused = pay(client, bill.payment_code, paid_at=ahead)
    assert refused.status_code == 422
    assert "belum lewat" in refused.content.decode()
    pay(client, bill.payment_code, paid_at=late)
    bill.refresh_from_db()
    assert bill.paid_at == NOW - dt.timedelta(days=3)


@pytest.mark.parametrize("amount", ["", "0", "lima juta", "-5"])
def test_a_payment_that_cannot_be_read_changes_nothing_and_keeps_what_was_typed(client, bill, amount):
    answer = pay(client, bill.payment_code, amount)
    assert answer.status_code == 422
    assert f'value="{bill.payment_code}"' in answer.content.decode()
    assert not Receipt.objects.exists()


def test_a_mistyped_code_is_told_in_plain_words(client, bill):
    text = client.get("/bank/", {"kode": "123"}).content.decode()
    assert "salah ketik" in text


def test_there_is_no_simulator_in_a_database_with_real_data(client, bill, monkeypatch):
    monkeypatch.setattr("payung.web.bank.allowed.demo_marker", lambda: None)
    assert Event.objects.exists()
    assert client.get("/bank/").status_code == 404
    assert client.post("/bank/bayar/", {"code": bill.payment_code, "amount": BILLED}).status_code == 404
    assert not Receipt.objects.exists()


def test_the_operator_may_switch_the_simulator_on(client, bill, monkeypatch, settings):
    monkeypatch.setattr("payung.web.bank.allowed.demo_marker", lambda: None)
    settings.BANK_SIMULATOR = True
    assert client.get("/bank/").status_code == 200
