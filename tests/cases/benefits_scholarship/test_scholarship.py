"""Scholarships by child and level, worked by hand."""

import numpy as np
import pytest

from payung.calculator.benefit_scholarship import CALCULATION
from payung.kernel.periods import days
from payung.rules.scholarship.amounts import still_entitled
from payung.statute_book import NotInForce
from tests.cases.benefits_jkk.facts import LAW, answer_to, findings, refused


def scholarship(*children, event_on="2024-07-01", programme="JKK", contribution_months=0):
    return answer_to(
        CALCULATION,
        programme=programme,
        event_on=event_on,
        contribution_months=contribution_months,
        children=list(children),
    )


def paid(*children, **more):
    return [line.amount for line in scholarship(*children, **more).lines]


def test_a_child_from_kindergarten_is_paid_87_million_by_level():
    # 2 × 1.5 m, 6 × 1.5 m, 3 × 2 m, 3 × 3 m, 5 × 12 m
    assert paid({"level": "TK"}) == [3_000_000, 9_000_000, 6_000_000, 9_000_000, 60_000_000]


@pytest.mark.parametrize(
    ("level", "total"),
    [("TK", 87_000_000), ("SD", 84_000_000), ("SMP", 75_000_000), ("SMA", 69_000_000), ("PT", 60_000_000)],
)
def test_a_child_goes_on_from_its_level_to_every_later_one(level, total):
    assert sum(paid({"level": level})) == total


def test_a_paid_case_of_2020_is_reproduced():
    # one year of SD left: 1.5 + 6 + 9 + 60
    assert sum(paid({"level": "SD", "years_left": 1}, event_on="2020-01-15")) == 76_500_000


def test_no_year_left_at_a_level_begins_with_the_next():
    assert paid({"level": "SMA", "years_left": 0}) == [60_000_000]


def test_two_children_from_kindergarten_are_the_174_million_of_the_announcements():
    assert sum(paid({"level": "TK"}, {"level": "TK"})) == 174_000_000


def test_a_third_child_is_not_paid_and_the_first_two_named_are():
    answer = scholarship({"level": "PT"}, {"level": "PT"}, {"level": "TK"})
    assert [line.amount for line in answer.lines] == [60_000_000, 60_000_000]
    assert [holds for code, holds in findings(answer) if code == "scholarship-child-count"] == [True, True, False]
    assert answer.questions == ("scholarship-children",)


def test_a_child_too_old_leaves_its_place_to_the_next():
    old = {"level": "PT", "birth_date": "2001-07-01"}
    answer = scholarship(old, {"level": "SMA"}, {"level": "PT"})
    assert [line.amount for line in answer.lines] == [9_000_000, 60_000_000, 60_000_000]
    assert answer.lines[0].working.startswith("Anak ke-2, SMA: 3 tahun × 3.000.000")


def test_the_limit_of_23_years_is_tested_at_every_yearly_payment():
    # event 1 June 2022, born 1 May 2006: payments 2022 to 2028 at 16 to 22; on 1 June 2029 it is 23.
    # Seven payments: three of SMA, four of PT.
    answer = scholarship({"level": "SMA", "birth_date": "2006-05-01"}, event_on="2022-06-01")
    assert [line.amount for line in answer.lines] == [9_000_000, 48_000_000]
    assert answer.questions == ("scholarship-age",)


def test_the_birthday_itself_is_no_longer_under_23():
    # 23 on 1 July 2025: the payments of 1 July 2024 only; a day younger, also that of 1 July 2025
    assert paid({"level": "PT", "birth_date": "2002-07-01"}) == [12_000_000]
    assert paid({"level": "PT", "birth_date": "2002-07-02"}) == [24_000_000]


def test_at_23_nothing_is_paid():
    answer = scholarship({"level": "PT", "birth_date": "2001-07-01"})
    assert (answer.lines, findings(answer)[1]) == ((), ("scholarship-child-age", False))
    assert paid({"level": "PT", "birth_date": "2001-07-02"}) == [12_000_000]


def test_jkm_asks_36_months_of_contribution_and_jkk_none():
    child = {"level": "PT"}
    assert paid(child, programme="JKM", contribution_months=36) == [60_000_000]
    short = scholarship(child, programme="JKM", contribution_months=35)
    assert (short.lines, findings(short)) == ((), [("scholarship-contribution-months", False)])
    assert paid(child, programme="JKK") == [60_000_000]


def test_until_1_december_2019_one_child_was_paid_12_million_once():
    children = ({"level": "TK", "years_left": 2}, {"level": "PT"})
    assert paid(*children, event_on="2019-12-01") == [12_000_000]
    assert sum(paid(*children, event_on="2019-12-02")) == 147_000_000


def test_jkm_asked_60_months_until_1_december_2019():
    child = {"level": "PT"}
    on = {"event_on": "2019-12-01", "programme": "JKM"}
    assert paid(child, contribution_months=60, **on) == [12_000_000]
    assert paid(child, contribution_months=59, **on) == []
    assert scholarship(child, contribution_months=59, **on).questions == ("scholarship-old-months",)


def test_before_july_2015_we_hold_no_law():
    with pytest.raises(NotInForce):
        scholarship({"level": "PT"}, event_on="2015-06-30")


def test_a_child_at_school_may_work_since_24_february_2025():
    def keeps(checked_on, wage_months=0, other_work=False, married=False):
        born, event = days("2010-01-01"), days("2020-01-01")
        flags = np.array([married]), np.array([wage_months]), np.array([other_work])
        return bool(still_entitled(born, days(checked_on), event, *flags, LAW)[0])

    assert keeps("2025-02-23") and keeps("2025-02-24")
    assert (keeps("2025-02-23", wage_months=1), keeps("2025-02-24", wage_months=6)) == (False, True)
    assert not keeps("2025-02-24", wage_months=7)
    assert (keeps("2025-02-23", other_work=True), keeps("2025-02-24", other_work=True)) == (False, True)
    assert not keeps("2025-02-24", married=True)
    assert (keeps("2032-12-31"), keeps("2033-01-01")) == (True, False)


@pytest.mark.parametrize(
    ("child", "code", "member"),
    [
        ({"level": "SD", "years_left": 7}, "out-of-range", "years_left"),
        ({"level": "PT", "birth_date": "2024-07-02"}, "contradiction", "birth_date"),
        ({"level": "S1"}, "not-a-choice", "level"),
        ({"years_left": 1}, "missing-field", "level"),
        ({"level": "SD", "name": "Budi"}, "unknown-field", "name"),
    ],
)
def test_a_fact_at_fault_is_named(child, code, member):
    facts = {"programme": "JKK", "event_on": "2024-07-01", "contribution_months": 0}
    found = refused(CALCULATION, **facts, children=[{"level": "SD"}, child])
    assert found == (code, f"children[1].{member}")


def test_a_list_of_children_is_asked_for():
    facts = {"programme": "JKM", "event_on": "2024-07-01", "contribution_months": 0}
    assert refused(CALCULATION, **facts) == ("missing-field", "children")
