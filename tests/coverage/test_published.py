"""What others printed: kept as printed, and never chosen by taste."""

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

import payung.coverage
from payung.access.actor import SYSTEM
from payung.coverage.actions.load_published_figures import load_published_figures
from payung.coverage.figures import decimal_text, measures, period_text, published
from payung.coverage.models import PublishedFigure
from payung.coverage.queries import (
    coverage_of,
    coverage_series,
    covered_by_segment,
    figures_of,
    newest_coverage,
    register,
    targets,
)
from payung.registry.actions.load_reference import load_reference

NOW = dt.datetime(2026, 11, 21, 3, tzinfo=dt.UTC)
FILE = Path(payung.coverage.__file__).parent / "data" / "published_figures.csv"


def rows():
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def figures(db):
    load_reference(by=SYSTEM, at=NOW)
    load_published_figures(by=SYSTEM, at=NOW)


def test_the_loaded_register_is_the_file_row_by_row(figures):
    load_published_figures(by=SYSTEM, at=NOW)  # twice is once
    stored = [
        {
            name: "" if value is None else value.isoformat() if isinstance(value, dt.date) else value
            for name, value in row.items()
        }
        for row in PublishedFigure.objects.order_by("key").values()
    ]
    assert len(stored) == 585
    assert stored == rows()


def test_every_figure_has_a_publisher_a_source_and_a_defined_measure():
    assert [row["key"] for row in rows() if not (row["publisher"] and row["source"])] == []
    assert {row["metric"] for row in rows()} == set(measures())


def test_an_address_is_named_or_the_article_is():
    assert [row["key"] for row in rows() if not row["source"].startswith(("http://", "https://", "Berita "))] == []


def test_no_figure_is_printed_before_its_period_began():
    early = [
        row["key"]
        for row in rows()
        if row["published_on"]
        and "target" not in row["metric"]
        and row["metric"] not in {"ump", "umk"}  # decided in the year before
        and row["published_on"] < row["period"][:4]
    ]
    assert early == []


def test_nine_of_fourteen_regencies_have_a_published_coverage(figures):
    newest = {each.region_code: each.figure for each in newest_coverage("61")}
    assert len(newest) == 14
    assert {code: (each.text, each.as_of, each.publisher) for code, each in newest.items() if each} == {
        "61.01": ("24\u00a0%", "27 Agustus 2025", "Fakta Kalbar"),
        "61.02": ("38,54\u00a0%", "September 2024", "Hi!Pontianak"),
        "61.04": ("68,02\u00a0%", "tahun 2024", "Ketapang Media"),
        "61.06": ("39\u00a0%", "Oktober 2023", "Info Kapuas Hulu"),
        "61.08": ("53,43\u00a0%", "tahun 2024", "TarunaKota"),
        "61.11": ("51,59\u00a0%", "tidak disebut", "Tribun Pontianak"),
        "61.12": ("39,21\u00a0%", "November 2023", "ANTARA Kalbar"),
        "61.71": ("40\u00a0%", "tahun 2025", "Fakta Kalbar"),
        "61.72": ("22,77\u00a0%", "Juni 2025", "Tribun Kaltim"),
    }


def test_about_and_almost_are_shown_but_never_chosen(figures):
    assert [each.text for each in coverage_of("61.72").others] == ["sekitar 27\u00a0%"]
    assert "hampir 40\u00a0%" in [each.text for each in coverage_of("61.12").others]


def test_covered_and_eligible_come_from_the_same_source_and_time(figures):
    landak = coverage_of("61.08")
    assert (landak.covered.text, landak.eligible.text) == ("69.590\u00a0orang", "130.245\u00a0orang")
    mempawah = coverage_of("61.02")
    assert (mempawah.covered, mempawah.eligible) == (None, None)


def test_segments_are_added_up_only_where_nothing_else_was_printed_and_the_note_says_so(figures):
    ketapang = coverage_of("61.04")
    # 80.101 + 42.217 = 122.318
    assert (ketapang.covered.number, ketapang.covered.note) == (
        Decimal(122_318),
        "122.318 = 80.101 PU + 42.217 BPU",
    )
    assert ketapang.eligible is None


def test_the_series_of_the_province_keeps_its_contradictions(figures):
    series = [each.figure.value for each in coverage_series("61")]
    assert series == ["36", "33,12", "32,28", "39", "42,81", "sekitar 31", "30,41", "41", "27,36", "37"]


def test_two_percentages_added_by_a_source_are_no_coverage(figures):
    assert [each.value for each in figures_of("61", ["coverage_misadded_pct"])] == ["51"]


def test_the_targets_of_the_province_come_from_the_source_that_names_three_years(figures):
    assert [(each.value, each.as_of) for each in targets("61")] == [
        ("59,56", "tahun 2025"),
        ("60,80", "tahun 2026"),
        ("65,77", "tahun 2030"),
    ]


def test_the_segments_of_kalimantan(figures):
    assert [(each.metric, each.number) for each in covered_by_segment("KAL")] == [
        ("active_members_pu", Decimal(1_953_661)),
        ("active_members_bpu", Decimal(889_957)),
        ("active_members_jakon", Decimal(443_402)),
    ]


def test_every_row_of_the_register_can_be_shown(figures):
    shown = register()
    assert len(shown) == 585
    assert all(each.origin == "published" and each.text and each.definition for each in shown)
    assert {each.key for each in shown if each.number is not None and not each.exact} == {
        *("F0026", "F0035", "F0088", "F0097", "F0098", "F0112", "F0166", "F0179", "F0207", "F0242")
    }


def test_a_range_has_no_single_number():
    row = PublishedFigure(metric="coverage_pct", value="66-67", unit="percent", period="2026-04")
    assert (published(row).number, published(row).exact, published(row).value) == (None, False, "66-67")


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2024", "tahun 2024"),
        ("2024-09", "September 2024"),
        ("2025-10-09", "9 Oktober 2025"),
        ("2024 YTD", "tahun 2024, belum setahun penuh"),
        ("2025-10 YTD", "Januari sampai Oktober 2025"),
        ("2024-2025", "tahun 2024 sampai 2025"),
    ],
)
def test_periods_are_read_as_published(period, text):
    assert period_text(period) == text


@pytest.mark.parametrize(("digits", "text"), [("68.02", "68,02"), ("60.80", "60,80"), ("69590", "69.590")])
def test_decimals_are_kept_as_printed(digits, text):
    assert decimal_text(digits) == text
