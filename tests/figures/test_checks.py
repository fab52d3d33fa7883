"""Each identity both ways, with numbers worked by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.figures import Outcome, check_figures
from payung.figures.checks.calendar import check_weekday
from payung.figures.register import claimed
from payung.statute_book import read_statute_book

LAW = read_statute_book()
FIELDS = ("metric", "value", "unit")


def rows(*figures, region="61.08", period="2024", as_of="2024-12-31", source="A", said="2025-04-10"):
    """Figures of one statement: (metric, value, unit) each."""
    common = {
        "region_code": region,
        "region_name": "Landak",
        "period": period,
        "as_of": as_of,
        "source": source,
        "published_on": said,
        "note": "",
    }
    return [claimed({**common, **dict(zip(FIELDS, each, strict=True)), "key": each[0]}) for each in figures]


def findings(figures, check):
    return [each for each in check_figures(figures, LAW) if each.check == check]


def outcomes(figures, check):
    return [each.outcome for each in findings(figures, check)]


def segments(total):
    return rows(
        ("active_members", total, "persons"),
        ("active_members_pu", "100000", "persons"),
        ("active_members_bpu", "40000", "persons"),
    )


def test_parts_that_make_their_sum_hold_and_parts_one_off_do_not():
    # 100,000 + 40,000 = 140,000, exact below a million
    assert outcomes(segments("140000"), "sum-of-parts") == [Outcome.HOLDS]
    assert outcomes(segments("139999"), "sum-of-parts") == [Outcome.DOES_NOT]


def three_amounts(total):
    return rows(
        ("claims_amount_total", total, "IDR"),
        ("claims_amount_jkm", "5778000000", "IDR"),
        ("claims_amount_jkk", "1941000000", "IDR"),
        ("claims_amount_jht", "21722000000", "IDR"),
        ("claims_amount_jp", "949000000", "IDR"),
        ("claims_amount_jkp", "298000000", "IDR"),
        ("claims_amount_beasiswa", "300000000", "IDR"),
    )


def test_amounts_in_juta_may_miss_their_sum_by_half_a_juta_each():
    # The six make 30,988 juta. Seven numbers, half a juta each: 3.5 juta either way.
    assert outcomes(three_amounts("30991000000"), "sum-of-parts") == [Outcome.HOLDS]
    assert outcomes(three_amounts("30992000000"), "sum-of-parts") == [Outcome.DOES_NOT]


def test_a_total_above_an_incomplete_list_cannot_be_told():
    figures = rows(("claims_count_total", "100", "claims"), ("claims_count_jkm", "40", "claims"),
                   ("claims_count_jkk", "50", "claims"))  # fmt: skip
    assert outcomes(figures, "sum-of-parts") == [Outcome.CANNOT_TELL]


def coverage(percent, part="69590", base="130245", **more):
    return rows(
        ("coverage_pct", percent, "percent"),
        ("active_members", part, "persons"),
        ("eligible_workers", base, "persons"),
        **more,
    )


@pytest.mark.parametrize(
    ("percent", "outcome"),
    [("53.43", Outcome.HOLDS), ("53.4", Outcome.HOLDS), ("53.44", Outcome.DOES_NOT), ("54", Outcome.DOES_NOT)],
)
def test_a_per_cent_is_its_division_within_half_its_last_digit(percent, outcome):
    # 69,590 / 130,245 = 53.4301 %
    assert outcomes(coverage(percent), "ratio-against-percent") == [outcome]


def test_a_per_cent_above_one_hundred_is_left_as_it_is():
    # 77,074 / 51,086 = 150.87 %
    assert outcomes(coverage("150.87", "77074", "51086"), "ratio-against-percent") == [Outcome.HOLDS]


def test_a_per_cent_cut_instead_of_rounded_is_named():
    # 22,030 / 97,442 = 22.61 %
    (only,) = findings(coverage("22", "22030", "97442"), "ratio-against-percent")
    assert only.outcome is Outcome.DOES_NOT
    assert "dipotong, bukan dibulatkan" in only.sentence


@pytest.mark.parametrize(("rest", "outcome"), [("60655", Outcome.HOLDS), ("60656", Outcome.DOES_NOT)])
def test_covered_and_uncovered_make_the_eligible(rest, outcome):
    # 130,245 - 69,590 = 60,655
    figures = coverage("53.43") + rows(("uncovered_workers", rest, "persons"))
    assert outcomes(figures, "covered-and-uncovered") == [outcome]


def test_uncovered_workers_that_divide_into_the_per_cent_are_the_denominator():
    # 16,684 / 73,236 = 22.781 %, but of covered and uncovered together only 18.55 %
    def said(percent):
        return rows(("coverage_pct", percent, "percent"), ("active_members", "16684", "persons"),
                    ("uncovered_workers", "73236", "persons"))  # fmt: skip

    assert outcomes(said("22.77"), "label") == [Outcome.DOES_NOT]
    assert outcomes(said("18.55"), "label") == []
    assert outcomes(said("18.55"), "ratio-against-percent") == [Outcome.HOLDS]


@pytest.mark.parametrize(("later", "outcome"), [("105000", Outcome.HOLDS), ("105001", Outcome.DOES_NOT)])
def test_a_denominator_that_moves_by_more_than_five_per_cent_is_another(later, outcome):
    figures = coverage("50", "50000", "100000") + coverage("50", "52500", later, period="2025", as_of="2025-12-31")
    assert outcomes(figures, "denominator-jump") == [outcome]


def change(printed, unit="percent"):
    before = rows(("coverage_pct", "25.01", "percent"), period="2022", as_of="2022-12-31")
    after = rows(("coverage_pct", "39.21", "percent"), ("coverage_change", printed, unit), period="2023")
    return before + after


def test_a_difference_of_two_per_cents_is_points():
    # 39.21 - 25.01 = 14.20 points; 14.20 / 25.01 = 56.78 %
    assert outcomes(change("14.2"), "points-against-percent") == [Outcome.DOES_NOT]
    assert outcomes(change("56.78"), "points-against-percent") == [Outcome.HOLDS]
    assert outcomes(change("20"), "points-against-percent") == [Outcome.DOES_NOT]


def budget(people, amount, year="2025"):
    figures = (("subsidised_workers", people, "persons"), ("subsidy_budget", amount, "IDR"))
    return rows(*figures, period=year, as_of=f"{year}-12-31")


def test_people_times_months_times_the_rate_of_the_law_is_the_budget():
    # 5,000 × 12 × (10,000 + 6,800) = 1,008,000,000; 5,000 × 6 × 36,800 (with JHT) = 1,104,000,000
    assert outcomes(budget("5000", "1008000000"), "persons-months-rate") == [Outcome.HOLDS]
    assert outcomes(budget("5000", "1104000000"), "persons-months-rate") == [Outcome.HOLDS]
    assert outcomes(budget("5000", "1050000000"), "persons-months-rate") == [Outcome.DOES_NOT]


def test_a_budget_printed_too_roughly_fits_several_months():
    # 20,614 × 16,800 = 346,315,200 a month; Rp3 miliar is 2.5 to 3.5: eight, nine or ten months
    assert outcomes(budget("20614", "3000000000"), "persons-months-rate") == [Outcome.CANNOT_TELL]


def test_people_that_are_a_monthly_contribution_are_rupiah():
    assert outcomes(rows(("gap_to_target_workers", "16800", "persons")), "unit-class") == [Outcome.DOES_NOT]
    assert outcomes(rows(("gap_to_target_workers", "16801", "persons")), "unit-class") == []


def test_a_weekday_agrees_with_its_date_or_is_told_the_right_one():
    # 18 March 2025 was a Tuesday
    assert check_weekday("Selasa", dt.date(2025, 3, 18), "A").outcome is Outcome.HOLDS
    wrong = check_weekday("Rabu", dt.date(2025, 3, 18), "A")
    assert wrong.outcome is Outcome.DOES_NOT
    assert wrong.sentence.startswith("18 Maret 2025 adalah hari Selasa, bukan Rabu")


@pytest.mark.parametrize(("said", "outcome"), [("2024-12-31", Outcome.HOLDS), ("2024-12-30", Outcome.DOES_NOT)])
def test_a_period_is_over_when_it_is_spoken_of(said, outcome):
    assert outcomes(coverage("53.43", said=said), "period") == [outcome]


def test_two_sources_for_one_day_agree_within_their_roundings():
    def by(one, other):
        return rows(("coverage_pct", one, "percent")) + rows(("coverage_pct", other, "percent"), source="B")

    assert outcomes(by("30.41", "30"), "two-sources") == [Outcome.HOLDS]
    assert outcomes(by("30.41", "41"), "two-sources") == [Outcome.DOES_NOT]


def test_two_sources_with_swapped_digits_are_told_so():
    figures = rows(("subsidised_workers", "873", "persons")) + rows(
        ("subsidised_workers", "837", "persons"), source="B"
    )
    (only,) = findings(figures, "two-sources")
    assert "tertukar" in only.sentence


def test_the_denominator_tells_which_segments_were_counted():
    # 140,000 of 200,000 is 70 %; with the 20,000 of construction it would be 80 %
    def said(*more):
        return segments("140000") + rows(
            ("active_members_jakon", "20000", "persons"), ("coverage_pct", "70", "percent"), *more
        )

    (told,) = findings(said(("eligible_workers", "200000", "persons")), "segment-scope")
    assert told.outcome is Outcome.HOLDS
    assert "semua segmen" not in told.sentence
    assert outcomes(said(("eligible_workers", "300000", "persons")), "segment-scope") == [Outcome.DOES_NOT]
    assert outcomes(said(), "segment-scope") == [Outcome.CANNOT_TELL]


def test_a_rank_below_too_many_others_cannot_be():
    def ranked(place):
        own = rows(("coverage_pct", "50", "percent"), ("rank_coverage", place, "rank"))
        return own + rows(("coverage_pct", "60", "percent"), region="61.04", source="B")

    assert outcomes(ranked("1"), "rank") == [Outcome.DOES_NOT]
    assert outcomes(ranked("2"), "rank") == [Outcome.CANNOT_TELL]


def deaths(count, amount, period="2024", as_of="2024-12-31"):
    lines = (("claims_count_jkm", count, "claims"), ("claims_amount_jkm", amount, "IDR"))
    return rows(*lines, period=period, as_of=as_of)


def test_deaths_times_the_full_benefit_make_the_rupiah_or_a_mixture_is_named():
    # 20 + 24 x 0,5 + 10 = Rp42 million since 2 December 2019; 16,2 + 24 x 0,2 + 3 = Rp24 million before
    assert outcomes(deaths("100", "4200000000"), "cases-times-benefit") == [Outcome.HOLDS]
    assert outcomes(deaths("100", "4201000000"), "cases-times-benefit") == [Outcome.DOES_NOT]
    (finding,) = findings(deaths("138", "5778000000"), "cases-times-benefit")  # 5.796 - 5.778 = 18 = 42 - 24
    assert finding.outcome is Outcome.CANNOT_TELL
    assert "cocok tepat bila 1 klaim dibayar Rp24 juta" in finding.sentence
    (finding,) = findings(deaths("100", "4104000000"), "cases-times-benefit")  # 96 short = 3 x 32, 32 = 42 - 10
    assert "3 klaim hanya dibayar biaya pemakaman Rp10 juta" in finding.sentence
    # before the change the full benefit was Rp24 million
    before = deaths("10", "240000000", period="2018", as_of="2018-12-31")
    assert outcomes(before, "cases-times-benefit") == [Outcome.HOLDS]


def test_a_sum_printed_too_roughly_names_no_mixture():
    # 900 x 42 = 37.800; printed 37.100 to the hundred million: any one of several mixtures would fit
    (finding,) = findings(deaths("900", "37100000000"), "cases-times-benefit")
    assert "cocok tepat" not in finding.sentence


def test_an_average_within_what_the_law_pays_at_a_time_says_what_was_counted():
    lines = (("claims_count_jp", "860", "claims"), ("claims_amount_jp", "949000000", "IDR"))
    (finding,) = findings(rows(*lines), "average")  # 949.000.000 / 860 = 1.103.488
    assert finding.outcome is Outcome.HOLDS and "Rp1.103.488" in finding.sentence
    lines = (("claims_count_jp", "10", "claims"), ("claims_amount_jp", "949000000", "IDR"))
    assert outcomes(rows(*lines), "average") == [Outcome.CANNOT_TELL]  # Rp94,9 million is no monthly pension


def test_amounts_in_tens_of_thousands_betray_a_source_in_millions_with_two_decimals():
    lines = (("contributions", "5060579420000", "IDR"), ("claims_amount_total", "3433601850000", "IDR"))
    (finding,) = findings(rows(*lines), "source-unit")
    assert "dua angka di belakang koma" in finding.sentence
    (ratio,) = findings(rows(*lines), "claims-over-contributions")  # 3.433,60185 / 5.060,57942 = 0,678500...
    assert "67,85 persen" in ratio.sentence
    lines = (("contributions", "5060579420001", "IDR"), ("claims_amount_total", "3433601850000", "IDR"))
    assert findings(rows(*lines), "source-unit") == []


def test_a_total_without_any_line_cannot_be_checked():
    assert outcomes(rows(("claims_amount_total", "59570000000", "IDR")), "unbroken-total") == [Outcome.CANNOT_TELL]
    lines = (("claims_amount_total", "59570000000", "IDR"), ("claims_amount_jkm", "1000000000", "IDR"))
    assert findings(rows(*lines), "unbroken-total") == []
