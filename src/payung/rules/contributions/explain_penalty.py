"""The working of a penalty for late payment."""

from __future__ import annotations

import datetime as dt

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.periods import days, months
from payung.rules.contributions.penalty import (
    due_day,
    months_late,
    nominal_due_day,
    penalty,
    penalty_rate,
)
from payung.rules.working import Line, cites, weakest
from payung.statute_book import StatuteBook
from payung.statute_book.units import percent_plain

WAGE_EARNERS = "PU"


def explain_penalty(month: int, unpaid: int, paid_on: dt.date, labour_intensive: bool, law: StatuteBook) -> list[Line]:
    """The penalty on one unpaid contribution; no line where it was paid in time. The amount is that of
    `penalty`."""
    column = months(month)
    due = due_day(column, WAGE_EARNERS, law)
    late = months_late(due, days(paid_on))
    amount = int(penalty(np.array([unpaid]), late, column, law, WAGE_EARNERS, labour_intensive)[0])
    if not late[0]:
        return []
    rate = int(penalty_rate(column, law, WAGE_EARNERS, labour_intensive)[0])
    names = ["payment.penalty", "relief.covid_2020_penalty"]
    names += ["relief.labour_intensive_penalty"] if labour_intensive else []
    found = [law[f"contributions.{name}"].find(month) for name in names]
    read = [version for version in found if version is not None]
    working = f"{percent_plain(rate)} × {late[0]} bulan × {number_text(unpaid)} = {number_text(amount)}"
    return [Line("penalty", "", "employer", amount, working, cites(read), weakest(read))]


def penalty_questions(month: int, paid_on: dt.date, labour_intensive: bool, law: StatuteBook) -> list[str]:
    """The open questions whose reading decided: joint leave on the due day; and for a late payment how
    months are counted from a due day that moved, the last day of a short month, the penalty in the
    labour-intensive relief."""
    column, paid = months(month), days(paid_on)
    nominal, due = nominal_due_day(column, WAGE_EARNERS, law), due_day(column, WAGE_EARNERS, law)
    late = months_late(due, paid)
    found: list[str] = []
    if any(day.kind == "joint_leave" and np.datetime64(day.day) == due[0] for day in law.holidays.listed):
        found += law["contributions.payment.holiday_step"].questions
    if late[0] != months_late(nominal, paid)[0]:
        found += law["contributions.payment.penalty"].questions
    if not late[0]:
        return found
    covid = law["contributions.relief.covid_2020_due_day"]
    version = covid.find(month)
    if version is not None and nominal[0].item().day < version.value:
        found += covid.questions
    if labour_intensive:
        found += law["contributions.relief.labour_intensive_penalty"].questions
    return found
