"""Sentences as people write them: each is read whole, a slip is named, and a right sentence is left in peace."""

from __future__ import annotations

import pytest

from payung.figures import Outcome, check_text, read_text
from payung.statute_book import read_statute_book

LAW = read_statute_book()
LINES = (
    "Sepanjang 2024 klaim JKM di Landak 138 kasus senilai Rp5,778 miliar, JKK 214 kasus senilai Rp1,941 miliar, JHT "
    "1.980 kasus senilai Rp21,722 miliar, JP 860 kasus senilai Rp949 juta, JKP 297 kasus senilai Rp298 juta, dan "
    "beasiswa 79 kasus senilai Rp300 juta. Total 3.568 klaim senilai Rp30,989 miliar."
)
SHARE = (
    "Cakupan Landak pada 2024 sebesar 53,43 persen; 69.590 pekerja terlindungi dan 60.655 pekerja belum terlindungi "
    "dari 130.245 pekerja yang berhak."
)
WAGED = (
    "Peserta aktif di Kalimantan 3,3 juta pekerja: 1.953.661 pekerja formal, 889.957 pekerja informal, dan 443.402 "
    "pekerja jasa konstruksi pada November 2024."
)
POINTS = (
    "Cakupan Mempawah naik 0,42 poin, dari 38,12 persen pada Desember 2023 menjadi 38,54 persen pada September 2024."
)
BUDGET = "Pada 2025 Pemkab Landak menganggarkan Rp201,6 juta untuk iuran 1.000 pekerja rentan selama 12 bulan."
GROWN = "Peserta aktif Landak 2023 sebanyak 65.000 pekerja dan pada 2024 sebanyak 69.590 pekerja, naik 7,06 persen."
DOUBLED = "Jumlah peserta naik dua kali lipat dari 10.000 menjadi 20.000 pekerja pada 2024."
REST = "Pada 2024 cakupan Landak 53,43% (69.590 dari 130.245 pekerja). Belum terlindungi: 60.655 pekerja (46,57%)."
HALVES = "Peserta aktif Landak 69.590 pekerja pada 2024: 40.000 penerima upah dan 29.590 bukan penerima upah."
FLOWS = (
    "Hingga Oktober 2024 di Kalimantan dibayar klaim Rp3,43 triliun untuk 291.370 kasus, sedangkan iuran yang diterima "
    "Rp5,06 triliun atau tumbuh 11,72 persen."
)
TARGET = "Target cakupan Kalimantan Barat 59,56 persen. Sepanjang 2024 dibayar Rp711,58 miliar kepada 61.533 peserta."

RIGHT = [
    # 69.590 / 130.245 = 53,4301 %; 130.245 - 69.590 = 60.655; 60.655 / 130.245 = 46,5699 %
    ("Cakupan Landak 53,43 persen pada 2024, yaitu 69.590 dari 130.245 pekerja yang berhak.", "ratio-against-percent"),
    ("Cakupan Landak 53.43 persen pada 2024, yaitu 69.590 dari 130.245 pekerja yang berhak.", "ratio-against-percent"),
    ("Dari 130.245 pekerja di Landak, 69.590 orang atau 53,43 persen terlindungi pada 2024.", "ratio-against-percent"),
    (SHARE, "covered-and-uncovered"),
    (REST, "uncovered-percent"),
    ("Pada 2024 cakupan Landak 53,43 persen, jadi 46,57 persen belum terlindungi.", "uncovered-percent"),
    # 77.074 / 51.086 = 150,87 %, and left as it is
    (
        "Cakupan BPU Kutai Timur pada 2024 mencapai 150,87 persen, yaitu 77.074 dari 51.086 pekerja bukan penerima "
        "upah yang berhak.",
        "ratio-against-percent",
    ),
    # 1.953.661 + 889.957 + 443.402 = 3.287.020, rounded 3,3 juta; 40.000 + 29.590 = 69.590
    (WAGED, "sum-of-parts"),
    (HALVES, "sum-of-parts"),
    # 10 x Rp42 juta
    ("Pada 2025 santunan JKM dibayarkan untuk 10 kasus sebesar Rp420 juta.", "cases-times-benefit"),
    # 38,54 - 38,12 = 0,42
    (POINTS, "points-against-percent"),
    (POINTS.replace("0,42 poin", "0,42 poin persen"), "points-against-percent"),
    # 0,42 / 38,12 = 1,10 %
    (POINTS.replace("0,42 poin", "1,10 persen"), "points-against-percent"),
    # 1.000 x 12 x 16.800 = 201.600.000; half of it for six months
    (BUDGET, "persons-months-rate"),
    (BUDGET.replace("Rp201,6", "Rp100,8").replace("12 bulan", "6 bulan"), "persons-months-rate"),
    # two years: 1.000 x 24 x 16.800 = 403.200.000
    (BUDGET.replace("Rp201,6", "Rp403,2").replace("12 bulan", "24 bulan"), "persons-months-rate"),
    (
        "Pada 2025 iuran 3.000 pekerja rentan ditanggung APBD sebesar Rp604,8 juta, yaitu Rp16.800 per orang sebulan.",
        "persons-months-rate",
    ),
    # 69.590 / 65.000 = 1,070615; 5,06 / 4,53 = 1,1170, either way 0,2 by rounding
    (GROWN, "growth"),
    # from 5,06 to 4,53 triliun: 9,05 % to 11,89 % less, and it says so
    ("Iuran pada 2024 Rp4,53 triliun, tahun 2023 Rp5,06 triliun, turun 10,47 persen.", "growth"),
    ("Iuran pada 2024 Rp5,06 triliun, tahun 2023 Rp4,53 triliun, tumbuh 11,72 persen.", "growth"),
    ("Iuran pada 2024 Rp5.06 triliun, tahun 2023 Rp4.53 triliun, tumbuh 11,72 persen.", "growth"),
    (DOUBLED, "times"),
    # from one year to another is no rise of the year
    ("Dari 2023 ke 2024 jumlah peserta naik dua kali lipat, dari 10.000 menjadi 20.000 pekerja.", "times"),
    ("Iuran naik 1,5 kali dari Rp2 miliar menjadi Rp3 miliar pada 2024.", "times"),
    ("Senin, 14 Oktober 2024, 875 honorer, 8.380 petugas pemilu, dan 479 petugas pilkada terdaftar.", "weekday"),
    ("Kepala Kantor Cabang BPJS Ketenagakerjaan Pontianak hadir.", "office"),
    ("Kepala Kantor Wilayah BPJS Ketenagakerjaan Kalimantan hadir.", "office"),
    # the step of 2025
    (TARGET, "target-year"),
]


@pytest.mark.parametrize(("said", "check"), RIGHT)
def test_a_right_sentence_holds_and_nothing_in_it_is_called_wrong(said, check):
    told = check_text(said, LAW)
    assert [each.outcome for each in told if each.check == check] == [Outcome.HOLDS]
    assert [each.sentence for each in told if each.outcome is Outcome.DOES_NOT] == []


WRONG = [
    # 54,43 % of 130.245 is not 69.590: 69.590 / 54,43 % = 127.852
    (
        "Cakupan Landak 54,43 persen pada 2024, yaitu 69.590 dari 130.245 pekerja.",
        "ratio-against-percent",
        "53,43 persen, bukan 54,43",
    ),
    # 69.590 + 60.565 = 130.155
    (SHARE.replace("60.655", "60.565"), "covered-and-uncovered", "yang belum seharusnya 60.655"),
    (REST.replace("46,57", "45,57"), "uncovered-percent", "46,57 persen, bukan 45,57"),
    # 100 - 53,43 = 46,57
    (
        "Pada 2024 cakupan Landak 53,43 persen, jadi 47,57 persen belum terlindungi.",
        "uncovered-percent",
        "seratus dikurangi 53,43 adalah 46,57 persen, bukan 47,57",
    ),
    (LINES.replace("3.568", "3.658"), "sum-of-parts", "3.568, bukan 3.658; angka yang bersebelahan tertukar"),
    (LINES.replace("30,989", "30,998"), "sum-of-parts", "Rp30.988 juta, bukan Rp30.998 juta"),
    (LINES, "unit-class", "mencampur peristiwa dengan pembayaran bulanan JP, JKP dan 79 beasiswa"),
    (WAGED.replace("3,3 juta", "3,2 juta"), "sum-of-parts", "dipotong, bukan dibulatkan"),
    (HALVES.replace("29.590", "29.950"), "sum-of-parts", "69.950, bukan 69.590; angka yang bersebelahan tertukar"),
    (POINTS.replace("poin", "persen"), "points-against-percent", "itu poin, bukan persen"),
    # the right number, the wrong way
    (POINTS.replace("naik", "turun"), "points-against-percent", "adalah naik 0,42 poin, atau 1,10 persen, bukan turun"),
    (
        "Iuran pada 2024 Rp4,53 triliun, tahun 2023 Rp5,06 triliun, tumbuh 10,47 persen.",
        "growth",
        "adalah turun 10,47 persen, bukan tumbuh",
    ),
    (POINTS.replace("naik 0,42 poin", "naik sebesar 0,42 persen"), "points-against-percent", "itu poin, bukan persen"),
    (BUDGET.replace("12 bulan", "6 bulan"), "persons-months-rate", "tetapi yang tertulis 6 bulan"),
    # 210,6 juta / 1.000 / 16.800 = 12,54 months
    (BUDGET.replace("201,6", "210,6"), "persons-months-rate", "berarti 12,54 bulan"),
    # 252 juta / 1.000 / 16.800 = 15 months to the month, but of one year's budget
    (
        BUDGET.replace("201,6", "252").replace(" selama 12 bulan", ""),
        "persons-months-rate",
        "15 bulan iuran JKK dan JKM, \
lebih dari setahun",
    ),
    (GROWN.replace("7,06", "17,06"), "growth", "naik 7,06 persen, bukan 17,06"),
    (DOUBLED.replace("20.000", "15.000"), "times", "1,50 kali, bukan dua kali lipat"),
    ("Jumat, 10 April 2025, cakupan dibahas.", "weekday", "10 April 2025 adalah hari Kamis, bukan Jumat"),
    ("Kepala Kantor Wilayah BPJS Ketenagakerjaan Pontianak hadir.", "office", "mengenal Kantor Cabang Pontianak"),
    # 11 x 42 = 462 juta at the most
    (
        "Pada 2025 JKM dibayarkan untuk 11 kasus sebesar Rp500 juta.",
        "cases-times-benefit",
        "memuat beasiswa atau klaim",
    ),
    # 16.684 / 73.236 = 22,78 %
    (
        "Di Singkawang pada Juni 2025 cakupan 22,77 persen: 16.684 pekerja terlindungi, sedangkan 73.236 pekerja belum "
        "terlindungi.",
        "label",
        'disebut "belum terlindungi"',
    ),
    # 3,2 juta / 7.996.826 = 40,02 %, with rounding 39,39 to 40,64
    (
        "Sebanyak 3,2 juta dari 7.996.826 pekerja di Kalimantan terlindungi pada Desember 2025, atau 41,30 persen.",
        "ratio-against-percent",
        "40,02 persen, bukan 41,30",
    ),
]


@pytest.mark.parametrize(("said", "check", "words"), WRONG)
def test_a_slip_is_named(said, check, words):
    told = [each.sentence for each in check_text(said, LAW) if each.outcome is Outcome.DOES_NOT and each.check == check]
    assert [each for each in told if words in each], told


UNSURE = [
    (LINES, "cases-times-benefit", "cocok tepat bila 1 klaim dibayar Rp24 juta"),
    # 3.430.000 juta / 5.060.000 juta = 67,79 %; 5,06 / 1,1172 = 4.529.180.093.090
    (FLOWS, "claims-over-contributions", "67,79 persen dari iuran"),
    (FLOWS, "growth-base", "sebelumnya Rp4.529.180.093.090"),
    ("Di Kubu Raya telah dibayar lebih dari 5.839 klaim senilai Rp59,57 miliar.", "period", "Masa angka ini tidak"),
    ("Target cakupan Landak 65 persen. Target cakupan Kalimantan Barat 64 persen.", "target-year", "59,56 (2025)"),
    ("Mempawah mendaftarkan 875 honorer dan 479 petugas pilkada.", "cohorts-not-added", "1.354 pendaftaran"),
]


@pytest.mark.parametrize(("said", "check", "words"), UNSURE)
def test_what_cannot_be_told_is_said_to_be_so(said, check, words):
    told = [each for each in check_text(said, LAW) if each.check == check and words in each.sentence]
    assert [each.outcome for each in told][:1] == [Outcome.CANNOT_TELL]


def test_two_regions_in_one_sentence_are_not_one():
    said = "Cakupan Landak pada 2024 53,43 persen, sedangkan Kubu Raya 39,21 persen pada November 2023."
    assert [each.region_code for each in read_text(said).figures] == ["61.08", "61.12"]
    (only,) = read_text("Di Kabupaten Landak, Kalimantan Barat, cakupan 2024 53,43 persen.").figures
    assert only.region_code == "61.08"


def test_a_sentence_that_looks_back_does_not_move_the_next_one_back():
    said = "Cakupan Landak tahun 2025 55,10 persen, dari 53,43 persen pada 2024. Sudah terlindungi 71.765 pekerja."
    assert [each.period.text for each in read_text(said).figures] == ["2025", "2024", "2025"]


def test_cohorts_offices_and_months_are_no_members():
    said = "Honorer 875 orang dilindungi 12 bulan di 5 kecamatan; Kalimantan punya 30 kantor cabang dan 465 PLKK."
    assert [each.metric for each in read_text(said).figures] == ["subsidised_workers_honorer"]


def test_several_targets_in_one_sentence_are_targets():
    said = "Target cakupan Kalimantan Barat 59,56 persen (2025), 60,80 persen (2026), dan 65,77 persen (2030)."
    assert {each.metric for each in read_text(said).figures} == {"ucj_target_pct"}


def test_years_alone_are_no_numbers_to_compare():
    assert not [each for each in check_text("Peserta naik dua kali lipat dari 2023 ke 2024.", LAW)
                if each.outcome is Outcome.DOES_NOT]  # fmt: skip


def test_a_mark_of_our_own_in_a_text_is_no_date():
    (only,) = read_text("Cakupan Landak ⟨2025-99-99⟩ 53,43 persen.").figures
    assert only.printed == "53,43 persen"


def test_every_sentence_told_can_be_read_aloud():
    for said in [each[0] for each in (*RIGHT, *WRONG, *UNSURE)]:
        for each in check_text(said, LAW):
            assert each.sentence.endswith(".") and "\n" not in each.sentence and "  " not in each.sentence
            assert "None" not in each.sentence and "Fraction" not in each.identity
