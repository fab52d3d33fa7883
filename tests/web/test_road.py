"""The road to a target: a plan is made by an address, told in words, saved as a workbook."""

from __future__ import annotations

import datetime as dt
import io

import fastexcel
import pytest

from payung.rolls.models import Roll, RollLine
from tests.coverage.world import NOW, frozen, living, workforce

from .pages import words

pytestmark = pytest.mark.django_db
LIVING = "people_by_residence"
ROAD = "/cakupan/61/jalan/"


@pytest.fixture
def november(figures):
    """The whole province 600.000 of 1.000.000; Landak 60.000 of 130.000, Sambas 90.000 of 140.000."""
    sizes = {"61": 1_000_000, "61.08": 130_000, "61.01": 140_000}
    edition = workforce(sizes, as_of=dt.date(2026, 9, 1)).pk
    people = {"61": 600_000, "61.08": 60_000, "61.01": 90_000}
    frozen(dt.date(2026, 10, 1), {(LIVING, code, "ALL"): number for code, number in people.items()}, edition=edition)


@pytest.fixture(autouse=True)
def in_november_2026(monkeypatch):
    monkeypatch.setattr("payung.web.actor.timezone.now", lambda: dt.datetime(2026, 11, 21, 3, tzinfo=dt.UTC))


def test_without_levers_the_page_says_how_many_are_needed_and_where(client, november):
    page = words(client.get(ROAD))
    # 65,77 % of 1.000.000 = 657.700, less 600.000
    assert "perlu 57.700 orang lagi sampai akhir 2030" in page
    assert "hitungan sistem ini yang terbaru" in page and "pembagi rekaan" in page
    # gaps to 65,77 %: Landak 85.501 - 60.000 = 25.501; Sambas 92.078 - 90.000 = 2.078; together 27.579
    # 57.700 × 25.501 / 27.579 = 53.352,4…; 57.700 × 2.078 / 27.579 = 4.347,5…: the larger remainder is Sambas'
    assert "Landak 60.000 130.000 53.352" in page
    assert "Sambas 90.000 140.000 4.348" in page
    assert "tidak diukur" in page


def test_a_province_is_told_in_which_regencies_the_largest_gap_first_and_at_what_cost(client, november):
    # JKK 10.000 and JKM 6.800 a month: 16.800 × 12 = 201.600 a person, in full, for a region pays it.
    # Landak 53.352 × 201.600 = 10.755.763.200; Sambas 4.348 × 201.600 = 876.556.800; together 11.632.320.000
    page = words(client.get(ROAD))
    assert "Rp201.600 seorang untuk dua belas bulan" in page
    landak, sambas = (
        "Landak 60.000 130.000 53.352 25.501 Rp10.755.763.200",
        "Sambas 90.000 140.000 4.348 2.078 Rp876.556.800",
    )
    assert landak in page and sambas in page and page.index(landak) < page.index(sambas)
    assert "Jumlah 57.700 Rp11.632.320.000" in page
    sheet = client.get(ROAD, {"format": "xlsx"})
    rows = fastexcel.read_excel(sheet.content).load_sheet("Daerah").to_polars().rows()
    assert rows[0] == ("61.08", "Kabupaten Landak", 60_000, 130_000, 53_352, 25_501, 10_755_763_200)


def test_a_target_year_of_its_own_ends_the_plan_there(client, november):
    page = words(client.get(ROAD, {"sampai": "2026"}))
    assert "perlu 8.000 orang lagi sampai akhir 2026" in page  # 60,80 % of 1.000.000 = 608.000
    assert "Target provinsi" in page


def test_levers_become_people_months_and_rupiah_by_payer(client, november):
    levers = {"sawit": "5.000", "sawit_mulai": "2027-01", "sawit_bulan": "12", "rentan": "100", "rentan_bulan": "1"}
    page = words(client.get(ROAD, levers | {"rentan_mulai": "2026-12"}))
    assert "Rp1.008.000.000" in page  # 16.800 × 5.000 × 12
    assert "Rp1.680.000" in page  # 16.800 × 100 × 1, in December 2026: the state's money has no relief
    assert "Rp1.009.680.000" in page
    assert "DBH sawit" in page and "APBD" in page
    assert "Cakupan turun dalam 1 bulan" in page and "Januari 2028" in page  # the 5.000 leave
    assert "Januari 2027 Pekerja rentan: 100 tertutup tambahan lain" in page  # as the 5.000 come
    assert "Pekerja dan pekebun sawit: 5.000" in page


def test_the_plan_can_be_taken_along_as_a_workbook(client, november):
    answer = client.get(ROAD, {"sawit": "5000", "sawit_mulai": "2027-01", "sawit_bulan": "12", "format": "xlsx"})
    book = fastexcel.read_excel(answer.content)
    assert book.sheet_names == ["Dasar", "Per bulan", "Kelompok", "Daerah"]
    months = book.load_sheet("Per bulan").to_polars()
    assert months["Bulan"][0] == "2026-12" and months["Bulan"][-1] == "2030-12"
    assert int(months["Jumlah biaya"].sum()) == 1_008_000_000
    groups = book.load_sheet("Kelompok").to_polars()
    assert groups["Orang kali bulan"].to_list() == [60_000]
    assert int(groups["Rupiah"].sum()) == int(months["DBH sawit"].sum())
    assert int(book.load_sheet("Daerah").to_polars()["Harus ditambah"].sum()) == 57_700
    assert io.BytesIO(answer.content).read(2) == b"PK"


def test_everything_that_cannot_be_read_is_told_at_once_and_the_rest_is_counted(client, november):
    wrong = {"sawit": "banyak", "rentan": "10", "rentan_mulai": "2040-01", "rtrw": "5", "rtrw_bayar": "csr"}
    page = words(client.get(ROAD, wrong | {"terlindungi": "5"}))
    assert "tertulis “banyak”" in page
    assert "2040-01 di luar rencana" in page
    assert "pembayar “csr” tidak dapat dipilih" in page
    assert "Isi orang terlindungi dan pekerja bersama-sama" in page
    assert "Pekerja rentan" in page and "Titik berangkat" in page


def test_where_nothing_is_counted_the_published_figure_is_the_start_and_says_so(client, figures):
    page = words(client.get("/cakupan/61.08/jalan/"))
    assert "69.590" in page and "130.245" in page
    assert "angka terbit terbaru yang mencetak pembilang dan pembaginya" in page
    # 65,77 % of 130.245 = 85.662,1…: 85.663, less 69.590
    assert "perlu 16.073 orang lagi sampai akhir 2030" in page


def test_where_nobody_knows_the_reader_gives_the_numbers(client, figures):
    page = words(client.get("/cakupan/61.03/jalan/"))
    assert "belum ada angka dengan pembilang dan pembagi" in page
    own = words(client.get("/cakupan/61.03/jalan/", {"terlindungi": "1.000", "pekerja": "10.000"}))
    assert "diisi sendiri oleh penyusun rencana" in own
    assert "perlu 5.577 orang lagi" in own  # 65,77 % of 10.000 = 6.577


def test_who_ends_is_named_in_the_month_after(client, november):
    page = words(client.get(ROAD, {"habis": "412", "habis_bulan": "2026-12"}))
    assert "Januari 2027 Kelompok yang Anda tulis: 412 turun 412 orang" in page
    assert "perlu 58.112 orang lagi" in page  # 57.700 + 412


def test_a_regency_sees_its_own_road_and_no_other(client_of, november):
    official = client_of("regency", "region", "61.08")
    assert official.get("/pemda/61.08/jalan/").status_code == 200
    assert official.get("/pemda/61.01/jalan/").status_code == 404


def test_who_is_covered_only_until_a_grant_ends_falls_away_in_the_month_after(client, figures):
    # twelve people whose contributions somebody pays for October to December 2026; one of them pays alone as well
    edition = workforce({"61.08": 1_000}, as_of=dt.date(2026, 9, 1)).pk
    frozen(dt.date(2026, 10, 1), {(LIVING, "61.08", "ALL"): 500}, edition=edition)
    people = [living(number, "61.08") for number in range(901, 913)]
    for month in (10, 11, 12):
        paid_for("assistance", dt.date(2026, month, 1), people)
    paid_for("own_account", dt.date(2026, 10, 1), people[:1])
    page = words(client.get("/cakupan/61.08/jalan/"))
    assert "Januari 2027 Iuran yang dibayar pihak lain: 11 turun 11 orang" in page


def paid_for(kind: str, month: dt.date, people: list[int]) -> None:
    """A paid roll of one month."""
    number = Roll.objects.count() + 1
    roll = Roll.objects.create(
        id=number, number=f"R{number}", kind=kind, payer_kind="uji", payer_id=1, payer_name="Uji", segment="BPU",
        first_month=month, months=1, people=len(people), amount=16_800 * len(people), state="paid",
        payment_code=f"9{number:010}", issued_at=NOW, due_on=month, expires_at=NOW, paid_at=NOW, paid_on=month,
        posted_at=NOW, law_version="uji",
    )  # fmt: skip
    RollLine.objects.bulk_create(
        RollLine(roll=roll, month=month, person_id=person, jkk=10_000, jkm=6_800) for person in people
    )
