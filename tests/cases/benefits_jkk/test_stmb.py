"""Pay for days unable to work, worked by hand: a month is 30 days, a day a thirtieth of the wage."""

import pytest

from .facts import amounts, jkk


def stmb(accident_on, days, wage=3_000_000):
    return amounts(jkk(accident_on, wage=wage, absence_days=days)).get("stmb", 0)


def test_before_2_december_2019_fourteen_months_pay_100_then_75_then_50_percent():
    # 6 × 3,000,000 + 6 × 2,250,000 + 2 × 1,500,000 = 18,000,000 + 13,500,000 + 3,000,000
    assert stmb("2018-03-01", 420) == 34_500_000


def test_from_2_december_2019_fourteen_months_pay_100_then_50_percent():
    # 12 × 3,000,000 + 2 × 1,500,000
    assert stmb("2024-03-01", 420) == 39_000_000


def test_the_day_of_the_accident_chooses_the_steps():
    assert stmb("2019-12-01", 210) == 18_000_000 + 2_250_000
    assert stmb("2019-12-02", 210) == 21_000_000


@pytest.mark.parametrize(
    ("days", "old", "new"),
    [
        (0, 0, 0),
        (1, 100_000, 100_000),
        (180, 18_000_000, 18_000_000),
        (181, 18_075_000, 18_100_000),
        (360, 31_500_000, 36_000_000),
        (361, 31_550_000, 36_050_000),
    ],
)
def test_both_sides_of_every_step(days, old, new):
    assert (stmb("2015-07-01", days), stmb("2025-01-01", days)) == (old, new)


def test_a_paid_day_of_december_2019_is_reproduced():
    assert stmb("2019-12-20", 1, wage=24_102_600) == 803_420


def test_a_wage_that_does_not_divide_is_rounded_once_at_the_end():
    # 5,067,381 / 30 = 168,912.7; ten days 1,689,127 and not 10 × 168,913
    assert stmb("2024-01-01", 10, wage=5_067_381) == 1_689_127


def test_the_working_shows_every_step_and_names_the_readings():
    answer = jkk("2018-03-01", wage=3_000_000, absence_days=420)
    (line,) = answer.lines
    assert line.working == (
        "100 % × 3.000.000 / 30 × 180 hari + 75 % × 3.000.000 / 30 × 180 hari"
        " + 50 % × 3.000.000 / 30 × 60 hari = 34.500.000"
    )
    assert line.status == "remembered-high"
    assert {"stmb-day", "stmb-second-step"} <= set(answer.questions)


def test_75_percent_is_a_reading_only_where_it_was_paid():
    assert "stmb-second-step" not in jkk("2018-03-01", absence_days=180).questions
    assert "stmb-second-step" in jkk("2018-03-01", absence_days=181).questions
    assert "stmb-second-step" not in jkk("2024-03-01", absence_days=400).questions


def test_an_absence_across_2_december_2019_names_the_reading_of_the_regime():
    # 60 days from 3 October 2019 end on 2 December
    assert "jkk-regime-2019" in jkk("2019-10-03", absence_days=60).questions
    assert "jkk-regime-2019" not in jkk("2019-10-03", absence_days=59).questions
