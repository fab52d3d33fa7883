"""Reporting, claiming and paying in time, on both sides of every limit."""

import numpy as np
import pytest

from payung.kernel.periods import days
from payung.rules.jkk.claim import (
    conclusion_due,
    disease_covered,
    paid_by_agency_first,
    second_report_deadline,
    sudden_death_counts,
    violence_counts,
)
from payung.rules.jkk.service import late_payment
from payung.rules.service_times import payment_due
from payung.statute_book import NotInForce

from .facts import LAW, amounts, findings, jkk


@pytest.mark.parametrize(
    ("accident_on", "last", "late"),
    [
        ("2019-12-01", "2021-12-01", "2021-12-02"),
        ("2019-12-02", "2024-12-02", "2024-12-03"),
        ("2024-02-29", "2029-02-28", "2029-03-01"),
    ],
)
def test_a_claim_is_in_time_for_two_years_and_since_december_2019_for_five(accident_on, last, late):
    assert amounts(jkk(accident_on, absence_days=30, claimed_on=last)) == {"stmb": 4_000_000}
    answer = jkk(accident_on, absence_days=30, claimed_on=late)
    assert (answer.lines, findings(answer)) == ((), [("claimed-in-time", False)])


def test_a_report_on_the_second_day_is_in_time_but_the_hour_may_decide():
    answer = jkk("2025-03-01", absence_days=30, reported_on="2025-03-03")
    assert findings(answer) == [("reported-in-time", True)]
    assert "jkk-report-hours" in answer.questions
    assert "jkk-report-hours" not in jkk("2025-03-01", reported_on="2025-03-02").questions


def test_a_late_report_makes_the_employer_pay_first_since_24_february_2025():
    late = jkk("2025-02-24", absence_days=30, reported_on="2025-02-27")
    assert findings(late) == [("reported-in-time", False)]
    assert amounts(late) == {"stmb": 4_000_000}
    assert late.notes[0].startswith("Dibayar lebih dahulu oleh pemberi kerja")
    assert "jkk-late-report" in late.questions


def test_before_24_february_2025_a_late_report_changes_no_payer():
    late = jkk("2025-02-23", absence_days=30, reported_on="2025-02-26")
    assert findings(late) == [("reported-in-time", False)]
    assert (amounts(late), late.notes) == ({"stmb": 4_000_000}, ())


def test_an_own_account_worker_has_no_employer_to_pay_first():
    late = jkk("2025-03-01", segment="BPU", income=1_000_000, absence_days=30, reported_on="2025-03-09")
    assert not any("pemberi kerja" in note for note in late.notes)


def test_the_second_report_has_two_days_after_the_doctors_word():
    assert second_report_deadline(days("2025-05-10"), days("2025-03-01"), LAW)[0] == np.datetime64("2025-05-12")


def test_a_suspected_accident_is_concluded_within_30_days_since_6_october_2023():
    assert conclusion_due(days("2023-10-07"), days("2023-10-06"), LAW)[0] == np.datetime64("2023-11-06")
    with pytest.raises(NotInForce):
        conclusion_due(days("2023-10-07"), days("2023-10-05"), LAW)


def test_a_disease_is_covered_for_three_years_after_leaving():
    assert disease_covered(days("2022-01-31"), days("2025-01-31"), LAW)[0]
    assert not disease_covered(days("2022-01-31"), days("2025-02-01"), LAW)[0]


def test_a_sudden_death_counts_within_24_hours():
    hours = np.array([24, 25])
    assert sudden_death_counts(hours, days(["2024-01-01", "2024-01-01"]), LAW).tolist() == [True, False]


def test_violence_counts_since_24_february_2025():
    assert violence_counts(days(["2025-02-23", "2025-02-24"]), LAW).tolist() == [False, True]


def test_the_agency_pays_first_up_to_three_months_of_arrears():
    unpaid = np.array([3, 4])
    assert paid_by_agency_first(unpaid, days(["2024-01-01", "2024-01-01"]), LAW).tolist() == [True, False]


def test_jkk_is_paid_within_seven_working_days_and_jkm_within_three():
    # Monday 2 June 2025; Friday 6 (Idul Adha) is a holiday: 3, 4, 5, 9, 10, 11, 12
    monday = days("2025-06-02")
    assert payment_due(monday, "JKK", LAW)[0] == np.datetime64("2025-06-12")
    # 3, 4, 5
    assert payment_due(monday, "JKM", LAW)[0] == np.datetime64("2025-06-05")


def test_paying_late_costs_the_agency_one_percent_a_day():
    monday = days("2025-06-02")

    def owed(paid_on, programme):
        column = late_payment(
            np.array([10_000_000]), monday, payment_due(monday, programme, LAW), days(paid_on), programme, LAW
        )
        return int(column[0])

    assert (owed("2025-06-12", "JKK"), owed("2025-06-13", "JKK"), owed("2025-06-14", "JKK")) == (0, 100_000, 200_000)
    assert (owed("2025-06-05", "JKM"), owed("2025-06-08", "JKM")) == (0, 300_000)


def test_only_where_there_is_an_employer_the_late_report_is_a_reading():
    late = jkk("2025-03-01", segment="BPU", income=1_000_000, reported_on="2025-03-09")
    assert "jkk-late-report" not in late.questions
