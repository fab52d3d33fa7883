"""When invented employers report and pay: most in time, some late, some not at all."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from payung.kernel.periods import Months, first_days

HABITS = {"prompt": 77, "late": 10, "owing": 7, "silent": 6}
"""Of a hundred employers. The hero is prompt."""

SILENT_FOR = (2, 8)  # months at the end of the history without a report
OWING_FOR = (1, 5)  # months at the end reported but not paid
LATE_MONTHS = 35  # of a hundred months of a late payer that are paid late
LATE_BY = (3, 70)  # days after the usual last day
REPORT_DAYS = (2, 8)  # days after the first of the next month
RECENT = 4  # months; longer ago everybody reported on the last of these days
LAST_USUAL_DAY = 14  # days after the first of the next month on which prompt employers have paid
HERO_PAID_LATE = 5  # months before the last, so that one penalty can be seen there


def invent_schedule(rng: np.random.Generator, employers: int, months: Months, today: dt.date) -> pl.DataFrame:
    """One row per employer and month that is reported by `today`, in order of month and employer.

    employers  how many; the first is the hero, who still has the last month to report
    months     the history

    Columns: employer, month, reported_on, paid_on (null: not paid by `today`), stage (draft, calculated, finalised).
    Only the last month has stages before finalised: those of employers still at work on it.
    """
    habit = rng.choice(list(HABITS), employers, p=np.array(list(HABITS.values())) / 100)
    habit[0] = "prompt"
    silent_for = np.where(habit == "silent", rng.integers(*SILENT_FOR, employers), 0)
    owing_for = np.where(habit == "owing", rng.integers(*OWING_FOR, employers), 0)

    employer = np.tile(np.arange(employers), months.size)
    month = np.repeat(months, employers)
    left = months[-1] - month  # months until the last
    due = first_days(month + 1)
    reported = due + np.where(left < RECENT, rng.choice(REPORT_DAYS, month.size), REPORT_DAYS[-1])
    paid = np.minimum(reported + rng.integers(0, 6, month.size), due + LAST_USUAL_DAY)
    late = (habit[employer] == "late") & (rng.integers(0, 100, month.size) < LATE_MONTHS)
    late |= (employer == 0) & (left == HERO_PAID_LATE)
    paid = np.where(late, due + LAST_USUAL_DAY + rng.integers(*LATE_BY, month.size), paid)

    now = np.datetime64(today)
    unpaid = (left < owing_for[employer]) | (paid > now)
    draft = (left == 0) & (rng.integers(0, 100, month.size) < 6)
    calculated = (left == 0) & ~draft & (rng.integers(0, 100, month.size) < 4)
    stage = np.where(draft, "draft", np.where(calculated, "calculated", "finalised"))
    happened = (left >= silent_for[employer]) & (reported <= now) & ~((employer == 0) & (left == 0))
    frame = pl.DataFrame(
        {
            "employer": employer,
            "month": month,
            "reported_on": reported,
            "paid_on": paid,
            "stage": stage,
            "unpaid": unpaid | (stage != "finalised"),
        }
    )
    return frame.with_columns(paid_on=pl.when("unpaid").then(None).otherwise("paid_on")).drop("unpaid").filter(happened)


def always_in_time(schedule: pl.DataFrame, employers: int) -> np.ndarray:
    """By employer, whether every month is reported and paid up to the usual day; the last one may still be open.

    schedule  as `invent_schedule` makes it
    """
    months = schedule["month"].n_unique()
    left = pl.col("month") < schedule["month"].max()
    late = pl.col("paid_on") > pl.col("month").map_batches(_usual_days, return_dtype=pl.Date)
    good = schedule.filter(left, pl.col("paid_on").is_not_null(), ~late)["employer"]
    counts = np.bincount(good.to_numpy(), minlength=employers)
    return counts == months - 1


def _usual_days(months: pl.Series) -> pl.Series:
    return pl.Series(first_days(months.to_numpy() + 1) + LAST_USUAL_DAY)
