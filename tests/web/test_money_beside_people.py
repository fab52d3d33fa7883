"""Contributions and benefits by programme and year; a part of a year is compared with the same part before."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.coverage.world import frozen

from .pages import words

pytestmark = pytest.mark.django_db


def month(year, number, paid_in, paid_out, cases=10, jht=None):
    jht = paid_out if jht is None else jht
    values = {("contributions", "61.08", "ALL"): paid_in, ("contributions", "61.08", "JHT"): paid_in}
    values |= {("claims_paid", "61.08", "ALL"): paid_out, ("claims_paid", "61.08", "JHT"): jht}
    values |= {("claims_cases", "61.08", "ALL"): cases, ("claims_cases", "61.08", "JHT"): cases}
    return frozen(dt.date(year, number, 1), values)


@pytest.fixture
def twenty_two_months(figures):
    """2025 whole: 1 million in and 400 thousand out a month; 2026 to October: 1,2 million in and 300 thousand out."""
    for number in range(1, 13):
        month(2025, number, 1_000_000, 400_000)
    for number in range(1, 11):
        month(2026, number, 1_200_000, 300_000)


def test_ten_months_are_compared_with_the_same_ten_months_and_never_called_a_year(client, twenty_two_months):
    page = words(client.get("/cakupan/61.08/uang/"))
    assert "iuran Rp12.000.000, manfaat Rp3.000.000" in page
    assert "Januari 2026 sampai Oktober 2026 belum setahun penuh" in page
    assert "Dibanding Januari 2025 sampai Oktober 2025" in page
    # 12.000.000 to 10.000.000 is 20 %; against the whole of 2025 it would have been no growth
    assert "Rp12.000.000 naik 20 %" in page
    assert "Rp3.000.000 turun 25 %" in page
    assert "tahun 2025, dua belas bulan Rp12.000.000 Rp4.800.000" in page


def test_the_ratio_says_what_it_is(client, twenty_two_months):
    page = words(client.get("/cakupan/61.08/uang/", {"tahun": "2025"}))
    assert "40 %" in page  # 4.800.000 of 12.000.000
    assert "manfaat dibayar dibanding iuran diterima dalam masa yang sama; bukan rasio kecukupan" in page
    assert "tahun 2025, dua belas bulan" in page
    assert "belum dihitung seluruhnya, jadi tidak ada pembanding" in page


def test_six_programme_lines_stand_also_where_nothing_was_paid(client, twenty_two_months):
    page = words(client.get("/cakupan/61.08/uang/"))
    for name in ("(JKK)", "(JKM)", "(JHT)", "(JP)", "(JKP)", "Beasiswa anak"):
        assert name in page


def test_a_year_with_a_month_that_may_not_be_told_is_not_told_but_an_official_sees_it(client, client_of, figures):
    month(2026, 1, 900_000, 3)  # three rupiah stand for a hidden cell
    month(2026, 2, 900_000, 500_000)
    public = words(client.get("/cakupan/61.08/uang/"))
    assert "500.003" not in public and "500.000" not in public and "tidak disebut" in public
    official = words(client_of("regency", "region", "61.08").get("/pemda/61.08/uang/"))
    assert "Rp500.003" in official
    assert client_of("regency", "region", "61.01").get("/pemda/61.08/uang/").status_code == 404


def test_the_table_can_be_taken_along(client, twenty_two_months):
    lines = client.get("/cakupan/61.08/uang/", {"format": "csv"}).content.decode("utf-8-sig").splitlines()
    (whole,) = [line.split(";") for line in lines if line.startswith("61.08;") and ";Jumlah;" in line]
    assert whole[4:8] == ["12000000", "10000000", "3000000", "4000000"]
    assert whole[-1] == "250000"


def test_what_others_published_stands_apart(client, twenty_two_months):
    page = words(client.get("/cakupan/61.08/uang/"))
    assert "Yang terbit" in page and "1.980" in page  # Landak's old-age claims of 2024


def test_before_the_first_count_the_page_says_so(client, figures):
    assert "Belum ada bulan yang dihitung" in words(client.get("/cakupan/61.03/uang/"))
