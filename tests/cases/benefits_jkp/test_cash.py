"""The cash benefit after losing a job: both regimes, every test, both sides of every date."""

import pytest

from payung.calculator.benefit_jkp import CALCULATION
from payung.statute_book import NotInForce
from tests.cases.benefits_jht.ask import amounts, ask, failing, holding, refused, total

OLD = {
    "employment_ended_on": "2025-02-06",
    "claimed_on": "2025-03-06",
    "cause": "layoff",
    "months_in_last_24": 24,
}
NEW = {
    "employment_ended_on": "2025-02-07",
    "claimed_on": "2025-03-06",
    "cause": "layoff",
    "months_in_last_24": 24,
}


def months(**facts):
    return [amount for _, amount in amounts(ask(CALCULATION, **facts))]


def test_a_job_lost_before_7_february_2025_pays_45_then_25_percent():
    # 45 % × 4.000.000 = 1.800.000; 25 % × 4.000.000 = 1.000.000; together 8.400.000
    assert months(**OLD, wage=4_000_000) == 3 * [1_800_000] + 3 * [1_000_000]
    assert total(ask(CALCULATION, **OLD, wage=4_000_000)) == 8_400_000


def test_a_job_lost_from_7_february_2025_pays_60_percent_for_all_six_months():
    assert months(**NEW, wage=4_000_000) == 6 * [2_400_000]
    # 60 % × 4.276.350 = 2.565.810; six times 15.394.860
    assert total(ask(CALCULATION, **NEW, wage=4_276_350)) == 15_394_860


def test_a_wage_above_five_million_counts_as_five_million():
    assert months(**OLD, wage=6_000_000) == 3 * [2_250_000] + 3 * [1_250_000]  # 10.500.000
    assert months(**NEW, wage=7_500_000) == 6 * [3_000_000]
    assert months(**NEW, wage=5_000_000) == months(**NEW, wage=5_000_001)


def test_the_lines_are_numbered_by_month_and_carry_their_working():
    answer = ask(CALCULATION, **NEW, wage=4_000_000)
    assert [line.code for line in answer.lines] == [f"month_{number}" for number in range(1, 7)]
    assert answer.lines[0].working == "60 % × min(4.000.000, 5.000.000) = 2.400.000"
    assert "PP 37/2021 Pasal 21 ayat (1)" in answer.lines[0].cite
    assert {line.status for line in answer.lines} == {"read-twice"}


def test_half_a_rupiah_is_rounded_up_and_said_so():
    # 25 % × 1.000.002 = 250.000,5
    answer = ask(CALCULATION, **OLD, wage=1_000_002)
    assert amounts(answer)[3] == ("month_4", 250_001)
    assert "jkp-rounding" in answer.questions
    assert "jkp-rounding" not in ask(CALCULATION, **OLD, wage=1_000_000).questions


def test_the_right_ends_with_a_new_job():
    answer = ask(CALCULATION, **NEW, wage=7_500_000, new_job_after_months=2)
    assert amounts(answer) == [("month_1", 3_000_000), ("month_2", 3_000_000)]
    assert failing(answer) == ["no-new-job"]
    assert total(ask(CALCULATION, **NEW, wage=7_500_000, new_job_after_months=0)) == 0
    assert failing(ask(CALCULATION, **NEW, wage=7_500_000, new_job_after_months=6)) == []


@pytest.mark.parametrize(
    ("ended", "last", "late"),
    [
        ("2024-03-01", "2024-06-01", "2024-06-02"),  # three months
        ("2025-02-06", "2025-05-06", "2025-05-07"),  # still three
        ("2025-02-07", "2025-08-07", "2025-08-08"),  # six
        ("2025-08-31", "2026-02-28", "2026-03-01"),  # no 31 February
    ],
)
def test_a_claim_is_in_time_on_the_last_day_and_late_on_the_next(ended, last, late):
    facts = {"employment_ended_on": ended, "cause": "layoff", "wage": 4_000_000, "months_in_last_24": 24}
    on_the_day, next_day = (ask(CALCULATION, **facts, claimed_on=day) for day in (last, late))
    assert total(on_the_day) > 0 and failing(on_the_day) == []
    assert total(next_day) == 0 and failing(next_day) == ["claimed-in-time"]
    assert "jkp-claim-day" in on_the_day.questions and "jkp-claim-day" in next_day.questions


def test_claims_after_three_or_six_months_are_refused():
    facts = {"cause": "layoff", "wage": 4_000_000, "months_in_last_24": 24}
    assert total(ask(CALCULATION, **facts, employment_ended_on="2025-03-01", claimed_on="2025-09-05")) == 0
    assert total(ask(CALCULATION, **facts, employment_ended_on="2024-03-01", claimed_on="2024-06-10")) == 0


def test_the_first_claims_were_possible_on_1_february_2022():
    facts = {
        "employment_ended_on": "2021-12-01",
        "cause": "layoff",
        "wage": 4_000_000,
        "months_in_last_24": 12,
    }
    assert failing(ask(CALCULATION, **facts, claimed_on="2022-01-31")) == ["programme-open"]
    assert failing(ask(CALCULATION, **facts, claimed_on="2022-02-01")) == []


def test_nothing_is_known_before_2_february_2021():
    facts = {"cause": "layoff", "wage": 4_000_000, "months_in_last_24": 12, "claimed_on": "2022-02-01"}
    with pytest.raises(NotInForce) as refusal:
        ask(CALCULATION, **facts, employment_ended_on="2021-02-01")
    assert refusal.value.parameter.startswith("jkp.")
    assert failing(ask(CALCULATION, **facts, employment_ended_on="2021-02-02")) == ["claimed-in-time"]


def test_twelve_contributions_in_twenty_four_months_are_needed():
    facts = {**NEW, "wage": 4_000_000}
    assert failing(ask(CALCULATION, **{**facts, "months_in_last_24": 11})) == ["paid-months"]
    assert failing(ask(CALCULATION, **{**facts, "months_in_last_24": 12})) == []


def test_six_in_a_row_were_needed_until_6_february_2025():
    five, six = {"wage": 4_000_000, "consecutive_months": 5}, {"wage": 4_000_000, "consecutive_months": 6}
    assert failing(ask(CALCULATION, **OLD, **five)) == ["consecutive-months"]
    assert failing(ask(CALCULATION, **OLD, **six)) == []
    assert failing(ask(CALCULATION, **NEW, **five)) == []
    assert "consecutive-months" not in holding(ask(CALCULATION, **NEW, **five))


def test_a_row_nobody_stated_is_taken_as_enough_and_said_so():
    answer = ask(CALCULATION, **OLD, wage=4_000_000)
    text = next(finding.text for finding in answer.findings if finding.code == "consecutive-months")
    assert "dianggap cukup" in text and total(answer) == 8_400_000


@pytest.mark.parametrize(
    "cause",
    [
        "resignation",
        "contract_end",
        "pension_age",
        "total_disability",
        "death",
        "leaving_indonesia",
        "stopped_own_account",
    ],
)
def test_only_a_layoff_gives_the_right(cause):
    answer = ask(CALCULATION, **{**NEW, "cause": cause}, wage=4_000_000)
    assert total(answer) == 0 and failing(answer) == ["cause"]


def test_three_claims_in_a_working_life_five_years_of_contributions_apart():
    facts = {**NEW, "wage": 4_000_000}
    assert failing(ask(CALCULATION, **facts, earlier_claims=2, months_since_last_claim=60)) == []
    assert failing(ask(CALCULATION, **facts, earlier_claims=1, months_since_last_claim=59)) == ["months-since-claim"]
    assert failing(ask(CALCULATION, **facts, earlier_claims=3, months_since_last_claim=60)) == ["claims-left"]
    assert "jkp-later-claims" in ask(CALCULATION, **facts, earlier_claims=1).questions


def test_who_was_no_member_gets_nothing():
    assert failing(ask(CALCULATION, **NEW, wage=4_000_000, jkp_member=False)) == ["member"]


def test_a_claim_across_the_change_says_which_regime_was_taken():
    # ended 6 January 2025 under the old rules, claimed 7 February 2025 when the new ones held
    facts = {"cause": "layoff", "wage": 4_000_000, "months_in_last_24": 24}
    across = ask(CALCULATION, **facts, employment_ended_on="2025-01-06", claimed_on="2025-02-07")
    before = ask(CALCULATION, **facts, employment_ended_on="2025-01-06", claimed_on="2025-02-06")
    assert total(across) == total(before) == 8_400_000
    assert "jkp-transition" in across.questions and "jkp-transition" not in before.questions


def test_arrears_say_who_pays_first_and_change_no_amount():
    facts = {**NEW, "wage": 4_000_000}
    three, four = (ask(CALCULATION, **facts, arrears_months=count) for count in (3, 4))
    assert total(three) == total(four) == 14_400_000
    assert "dibayar pemberi kerja lebih dahulu" not in " ".join(three.notes)
    assert "dibayar pemberi kerja lebih dahulu" in " ".join(four.notes)
    closed_six, closed_seven = (
        ask(CALCULATION, **facts, arrears_months=count, employer_closed=True) for count in (6, 7)
    )
    assert "lebih dahulu" not in " ".join(closed_six.notes)
    assert "lebih dahulu" in " ".join(closed_seven.notes)
    assert "jkp-arrears-before-2025" in ask(CALCULATION, **OLD, wage=4_000_000, arrears_months=1).questions


def test_requests_that_cannot_be_are_refused_by_field():
    good = {**NEW, "wage": 4_000_000}
    assert refused(CALCULATION, **{**good, "claimed_on": "2025-02-06"}) == ("contradiction", "claimed_on")
    assert refused(CALCULATION, **{**good, "months_in_last_24": 25}) == ("out-of-range", "months_in_last_24")
    assert refused(CALCULATION, **{**good, "months_in_last_24": 3}, consecutive_months=4) == (
        "contradiction",
        "consecutive_months",
    )
    assert refused(CALCULATION, **good, months_since_last_claim=60) == (
        "contradiction",
        "months_since_last_claim",
    )
    assert refused(CALCULATION, **good, employer_closed=True) == ("missing-field", "arrears_months")
    assert refused(CALCULATION, **{**good, "cause": "fired"}) == ("not-a-choice", "cause")
    assert refused(CALCULATION, **{**good, "wage": "4000000"}) == ("wrong-type", "wage")
    assert refused(CALCULATION, **good, salary=1) == ("unknown-field", "salary")
    del good["cause"]
    assert refused(CALCULATION, **good) == ("missing-field", "cause")
