"""What is asked of each month of benefit, and the deadlines around it."""

import numpy as np

from payung.kernel.periods import days
from payung.rules.jkp.cash import reclaim_deadline
from payung.rules.jkp.months import MonthFacts, month_earned, month_tests, report_window
from payung.rules.service_times import payment_due
from tests.cases.benefits_jht.ask import LAW


def facts(month, applications=5, interviews=0, assessed=True, counselled=True, advised=False, attendance=0):
    return MonthFacts(
        claimed_on=days("2025-03-10"),
        benefit_month=np.array([month]),
        self_assessed=np.array([assessed]),
        counselled=np.array([counselled]),
        applications=np.array([applications]),
        interviews=np.array([interviews]),
        training_advised=np.array([advised]),
        attendance=np.array([attendance]),
    )


def earned(month, **more):
    return bool(month_earned(facts(month, **more), LAW)[0])


def window(claimed_on, month):
    first, last = report_window(days(claimed_on), np.array([month]), LAW)
    return str(first[0]), str(last[0])


def test_the_first_month_asks_for_no_job_search():
    assert earned(1, applications=0, assessed=False, counselled=False)


def test_later_months_ask_for_five_applications_or_one_interview():
    for month in range(2, 7):
        assert earned(month)
        assert not earned(month, applications=4)
        assert earned(month, applications=0, interviews=1)


def test_self_assessment_and_counselling_are_asked_for():
    assert [name for name, held in month_tests(facts(2, assessed=False), LAW).items() if not held[0]] == [
        "self-assessment"
    ]
    assert not earned(3, counselled=False)


def test_training_that_was_advised_is_attended_by_four_fifths_in_months_two_to_five():
    assert not earned(2, advised=True, attendance=799_999)
    assert earned(2, advised=True, attendance=800_000)
    assert earned(2, advised=False, attendance=0)
    assert earned(6, advised=True, attendance=0)


def test_months_are_reported_within_five_days_of_the_reference_day_and_the_last_at_its_end():
    assert window("2025-03-10", 1) == ("2025-03-10", "2025-03-10")
    assert window("2025-03-10", 2) == ("2025-04-10", "2025-04-15")
    assert window("2025-01-31", 2) == ("2025-02-28", "2025-03-05")
    # month 6 runs from 10 August to 9 September 2025, a Tuesday; five working days before: Tuesday 2 September,
    # but 5 September 2025 (Maulid) is a holiday, so Monday 1 September
    assert window("2025-03-10", 6) == ("2025-09-01", "2025-09-09")


def test_three_working_days_to_pay_a_complete_claim():
    # Friday 7 March 2025, then Monday, Tuesday, Wednesday
    assert str(payment_due(days("2025-03-07"), "JKP", LAW)[0]) == "2025-03-12"


def test_an_employer_that_paid_first_asks_for_it_within_three_months():
    assert str(reclaim_deadline(days("2025-11-30"), days("2025-03-01"), LAW)[0]) == "2026-02-28"
