"""The page of changed claims: as last checked, checked again at once or by the worker, corrected as it was shown."""

import csv
import io
import re

import fastexcel
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from payung.audit.models import Look
from payung.claims.actions.begin_check import begin_check
from payung.claims.models import Claim, Decision, DecisionCheck
from payung.jobs.checks import tend_checks
from payung.web.officers import claims_changed
from payung.web.officers.claims_changed_list import what_words
from tests.claims import world
from tests.claims.checked import (
    check,
    kept,
    other_wage,
    paid_accident,
    paid_death,
    unfit,
    with_burial_of_eleven_million,
)
from tests.web.conftest import make_user
from tests.web.pages import markup, words

pytestmark = pytest.mark.django_db
TODAY = world.at(4, 3, 10)
ADDRESS = reverse("officers:claims_changed")
CHECK, CORRECT, PROGRESS = (
    reverse(f"officers:{name}") for name in ("claims_check", "claims_correct", "claims_check_progress")
)
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def still_clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: TODAY)


def client(name: str, role: str = "officer", scope: str = "all", key: str = "") -> Client:
    entered = Client()
    entered.force_login(make_user(name, (role, scope, key)))
    return entered


@pytest.fixture
def first():
    return client("dewi")


def changed_accident(number: int = 1, wage: int = 4_650_000, office: str = "") -> Claim:
    one = paid_accident(number, office)
    other_wage(one, wage)
    return one


def boxes(answer) -> list[str]:
    return re.findall(r'name="klaim" value="([^"]+)"', markup(answer))


def test_the_page_shows_the_last_check_its_number_and_old_and_new_of_every_fact(first):
    one = changed_accident()
    paid_accident(2)
    text = words(first.get(ADDRESS))
    assert "Belum pernah diperiksa" in text and one.number not in text
    check(at=world.at(4, 3, 9))
    text = words(first.get(ADDRESS))
    assert "Diperiksa 3 April 2025 pukul 09.00 WIB; 2 keputusan" in text
    assert "Upah terakhir: Rp3.650.000 → Rp4.650.000" in text and "Rp1.000.000" in text
    assert "Decision" not in text and "Last wage" not in text


def test_every_row_says_in_both_languages_what_a_fresh_judgement_finds(first, tmp_path):
    one, death, broken = changed_accident(), paid_death(2), paid_accident(3)
    unfit(broken)
    check(law=with_burial_of_eleven_million(tmp_path / "law"))
    text = words(first.get(ADDRESS))
    for row in kept().values():
        assert row.claim.number in text and what_words(row) in text
    assert "Upah terakhir: Rp3.650.000 → Rp4.650.000; susunan peraturan" in text
    assert "tidak dapat dihitung lagi: " in text
    assert "3 klaim berubah Rp2.000.000 harus dibayar lagi Rp3.650.000 harus ditagih" in text
    shown = [each.partition("-")[0] for each in boxes(first.get(ADDRESS))]
    assert sorted(shown) == sorted([str(one.pk), str(death.pk)])  # what cannot be judged is not offered
    first.cookies["django_language"] = "en"
    english = words(first.get(ADDRESS, headers={"Accept-Language": "en"}))
    assert "Last wage: Rp3.650.000 → Rp4.650.000" in english or "Last wage: Rp3,650,000 → Rp4,650,000" in english


def test_rows_are_searched_filtered_sorted_and_paged_by_the_database_in_as_many_questions_as_ever(first):
    several = [changed_accident(number, 3_650_000 + number * 100_000) for number in range(1, 4)]
    less = changed_accident(4, 3_050_000)
    check()

    def numbers(query):
        return re.findall(r'href="/petugas/klaim/([\w-]+-JKK-\d+)/"', markup(first.get(ADDRESS + query)))

    by_size = [less, *reversed(several)]
    assert numbers("") == [each.number for each in by_size]
    assert numbers("?urut=selisih") == [each.number for each in reversed(by_size)]
    assert numbers("?akibat=tagih") == [less.number]
    assert numbers("?akibat=bayar&urut=baru") == [each.number for each in several]
    assert numbers("?program=JHT") == [] and len(numbers("?program=JKK")) == 4
    assert numbers(f"?cari={less.number.lower()}") == [less.number]
    assert numbers("?cari=pekerja+2") == [several[1].number]
    with CaptureQueriesContext(connection) as four:
        first.get(ADDRESS)
    for number in range(5, 9):
        changed_accident(number)
    check()
    with CaptureQueriesContext(connection) as eight:
        assert len(boxes(first.get(ADDRESS))) == 8
    assert len(eight) == len(four) < 30


def test_the_list_leaves_as_both_files_and_looks_are_recorded_only_of_people_shown(first):
    one, other = changed_accident(1), changed_accident(2, 3_050_000)
    paid_accident(3)
    check()
    first.get(ADDRESS + "?akibat=tagih")
    assert list(Look.objects.values_list("person_id", flat=True)) == [other.person_id]
    body = first.get(ADDRESS + "?format=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body), delimiter=";"))
    assert rows[0] == ["Klaim", "Peserta", "Diputus", "Yang berubah", "Semula", "Sekarang", "Selisih", "Akibatnya"]
    assert [row[0] for row in rows[1:]] == [one.number, other.number]
    assert rows[1][4:] == ["3650000", "4650000", "1000000", "harus dibayar lagi"]
    assert Look.objects.count() == 3
    book = fastexcel.read_excel(first.get(ADDRESS + "?format=xlsx&akibat=bayar").content)
    cells = book.load_sheet(0, header_row=None, dtypes="string").to_polars().rows()
    assert one.number in {row[0] for row in cells} and other.number not in {row[0] for row in cells}


def test_an_officer_sees_the_claims_of_their_office_and_its_number_of_decisions():
    here, there = changed_accident(1), changed_accident(2, office="KTP")
    check(at=world.at(4, 3, 9))
    text = words(client("tari", scope="office", key="PTK").get(ADDRESS))
    assert here.number in text and there.number not in text and "pukul 09.00 WIB; 1 keputusan" in text


def test_a_few_claims_are_checked_again_while_the_officer_waits(first):
    one = changed_accident()
    answer = first.post(CHECK, follow=True)
    text = words(answer)
    assert "1 keputusan diperiksa lagi; 1 klaim berubah." in text and one.number in text
    assert DecisionCheck.objects.get().asked_by == "Dewi"


def test_many_claims_are_checked_by_the_worker_and_the_page_shows_how_far_it_has_come(first, monkeypatch):
    monkeypatch.setattr(claims_changed, "BATCH", 1)
    one, other = changed_accident(1), changed_accident(2)
    text = words(first.post(CHECK, follow=True))
    assert "Pemeriksaan dimulai." in text and "0 dari 2 keputusan, dimulai Dewi 3 April 2025 pukul 10.00 WIB" in text
    assert "Periksa lagi sekarang" not in text
    tend_checks(TODAY, limit=1, most=1)
    part = first.get(PROGRESS, headers=HTMX)
    assert "1 dari 2 keputusan" in words(part) and 'hx-trigger="every 5s"' in markup(part)
    text = words(first.get(ADDRESS))
    assert one.number in text and other.number not in text
    assert first.get(PROGRESS).url == ADDRESS
    while tend_checks(TODAY, limit=1):
        pass
    assert first.get(PROGRESS, headers=HTMX).headers["HX-Redirect"] == ADDRESS
    assert other.number in words(first.get(ADDRESS))


def test_while_every_office_is_checked_an_officer_may_still_check_their_own():
    changed_accident()
    begin_check(by=world.SYSTEM, at=TODAY)
    mine = client("tari", scope="office", key="PTK")
    text = words(mine.get(ADDRESS))
    assert "0 dari 1 keputusan, dimulai Payung" in text and "Periksa lagi sekarang" in text
    assert "1 keputusan diperiksa lagi; 1 klaim berubah." in words(mine.post(CHECK, follow=True))


def test_a_corrected_claim_is_gone_at_once_and_what_was_decided_since_is_told(first):
    one = changed_accident()
    check(at=world.at(4, 3, 9))
    assert first.post(CORRECT, {"alasan": "x"}).status_code == 422
    assert first.post(CORRECT, {"klaim": [one.pk], "alasan": "x"}).status_code == 422
    chosen = boxes(first.get(ADDRESS))
    assert first.post(CORRECT, {"klaim": chosen, "alasan": ""}).status_code == 422
    text = words(first.post(CORRECT, {"klaim": chosen, "alasan": "Upah dikoreksi perusahaan"}, follow=True))
    made = Decision.objects.filter(claim=one).latest("pk")
    assert (made.total, made.reason, made.approved_by) == (4_650_000, "Upah dikoreksi perusahaan", None)
    assert "1 koreksi dibuka" in text and one.number not in text and "Tidak ada klaim yang berubah" in text
    assert "1 klaim sudah keluar dari daftar" in text
    world.approve_decision(made.pk, by=world.approver(), at=TODAY)
    assert "Sejak itu 1 klaim disetujui" in words(first.get(ADDRESS))


def test_a_claim_that_comes_out_otherwise_than_shown_is_left_told_and_shown_anew(first):
    one, other = changed_accident(1), changed_accident(2)
    check()
    chosen = boxes(first.get(ADDRESS))
    other_wage(other, 5_650_000)
    answer = first.post(CORRECT, {"klaim": chosen, "alasan": "Upah dikoreksi"}, follow=True)
    text = words(answer)
    assert "1 koreksi dibuka" in text
    assert f"{other.number}: sekarang Rp3.650.000 → Rp5.650.000. Hitungannya berbeda dari yang Anda lihat." in text
    assert (world.state(one), world.state(other)) == ("decided", "paid")
    again = first.post(CORRECT, {"klaim": chosen, "alasan": "Upah dikoreksi"})
    assert again.status_code == 409 and f"{one.number}: " in words(again) and "Upah dikoreksi" in words(again)
    assert first.post(CORRECT, {"klaim": boxes(again), "alasan": "Upah dikoreksi"}).status_code == 302
    assert world.state(other) == "decided"


def test_a_claim_of_another_office_is_answered_as_one_that_is_not_there():
    changed_accident(1, office="KTP")
    check()
    mine = client("tari", scope="office", key="PTK")
    chosen = [f"{row.claim_id}-{row.seen}" for row in kept().values()]
    answers = [mine.post(CORRECT, {"klaim": each, "alasan": "x"}) for each in (chosen, ["999999-" + "0" * 16])]
    assert [each.status_code for each in answers] == [409, 409]
    assert words(answers[0]) == words(answers[1]) and "Klaimnya tidak ada di kantor Anda" in words(answers[0])


@pytest.mark.parametrize("role", ["approver", "auditor"])
def test_others_see_changed_claims_but_neither_check_nor_correct(role):
    one = changed_accident()
    check()
    second = client("joko", role)
    answer = second.get(ADDRESS)
    assert one.number in words(answer) and boxes(answer) == []
    assert "Buka koreksi" not in words(answer) and "Periksa lagi sekarang" not in words(answer)
    assert second.post(CHECK).status_code == second.post(CORRECT, {"klaim": ["1"], "alasan": "x"}).status_code == 403
