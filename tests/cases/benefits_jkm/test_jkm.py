"""Deaths not caused by work, worked by hand."""

import numpy as np
import pytest

from payung.calculator.benefit_jkm import CALCULATION
from payung.kernel.periods import days
from payung.rules.jkm.claim import paid_by_agency_first
from payung.statute_book import NotInForce
from tests.cases.benefits_jkk.facts import LAW, amounts, answer_to, findings, refused

FULL = {"lump_sum": 20_000_000, "periodic": 12_000_000, "burial": 10_000_000}


def jkm(died_on, segment="PU", registered_on="2015-07-01", contribution_months=1, **more):
    facts = {"segment": segment, "registered_on": registered_on, "contribution_months": contribution_months}
    return answer_to(CALCULATION, died_on=died_on, **facts, **more)


def test_from_july_2015_a_death_pays_24_million():
    # 16,200,000 + 24 × 200,000 + 3,000,000
    for died_on in ("2015-07-01", "2019-12-01"):
        assert amounts(jkm(died_on)) == {"lump_sum": 16_200_000, "periodic": 4_800_000, "burial": 3_000_000}


def test_from_2_december_2019_a_death_pays_42_million():
    # 20,000,000 + 24 × 500,000 + 10,000,000
    assert amounts(jkm("2019-12-02")) == FULL
    assert sum(FULL.values()) == 42_000_000


def test_before_july_2015_we_hold_no_law():
    with pytest.raises(NotInForce):
        jkm("2015-06-30", registered_on="2015-01-01")


def test_an_own_account_worker_a_day_after_registering_was_paid_in_full_in_2019():
    answer = jkm("2019-08-08", "BPU", "2019-08-07")
    assert sum(amounts(answer).values()) == 24_000_000
    assert findings(answer) == [("member-long-enough", True)]


def test_the_wait_of_own_account_workers_begins_on_24_february_2025():
    assert amounts(jkm("2025-02-23", "BPU", "2025-02-01")) == FULL
    assert amounts(jkm("2025-02-24", "BPU", "2025-02-01")) == {"burial": 10_000_000}


def test_full_from_the_day_three_months_have_passed():
    early = jkm("2025-06-09", "BPU", "2025-03-10", 3)
    assert amounts(early) == {"burial": 10_000_000}
    assert findings(early) == [("member-long-enough", False), ("contributed-long-enough", True)]
    assert early.questions == ("jkm-wait",)
    full = jkm("2025-06-10", "BPU", "2025-03-10", 3)
    assert amounts(full) == FULL
    assert full.questions == ()


def test_three_months_after_the_last_of_november_is_the_last_of_february():
    assert amounts(jkm("2026-02-27", "BPU", "2025-11-30", 3)) == {"burial": 10_000_000}
    assert amounts(jkm("2026-02-28", "BPU", "2025-11-30", 3)) == FULL


def test_months_paid_ahead_do_not_shorten_the_wait():
    assert amounts(jkm("2025-05-20", "BPU", "2025-05-01", 12)) == {"burial": 10_000_000}


def test_two_contributions_are_too_few_however_long_the_membership():
    answer = jkm("2025-12-01", "BPU", "2025-03-01", 2)
    assert amounts(answer) == {"burial": 10_000_000}
    assert findings(answer) == [("member-long-enough", True), ("contributed-long-enough", False)]


@pytest.mark.parametrize("segment", ["PU", "JAKON"])
def test_wage_earners_and_construction_workers_do_not_wait(segment):
    assert amounts(jkm("2025-03-02", segment, "2025-03-01")) == FULL


def test_scholarships_ask_36_months_and_before_december_2019_60():
    child = [{"level": "PT"}]
    assert amounts(jkm("2024-01-10", contribution_months=36, children=child))["scholarship"] == 60_000_000
    short = jkm("2024-01-10", contribution_months=35, children=child)
    assert amounts(short) == FULL
    assert ("scholarship-contribution-months", False) in findings(short)
    old = jkm("2019-12-01", contribution_months=60, children=child)
    assert amounts(old)["scholarship"] == 12_000_000
    assert "scholarship-old-months" in old.questions
    assert "scholarship" not in amounts(jkm("2019-12-01", contribution_months=59, children=child))


def test_every_line_shows_its_arithmetic():
    lines = {line.code: line for line in jkm("2024-01-10").lines}
    assert lines["periodic"].working == "24 bulan × 500.000 = 12.000.000"
    assert {line.programme for line in lines.values()} == {"JKM"}


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"registered_on": "2024-01-11"}, "contradiction", "registered_on"),
        ({"contribution_months": -1}, "out-of-range", "contribution_months"),
        ({"segment": "jakon"}, "not-a-choice", "segment"),
        ({"died_on": "10-01-2024"}, "not-a-date", "died_on"),
        ({"children": [{"level": "S2"}]}, "not-a-choice", "children[0].level"),
        ({"wage": 1}, "unknown-field", "wage"),
    ],
)
def test_a_fact_at_fault_is_named(facts, code, field):
    base = {"died_on": "2024-01-10", "segment": "PU", "registered_on": "2020-01-01", "contribution_months": 40}
    assert refused(CALCULATION, **{**base, **facts}) == (code, field)


def test_the_agency_pays_first_up_to_three_months_of_arrears():
    assert paid_by_agency_first(np.array([3, 4]), days(["2024-01-01"] * 2), LAW).tolist() == [True, False]
