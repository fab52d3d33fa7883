"""The difference of a past month: asked from the employer under a code, paid, and in the books to the rupiah."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.audit.models import Event
from payung.compliance.corrections import proofs
from payung.compliance.models import MemberWord, WageCorrection
from payung.demo.marker import leave_marker
from payung.jobs.settle import settle
from payung.ledger.models import MemberLine, Transfer
from payung.ledger.queries import trial_balance
from payung.payments.models import PaymentCode, Receipt
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Person
from tests.compliance import world as w
from tests.contributions import world as months
from tests.web.pages import markup
from tests.web.test_member_words import answer, clock, say_wage

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
BASE = "/perusahaan/JJ120217-000"


@pytest.fixture
def spell(clock):
    one = months.worker(months.employer(), 1)
    Person.objects.filter(pk=one.person_id).update(region_id="61.12")
    leave_marker(at=w.APRIL_30, today=w.APRIL_30.date(), people=1, employers=1, scale=1)
    return one


@pytest.fixture
def member(spell, client_of):
    return client_of("member", "person", str(spell.person_id))


@pytest.fixture
def clerk(spell, client_of):
    return client_of("clerk", "employer", str(spell.employer_id))


def asked(member, clerk, spell, wage: str = "4.000.000") -> WageCorrection:
    """March was billed at Rp3.000.000; the employer agrees that it was more."""
    w.declared(spell, 3_000_000)
    assert say_wage(member, spell, wage).status_code == 302
    assert answer(clerk, True).status_code == 302
    return WageCorrection.objects.get()


def test_the_employer_reads_amount_and_code_pays_at_the_bank_and_the_member_is_credited(member, clerk, client, spell):
    # Rp1.000.000 more in March 2025, risk class 3: JKK 0.89 % 8.900; JKM 0.30 % 3.000; JHT 3.7 % 37.000 and 2 % 20.000;
    # JP 2 % 20.000 and 1 % 10.000; together 98.900. Of JKK 0.14 points, 1.400, move to JKP, and the state adds 0.22 %,
    # 2.200. Found on 30 April, so due as the month of April: 15 May.
    made = asked(member, clerk, spell)
    assert (made.state, made.total, made.due_on) == ("open", 98_900, dt.date(2025, 5, 15))
    assert "1 tanggungan perusahaan di luar tagihan bulanan" in markup(clerk.get(f"{BASE}/tagihan/"))
    page = markup(clerk.get(f"{BASE}/tanggungan/"))
    grouped = f"{made.payment_code[:4]} {made.payment_code[4:8]} {made.payment_code[8:]}"
    assert "Rp98.900" in page and grouped in page and "paling lambat 15 Mei 2025" in page

    shown = markup(client.get("/bank/", {"kode": made.payment_code}))
    assert "Rp98.900" in shown and "Selisih iuran Maret 2025" in shown
    client.post("/bank/bayar/", {"code": made.payment_code, "amount": "98900"}, follow=True)

    made.refresh_from_db()
    assert made.state == "paid" and made.posted_at is not None
    line = MemberLine.objects.get(bill_id=made.number)
    assert (line.owner_id, line.payer_id, line.month, line.wage) == (
        spell.person_id, spell.employer_id, months.MARCH, 4_000_000,
    )  # fmt: skip
    assert (line.jkk, line.jkm, line.jht_employer, line.jht_worker, line.jp_employer, line.jp_worker) == (
        8_900, 3_000, 37_000, 20_000, 20_000, 10_000,
    )  # fmt: skip
    assert (line.jkp_from_jkk, line.jkp_from_jkm, line.jkp_from_state) == (1_400, 0, 2_200)
    moved = {each.key.split(":")[2]: each.amount for each in Transfer.objects.filter(subject__startswith="correction:")}
    assert moved == {
        "JKK": 8_900, "JKM": 3_000, "JHT": 57_000, "JP": 30_000, "JKP-JKK": 1_400, "JKP-STATE": 2_200,
    }  # fmt: skip
    assert proofs([made.number])["agrees"].all()
    assert "Lunas" in markup(clerk.get(f"{BASE}/tanggungan/"))
    # The bill of March is not paid: only the difference is in the balance, 37.000 + 20.000.
    assert "Rp57.000" in markup(member.get("/peserta/"))


def test_paid_twice_the_books_move_once_and_the_second_payment_waits(member, clerk, spell):
    made = asked(member, clerk, spell)
    for turn in (1, 2):
        pay(made, turn)
    assert settle(w.APRIL_30).corrections == 0
    assert MemberLine.objects.filter(bill_id=made.number).count() == 1
    assert Receipt.objects.filter(outcome="paid_twice").count() == 1
    books = trial_balance()
    assert books["debits"].sum() == books["credits"].sum()


def test_a_wage_reported_too_high_is_recorded_and_nothing_is_asked(member, clerk, spell):
    made = asked(member, clerk, spell, "2.500.000")
    assert (made.state, made.payment_code, made.number) == ("prepared", None, None) and made.total < 0
    assert "tidak ada yang ditagihkan" in MemberWord.objects.get().result
    assert "Tidak ada tanggungan" in markup(clerk.get(f"{BASE}/tanggungan/"))


def test_an_officer_takes_it_back_with_a_reason_before_it_is_paid_and_not_after(member, clerk, spell, client_of):
    made, desk = asked(member, clerk, spell), client_of("officer", "office", "PTK")
    page = markup(desk.get(reverse("officers:corrections")))
    assert "Rp98.900" in page and "Cabut selisih" in page
    address = reverse("officers:correction_withdraw")
    assert desk.post(address, {"selisih": made.pk, "alasan": " "}).status_code == 422
    assert desk.post(address, {"selisih": made.pk, "alasan": "Maret dibuka lagi"}).status_code == 302
    made.refresh_from_db()
    assert made.state == "withdrawn" and PaymentCode.objects.get(pk=made.payment_code).state == "replaced"
    assert Event.objects.filter(verb="compliance.withdraw_correction").count() == 1
    assert desk.post(address, {"selisih": made.pk, "alasan": "Lagi"}).status_code == 422
    assert "Maret dibuka lagi" in markup(clerk.get(f"{BASE}/tanggungan/"))


def test_the_list_is_filtered_given_out_and_reached_by_the_branch_alone(member, clerk, spell, client_of):
    asked(member, clerk, spell)
    address = reverse("officers:corrections")
    desk = client_of("officer", "office", "PTK")
    assert "Rp98.900" not in markup(desk.get(address, {"keadaan": "paid"}))
    assert "Rp98.900" in markup(desk.get(address, {"cari": "pekerja 1"}))
    assert desk.get(address, {"format": "xlsx"}).content[:2] == b"PK"
    assert "Rp98.900" not in markup(client_of("officer", "office", "SBY").get(address))
    assert client_of("officer", "office", "SBY2").post(
        reverse("officers:correction_withdraw"), {"selisih": "1", "alasan": "x"}
    ).status_code == 404  # fmt: skip
    assert clerk.get(address).status_code == 403


def pay(made: WageCorrection, turn: int) -> None:

    SimulatedBank().pay(made.payment_code, made.total, at=w.APRIL_30 + dt.timedelta(minutes=turn))
    settle(timezone.now())
