"""Money that settled nothing is used or given back; deaths told by employers become reports."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.claims.models import LifeEvent
from payung.contributions.models import Bill
from payung.ledger.queries import trial_balance
from payung.payments.models import Receipt, ReceiptAnswer
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Employment

from .books import NOW, billed, employer, month, siti, still_clock
from .pages import markup

__all__ = ["employer", "siti", "still_clock"]

PAGE = "/petugas/perusahaan/19100217/"


def clearing() -> int:
    rows = {row["code"]: row["balance"] for row in trial_balance().to_dicts()}
    return rows["clearing:unidentified"]


@pytest.fixture
def paid_twice(employer, siti):
    """September paid twice, October open for the same amount."""
    september, october = billed(employer, month(9), siti), billed(employer, month(10), siti)
    for _ in range(2):
        SimulatedBank().pay(september.payment_code, september.amount, at=NOW)
    assert clearing() == -september.amount
    return Receipt.objects.get(outcome="paid_twice"), october


def test_an_officer_uses_money_paid_twice_for_the_next_bill(client_of, paid_twice):
    receipt, october = paid_twice
    officer = client_of("officer", "office", "PTK")
    assert "Lunasi dengan uang ini" in markup(officer.get(PAGE))
    silent = {"bill": october.pk, "reason": " "}
    told = markup(officer.post(f"{PAGE}uang/{receipt.pk}/pakai/", silent, follow=True))
    assert "Tulis alasannya" in told
    told = {"bill": october.pk, "reason": "diminta"}
    told = markup(officer.post(f"{PAGE}uang/{receipt.pk}/pakai/", told, follow=True))
    assert f"Uangnya melunasi tagihan {october.number}" in told
    october.refresh_from_db()
    assert (october.state, october.paid_at, clearing()) == ("paid", receipt.paid_at, 0)
    assert officer.post(f"{PAGE}uang/{receipt.pk}/pakai/", {"bill": october.pk, "reason": "x"}).status_code == 404


def test_a_second_officer_gives_it_back_and_the_first_may_not(client_of, paid_twice):
    receipt, october = paid_twice
    assert client_of("officer", "office", "PTK").post(f"{PAGE}uang/{receipt.pk}/kembalikan/").status_code == 403
    second = client_of("approver", "office", "PTK")
    told = markup(second.post(f"{PAGE}uang/{receipt.pk}/kembalikan/", {"reason": "dibayar dua kali"}, follow=True))
    assert "keluar dari titipan" in told
    assert (ReceiptAnswer.objects.get().kind, clearing()) == ("returned", 0)
    assert Bill.objects.get(pk=october.pk).state == "open"
    assert second.post(f"{PAGE}uang/{receipt.pk}/kembalikan/", {"reason": "lagi"}).status_code == 404


def test_money_of_another_amount_settles_no_other_bill(client_of, employer, siti):
    bill = billed(employer, month(9), siti)
    SimulatedBank().pay(bill.payment_code, bill.amount - 1, at=NOW)
    officer = client_of("officer", "office", "PTK")
    address = f"{PAGE}uang/{Receipt.objects.get().pk}/pakai/"
    told = markup(officer.post(address, {"bill": bill.pk, "reason": "x"}, follow=True))
    assert "Pilih tagihan lain, atau kembalikan." in told
    assert not ReceiptAnswer.objects.exists()


def test_a_death_an_employer_told_waits_until_the_branch_reports_it(client_of, employer, siti):
    Employment.objects.update(ended_on=dt.date(2026, 11, 10), end_reason="died")
    officer = client_of("officer", "office", "PTK")
    assert siti.name in markup(officer.get("/petugas/kematian/"))
    assert officer.get("/petugas/kematian/?format=csv").headers["Content-Type"].startswith("text/csv")
    spell = Employment.objects.get()
    told = markup(officer.post(f"/petugas/kematian/{spell.pk}/laporkan/", follow=True))
    assert "Klaim yang terbuka" in told
    assert LifeEvent.objects.get().happened_on == dt.date(2026, 11, 10)
    assert "Tidak ada. Semua kematian" in markup(officer.get("/petugas/kematian/"))
    assert officer.post(f"/petugas/kematian/{spell.pk}/laporkan/").status_code == 404
    assert client_of("clerk", "employer", str(employer.pk)).get("/petugas/kematian/").status_code == 404
