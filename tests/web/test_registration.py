"""Pages of registration, of the membership, of the counter, of the card."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.test import Client
from django.urls import reverse

from payung.audit.models import Look
from payung.jobs.settle import settle
from payung.own_account.models import Membership, Message
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Person
from payung.rolls.models import Roll
from payung.web.members.card_mark import mark_of
from tests.own_account.world import digits
from tests.web.books import NOW, employer, siti, still_clock
from tests.web.conftest import make_user

__all__ = ["employer", "siti", "still_clock"]
WHO = {
    "nik": "6112 0447 0288 0001",
    "name": "Maria Goreti",
    "birth_date": "07-02-1988",
    "sex": "P",
    "phone": "0812 0000 0001",
}
WORK = {"occupation": "ojek", "region": "61.12", "income": "1000000", "workplace": "Sungai Raya"}


def registered(client: Client, **changed: str) -> Membership:
    """The three forms, one after the other."""
    assert client.post("/daftar/", {**WHO, **changed}).url == "/daftar/kode/"
    assert client.post("/daftar/kode/", {"code": digits()}).url == "/daftar/pekerjaan/"
    assert client.post("/daftar/pekerjaan/", WORK).url == "/peserta/mandiri/"
    return Membership.objects.latest("pk")


def pay(roll: Roll) -> None:
    SimulatedBank().pay(roll.payment_code, roll.amount, at=NOW)
    settle(NOW)


@pytest.fixture
def visitor(employer) -> Client:
    """Somebody on the public pages of a demonstration."""
    return Client()


def test_from_nothing_to_covered_in_four_pages(visitor):
    assert "tiga menit" in visitor.get("/daftar/").content.decode()
    here = registered(visitor)
    home = visitor.get("/peserta/mandiri/").content.decode()
    assert "terdaftar, belum dibayar" in home and "Rp8.400" in home and "Rp159.600" in home
    # A driver's twelve months: 5 to March 2027 at 5.000 + 3.400, 7 at 10.000 + 6.800 = 42.000 + 117.600.
    assert "PP 50/2025" in home
    answer = visitor.post("/peserta/mandiri/bayar/", {"bulan": "3:2026-11-01:0"})
    roll = Roll.objects.get()
    assert answer.url == f"/peserta/mandiri/tagihan/{roll.number}/" and roll.amount == 25_200
    page = visitor.get(answer.url).content.decode()
    assert "Rp25.200" in page and "1 % × 50 % × 1.000.000 × 3 bulan" in page
    pay(roll)
    assert "Lunas pada" in visitor.get(answer.url).content.decode()
    home = visitor.get("/peserta/mandiri/").content.decode()
    assert "31\u00a0Januari 2027" in home and "terlindungi" in home
    assert here.person.nik_state == "unchecked"


def test_every_problem_of_the_first_form_is_told_at_once(visitor):
    answer = visitor.post("/daftar/", {"nik": "61", "name": "", "birth_date": "31-02-1990", "sex": "P", "phone": "12"})
    assert answer.status_code == 422
    assert answer.content.decode().count('class="wrong"') == 4
    assert not Message.objects.exists()


def test_the_answer_to_a_known_nik_is_the_answer_to_an_unknown_one(visitor):
    registered(visitor)
    stranger = Client()
    known = stranger.post("/daftar/", {**WHO, "phone": "0812 9999 9999"}, follow=True)
    other = Client().post("/daftar/", {**WHO, "nik": "6112044702880077", "phone": "0812 8888 8999"}, follow=True)
    strip = lambda text: text.split('name="csrfmiddlewaretoken"')[0]  # noqa: E731
    assert strip(known.content.decode()) == strip(other.content.decode())
    assert known.redirect_chain == other.redirect_chain


def test_a_stranger_who_registers_with_a_known_nik_does_not_learn_that_it_is_known(visitor):
    registered(visitor)
    stranger = Client()
    made = registered(stranger, name="Orang Asing", phone="0812 0000 0099")
    assert made.person.nik_state == "duplicate"
    for client in (visitor, stranger):
        data = client.get("/peserta/data/").content.decode()
        assert "Terdaftar, belum dipadankan" in data and "Dipakai lebih dari satu orang" not in data
        assert json.loads(client.get(reverse("members:own_copy_json")).content)["diri"]["keadaan_nik"] == (
            "Terdaftar, belum dipadankan"
        )


def test_a_member_who_begins_again_on_the_recorded_telephone_is_let_in(visitor):
    registered(visitor)
    again = Client()
    again.post("/daftar/", WHO)
    assert again.post("/daftar/kode/", {"code": digits()}).url == "/peserta/mandiri/"
    assert Person.objects.filter(nik="6112044702880001").count() == 1


def test_steps_cannot_be_skipped(visitor):
    assert visitor.get("/daftar/kode/").url == "/daftar/"
    assert visitor.post("/daftar/pekerjaan/", WORK).url == "/daftar/"
    visitor.post("/daftar/", WHO)
    assert visitor.post("/daftar/pekerjaan/", WORK).url == "/daftar/"


def test_a_wrong_code_says_how_often_one_may_still_try_and_a_new_one_can_be_asked_for(visitor):
    visitor.post("/daftar/", WHO)
    first = digits()
    wrong = "111111" if first != "111111" else "222222"
    answer = visitor.post("/daftar/kode/", {"code": wrong})
    assert answer.status_code == 422 and "Tinggal 4 kali" in answer.content.decode()
    assert visitor.post("/daftar/kode/lagi/").url == "/daftar/kode/"
    assert visitor.post("/daftar/kode/", {"code": digits()}).url == "/daftar/pekerjaan/"


def test_the_sixth_code_in_an_hour_is_refused_on_the_page(visitor):
    for _ in range(5):
        visitor.post("/daftar/", WHO)
    answer = visitor.post("/daftar/", WHO)
    assert answer.status_code == 422 and "Tunggu satu jam" in answer.content.decode()
    assert visitor.post("/daftar/kode/lagi/").status_code == 422


def test_where_messages_cannot_be_sent_and_people_are_real_the_door_is_closed(db, settings):
    settings.BANK_SIMULATOR = False
    assert Client().get("/daftar/").status_code == 503
    assert Client().get("/masuk/kode/").status_code == 503
    assert Client().get("/daftar/telepon/").status_code == 404


def test_the_example_telephones_show_the_code(visitor):
    visitor.post("/daftar/", WHO)
    page = visitor.get("/daftar/telepon/").content.decode()
    assert digits() in page and "+6281200000001" not in page


def test_a_member_logs_in_with_a_code(visitor):
    here = registered(visitor)
    fresh = Client()
    assert fresh.get("/masuk/kode/isi/").url == "/masuk/kode/"
    assert fresh.post("/masuk/kode/", {"nomor": here.person.member_number.lower()}).url == "/masuk/kode/isi/"
    assert fresh.post("/masuk/kode/isi/", {"code": "000000"}).status_code in (422, 302)
    assert fresh.post("/masuk/kode/isi/", {"code": digits()}).url == "/peserta/"


def test_a_number_nobody_has_gets_the_same_page(visitor):
    here = registered(visitor)
    pages = []
    for number in (here.person.member_number, "PY0000000000"):
        client = Client()
        answer = client.post("/masuk/kode/", {"nomor": number}, follow=True)
        pages.append(answer.content.decode().split('name="csrfmiddlewaretoken"')[0])
    assert pages[0] == pages[1]


def test_changing_and_stopping_and_starting_again(visitor):
    registered(visitor)
    visitor.post("/peserta/mandiri/bayar/", {"bulan": "1:2026-11-01:0"})
    pay(Roll.objects.get())
    assert "Desember 2026" in visitor.get("/peserta/mandiri/ubah/").content.decode()
    assert visitor.post("/peserta/mandiri/ubah/", WORK).status_code == 422  # nothing changed
    assert visitor.post("/peserta/mandiri/ubah/", {**WORK, "jht": "on"}).url == "/peserta/mandiri/"
    home = visitor.get("/peserta/mandiri/").content.decode()
    assert "JKK, JKM, JHT" in home and "Rp28.400" in home  # 8.400 and JHT 20.000
    assert "30\u00a0November 2026" in visitor.get("/peserta/mandiri/berhenti/").content.decode()
    assert visitor.post("/peserta/mandiri/berhenti/").url == "/peserta/mandiri/"
    home = visitor.get("/peserta/mandiri/").content.decode()
    assert "Daftar lagi" in home and "Berhenti atas permintaan" in home
    assert visitor.post("/peserta/mandiri/mulai/", WORK).url == "/peserta/mandiri/"
    assert Membership.objects.filter(ended_on=None).count() == 1


def test_a_choice_that_is_none_is_told_on_the_page(visitor):
    registered(visitor)
    for typed in ("", "tiga", "5:2026-11-01:0", "1:2027-03-01:0"):
        assert visitor.post("/peserta/mandiri/bayar/", {"bulan": typed}).status_code == 422
    assert not Roll.objects.exists()


def test_nobody_sees_the_code_of_another(visitor):
    registered(visitor)
    visitor.post("/peserta/mandiri/bayar/", {"bulan": "1:2026-11-01:0"})
    number = Roll.objects.get().number
    other = Client()
    registered(other, nik="6112044702880099", phone="0812 0000 0099")
    assert other.get(f"/peserta/mandiri/tagihan/{number}/").status_code == 404


def test_the_statement_names_what_was_paid_alone(visitor):
    registered(visitor)
    visitor.post("/peserta/mandiri/ubah/", {**WORK, "jht": "on"})
    visitor.post("/peserta/mandiri/bayar/", {"bulan": "1:2026-11-01:0"})
    pay(Roll.objects.get())
    page = visitor.get("/peserta/").content.decode()
    assert "Anda membayar 21\u00a0November 2026" in page and "Rp20.000" in page
    assert "Yang berlaku: JKK, JKM, JHT" in page and "tidak ada hubungan kerja" not in page


def test_somebody_employed_may_also_be_on_own_account(employer, siti):
    client = Client()
    client.force_login(make_user("siti", ("member", "person", str(siti.pk))))
    assert "Mulai kepesertaan mandiri" in client.get("/peserta/mandiri/").content.decode()
    assert client.post("/peserta/mandiri/mulai/", WORK).url == "/peserta/mandiri/"
    assert Membership.objects.get().person == siti


def test_an_officer_registers_orders_and_finds_somebody_in_the_list(employer, client_of):
    officer = client_of("officer", "office", "PTK")
    made = officer.post("/petugas/mandiri/daftar/", {**WHO, **WORK})
    here = Membership.objects.get()
    assert made.url == f"/petugas/mandiri/{here.pk}/" and here.channel == "counter"
    assert "terdaftar, belum dibayar" in officer.get(made.url).content.decode()
    assert officer.post(f"{made.url}bayar/", {"bulan": "1:2026-11-01:0"}).url == made.url
    assert Roll.objects.get().payment_code[:4] in officer.get(made.url).content.decode()
    assert Look.objects.filter(person_id=here.person_id).count() == 2
    for query, found in (("", True), ("?keadaan=belum", True), ("?keadaan=bayar", False), ("?cari=goreti", True)):
        seen = Look.objects.count()
        page = officer.get(f"/petugas/mandiri/{query}").content.decode()
        assert ("Maria Goreti" in page) is found
        assert (Look.objects.filter(person_id=here.person_id).count() == seen + 1) is found
    seen = Look.objects.count()
    assert b"Maria Goreti" in b"".join(officer.get("/petugas/mandiri/?format=csv"))
    assert Look.objects.count() == seen + 1


def test_an_officer_of_another_branch_sees_nobody(visitor, client_of):
    here = registered(visitor)
    other = client_of("officer", "office", "SKW")
    assert other.get(f"/petugas/mandiri/{here.pk}/").status_code == 404
    assert "Maria Goreti" not in other.get("/petugas/mandiri/").content.decode()


def test_a_second_officer_sees_and_registers_nobody(visitor, client_of):
    here = registered(visitor)
    second = client_of("approver", "office", "PTK")
    assert second.get(f"/petugas/mandiri/{here.pk}/").status_code == 200
    assert second.get("/petugas/mandiri/daftar/").status_code == 403


def test_a_card_proves_itself_and_names_nobody(visitor):
    here = registered(visitor)
    person = here.person
    page = visitor.get("/peserta/kartu/").content.decode()
    assert mark_of(person) in page
    paper = visitor.get("/peserta/kartu.pdf")
    assert paper.content.startswith(b"%PDF") and paper["Content-Type"] == "application/pdf"
    address = reverse("card:check", args=[person.member_number, mark_of(person)])
    shown = Client().get(address).content.decode()
    assert "M. G." in shown and "Maria" not in shown and "tidak ada perlindungan" in shown
    visitor.post("/peserta/mandiri/bayar/", {"bulan": "1:2026-11-01:0"})
    pay(Roll.objects.get())
    assert "terlindungi hari ini" in Client().get(address).content.decode()
    typed = {"nomor": person.member_number, "tanda": mark_of(person).lower().replace("-", " ")}
    assert Client().post("/kartu/", typed).status_code == 200


def test_a_wrong_mark_and_a_wrong_number_are_the_same_answer(visitor):
    person = registered(visitor).person
    wrong = [Client().get(f"/kartu/{number}/AAAAA-BBBBB/") for number in (person.member_number, "PY9999999999")]
    assert [each.status_code for each in wrong] == [404, 404]
    texts = [each.content.decode().split('name="csrfmiddlewaretoken"')[0] for each in wrong]
    assert texts[0].replace(person.member_number, "x") == texts[1].replace("PY9999999999", "x")


def test_an_employed_members_card_is_active(employer, siti):
    client = Client()
    client.force_login(make_user("siti", ("member", "person", str(siti.pk))))
    assert "terlindungi hari ini" in client.get("/peserta/kartu/").content.decode()
    siti.died_on = dt.date(2026, 11, 1)
    siti.save()
    assert "tidak ada perlindungan" in client.get("/peserta/kartu/").content.decode()
