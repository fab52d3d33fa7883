"""Pages of work abroad: a company's list as a file, the public door, what is told before cover ends."""

from __future__ import annotations

import datetime as dt
import io

import fastexcel
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from payung.audit.models import Look
from payung.jobs.departures import tend_departures
from payung.migrants.models import Departure, DepartureNotice
from payung.migrants.queries import phases_of
from payung.own_account.models import Membership, Message
from payung.registry.models import Card, Person
from payung.rolls.models import Roll
from tests.construction.world import at, reference
from tests.migrants.test_departures import company, going, paid
from tests.migrants.test_lists import csv, line
from tests.own_account.world import digits
from tests.web.books import employer, still_clock
from tests.web.conftest import make_user

from .test_registration import WHO, pay

__all__ = ["employer", "still_clock"]
LISTS = "/pekerja-migran/berkas/"


@pytest.fixture
def firm(db, still_clock):
    reference()
    return company()


@pytest.fixture
def agent(firm) -> Client:
    client = Client()
    client.force_login(make_user("lusia", ("placement", "agency", str(firm.pk))))
    return client


def send(client: Client, content: bytes):
    file = SimpleUploadedFile("daftar.csv", content)
    return client.post(reverse("departures:list_upload"), {"file": file}, follow=True)


def test_a_list_is_sent_in_mended_saved_and_paid_with_one_code(agent):
    leaves = {"departs_on": "10-01-2027"}
    told = send(agent, csv(line(1, **leaves), line(2, months="enam", **leaves))).content.decode()
    assert "Simpan 1 baris yang benar" in told
    assert "1 sampai 60 bulan" in told
    link = next(part for part in told.split('"') if part.endswith("perbaiki.xlsx"))
    back = fastexcel.read_excel(agent.get(link).content).load_sheet(0, dtypes="string").to_polars()
    assert back["LAMA_BULAN"].to_list() == ["enam"]
    save = next(part for part in told.split('"') if part.endswith("/simpan/"))
    home = agent.post(save, follow=True).content.decode()
    assert "1 orang terdaftar" in home
    out = io.BytesIO()
    back.with_columns(LAMA_BULAN=back["LAMA_BULAN"].str.replace("enam", "6")).write_excel(out)
    told = send(agent, out.getvalue()).content.decode()
    agent.post(next(part for part in told.split('"') if part.endswith("/simpan/")))
    numbers = list(Departure.objects.values_list("number", flat=True))
    agent.post(reverse("departures:bill_all"), {"orang": numbers})
    assert Roll.objects.get().amount == 370_000 + 145_500  # 24 months, and 6: 37.500 + 108.000
    assert "daftar.csv" in agent.get(LISTS).content.decode()


def test_a_file_that_is_no_list_and_no_file_at_all_are_told_and_nothing_is_kept(agent):
    assert "tidak ada kolom" in send(agent, b"A,B\n1,2\n").content.decode()
    assert "Pilih dahulu" in agent.post(reverse("departures:list_upload"), follow=True).content.decode()
    assert agent.get(LISTS + "lembar.xlsx").status_code == 200


def test_another_companys_list_is_not_found(agent, firm):
    told = send(agent, csv(line(1))).content.decode()
    save = next(part for part in told.split('"') if part.endswith("/simpan/"))
    other = Client()
    other.force_login(make_user("tono", ("placement", "agency", str(company("SIP3MI 9/2024").pk))))
    assert other.post(save).status_code == 404
    assert other.post(save.replace("simpan", "buang")).status_code == 404
    assert agent.post(save.replace("simpan", "buang")).status_code == 302
    assert not Departure.objects.exists()


def test_somebody_unknown_goes_from_the_public_page_to_a_paid_departure(employer, still_clock):
    visitor = Client()
    assert "tanpa perusahaan penempatan" in visitor.get("/daftar/luar-negeri/").content.decode()
    assert visitor.post("/daftar/luar-negeri/", WHO).url == "/daftar/luar-negeri/kode/"
    assert visitor.post("/daftar/luar-negeri/kode/", {"code": "000000"}).status_code in (422, 302)
    assert visitor.post("/daftar/luar-negeri/kode/", {"code": digits()}).url == "/daftar/luar-negeri/asal/"
    assert visitor.post("/daftar/luar-negeri/asal/", {"region": "99.99"}).status_code == 422
    assert visitor.post("/daftar/luar-negeri/asal/", {"region": "61.12"}).url == "/pekerja-migran/baru/"
    assert "Untuk Maria Goreti" in visitor.get("/pekerja-migran/baru/").content.decode()
    work = {"country": "Malaysia", "job": "juru masak", "departs_on": "10-12-2026", "months": "12", "jht_monthly": ""}
    answer = visitor.post("/pekerja-migran/baru/", work)
    one = Departure.objects.get()
    assert answer.url == f"/pekerja-migran/{one.number}/"
    visitor.post(f"/pekerja-migran/{one.number}/kode/")
    assert Roll.objects.get().amount == 189_000  # 12 months, alone: nothing for the time before
    pay(Roll.objects.get())
    assert "lunas, belum mulai" in visitor.get(answer.url).content.decode()
    assert Card.objects.filter(person=one.person).count() == 1
    assert not Membership.objects.exists()


def test_a_known_nik_is_answered_like_an_unknown_one_and_its_holder_is_left_alone(employer, still_clock):
    holder = Person.objects.create(member_number="PY0000000077", nik="6112044702880001", name="MARIA GORETI",
                                   name_key="maria goreti", birth_date="1988-02-07", sex="P", phone="+628110000000",
                                   region_id="61.12")  # fmt: skip
    visitor = Client()
    assert visitor.post("/daftar/luar-negeri/", WHO).url == "/daftar/luar-negeri/kode/"
    code = Message.objects.filter(phone="+6281200000001").latest("pk").text.split(": ")[1][:6]
    assert visitor.post("/daftar/luar-negeri/kode/", {"code": code}).url == "/daftar/luar-negeri/asal/"
    assert visitor.post("/daftar/luar-negeri/asal/", {"region": "61.12"}).status_code == 302
    made = Person.objects.exclude(pk=holder.pk).get(nik=holder.nik)
    assert made.nik_state == "duplicate"
    assert "Ada yang mendaftar" in Message.objects.filter(phone=holder.phone).get().text


def test_the_steps_of_the_public_door_cannot_be_skipped(employer, still_clock):
    visitor = Client()
    for step in ("kode/", "asal/"):
        assert visitor.get(f"/daftar/luar-negeri/{step}").url == "/daftar/luar-negeri/"
    visitor.post("/daftar/luar-negeri/", WHO)
    assert visitor.get("/daftar/luar-negeri/asal/").url == "/daftar/luar-negeri/"
    assert visitor.post("/daftar/luar-negeri/kode/lagi/").url == "/daftar/luar-negeri/kode/"
    assert visitor.post("/daftar/pekerjaan/", {}).url == "/daftar/"  # one way's code does not open the other


def reminded(when: dt.datetime) -> list[str]:
    before = set(Message.objects.values_list("pk", flat=True))
    tend_departures(when)
    return [each.text for each in Message.objects.exclude(pk__in=before).order_by("pk")]


def test_who_goes_is_reminded_once_before_leaving_unpaid_and_before_each_cover_ends(agent, firm):
    send(agent, csv(line(1, months="6", departs_on="10-11-2026")))
    told = agent.get(LISTS).content.decode()
    agent.post(next(part for part in told.split('"') if part.endswith("/simpan/")))
    one = Departure.objects.get()
    Person.objects.filter(pk=one.person_id).update(phone="+628120000999")
    assert reminded(at(10, 26)) == []  # fifteen days before
    (text,) = reminded(at(10, 27))
    assert "belum dibayar" in text and "10 November 2026" in text.replace("\u00a0", " ")
    assert reminded(at(10, 28)) == []
    paid(firm, one, when=at(11, 1))
    package = one.packages.get()
    ends = package.during_until
    noon = at(11, 1)
    day = lambda until, ahead: noon.replace(year=until.year, month=until.month, day=until.day) - dt.timedelta(ahead)  # noqa: E731
    assert reminded(day(ends, 31)) == []
    (text,) = reminded(day(ends, 30))
    assert "habis" in text and "diperpanjang" in text
    (text,) = reminded(day(package.after_until, 14))
    assert "setelah pulang" in text
    assert reminded(day(package.after_until, 13)) == []
    assert list(DepartureNotice.objects.order_by("pk").values_list("kind", flat=True)) == ["unpaid", "during", "after"]


def test_a_return_takes_back_the_open_code_of_an_extension(agent, firm):
    one = going(firm, leaves=dt.date(2026, 9, 5))
    paid(firm, one)
    agent.post(f"/pekerja-migran/{one.number}/perpanjang/", {"months": "3"})
    code = Roll.objects.get(state="open")
    agent.post(f"/pekerja-migran/{one.number}/pulang/", {"returned_on": "20-09-2026", "reason": "sakit"})
    code.refresh_from_db()
    assert code.state == "cancelled"
    told = agent.get(f"/pekerja-migran/{one.number}/").content.decode()
    assert "Perpanjangan 3 bulan" not in told and code.payment_code not in told.replace(" ", "")


def test_an_extension_costs_nothing_for_months_the_smallest_package_already_paid(agent, firm):
    one = going(firm, months=3, leaves=dt.date(2026, 9, 5))  # pays the package of 6: three months are not used
    paid(firm, one)
    agent.post(f"/pekerja-migran/{one.number}/perpanjang/", {"months": "2"})
    assert not Roll.objects.filter(state="open").exists()
    # 5 months from 5 September and one more end on 4 March, one after the return on 4 April 2027
    last = phases_of([one.pk]).filter(phase="during")["until"].to_list()
    assert last == [dt.date(2027, 3, 4)]
    agent.post(f"/pekerja-migran/{one.number}/perpanjang/", {"months": "3"})
    assert Roll.objects.get(state="open").amount == 27_000  # the sixth is paid, the seventh and eighth: 2 x 13.500


def test_a_look_is_recorded_under_the_role_that_gives_the_page(firm):
    one = going(firm)
    client = Client()
    client.force_login(make_user("tiga", ("contractor", "contractor", "1"), ("placement", "agency", str(firm.pk))))
    assert client.get(f"/pekerja-migran/{one.number}/").status_code == client.get("/pekerja-migran/").status_code == 200
    assert set(Look.objects.values_list("role", flat=True)) == {"placement"}
