"""A pasted Indonesian text, read and checked."""

from __future__ import annotations

import datetime as dt
import io
from fractions import Fraction

from payung.cli import main
from payung.figures import Outcome, Unit, check_text, read_text
from payung.statute_book import read_statute_book

LAW = read_statute_book()
LANDAK = (
    "Bupati Landak berbicara pada Kamis (10/4/2025). Pada tahun 2024 cakupan kepesertaan mencapai 53,43 persen, yaitu "
    "69.590 pekerja penerima upah maupun bukan penerima upah dari total kepesertaan 130.245 peserta.\n"
    "Sepanjang 2024 dibayar 3.568 klaim senilai Rp30,989 miliar: JKM 138 klaim Rp5,778 miliar, JKK 214 klaim Rp1,941 "
    "miliar, JHT 1.980 klaim Rp21,722 miliar, JP 860 klaim Rp949 juta, JKP 297 klaim Rp298 juta, dan beasiswa 79 klaim "
    "Rp300 juta."
)
KALIMANTAN = (
    "Peserta aktif di Kalimantan terdiri dari pekerja formal 1.953.661 orang, informal 889.957 orang, dan jasa "
    "konstruksi 443.402 orang serta proyek (17.580), seluruhnya 3,2 juta pekerja pada November 2024."
)


def figures(text):
    return {each.metric: each for each in read_text(text).figures}


def outcomes(text, check):
    return [each.outcome for each in check_text(text, LAW) if each.check == check]


def test_numbers_keep_their_value_and_their_last_digit():
    said = figures(LANDAK)
    assert (said["coverage_pct"].value, said["coverage_pct"].half) == (Fraction(5343, 100), Fraction(1, 200))
    assert (said["claims_amount_total"].value, said["claims_amount_total"].half) == (30_989_000_000, 500_000)
    assert (said["claims_amount_jp"].value, said["claims_amount_jp"].half) == (949_000_000, 500_000)
    assert (said["active_members"].value, said["active_members"].half) == (69_590, 0)


def test_units_region_period_and_day_are_read():
    said = figures(LANDAK)
    assert said["eligible_workers"].unit is Unit.PERSONS
    assert said["claims_count_jkm"].unit is Unit.CLAIMS
    assert {each.region_code for each in said.values()} == {"61.08"}
    assert {each.period.text for each in said.values()} == {"2024"}
    assert {each.said_on for each in said.values()} == {dt.date(2025, 4, 10)}


def test_the_landak_text_comes_out_as_its_rows_in_the_register_do():
    assert outcomes(LANDAK, "weekday") == [Outcome.HOLDS]
    assert outcomes(LANDAK, "sum-of-parts") == [Outcome.HOLDS, Outcome.HOLDS]
    assert outcomes(LANDAK, "ratio-against-percent") == [Outcome.HOLDS]
    assert outcomes(LANDAK, "label") == [Outcome.DOES_NOT]


def test_segments_and_projects_are_told_apart():
    said = figures(KALIMANTAN)
    assert said["active_members_pu"].value == 1_953_661
    assert said["active_members_bpu"].value == 889_957
    assert said["active_members_jakon"].value == 443_402
    assert (said["construction_projects"].value, said["construction_projects"].unit) == (17_580, Unit.PROJECTS)
    assert (said["active_members"].value, said["active_members"].half) == (3_200_000, 50_000)
    assert outcomes(KALIMANTAN, "unit-class") == [Outcome.DOES_NOT]
    assert outcomes(KALIMANTAN, "sum-of-parts") == [Outcome.DOES_NOT]


def test_a_rise_in_points_called_per_cent_is_found():
    # 39.21 - 25.01 = 14.20 points
    text = "Cakupan Kubu Raya naik 14,2 persen, dari 25,01 persen pada 2022 menjadi 39,21 persen pada November 2023."
    assert outcomes(text, "points-against-percent") == [Outcome.DOES_NOT]
    assert outcomes(text.replace("14,2 persen", "14,2 poin"), "points-against-percent") == [Outcome.HOLDS]


def test_a_budget_sentence_is_checked_with_the_rate_of_the_law():
    # 3,000 × 12 × 16,800 = 604,800,000
    text = "Pada 2025 Landak menganggarkan iuran 3.000 pekerja rentan dengan anggaran Rp604,8 juta."
    assert outcomes(text, "persons-months-rate") == [Outcome.HOLDS]
    assert outcomes(text.replace("604,8", "640,8"), "persons-months-rate") == [Outcome.DOES_NOT]


def test_a_wrong_weekday_is_found():
    assert outcomes(LANDAK.replace("Kamis", "Rabu"), "weekday") == [Outcome.DOES_NOT]


def test_a_day_in_the_text_is_the_period_of_its_figures():
    text = "Pada 7 Oktober 2025 sebanyak 3.302.762 pekerja terlindungi dari 7.996.826 pekerja yang berhak."
    assert {each.period.text for each in read_text(text).figures} == {"2025-10-07"}


def test_members_and_heirs_are_neither_persons_nor_claims_for_certain():
    # 711,580,000,000 / 61,533 = 11,564,201
    text = "Sepanjang 2024 dibayar klaim Rp711,58 miliar kepada 61.533 peserta dan ahli waris di Kalimantan Barat."
    (only,) = [each for each in check_text(text, LAW) if each.check == "unit-class"]
    assert only.outcome is Outcome.CANNOT_TELL
    assert "11.564.201" in only.sentence


def test_noughts_and_days_that_do_not_exist_stop_nothing():
    text = "Senin (31/2/2025) cakupan 0 persen dari 0 pekerja; 0 peserta, sekitar 1 juta pekerja yang berhak."
    assert [each.check for each in check_text(text, LAW)] == ["period"]


def test_a_year_called_this_year_in_the_next_is_found():
    text = "Kamis (10/4/2025), pada tahun 2024 ini cakupan Landak 53,43 persen."
    told = [each for each in check_text(text, LAW) if each.check == "wording"]
    assert [each.outcome for each in told] == [Outcome.DOES_NOT]
    assert "tahun 2024 ini" in told[0].sentence and "10 April 2025" in told[0].sentence
    assert not [each for each in check_text(text.replace("2024 ini", "2025 ini"), LAW) if each.check == "wording"]


def test_a_text_without_figures_has_no_findings():
    assert check_text("Rapat berjalan lancar.", LAW) == []


def test_the_verb_reads_a_text_and_fails_where_something_does_not_hold(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(LANDAK))
    assert main(["check-figures", "-"]) == 1
    assert capsys.readouterr().out.startswith("tidak cocok 2, ")
