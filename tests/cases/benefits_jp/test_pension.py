"""Pensions by the month: the formula, the age, the limits, the shares of survivors."""

import datetime as dt

import pytest

from payung.calculator.benefit_jp import CALCULATION
from tests.cases.benefits_jht.ask import amounts, ask, failing, holding, refused, total

OLD_AGE = {"event": "old_age", "contribution_months": 198, "average_indexed_wage": 8_000_000}
WIDOW = {
    "event": "widow",
    "contribution_months": 24,
    "membership_months": 24,
    "average_indexed_wage": 2_000_000,
}
DISABLED = {**WIDOW, "event": "disability", "average_indexed_wage": 6_000_000}


def pension(**facts):
    [(code, amount)] = amounts(ask(CALCULATION, **facts))
    assert code == "pension"
    return amount


def test_one_percent_of_the_average_wage_for_every_year():
    # 61 years on 10 January 2032, the age of 2031 to 2033: 1 % × 16,5 × 8.000.000
    answer = ask(CALCULATION, **OLD_AGE, on="2032-01-10", birth_date="1971-01-10")
    assert amounts(answer) == [("pension", 1_320_000)]
    assert answer.lines[0].working == "1 % × 198/12 × 8.000.000 = 1.320.000"
    assert "1 Februari 2032" in answer.notes[0]
    # 65 years in 2045: 1 % × 30 × 6.000.000
    facts = {"event": "old_age", "contribution_months": 360, "average_indexed_wage": 6_000_000}
    assert pension(**facts, on="2045-06-15", birth_date="1980-06-15") == 1_800_000


def test_180_months_give_a_pension_and_179_a_lump_sum():
    facts = {
        "event": "old_age",
        "on": "2030-07-01",
        "birth_date": "1970-06-30",
        "average_indexed_wage": 5_000_000,
    }
    # 60 years on 30 June 2030: 1 % × 15 × 5.000.000
    assert pension(**facts, contribution_months=180) == 750_000
    short = ask(CALCULATION, **facts, contribution_months=179)
    # 3 % × 5.000.000 × 179 = 26.850.000
    assert amounts(short) == [("lump_sum", 26_850_000)] and failing(short) == ["full-months"]


@pytest.mark.parametrize(
    ("born", "day_before", "reached"),
    [
        ("1962-12-31", "2018-12-30", "2018-12-31"),  # 56 on the last day of that age
        ("1963-01-01", "2019-12-31", "2020-01-01"),  # 56 a day too late: 57
        ("1964-12-31", "2021-12-30", "2021-12-31"),
        ("1965-01-01", "2022-12-31", "2023-01-01"),  # 57 falls on the day it becomes 58
        ("1968-12-31", "2027-12-30", "2027-12-31"),  # 59
        ("1969-01-01", "2028-12-31", "2029-01-01"),  # 59 falls on the day it becomes 60
    ],
)
def test_the_pension_age_is_the_one_in_force_on_the_day_it_is_reached(born, day_before, reached):
    facts = {**OLD_AGE, "birth_date": born}
    early, ready = ask(CALCULATION, **facts, on=day_before), ask(CALCULATION, **facts, on=reached)
    assert early.lines == () and failing(early) == ["pension-age"]
    assert total(ready) == 1_320_000 and failing(ready) == []


def test_nothing_is_due_before_the_pension_age_not_even_a_lump_sum():
    facts = {"event": "old_age", "contribution_months": 12, "average_indexed_wage": 5_000_000}
    answer = ask(CALCULATION, **facts, on="2025-01-01", birth_date="1990-01-01")
    assert answer.lines == () and failing(answer) == ["pension-age", "full-months"]


def test_whoever_stays_at_work_takes_the_pension_three_years_later_at_most():
    facts = {**OLD_AGE, "birth_date": "1971-01-10"}
    on_time = ask(CALCULATION, **facts, on="2035-01-10")
    late = ask(CALCULATION, **facts, on="2035-01-11")
    assert total(on_time) == total(late) == 1_320_000
    assert not any("paling lambat" in note for note in on_time.notes)
    assert any("paling lambat 10 Januari 2035" in note for note in late.notes)


def test_total_disability_counts_fifteen_years_at_least():
    # 1 % × 15 × 6.000.000
    assert pension(**DISABLED, on="2025-06-01") == 900_000
    # 1 % × 200/12 × 6.000.000 = 1.000.000
    more = {**DISABLED, "contribution_months": 200, "membership_months": 200}
    assert pension(**more, on="2035-06-01") == 1_000_000


def test_widows_and_children_get_half_and_parents_a_fifth():
    facts = {**WIDOW, "average_indexed_wage": 8_000_000, "on": "2025-06-01"}
    # 1 % × 15 × 8.000.000 = 1.200.000; half 600.000; a fifth 240.000, raised to 399.700
    assert pension(**facts) == 600_000
    children, parents = (ask(CALCULATION, **{**facts, "event": event}) for event in ("children", "parents"))
    assert amounts(children) == [("pension", 600_000)] and "jp-children-share" in children.questions
    assert any("2 anak" in note and "23 tahun" in note for note in children.notes)
    assert amounts(parents) == [("pension", 399_700)]
    assert {"jp-parents-share", "jp-survivor-limits"} <= set(parents.questions)


def test_a_small_pension_is_raised_to_the_least():
    # 50 % × 1 % × 15 × 2.000.000 = 150.000
    answer = ask(CALCULATION, **WIDOW, on="2025-03-01")
    assert amounts(answer) == [("pension", 399_700)]
    assert answer.lines[0].working == "50 % × 1 % × 180/12 × 2.000.000 = 150.000, paling sedikit 399.700"
    assert "jp-survivor-limits" in answer.questions


@pytest.mark.parametrize(
    ("day", "least", "most"),
    [
        ("2015-07-01", 300_000, 3_600_000),
        ("2016-02-29", 300_000, 3_600_000),
        ("2016-03-01", 310_050, 3_720_600),
        ("2017-02-28", 310_050, 3_720_600),
        ("2017-03-01", 319_450, 3_833_000),
        ("2018-02-28", 319_450, 3_833_000),
        ("2018-03-01", 331_000, 3_971_400),
        ("2019-02-28", 331_000, 3_971_400),
        ("2019-03-01", 341_400, 4_095_750),
        ("2020-02-29", 341_400, 4_095_750),
        ("2020-03-01", 350_700, 4_207_200),
        ("2021-02-28", 350_700, 4_207_200),
        ("2021-03-01", 356_600, 4_277_900),
        ("2022-02-28", 356_600, 4_277_900),
        ("2022-03-01", 363_300, 4_357_900),
        ("2023-02-28", 363_300, 4_357_900),
        ("2023-03-01", 383_400, 4_598_100),
        ("2024-02-29", 383_400, 4_598_100),
        ("2024-03-01", 393_500, 4_718_200),
        ("2025-02-28", 393_500, 4_718_200),
        ("2025-03-01", 399_700, 4_792_300),
        ("2026-02-28", 399_700, 4_792_300),
        ("2026-03-01", 411_400, 4_932_300),
    ],
)
def test_the_least_and_the_most_a_pension_may_be(day, least, most):
    poor, rich = {**DISABLED, "average_indexed_wage": 1}, {**DISABLED, "average_indexed_wage": 50_000_000}
    assert (pension(**poor, on=day), pension(**rich, on=day)) == (least, most)


def test_an_event_in_february_tells_that_its_day_chose_the_limit():
    assert "jp-limit-day" in ask(CALCULATION, **WIDOW, on="2025-02-28").questions
    assert "jp-limit-day" not in ask(CALCULATION, **WIDOW, on="2025-03-01").questions
    assert "jp-limit-day" not in ask(CALCULATION, **DISABLED, on="2025-02-28").questions


def test_the_limits_of_2026_are_told_to_be_reckoned():
    answer = ask(CALCULATION, **WIDOW, on="2026-03-01")
    assert "jp-limits-2026" in answer.questions
    assert "jp-limits-2026" not in ask(CALCULATION, **DISABLED, on="2026-03-01").questions


def test_a_rounded_pension_is_told():
    # 1 % × 15 × 6.000.003 = 900.000,45
    answer = ask(CALCULATION, **{**DISABLED, "average_indexed_wage": 6_000_003}, on="2025-06-01")
    assert amounts(answer) == [("pension", 900_000)] and "jp-rounding" in answer.questions
    assert "jp-rounding" not in ask(CALCULATION, **DISABLED, on="2025-06-01").questions


def test_eighty_percent_of_the_membership_must_be_paid():
    facts = {"event": "widow", "average_indexed_wage": 8_000_000, "on": "2025-06-01", "membership_months": 20}
    assert failing(ask(CALCULATION, **facts, contribution_months=16)) == []
    thin = ask(CALCULATION, **facts, contribution_months=15)  # 75 %
    assert failing(thin) == ["density"] and [code for code, _ in amounts(thin)] == ["lump_sum"]
    # 3 % × 8.000.000 × 15
    assert total(thin) == 3_600_000


def test_survivors_need_a_year_of_membership_and_the_disabled_a_month():
    facts = {"average_indexed_wage": 8_000_000, "on": "2025-06-01"}
    eleven, twelve = ({"contribution_months": count, "membership_months": count} for count in (11, 12))
    for event in ("widow", "children", "parents"):
        assert failing(ask(CALCULATION, **facts, **eleven, event=event)) == ["membership"]
        assert failing(ask(CALCULATION, **facts, **twelve, event=event)) == []
    assert "jp-survivor-tests" in ask(CALCULATION, **facts, **twelve, event="children").questions
    assert "jp-survivor-tests" not in ask(CALCULATION, **facts, **twelve, event="widow").questions
    none, one = ({"contribution_months": count, "membership_months": count} for count in (0, 1))
    assert failing(ask(CALCULATION, **facts, **none, event="disability")) == ["membership"]
    assert failing(ask(CALCULATION, **facts, **one, event="disability")) == []


def test_enough_contributions_spare_survivors_the_density_but_not_the_disabled():
    facts = {
        "average_indexed_wage": 8_000_000,
        "on": "2035-06-01",
        "contribution_months": 180,
        "membership_months": 238,
    }
    widow, disabled = (ask(CALCULATION, **facts, event=event) for event in ("widow", "disability"))
    assert amounts(widow) == [("pension", 600_000)] and "full-months" in holding(widow)
    assert failing(disabled) == ["density"]
    assert "jp-density-when-full" in widow.questions and "jp-density-when-full" in disabled.questions


def test_requests_that_cannot_be_are_refused_by_field():
    good = {**WIDOW, "on": "2025-06-01"}
    assert refused(CALCULATION, **{**good, "on": "2015-06-30"}) == ("no-law", "on")
    assert refused(CALCULATION, **OLD_AGE, on="2032-01-10") == ("missing-field", "birth_date")
    assert refused(CALCULATION, **{**good, "contribution_months": 25}) == (
        "contradiction",
        "contribution_months",
    )
    assert refused(CALCULATION, **good, birth_date="2025-06-02") == ("contradiction", "birth_date")
    assert refused(CALCULATION, **good, wages=[{"month": "2025-01", "wage": 1}]) == ("contradiction", "wages")
    del good["average_indexed_wage"]
    assert refused(CALCULATION, **good) == ("contradiction", "wages")
    assert refused(CALCULATION, **good, wages=[{"month": "2025-07", "wage": 1}]) == (
        "contradiction",
        "wages[0].month",
    )
    assert refused(CALCULATION, **good, wages=[{"month": "2015-06", "wage": 1}]) == (
        "no-law",
        "wages[0].month",
    )
    late = {**good, "on": str(dt.date(2027, 1, 1))}
    assert refused(CALCULATION, **late, wages=[{"month": "2025-01", "wage": 1}]) == ("no-law", "on")
    del good["membership_months"]
    assert refused(CALCULATION, **good) == ("missing-field", "membership_months")
