"""The page and the door that test a statement."""

from __future__ import annotations

import csv
import io
import json

import fastexcel
import pytest
from django.utils import timezone

from payung.access.actor import SYSTEM
from payung.coverage.actions.load_published_figures import load_published_figures
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
    assert "Kota Singkawang, Juni 2025" in every and "Kota Singkawang, Juni 2025" not in landak
    assert "130.245 disebut" in landak
    assert "Tidak ada temuan" in client.get("/periksa-angka/terbit/", {"wilayah": "Atlantis"}).content.decode()


def test_a_publication_is_read_with_all_that_was_found_in_it_and_taken_along_as_a_file(client):
    load_published_figures(by=SYSTEM, at=timezone.now())
    asked = {"terbitan": "Berita TarunaKota, 10 April 2025", "hasil": "does-not-hold"}
    page = client.get("/periksa-angka/terbit/", asked).content.decode()
    assert "Kabupaten Landak, tahun 2024" in page and "mencampur peristiwa" in page
    assert "Kota Singkawang" not in below_the_fields(page)
    assert 'href="/angka/F0006/"' in page, "the total of claims has a page of its own"
    book = fastexcel.read_excel(client.get("/periksa-angka/terbit/", asked | {"format": "xlsx"}).content)
    rows = book.load_sheet(0, header_row=2, dtypes="string").to_polars()
    assert below_the_fields(page).count("lines__full") == rows.height == 3
    assert set(rows["Terbitan"]) == {"TarunaKota, 10\u00a0April 2025"}
    text = client.get("/periksa-angka/terbit/", asked | {"format": "csv"}).content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text), delimiter=";"))) - 1 == rows.height


def below_the_fields(page: str) -> str:
    """The findings of a page without its fields."""
    return page.split("filters__go")[1]


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
