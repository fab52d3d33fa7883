"""The shortfall on the officer's page with its working, asked, and read by the employer with its letter."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from payung.claims.models import EmployerDemand
from payung.demo.marker import leave_marker
from payung.jobs.settle import settle
from payung.payments.simulator import SimulatedBank
from tests.claims import world as w
from tests.claims.test_liability import accident

from .pages import markup

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: w.at(4, 3, 10))
    return accident().claim


def ask(who, one, step="ask", **typed):
    given = {"upah": "5.000.000", "bukti": "Slip gaji Februari 2025", **typed}
    return who.post(reverse(f"officers:demand_{step}", args=[one.number]), given)


def test_the_difference_is_worked_out_line_by_line_and_nothing_is_written(one, client_of):
    page = markup(ask(client_of("approver"), one, "work_out"))
    assert "8.750.000 − 6.725.000 = 2.025.000. PP 44/2015" in page and "Tagihkan Rp2.025.000" in page
    assert not EmployerDemand.objects.exists()


def test_an_officer_may_work_it_out_but_not_ask(one, client_of):
    officer = client_of("officer")
    page = markup(ask(officer, one, "work_out"))
    assert "2.025.000" in page and "Tagihkan" not in page
    assert ask(officer, one).status_code == 403


@pytest.mark.parametrize("typed", ["lima juta", "0", ""])
def test_a_wage_that_is_none_is_told_and_nothing_is_asked(one, client_of, typed):
    answer = ask(client_of("approver"), one, upah=typed)
    assert answer.status_code == 422 and 'id="upah-benar-salah"' in answer.content.decode()
    assert not EmployerDemand.objects.exists()


def test_asked_it_stands_on_the_employers_page_with_a_letter_and_can_be_taken_back(one, client_of):
    approver = client_of("approver")
    assert ask(approver, one).status_code == 302
    demand = EmployerDemand.objects.get()
    clerk = client_of("clerk", "employer", str(one.event.employer_id))
    key = f"{demand.employer.npp}-{demand.employer.division}"
    page = markup(clerk.get(f"/perusahaan/{key}/tanggungan/"))
    assert "Rp2.025.000" in page and "Slip gaji Februari 2025" in page
    assert "1 tanggungan perusahaan di luar tagihan bulanan" in markup(clerk.get(f"/perusahaan/{key}/tagihan/"))
    letter = clerk.get(f"/perusahaan/{key}/tanggungan/{demand.pk}/surat.pdf")
    said = " ".join(PdfReader(io.BytesIO(letter.content)).pages[0].extract_text().split())
    for words in ("Rp2.025.000", "Dua juta dua puluh lima ribu rupiah", "PP 44/2015", "Rp5.000.000", "PEKERJA"):
        assert words in said, words
    back = approver.post(reverse("officers:demand_withdraw", args=[one.number, demand.pk]), {"alasan": "Slip keliru"})
    assert back.status_code == 302
    assert "Slip keliru. Tidak ada yang perlu dibayar." in markup(clerk.get(f"/perusahaan/{key}/tanggungan/"))


def test_another_employer_sees_neither_the_demand_nor_its_letter(one, client_of):
    ask(client_of("approver"), one)
    demand = EmployerDemand.objects.get()
    other = w.months.employer("19100999")
    stranger = client_of("clerk", "employer", str(other.pk))
    key = f"{demand.employer.npp}-{demand.employer.division}"
    assert stranger.get(f"/perusahaan/{key}/tanggungan/{demand.pk}/surat.pdf").status_code == 404
    assert "PEKERJA" not in markup(stranger.get(f"/perusahaan/{other.npp}-{other.division}/tanggungan/"))


def test_paid_it_is_passed_on_and_every_reader_sees_where_it_is(one, client_of):
    leave_marker(at=w.at(4, 3, 10), today=w.at(4, 3).date(), people=1, employers=1, scale=1)
    approver, bank = client_of("approver"), client_of("officer")
    w.with_account(one.event)
    w.confirmed(w.instructed(one))
    ask(approver, one)
    demand = EmployerDemand.objects.get()
    SimulatedBank().pay(demand.payment_code, demand.amount, at=w.at(4, 3, 10))
    settle(w.at(4, 3, 10))
    here = reverse("officers:claim", args=[one.number])
    assert "Teruskan Rp2.025.000 kepada penerimanya" in markup(approver.get(here))
    assert "Teruskan" not in markup(bank.get(here))
    go = reverse("officers:demand_pass_on", args=[one.number, demand.pk])
    assert bank.post(go).status_code == 403
    assert approver.post(go).status_code == 302
    assert approver.post(go).status_code == 422
    order = demand.instructions.get()
    assert "Rp2.025.000" in markup(bank.get("/bank/perintah/"))
    assert bank.post("/bank/perintah/bayar/", {"key": order.key}).status_code == 302
    clerk = client_of("clerk", "employer", str(one.event.employer_id))
    key = f"{demand.employer.npp}-{demand.employer.division}"
    assert "Seluruhnya sudah diterima penerima klaim" in markup(clerk.get(f"/perusahaan/{key}/tanggungan/"))
    member = client_of("member", "person", str(one.person_id))
    page = markup(member.get(reverse("members:claim", args=[one.number])))
    assert f"Selisih manfaat yang dibayar {demand.employer.name}" in page and "Rp2.025.000" in page
    assert f"selisih dari {demand.employer.name}" in markup(approver.get(here))
