"""Invented work: who joined whom when, who left, who moved, who has two jobs."""

from __future__ import annotations

import numpy as np
import polars as pl

from payung.kernel.periods import Months, first_days

MOVERS = 30  # of a hundred who join, how many come from another employer here
SECOND_JOBS = 25  # of a thousand spells
OLDEST_SPELL = 16 * 12  # months before the history
USUAL_SPELL = 46  # months
ALWAYS = 10_000  # a month that never comes


def invent_work(rng: np.random.Generator, employers: pl.DataFrame, months: Months) -> pl.DataFrame:
    """Spells of work over the history.

    employers  headcount, leave, registered_on (see employers.py)
    months     the history, as month numbers without gaps

    Columns: employer (place in `employers`), person (0, 1, …), started_on, ended_on (null while it lasts),
    end_reason, second_job. Spell 0 is the hero's first worker and lasts. About as many join as leave.
    """
    heads, leave = employers["headcount"].to_numpy(), employers["leave"].to_numpy()
    joining = rng.poisson(heads * leave * months.size // 1000)
    employer = np.concatenate([np.repeat(np.arange(heads.size), heads), np.repeat(np.arange(heads.size), joining)])
    old = np.arange(employer.size) < heads.sum()

    started = np.where(
        old,
        -1 - np.minimum(rng.exponential(USUAL_SPELL, old.size), OLDEST_SPELL).astype(np.int64),
        rng.integers(0, months.size, old.size),
    )
    lasts = rng.geometric(leave[employer] / 1000) - 1
    ended = np.where(np.maximum(started, 0) + lasts < months.size, np.maximum(started, 0) + lasts, ALWAYS)
    started[0], ended[0] = -70, ALWAYS

    person = np.arange(employer.size)
    second = np.zeros(employer.size, dtype=bool)
    _move(rng, person, employer, started, ended)
    _give_second_jobs(rng, person, second, employer, started)
    pairs = pl.DataFrame({"person": person, "employer": employer})
    once = pairs.select(pl.struct("person", "employer").is_first_distinct()).to_series().to_numpy()
    person = np.where(once, person, employer.size + np.arange(employer.size))
    return _with_days(
        rng,
        months,
        pl.DataFrame(
            {
                "employer": employer,
                "person": np.unique(person, return_inverse=True)[1].astype(np.int64),
                "started": started,
                "ended": ended,
                "second_job": second & once,
            }
        ),
    )


def _move(rng, person, employer, started, ended) -> None:
    """Some who join are people who left somebody else before."""
    leavers, joiners = np.flatnonzero(ended < ALWAYS), np.flatnonzero(started >= 0)
    count = min(leavers.size, joiners.size * MOVERS // 100)
    leavers = rng.choice(leavers, count, replace=False)
    joiners = rng.choice(joiners, count, replace=False)
    leavers, joiners = leavers[np.argsort(ended[leavers])], joiners[np.argsort(started[joiners])]
    fits = (ended[leavers] < started[joiners]) & (employer[leavers] != employer[joiners])
    person[joiners[fits]] = person[leavers[fits]]


def _give_second_jobs(rng, person, second, employer, started) -> None:
    """Some spells are the second job of somebody who works elsewhere."""
    count = employer.size * SECOND_JOBS // 1000
    spells = rng.choice(np.arange(1, employer.size), count, replace=False)
    others = rng.integers(1, employer.size, count)
    fits = (employer[spells] != employer[others]) & (started[others] < 0) & ~np.isin(others, spells)
    person[spells[fits]] = person[others[fits]]
    second[spells[fits]] = True


def _with_days(rng: np.random.Generator, months: Months, spells: pl.DataFrame) -> pl.DataFrame:
    """Months become days: most start on the first and leave on the last day."""
    first = int(months[0])
    started, ended = spells["started"].to_numpy(), spells["ended"].to_numpy()
    count, lasting = spells.height, ended == ALWAYS
    start_day = np.where(rng.random(count) < 0.6, 0, rng.integers(0, 20, count))
    left_early = (rng.random(count) < 0.3) & (started < ended)
    last_month = np.where(lasting, 0, ended)
    next_first = first_days(first + last_month + 1)
    end_day = np.where(left_early, rng.integers(2, 27, count), 1)
    reasons = rng.choice(["resigned", "contract_ended", "laid_off", "died"], count, p=[0.53, 0.31, 0.14, 0.02])
    only = spells["person"].is_unique().to_numpy()
    reasons = np.where(~only & (reasons == "died"), "resigned", reasons)
    return spells.with_columns(
        started_on=pl.Series(first_days(first + started) + start_day),
        ended_on=pl.Series(next_first - end_day),
        lasting=pl.Series(lasting),
        end_reason=pl.Series(reasons),
    ).select(
        "employer",
        "person",
        "second_job",
        "started_on",
        pl.when("lasting").then(None).otherwise("ended_on").alias("ended_on"),
        pl.when("lasting").then(pl.lit("")).otherwise("end_reason").alias("end_reason"),
    )


def with_pensions(spells: pl.DataFrame, people: pl.DataFrame, pension_age: int) -> pl.DataFrame:
    """Whoever left at or past the pension age left because of it, unless they died."""
    birth = people["birth_date"].gather(spells["person"])
    old = (pl.col("ended_on") - birth).dt.total_days() >= pension_age * 365.25
    reason = pl.col("end_reason")
    return spells.with_columns(
        pl.when(old & (reason != "died")).then(pl.lit("pension_age")).otherwise(reason).alias("end_reason")
    )
