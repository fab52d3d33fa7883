"""The member's own pages: their own data, every month a line, and nobody else's."""

from __future__ import annotations

import datetime as dt
import io

import fastexcel
import pytest
from django.test import Client
from pypdf import PdfReader

from payung.access.actor import Actor, Held
from payung.access.models import Grant
from payung.audit.looks import record_looks
from payung.jobs.settle import settle
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Card, Employment
from tests.web.books import BILLED, NOW, billed, budi, employer, made_employer, made_worker, month, siti, still_clock
from tests.web.conftest import make_user

from .pages import markup

__all__ = ["budi", "employer", "siti", "still_clock"]
ADDRESSES = ("/peserta/", "/peserta/data/", "/peserta/rincian.pdf", "/peserta/rincian.xlsx")


@pytest.fixture
def as_siti(client_of, siti) -> Client:
    return client_of("member", "person", str(siti.pk))


def paid(where, when: dt.date, *people) -> None:
    bill = billed(where, when, *people)
    SimulatedBank().pay(bill.payment_code, bill.amount, at=NOW)
    settle(NOW)


def text_of(client: Client, address: str = "/peserta/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return markup(answer)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_is_asked_to_log_in_and_another_role_is_refused(client, client_of, employer, address):
    assert client.get(address)["Location"] == f"/masuk/?next={address}"
    assert client_of("clerk", "employer", str(employer.pk)).get(address).status_code == 403
    assert client_of("officer", "office", "PTK").get(address).status_code == 403


def test_a_member_sees_only_themselves_whatever_they_type(as_siti, siti, budi):
    for typed in ("", f"?person={budi.pk}", f"?nomor={budi.member_number}", f"?nik={budi.nik}"):
        text = text_of(as_siti, f"/peserta/{typed}")
        assert "Siti Aminah" in text
        assert "Budi" not in text
    assert as_siti.get(f"/peserta/{budi.pk}/").status_code == 404
    assert as_siti.get(f"/peserta/{budi.member_number}/").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_grant_that_ended_or_names_nobody_shows_nothing(siti, address):
    gone = make_user("gone", ("member", "person", str(siti.pk)))
    Grant.objects.update(valid_to=dt.date(2026, 11, 20))
    nobody = make_user("nobody", ("member", "person", "999999999"))
    for user, status in ((gone, 403), (nobody, 404)):
        client = Client()
        client.force_login(user)
        assert client.get(address).status_code == status


def test_the_nik_is_masked_on_every_page_and_paper(as_siti, siti, employer):
    paid(employer, month(9), siti)
    assert siti.nik not in text_of(as_siti) + text_of(as_siti, "/peserta/data/")
    assert "6112••••••••9001" in text_of(as_siti)
    assert siti.nik not in pdf_text(as_siti)


def test_the_balance_is_the_sum_of_what_was_credited_and_says_its_day(as_siti, employer, siti):
    # Two months at Rp5.000.000: employer 2 × 185.000 = 370.000, worker 2 × 100.000 = 200.000, together 570.000.
    paid(employer, month(8), siti)
    paid(employer, month(9), siti)
    text = text_of(as_siti)
    assert '<p class="big mb2">Rp570.000</p>' in text
    assert "Rp370.000" in text and "Rp200.000" in text
    assert "Posisi Sabtu, 21 November 2026." in text
    assert "Iuran terakhir yang masuk: September 2026." in text
    assert "upah Rp5.000.000: perusahaan Rp185.000, Anda Rp100.000; masuk 21 November 2026" in text


def test_every_month_worked_has_a_line_and_a_missing_one_its_reason(as_siti, employer, siti, budi):
    paid(employer, month(7), siti)  # July came in
    billed(employer, month(8), siti)  # August was billed and not paid; due 15 September
    paid(employer, month(9), budi)  # September was reported without Siti
    # October was never reported; due Monday 16 November, since the 15th is a Sunday. November is not over.
    text = text_of(as_siti)
    for number, reason in (
        (8, "Perusahaan belum membayar tagihan bulan ini. Kami menagih sejak 16 September 2026."),
        (9, "Perusahaan melaporkan bulan ini tanpa nama Anda."),
        (10, "Perusahaan belum melaporkan upah bulan ini. Batasnya 16 November 2026."),
    ):
        assert f'id="bl-2026-{number:02d}"' in text
        assert f'href="#bl-2026-{number:02d}"' in text
        assert reason in text
    assert "3 bulan belum masuk" in text
    assert 'id="bl-2026-11"' not in text
    assert 'id="bl-2026-07"' in text and 'href="#bl-2026-07"' not in text


def test_a_month_that_is_not_due_yet_is_not_called_missing(as_siti, employer, siti, monkeypatch):
    billed(employer, month(10), siti)
    early = dt.datetime(2026, 11, 10, 3, tzinfo=dt.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: early)
    text = text_of(as_siti)
    assert "Perusahaan membayar paling lambat 16 November 2026." in text
    assert "belum masuk:" not in text


def test_months_before_the_employer_came_into_these_books_are_not_held_against_it(client_of, employer):
    old = made_worker(employer, "Lama Sekali", "6112020807959003", started=dt.date(2015, 1, 1))
    paid(employer, month(10), old)
    text = text_of(client_of("member", "person", str(old.pk)))
    assert 'id="bl-2026-10"' in text
    assert 'id="bl-2026-09"' not in text


def test_the_umbrella_shows_what_the_newest_month_brought_and_nothing_after_leaving(as_siti, employer, siti):
    paid(employer, month(10), siti)
    assert "Berlaku: JKK, JKM, JHT, JP" in text_of(as_siti)
    Employment.objects.filter(person=siti).update(ended_on=dt.date(2026, 10, 31), end_reason="resigned")
    text = text_of(as_siti)
    assert "Berlaku: –." in text
    assert "Saldo JHT tetap milik Anda" in text


def test_the_numbers_in_the_words_are_those_of_the_law(as_siti, employer, siti):
    paid(employer, month(10), siti)
    text = text_of(as_siti)
    # JKM: 20.000.000 + 24 × 500.000 + 10.000.000 = 42.000.000 (PP 82/2019). JP: 15 years = 180 months (PP 45/2015).
    assert "Keluarga menerima Rp42.000.000." in text
    assert "Anda sudah 1 dari 180 bulan." in text


def test_two_employers_in_one_month_are_two_lines_and_one_month_of_jp(as_siti, employer, siti):
    other = made_employer("20000001", "CV Kedua")
    Employment.objects.create(person=siti, employer=other, started_on=dt.date(2026, 9, 1))
    paid(employer, month(9), siti)
    paid(other, month(9), siti)
    text = text_of(as_siti)
    assert '<p class="big mb2">Rp570.000</p>' in text
    assert "CV Kedua" in text
    assert "Anda sudah 1 dari 180 bulan." in text


def test_the_spreadsheet_has_every_line_and_the_same_sum(as_siti, employer, siti):
    paid(employer, month(8), siti)
    billed(employer, month(9), siti)
    content = as_siti.get("/peserta/rincian.xlsx").content
    rows = fastexcel.read_excel(content).load_sheet(0, header_row=None).to_polars().rows()
    texts = [[str(cell) for cell in row if cell is not None] for row in rows]
    assert any("September 2026" in row and "belum dibayar perusahaan" in row for row in texts)
    assert any("Agustus 2026" in row and "masuk" in row for row in texts)
    assert texts[-1][0] == "Jumlah"
    assert texts[-1][-1].removesuffix(".0") == "285000"


def pdf_text(client: Client) -> str:
    answer = client.get("/peserta/rincian.pdf")
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_paper_carries_the_same_lines(as_siti, employer, siti):
    paid(employer, month(8), siti)
    billed(employer, month(9), siti)
    text = pdf_text(as_siti)
    assert "Rp285.000" in text
    assert "Agustus 2026" in text
    assert "belum dibayar perusahaan" in text


def test_somebody_without_any_month_sees_a_page_that_says_so(client_of, employer):
    fresh = made_worker(employer, "Baru Masuk", "6112020807959004", started=dt.date(2026, 11, 2))
    client = client_of("member", "person", str(fresh.pk))
    assert "Belum ada iuran yang masuk" in text_of(client)
    assert client.get("/peserta/rincian.pdf").status_code == 200
    assert client.get("/peserta/rincian.xlsx").status_code == 200


def test_who_looked_is_told_with_purpose_and_what_they_saw(as_siti, siti, budi):
    officer = Actor("Ratri Anjani", 7, (Held("officer", "office", "PTK"),))
    told = {"role": "officer", "office": "Kantor Cabang Pontianak", "purpose": "mencocokkan NIK", "fields": "nama, NIK"}
    record_looks(officer, person_ids=[siti.pk], at=NOW, **told)
    record_looks(officer, person_ids=[budi.pk], at=NOW, **{**told, "purpose": "urusan orang lain"})
    text = text_of(as_siti, "/peserta/data/")
    assert "Petugas cabang" in text and "Kantor Cabang Pontianak" in text and "(R. A.)" in text
    assert "mencocokkan NIK" in text and "Dilihat: nama, NIK." in text
    assert "urusan orang lain" not in text
    assert "Ratri" not in text


def test_recorded_data_is_masked_and_every_card_is_listed(as_siti, siti):
    siti.phone, siti.email, siti.mother_name = "+6281234567890", "siti@contoh.id", "Rahasia Ibu"
    siti.save()
    Card.objects.create(kpj="01234567890", person=siti, issued_on=dt.date(2024, 1, 1))
    text = text_of(as_siti, "/peserta/data/")
    assert "•••• 7890" in text and "+62812" not in text
    assert "s••••@contoh.id" in text
    assert "lebih dari satu kartu" in text and "01234567890" not in text
    assert "Rahasia Ibu" not in text


def test_the_amount_billed_is_what_was_worked_out_by_hand(employer, siti):
    assert billed(employer, month(9), siti).amount == BILLED
