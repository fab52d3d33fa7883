"""The page and the door that test a statement."""

from __future__ import annotations

import json

import pytest

from payung.figures import check_text
from payung.statute_book import read_statute_book
from payung.web.public.checking import EXAMPLE, LONGEST

pytestmark = pytest.mark.django_db
TEXT = "Rabu, 10 April 2025. Ada 1.000 peserta dari 4.000 pekerja yang berhak, atau 30 persen."
# 10 April 2025 was a Thursday; 1.000 / 4.000 = 25 %


def test_a_pasted_statement_is_told_what_does_not_hold(client):
    page = client.post("/periksa-angka/", {"teks": TEXT}).content.decode()
    assert "10 April 2025 adalah hari Kamis, bukan Rabu" in page
    assert "25,00 persen, bukan 30" in page or "25 persen, bukan 30" in page
    assert page.index("Tidak cocok") < page.index("1.000 peserta") or "Tidak cocok" in page


def test_the_example_on_the_page_finds_the_denominator_that_was_called_members(client):
    assert EXAMPLE in client.get("/periksa-angka/").content.decode()
    page = client.post("/periksa-angka/", {"teks": EXAMPLE}).content.decode()
    assert "130.245 disebut" in page and "pembagi dari 53,43 persen" in page
    # 138 x Rp42 million = Rp5.796 million; 1 x Rp24 million and 137 x Rp42 million make 5.778
    assert "cocok tepat bila 1 klaim dibayar Rp24 juta" in page


def test_nothing_typed_and_too_much_typed_are_said_in_words(client):
    empty = client.post("/periksa-angka/", {"teks": "  "})
    assert empty.status_code == 400 and "Belum ada teks" in empty.content.decode()
    long = client.post("/periksa-angka/", {"teks": "1" * (LONGEST + 1)})
    assert long.status_code == 400 and "24.577 huruf" in long.content.decode()


def test_a_text_without_related_figures_says_so(client):
    assert "Tidak ada yang dapat diuji" in client.post("/periksa-angka/", {"teks": "Selamat pagi."}).content.decode()


def test_what_is_typed_is_shown_as_text_never_as_markup(client):
    page = client.post("/periksa-angka/", {"teks": "<script>alert(1)</script> 5 orang"}).content.decode()
    assert "<script>alert" not in page


def test_the_register_page_narrows_to_a_region(client):
    every = client.get("/periksa-angka/terbit/").content.decode()
    landak = client.get("/periksa-angka/terbit/", {"wilayah": "Kabupaten Landak"}).content.decode()
    assert "Kota Singkawang, 2025-06" in every and "Kota Singkawang, 2025-06" not in landak
    assert "130.245 disebut" in landak
    assert "Tidak ada temuan" in client.get("/periksa-angka/terbit/", {"wilayah": "Atlantis"}).content.decode()


def test_the_door_gives_what_the_checker_gives(client):
    answer = client.post("/api/v1/figures/check", json.dumps({"text": TEXT}), content_type="application/json")
    assert answer.status_code == 200
    assert [each["sentence"] for each in answer.json()] == [
        each.sentence for each in check_text(TEXT, read_statute_book())
    ]
    assert answer.json()[0]["outcome"] == "does-not-hold"


def test_the_door_refuses_what_is_no_statement(client):
    for body, status in (("{", 400), ("[]", 400), ('{"text": 5}', 400), ('{"text": " "}', 400)):
        answer = client.post("/api/v1/figures/check", body, content_type="application/json")
        assert (answer.status_code, bool(answer.json()["error"]["text"])) == (status, True)
    long = json.dumps({"text": "1" * (LONGEST + 1)})
    assert client.post("/api/v1/figures/check", long, content_type="application/json").status_code == 413
