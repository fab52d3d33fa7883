"""Past wages revalued, lump sums, and what moves with inflation."""

import datetime as dt
import itertools

import numpy as np

from payung.calculator.benefit_jp import CALCULATION
from payung.kernel.periods import days, month_from_iso
from payung.rules.jp.average import averages, revalued
from payung.rules.jp.pension import child_entitled, next_limit, notice_days, raised
from payung.rules.service_times import payment_due
from tests.cases.benefits_jht.ask import LAW, amounts, ask


def value(wage, month, event_on):
    return int(revalued(np.array([wage]), np.array([month_from_iso(month)]), days(event_on), LAW)[0])


def listed(first, last, wage):
    months = range(month_from_iso(first), month_from_iso(last) + 1)
    return [{"month": f"{each // 12}-{each % 12 + 1:02d}", "wage": wage} for each in months]


def test_a_wage_rises_with_the_inflation_of_its_year_up_to_the_year_before_the_event():
    assert value(5_000_000, "2015-07", "2015-12-31") == 5_000_000
    assert value(5_000_000, "2015-12", "2016-01-01") == 5_167_500  # 3,35 %
    assert value(5_000_000, "2015-07", "2017-05-01") == 5_323_559  # × 1,0302 = 5.323.558,5
    assert value(5_000_000, "2017-04", "2017-05-01") == 5_000_000


def test_a_wage_counts_up_to_the_ceiling_of_its_month():
    assert value(24_102_600, "2016-02", "2016-12-01") == 7_000_000
    assert value(24_102_600, "2016-03", "2016-12-01") == 7_335_300


def test_the_average_of_each_owner():
    wages, owner = np.array([5_323_559, 4_000_000, 6_000_000]), np.array([0, 1, 0])
    assert averages(wages, owner, 2).tolist() == [5_661_780, 4_000_000]  # 11.323.559 / 2 = 5.661.779,5


def test_a_pension_that_was_really_paid_is_met_within_a_third_of_a_percent():
    # a member who died on 21 December 2019, wages above the ceiling since July 2015: the widow got 616.530 a month
    facts = {"event": "widow", "on": "2019-12-21", "contribution_months": 54, "membership_months": 54}
    answer = ask(CALCULATION, **facts, wages=listed("2015-07", "2019-12", 24_102_600))
    [(code, amount)] = amounts(answer)
    assert code == "pension" and abs(amount - 616_530) * 300 < 616_530
    assert "jp-indexation" in answer.questions


def test_wages_of_the_year_of_the_event_need_no_revaluation():
    facts = {"event": "widow", "on": "2025-12-21", "contribution_months": 12, "membership_months": 12}
    answer = ask(CALCULATION, **facts, wages=listed("2025-01", "2025-12", 8_000_000))
    assert amounts(answer) == [("pension", 600_000)] and "jp-indexation" not in answer.questions


def test_a_lump_sum_is_the_contributions_and_what_they_earned():
    # 2 % + 1 % of 5.000.000 = 150.000; of the ceiling 9.559.600: 191.192 + 95.596 = 286.788; together 436.788
    wages = [{"month": "2024-01", "wage": 5_000_000}, {"month": "2024-02", "wage": 20_000_000}]
    facts = {
        "event": "widow",
        "on": "2024-03-05",
        "contribution_months": 2,
        "membership_months": 2,
        "wages": wages,
    }
    answer = ask(CALCULATION, **facts)
    assert amounts(answer) == [("lump_sum", 436_788)]
    assert "jp-lump-sum-returns" in answer.questions and "jp-indexation" not in answer.questions
    assert amounts(ask(CALCULATION, **facts, returns=13_212)) == [("lump_sum", 450_000)]
    assert "jp-lump-sum-returns" not in ask(CALCULATION, **facts, returns=13_212).questions


def test_a_lump_sum_without_a_list_of_wages_is_told_to_be_an_estimate():
    facts = {"event": "widow", "on": "2024-03-05", "contribution_months": 2, "membership_months": 2}
    answer = ask(CALCULATION, **facts, average_indexed_wage=5_000_000)
    assert amounts(answer) == [("lump_sum", 300_000)]
    assert any("diperkirakan" in note for note in answer.notes)
    assert answer.lines[0].status == "remembered-low"


def test_fewer_wages_than_contributions_are_told():
    facts = {"event": "widow", "on": "2025-12-21", "contribution_months": 24, "membership_months": 24}
    answer = ask(CALCULATION, **facts, wages=listed("2025-01", "2025-12", 8_000_000))
    assert any("12 upah" in note and "24 bulan" in note for note in answer.notes)


def test_a_pension_rises_every_year_with_the_inflation_of_the_year_before():
    assert raised(np.array([1_000_000]), 2025, LAW).tolist() == [1_015_700]  # 1,57 % in 2024
    assert raised(np.array([1_000_000]), 2023, LAW).tolist() == [1_055_100]  # 5,51 % in 2022


def test_every_limit_is_the_one_before_raised_by_inflation_and_rounded_up():
    # 399.700 × 1,0292 = 411.371,24; 4.792.300 × 1,0292 = 4.932.235,16
    assert next_limit(399_700, 29_200, dt.date(2026, 3, 1), "least", LAW) == 411_400
    assert next_limit(4_792_300, 29_200, dt.date(2026, 3, 1), "most", LAW) == 4_932_300
    for limit in ("least", "most"):
        versions = LAW[f"jp.limits.{limit}"].versions
        for year, (before, after) in enumerate(itertools.pairwise(versions), 2016):
            inflation = LAW["jp.inflation.yearly"].value((year - 1) * 12)
            assert next_limit(before.value, inflation, dt.date(year, 3, 1), limit, LAW) == after.value, (
                limit,
                year,
            )


def test_a_child_counts_until_23_work_or_marriage():
    def entitled(day, working=False, married=False):
        flags = np.array([working]), np.array([married])
        return bool(child_entitled(days("2002-05-10"), days(day), days("2020-01-01"), *flags, LAW)[0])

    assert entitled("2025-05-09") and not entitled("2025-05-10")
    assert not entitled("2024-01-01", working=True) and not entitled("2024-01-01", married=True)


def test_the_member_is_told_three_months_before_and_answers_one_month_before():
    # born 31 May 1966: 58 years on 31 May 2024
    told, answered = notice_days(days("1966-05-31"), LAW)
    assert (str(told[0]), str(answered[0])) == ("2024-02-29", "2024-04-30")


def test_fifteen_working_days_to_pay():
    # complete on Monday 5 May 2025: 6-9 May are four days, 12 May is Waisak, 13-16 make eight, 19-23 thirteen,
    # 26 and 27 May fifteen
    assert str(payment_due(days("2025-05-05"), "JP", LAW)[0]) == "2025-05-27"
