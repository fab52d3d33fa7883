"""Pages of periodic benefits: every step of a right that runs on is taken through its page."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from payung.audit.models import Look
from payung.claims.models import Entitlement, Evidence, Overpayment, PeriodicOrder
from payung.demo.marker import leave_marker
from tests.claims import periodic as p
from tests.claims import world as w
from tests.claims.test_periodic_run import LEAST_2025, run, widow
from tests.contributions import world as months
from tests.web.conftest import PASSWORD, make_user

from .pages import markup

pytestmark = pytest.mark.django_db
month, when = p.month, p.when


@pytest.fixture
def clock(monkeypatch):
    def at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return at


@pytest.fixture
def desk(clock):
    """A widow paid for April and May 2025; an officer and a second one at their desks in June."""
    widow()
    run(month(2025, 5))
    leave_marker(at=when(2025, 3), today=dt.date(2025, 3, 1), people=1, employers=1, scale=1)
    clock(when(2025, 6, 10))
    return logged_in("dewi", "officer"), logged_in("joko", "approver")


def logged_in(name, role, kind="office", key="PTK"):
    make_user(name, (role, kind, key))
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def at(step=""):
    return f"/petugas/berkala/{p.right().pk}/" + (f"{step}/" if step else "")


def test_the_list_counts_what_is_due_filters_and_is_taken_away_as_a_file(desk):
    officer, _second = desk
    page = markup(officer.get("/petugas/berkala/"))
    assert "THERESIA LANSI" in page and "Pensiun janda atau duda" in page
    assert "THERESIA" not in markup(officer.get("/petugas/berkala/?program=JKP"))
    assert "THERESIA" not in markup(officer.get("/petugas/berkala/?perlu=hidup"))
    assert officer.get("/petugas/berkala/?format=xlsx").status_code == 200


def test_looking_at_a_right_is_recorded_and_a_right_out_of_reach_is_not_there(desk):
    officer, _second = desk
    before = Look.objects.count()
    assert officer.get(at()).status_code == 200
    assert Look.objects.count() == before + 1
    assert logged_in("jauh", "officer", "office", "SKW").get(at()).status_code == 404


def test_the_bank_returns_the_officer_mends_the_second_sends_again_and_it_arrives(desk):
    officer, second = desk
    first = PeriodicOrder.objects.order_by("pk")[0]
    officer.post("/bank/perintah/kembalikan/", {"key": first.key, "reason": "rekening ditutup"})
    assert "dikembalikan bank" in markup(officer.get(at()))
    assert "THERESIA" in markup(officer.get("/petugas/berkala/?perlu=kembali"))
    account = {"bank": "kapuas", "account_number": "999000", "account_holder": "THERESIA LANSI"}
    assert officer.post(at("rekening"), account).status_code == 302
    assert officer.post(at("kirim-ulang")).status_code == 403
    assert second.post(at("kirim-ulang")).status_code == 302
    again = PeriodicOrder.objects.get(attempt=2)
    assert again.account_number == "999000"
    officer.post("/bank/perintah/bayar/", {"key": again.key, "reference": "B-1"})
    again.refresh_from_db()
    assert again.state == "confirmed"
    wrong = officer.post("/bank/perintah/bayar/", {"key": waiting().key, "reference": "B-1"})
    assert wrong.status_code == 422 and "sudah dipakai" in markup(wrong)


def waiting():
    return PeriodicOrder.objects.filter(state="instructed").latest("pk")


def test_a_life_seen_at_the_counter_lets_what_was_held_be_paid(desk, clock):
    officer, _second = desk
    run(month(2026, 6))
    clock(when(2026, 6, 10))
    officer.login(username="dewi", password=PASSWORD)  # the first log-in is a year old
    assert "1 bulan ditahan" in markup(officer.get(at()))
    assert "THERESIA" in markup(officer.get("/petugas/berkala/?perlu=hidup"))
    assert officer.post(at("hidup"), {"tanggal": "besok", "cara": "loket"}).status_code == 422
    assert officer.post(at("hidup"), {"tanggal": "09-06-2026", "cara": "video"}).status_code == 302
    assert p.right().alive_until == dt.date(2027, 6, 9)
    assert run(month(2026, 6), when(2026, 6, 11)).payments == 1


def test_a_letter_from_the_village_is_received_and_checked(desk, clock):
    officer, _second = desk
    run(month(2026, 6))
    clock(when(2026, 6, 10))
    officer.login(username="dewi", password=PASSWORD)  # the first log-in is a year old
    told = {"seen_on": "08-06-2026", "paper": upload()}
    assert officer.post(at("surat"), told).status_code == 302
    sent = Evidence.objects.get()
    assert "8 Juni 2026" in markup(officer.get(at()))
    assert officer.post(at(f"bukti/{sent.pk}"), {"putusan": "kembali"}).status_code == 422
    assert officer.post(at(f"bukti/{sent.pk}"), {"putusan": "terima"}).status_code == 302
    assert (p.right().state, p.right().alive_until) == ("active", dt.date(2027, 6, 8))


def upload():
    return SimpleUploadedFile("surat.pdf", w.PDF, "application/pdf")


def test_a_remarriage_ends_it_and_the_debt_is_planned_paid_back_and_closed(desk, clock):
    # Married on 10 April: May's 399,700 was too much.
    officer, second = desk
    assert officer.post(at("berhenti"), {"tanggal": "", "alasan": "remarriage"}).status_code == 422
    assert officer.post(at("berhenti"), {"tanggal": "10-04-2025", "alasan": "remarriage"}).status_code == 302
    over = Overpayment.objects.get()
    assert over.amount == LEAST_2025 and "Rp399.700" in markup(officer.get(at()))
    plan = at(f"kelebihan/{over.pk}/rencana")
    assert officer.post(plan, {"alasan": "x"}).status_code == 403
    assert second.post(plan, {"alasan": ""}).status_code == 422
    assert second.post(plan, {"alasan": "keluarga sanggup"}).status_code == 302
    code = at(f"kelebihan/{over.pk}/kode")
    assert officer.post(code, {"jumlah": "500.000"}).status_code == 422
    assert officer.post(code, {"jumlah": ""}).status_code == 302
    asked = over.repayments.get()
    paid = officer.post(
        "/bank/bayar/", {"code": asked.payment_code, "amount": "399.700", "reference": "", "paid_at": ""}
    )
    assert paid.status_code == 302
    over.refresh_from_db()
    assert over.state == "recovered" and "Dibayar kembali" in markup(officer.get(at()))


def test_the_widow_reads_her_own_pension_and_sends_her_letter(desk, clock):
    wife = months.worker(months.employer("JJ120218"), 2).person
    p.right().claim.event.claimants.filter(relation="spouse").update(person_id=wife.pk)
    member = logged_in("tere", "member", "person", str(wife.pk))
    assert "Pensiun janda atau duda" in markup(member.get("/peserta/berkala/"))
    own = f"/peserta/berkala/{p.right().pk}/"
    assert "Rp399.700" in markup(member.get(own))
    clock(when(2026, 3, 20))
    member.login(username="tere", password=PASSWORD)  # the first log-in is a year old
    assert "Beri bukti masih hidup" in markup(member.get(own))
    assert member.post(own + "hidup/", {"seen_on": "19-03-2026", "paper": upload()}).status_code == 302
    assert "menunggu diperiksa" in markup(member.get(own))


def test_another_member_does_not_find_it(desk):
    other = months.worker(months.employer("JJ120218"), 2).person
    member = logged_in("lain", "member", "person", str(other.pk))
    assert member.get(f"/peserta/berkala/{p.right().pk}/").status_code == 404
    assert "Tidak ada" in markup(member.get("/peserta/berkala/"))


def test_a_month_told_at_the_counter_with_too_little_says_all_that_is_lacking(clock):
    p.job_loss()
    clock(when(2025, 4, 26))
    officer = logged_in("dewi", "officer")
    told = {"month": "2025-04-01", "firms": "PT Satu", "interviews": "0", "self_assessed": "tidak", "counselled": "ya",
            "training_advised": "ya", "attendance": "70"}  # fmt: skip
    answer = officer.post(at("tugas"), told)
    page = markup(answer)
    assert answer.status_code == 422
    for words in ("Asesmen diri wajib", "belum cukup, dan wawancaranya", "Kehadiran pelatihan yang disarankan"):
        assert words in page
    fit = {**told, "interviews": "1", "self_assessed": "ya", "attendance": "80"}
    assert officer.post(at("tugas"), fit).status_code == 302
    assert Entitlement.objects.get().evidence.get().facts["attendance"] == 80
