"""Reimbursements and aids after a work accident. PP 44/2015 Lampiran III.

Treatment itself has no ceiling: as medically needed, until recovered, disabled or dead.
"""

from __future__ import annotations

import numpy as np

from payung.kernel.money import Rupiah, share
from payung.kernel.periods import Days, birthdays
from payung.statute_book import StatuteBook

MODES = ("land", "sea", "air")
AIDS = {
    "dentures": "jkk.care.dentures",
    "hearing_aid": "jkk.care.hearing_aid",
    "glasses": "jkk.care.glasses",
}


def transport(cost: Rupiah, mode: str, accident_on: Days, law: StatuteBook) -> Rupiah:
    """What is reimbursed of the cost of one mode of transport: land (rivers and lakes too), sea or air.

    Each mode has its own cap; what several modes give is added up.
    """
    cap = law["jkk.care.transport_cap"]
    key = np.full(cost.shape, cap.position(mode), dtype=np.int64)
    return np.minimum(cost, cap.on(accident_on, key))


def aid(cost: Rupiah, kind: str, accident_on: Days, law: StatuteBook) -> Rupiah:
    """What is reimbursed of dentures, a hearing aid or glasses, per case; 0 before the law knew that aid."""
    return np.minimum(cost, law[AIDS[kind]].over(accident_on, 0))


def prosthesis(price: Rupiah, accident_on: Days, law: StatuteBook) -> Rupiah:
    """The most paid for a prosthesis or orthosis.

    price  what the rehabilitation centre of the government hospital charges, whole rupiah
    """
    return share(price, law["jkk.care.prosthesis"].on(accident_on))


def home_care(cost: Rupiah, accident_on: Days, law: StatuteBook) -> Rupiah:
    """What is paid of care at home; 0 before the law knew it."""
    return np.minimum(cost, law["jkk.care.home_care_cap"].over(accident_on, 0))


def home_care_until(began_on: Days, accident_on: Days, law: StatuteBook) -> Days:
    """The day from which care at home is no longer paid."""
    return birthdays(began_on, law["jkk.care.home_care_years"].on(accident_on))
