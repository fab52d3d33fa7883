"""Money on codes nobody knows, or that settled nothing: found, put where it was meant, or given back, to the rupiah."""

from __future__ import annotations

import pytest
from django.urls import reverse

from payung.audit.models import Event
from payung.ledger.queries import trial_balance
from payung.payments.models import Receipt, ReceiptAnswer
from payung.payments.simulator import SimulatedBank
from payung.rolls.models import Roll
from tests.own_account.world import member as own_member
from tests.own_account.world import ordered
from tests.web.books import BILLED, NOW, billed, employer, made_employer, made_worker, month, siti, still_clock

from .pages import markup

__all__ = ["employer", "siti", "still_clock"]
LIST = "/petugas/uang/"


def books() -> dict[str, int]:
    rows = trial_balance()
    assert rows["debits"].sum() == rows["credits"].sum()
    return {row["code"]: row["balance"] for row in rows.to_dicts()}


def slip(code: str) -> str:
    """The code with two neighbouring digits exchanged: no code of ours."""
    at = next(place for place in range(3, 10) if code[place] != code[place + 1])
    return code[:at] + code[at + 1] + code[at] + code[at + 2 :]


@pytest.fixture
def bill(employer, siti):
    return billed(employer, month(10), siti)


@pytest.fixture
def head(employer, client_of):
    return client_of("officer")


def stray(code: str, amount: int) -> Receipt:
    SimulatedBank().pay(code, amount, at=NOW)
    return Receipt.objects.latest("pk")


def test_a_mistyped_code_finds_its_bill_first_and_settles_it(head, bill):
    other = made_employer("19100300", "PT Lain")
    same_amount = billed(other, month(10), made_worker(other, "Budi", "6112020807959002"))
    receipt = stray(slip(bill.payment_code), BILLED)
    assert receipt.outcome == "unknown" and books()["clearing:unidentified"] == -BILLED
    page = markup(head.get(LIST))
    assert "Rp477.000 menunggu, dari 1 penerimaan" in page and "Sama dengan akun titipan" in page
    one = head.get(f"{LIST}{receipt.pk}/")
    assert [each.code for each in one.context["codes"]] == [bill.payment_code, same_amount.payment_code]
    assert head.post(f"{LIST}{receipt.pk}/pakai/", {"kode": bill.payment_code, "alasan": " "}).status_code == 422
    typed = {"kode": bill.payment_code, "alasan": "Bank: angka tertukar"}
    told = markup(head.post(f"{LIST}{receipt.pk}/pakai/", typed, follow=True))
    assert "Uangnya melunasi kode" in told and "Bank: angka tertukar" in told
    bill.refresh_from_db()
    same_amount.refresh_from_db()
    assert (bill.state, bill.paid_at, same_amount.state) == ("paid", receipt.paid_at, "open")
    after = books()
    # 477.000 = JHT 285.000, JP 150.000, JKK 27.000, JKM 15.000; of JKK 7.000 (0.14 %) move on to JKP.
    assert after["clearing:unidentified"] == 0 and after["fund:JHT"] == -285_000
    assert Event.objects.filter(verb="payments.allot_receipt").count() == 1
    assert head.post(f"{LIST}{receipt.pk}/pakai/", typed).status_code == 422  # once


def test_what_was_meant_for_somebody_on_own_account_settles_the_roll(head, employer):
    roll = ordered(own_member(at=NOW), at=NOW)
    receipt = stray(slip(roll.payment_code), roll.amount)
    typed = {"kode": roll.payment_code, "alasan": "Peserta menunjukkan struk"}
    assert head.post(f"{LIST}{receipt.pk}/pakai/", typed).status_code == 302
    assert Roll.objects.get().state == "paid" and books()["clearing:unidentified"] == 0


def test_another_amount_settles_nothing_and_only_a_second_officer_of_everything_sends_it_back(head, bill, client_of):
    receipt = stray("80000000000", BILLED - 1)
    page = markup(head.get(f"{LIST}{receipt.pk}/"))
    assert "Tidak ada kode terbuka dengan jumlah ini." in page and "tugas petugas kedua" in page
    assert head.post(f"{LIST}{receipt.pk}/pakai/", {"kode": bill.payment_code, "alasan": "x"}).status_code == 422
    assert head.post(f"{LIST}{receipt.pk}/kembalikan/", {"alasan": "x"}).status_code == 403
    second = client_of("approver")
    assert second.post(f"{LIST}{receipt.pk}/kembalikan/", {"alasan": " "}).status_code == 422
    assert second.post(f"{LIST}{receipt.pk}/kembalikan/", {"alasan": "Tidak bertuan"}).status_code == 302
    assert ReceiptAnswer.objects.get().kind == "returned" and books()["clearing:unidentified"] == 0
    assert "Rp0 menunggu" in markup(second.get(LIST)) and "Dikembalikan" in markup(second.get(LIST))


def test_a_branch_sees_and_uses_what_came_on_codes_of_its_own_employers(bill, employer, siti, client_of):
    SimulatedBank().pay(bill.payment_code, BILLED, at=NOW)
    again, unknown = stray(bill.payment_code, BILLED), stray("80000000000", 5_000)
    september = billed(employer, month(9), siti)
    branch = client_of("officer", "office", "PTK")
    page = markup(branch.get(LIST))
    assert bill.payment_code in page and "80000000000" not in page and "akun titipan" not in page
    assert branch.get(f"{LIST}{unknown.pk}/").status_code == 404
    one = branch.get(f"{LIST}{again.pk}/")
    assert [each.code for each in one.context["codes"]] == [september.payment_code]
    typed = {"kode": september.payment_code, "alasan": "Diminta perusahaan"}
    assert branch.post(f"{LIST}{again.pk}/pakai/", typed).status_code == 302
    september.refresh_from_db()
    assert september.state == "paid"
    assert client_of("officer", "office", "SBY").get(f"{LIST}{again.pk}/").status_code == 404


def test_the_list_is_filtered_and_given_out_and_an_auditor_only_reads(head, bill, client_of):
    receipt = stray("80000000000", 5_000)
    stray(bill.payment_code, 1)
    assert "80000000000" not in markup(head.get(LIST, {"sebab": "wrong_amount"}))
    assert bill.payment_code not in markup(head.get(LIST, {"cari": "8000"}))
    assert "80000000000" not in markup(head.get(LIST, {"keadaan": "dipakai"}))
    assert head.get(LIST, {"format": "xlsx"}).content[:2] == b"PK"
    auditor = client_of("auditor")
    assert "Lunasi dengan uang ini" not in markup(auditor.get(reverse("officers:stray", args=[receipt.pk])))
    assert auditor.post(f"{LIST}{receipt.pk}/pakai/", {"kode": "1", "alasan": "x"}).status_code == 403
    assert client_of("clerk", "employer", "1").get(LIST).status_code == 403
