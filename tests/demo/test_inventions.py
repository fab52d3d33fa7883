"""Inventing without a database: schedules and wages."""

import datetime as dt

import numpy as np
import polars as pl
import pytest

from payung.demo.schedule import invent_schedule
from payung.demo.wages import wage_factors, wages
from payung.kernel.periods import first_day, month_number

MONTHS = np.arange(month_number(2025, 5), month_number(2026, 11))
TODAY = dt.date(2026, 11, 21)


def schedule(today=TODAY, employers=400):
    return invent_schedule(np.random.default_rng(1), employers, MONTHS, today)


def test_nothing_happens_after_today_or_before_the_month_is_over():
    frame = schedule(dt.date(2026, 11, 5))
    assert frame["reported_on"].max() <= dt.date(2026, 11, 5)
    assert frame["paid_on"].max() <= dt.date(2026, 11, 5)
    for month, reported in frame.select("month", "reported_on").iter_rows():
        assert reported >= first_day(month + 1)


def test_the_hero_has_the_last_month_to_report_and_one_month_paid_late():
    hero = schedule().filter(employer=0)
    assert hero["month"].to_list() == MONTHS[:-1].tolist()
    due = pl.Series([first_day(month + 1).replace(day=15) for month in hero["month"]])
    assert (hero["paid_on"] > due).sum() == 1 and hero["paid_on"].null_count() == 0


def test_most_pay_in_time_some_late_some_owe_and_some_are_silent():
    frame = schedule()
    old = frame.filter(pl.col("month") < MONTHS[-1])
    due = pl.Series([first_day(month + 1).replace(day=15) for month in old["month"]])
    assert (old["paid_on"] <= due).mean() > 0.85
    assert (old["paid_on"] > due).sum() > 50
    assert 20 < old["paid_on"].null_count() < 300
    assert set(old["stage"]) == {"finalised"}
    assert frame.filter(month=MONTHS[-1])["employer"].n_unique() < 390


def test_only_the_last_month_is_still_being_worked_on():
    frame = schedule()
    assert set(frame.filter(pl.col("stage") != "finalised")["month"]) == {MONTHS[-1]}
    assert set(frame["stage"]) == {"draft", "calculated", "finalised"}
    assert frame.filter(pl.col("stage") != "finalised")["paid_on"].null_count() > 0


def test_wages_are_whole_thousands_rounded_up():
    minimum = np.array([3_100_000, 3_100_000, 2_878_286])
    factors = np.array([1_000_000, 1_050_001, 1_000_000])
    # 3.100.000 stays; 3.100.000 x 1,050001 = 3.255.003,1 -> 3.256.000; 2.878.286 -> 2.879.000
    assert wages(minimum, factors).tolist() == [3_100_000, 3_256_000, 2_879_000]


@pytest.mark.parametrize(("size", "public", "below"), [("large", False, False), ("micro", False, True)])
def test_only_micro_employers_and_public_offices_pay_below_the_minimum(size, public, below):
    employers = pl.DataFrame({"pay": [100], "size": [size], "public": [public]})
    spells = pl.DataFrame({"employer": np.zeros(2_000, dtype=np.int64)})
    factors = wage_factors(np.random.default_rng(1), employers, spells)
    assert bool((factors < 1_000_000).any()) is below
