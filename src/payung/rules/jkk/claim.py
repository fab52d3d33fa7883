"""Times and tests around a work accident: reporting, claiming, what counts as one, who pays first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from payung.kernel.periods import Days, birthdays
from payung.statute_book import StatuteBook

Flags = NDArray[np.bool_]
Count = NDArray[np.int64]
HOURS_A_DAY = 24


def claim_deadline(accident_on: Days, law: StatuteBook) -> Days:
    """The last day on which the benefit may be claimed. PP 44/2015 Pasal 26."""
    return birthdays(accident_on, law["jkk.claim.deadline"].on(accident_on))


def claimed_in_time(accident_on: Days, claimed_on: Days, law: StatuteBook) -> Flags:
    """The claim was made before the right to it lapsed."""
    return np.asarray(claimed_on <= claim_deadline(accident_on, law), dtype=np.bool_)


def report_deadline(accident_on: Days, law: StatuteBook) -> Days:
    """The last day of the first report. Permenaker 5/2021 Pasal 8 ayat (2)."""
    return accident_on + law["jkk.claim.first_report_hours"].on(accident_on) // HOURS_A_DAY


def second_report_deadline(ended_on: Days, accident_on: Days, law: StatuteBook) -> Days:
    """The last day of the second report, which is the claim. Permenaker 5/2021 Pasal 19 ayat (2).

    ended_on  day of recovery, disability or death by the doctor's certificate
    """
    return ended_on + law["jkk.claim.second_report_hours"].on(accident_on) // HOURS_A_DAY


def reported_in_time(accident_on: Days, reported_on: Days, law: StatuteBook) -> Flags:
    """The first report was made in time, by the day."""
    return np.asarray(reported_on <= report_deadline(accident_on, law), dtype=np.bool_)


def employer_pays_first(accident_on: Days, reported_on: Days, law: StatuteBook) -> Flags:
    """The report came too late, so the employer pays and is reimbursed. Permenaker 5/2021 Pasal 8 ayat (2a)."""
    rule = law["jkk.claim.late_report_employer_first"].on(accident_on).astype(np.bool_)
    return rule & ~reported_in_time(accident_on, reported_on, law)


def paid_by_agency_first(unpaid_months: Count, accident_on: Days, law: StatuteBook) -> Flags:
    """The employer's arrears are short enough for the agency to pay at once."""
    return unpaid_months <= law["jkk.claim.arrears_months"].on(accident_on)


def conclusion_due(reported_on: Days, accident_on: Days, law: StatuteBook) -> Days:
    """The last day to conclude whether a suspected accident was one. PP 44/2015 Pasal 25A ayat (3)."""
    return reported_on + law["jkk.claim.suspected_decision_days"].on(accident_on)


def disease_covered(left_on: Days, arose_on: Days, law: StatuteBook) -> Flags:
    """An occupational disease arose soon enough after the employment ended. Perpres 7/2019 Pasal 2."""
    return np.asarray(arose_on <= birthdays(left_on, law["jkk.claim.disease_years"].on(left_on)), dtype=np.bool_)


def sudden_death_counts(hours: Count, accident_on: Days, law: StatuteBook) -> Flags:
    """A death so many hours after an attack at the place of work counts as a work accident."""
    return hours <= law["jkk.claim.sudden_death_hours"].on(accident_on)


def violence_counts(accident_on: Days, law: StatuteBook) -> Flags:
    """Violence or rape at the place of work counts as a work accident. Permenaker 1/2025."""
    return law["jkk.claim.violence_covered"].over(accident_on, 0).astype(np.bool_)
