"""The simulated bank carries out or returns orders to pay a claim."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from payung.claims.models import Claim, PaymentInstruction
from payung.demo.marker import leave_marker
from tests.claims import world as w

from .pages import markup

pytestmark = pytest.mark.django_db
NOW = w.at(4, 2)
PAGE = "/bank/perintah/"


@pytest.fixture
def order(monkeypatch) -> PaymentInstruction:
    """One order of a death claim, in a demonstration."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    one = w.death_claim((w.WIFE,))
    w.approved(one)
    (sent,) = w.instructed(one)
    leave_marker(at=NOW, today=NOW.date(), people=2, employers=1, scale=1)
    return sent


def state(order) -> str:
    return PaymentInstruction.objects.get(pk=order.pk).state


def test_an_order_waits_with_its_amount_and_a_masked_account(order):
    told = markup(Client().get(PAGE))
    assert "1 perintah menunggu" in told
    # JKM: santunan 20.000.000 + berkala 24 × 500.000 + pemakaman 10.000.000 = 42.000.000 (PP 82/2019).
    assert "Rp42.000.000" in told and "•••• 4471" in told and "0012344471" not in told


def test_a_carried_out_order_pays_the_claim_once(order):
    told = markup(Client().post(f"{PAGE}bayar/", {"key": order.key, "reference": "B-1"}, follow=True))
    assert "Nomor bukti B-1" in told and "0 perintah menunggu" in told
    again = Client().post(f"{PAGE}bayar/", {"key": order.key, "reference": "B-1"}, follow=True)
    assert again.status_code == 200
    assert state(order) == "confirmed" and Claim.objects.get(programme="JKM").state == "paid"


def test_a_reference_left_out_is_made_and_one_already_used_is_refused(order):
    Client().post(f"{PAGE}bayar/", {"key": order.key})
    used = PaymentInstruction.objects.get(pk=order.pk).bank_reference
    assert used
    refused = Client().post(f"{PAGE}bayar/", {"key": "lain", "reference": used})
    assert refused.status_code == 422 and "sudah dipakai" in markup(refused)


def test_a_returned_order_asks_for_its_reason_and_keeps_the_money_for_the_payee(order):
    assert Client().post(f"{PAGE}kembalikan/", {"key": order.key, "reason": " "}).status_code == 422
    assert state(order) == "instructed"
    told = markup(Client().post(f"{PAGE}kembalikan/", {"key": order.key, "reason": "rekening ditutup"}, follow=True))
    assert "tetap menjadi hak penerima" in told and "rekening ditutup" in told
    assert state(order) == "returned" and Claim.objects.get(programme="JKM").state == "instructed"


def test_an_unknown_order_is_refused_with_what_to_do(order):
    answer = Client().post(f"{PAGE}bayar/", {"key": "tiada"})
    assert answer.status_code == 422 and "Muat ulang daftar pembayaran" in markup(answer)


def test_outside_a_demonstration_nobody_answers(db, settings):
    settings.BANK_SIMULATOR = False
    assert Client().get(PAGE).status_code == 404
    assert Client().post(f"{PAGE}bayar/", {"key": "x"}).status_code == 404
    assert Client().post(f"{PAGE}kembalikan/", {"key": "x"}).status_code == 404
