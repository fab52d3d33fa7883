"""Whom in the invented world something happens to: who dies, is hurt, loses a job, leaves or grows old, and when.

Work ends with it before the first month is declared, so that nobody contributes after the end.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from payung.demo.calendar import YEAR, Calendar
from payung.kernel.periods import birthdays, days, first_day, first_days, months_of

FATES = {
    "kind": pl.String,
    "region": pl.String,
    "spell": pl.Int64,
    "person": pl.Int64,
    "employer": pl.Int64,
    "event_on": pl.Date,
    "paid": pl.Int64,
}
"""One row per event: what it is, regency of residence, places in the invented frames, its day, and the month number in
which its claims are paid."""

TOGETHER = 6  # five are told; one more where the rules refuse
LARGER = 40  # of a thousand members: a regency with as many has more of everything
LEAVERS = 900  # of a hundred thousand members leave with their savings in a month
TOLD = "told"
DISTRICT = len("61.08.01")
"""Whose home is known to the district and no deeper: one or two in a village would hide the whole district."""
JKP_AGE = 50  # years at the start of the history up to which people surely take part
REASONS = {
    TOLD: "died",
    "work_death": "died",
    "death": "died",
    "job_loss": "laid_off",
    "old_age": "pension_age",
}
"""What ends the work, by kind; an accident ends nothing, and whoever leaves has left already."""
SAVED = np.timedelta64(75, "D")  # of work, after which the first month is in the books
DAYS_BEFORE_PAID = 40  # a month of waiting, and the days of the counter


class Fates:
    """Draws people for events, each person once, and ends their work."""

    def __init__(
        self, rng: np.random.Generator, spells: pl.DataFrame, people: pl.DataFrame, employers: pl.DataFrame,
        reliable: np.ndarray,
    ) -> None:  # fmt: skip
        """reliable  by employer, whether every month was reported and paid in time"""
        self.rng = rng
        self.rows: list[tuple[object, ...]] = []
        self.person, self.employer = spells["person"].to_numpy(), spells["employer"].to_numpy()
        self.home = people["region_id"].str.slice(0, 5).to_numpy()[self.person]
        self.place = employers["region_id"].str.slice(0, 5).to_numpy()[self.employer]
        self.birth = people["birth_date"].to_numpy().astype("datetime64[D]")[self.person]
        self.started = spells["started_on"].to_numpy().astype("datetime64[D]")
        self.ended = spells["ended_on"].to_numpy().astype("datetime64[D]").copy()
        self.reason = spells["end_reason"].to_numpy().astype(object).copy()
        saves = (employers["jht"] & employers["jp"]).to_numpy()
        reliable = reliable & (np.arange(reliable.size) > 0)  # the hero's people are for the pages
        self.saves = saves[self.employer]
        self.district = people["region_id"].fill_null("").to_numpy()[self.person]
        deep = people["region_id"].str.len_chars().fill_null(0).to_numpy() == DISTRICT
        settled = (deep & people["citizen"].to_numpy())[self.person]
        self.deaths: dict[str, list[int]] = {}
        self.free = (
            settled & spells["person"].is_unique().to_numpy() & reliable[self.employer] & (self.reason != "died")
        )

    def regions(self) -> dict[str, int]:
        """Regency → thousandths of the people who live there."""
        codes, counts = np.unique(self.home[self.home != None], return_counts=True)  # noqa: E711
        return {str(code): int(count) * 1000 // self.home.size for code, count in zip(codes, counts, strict=True)}

    def draw(self, kind: str, region: str, count: int, paid: int, before: tuple[int, int], since: int) -> None:
        """`count` people of a regency to whom it happens in one of the months from `paid` less `before`.

        since  month number before which their work began
        """
        here = np.flatnonzero(
            self.free & (self.home == region) & (self.started < first_days(np.array([since]))[0])
            & ~(self.ended < first_days(np.array([paid - before[1] + 1]))[0])
        )  # fmt: skip
        if kind == "job_loss":
            young = np.datetime64(first_day(since - JKP_AGE * YEAR))
            here = here[self.birth[here] > young]
        here = self._neighbours(here if kind == "accident" else here[self.saves[here]])
        lasting = np.isnat(self.ended[here])
        order = self.rng.permutation(here.size)
        if kind == "accident":
            chosen = here[order][lasting[order]]
            chosen = chosen[np.argsort(self.saves[chosen], kind="stable")][:count]  # savers are kept for what asks them
        else:  # those who leave one day anyway go first
            chosen = np.concatenate([here[order][~lasting[order]], here[order][lasting[order]]])
            chosen = chosen[:count]
        if kind in ("death", "work_death") and chosen.size:
            self.deaths.setdefault(str(self.district[chosen[0]]), []).append(paid)
        earliest = first_day(paid - before[0])
        span = (first_day(paid - before[1] + 1) - earliest).days
        day = np.datetime64(earliest) + self.rng.integers(0, span, chosen.size)
        after = self.ended[chosen] < day
        day = np.where(after, self.ended[chosen], day)
        self._take(kind, region, chosen, day, np.full(chosen.size, paid))

    def _neighbours(self, here: np.ndarray) -> np.ndarray:
        """Those of the district where most of them live: what is paid together is told of their district too."""
        if not here.size:
            return here
        codes, counts = np.unique(self.district[here], return_counts=True)
        return here[self.district[here] == codes[counts.argmax()]]

    def die(self, region: str, on: list[dt.date]) -> None:
        """One who works in a regency dies on each of these days, for whom `claims.py` tells what follows."""
        for day in on:
            here = np.flatnonzero(
                self.free & self.saves & (self.place == region) & np.isnat(self.ended)
                & (self.started < np.datetime64(day) - SAVED)
            )  # fmt: skip
            chosen = here[np.argsort(self.started[here], kind="stable")][:1]
            self._take(TOLD, region, chosen, np.full(chosen.size, np.datetime64(day)), np.zeros(chosen.size, dtype=int))

    def grow_old(self, age: int, since: int) -> None:
        """Who reaches the pension age in a district where deaths are paid; paid with the next of them.

        since  month number after which there is something to pay
        """
        reached = birthdays(days(self.birth), age)
        month = months_of(reached)
        for district, paid in self.deaths.items():
            chosen = np.flatnonzero(
                self.free & self.saves & (self.district == district) & (month > since) & (self.started < reached)
                & ~(self.ended < reached) & (month < max(paid))
            )  # fmt: skip
            when = np.array([min(each for each in paid if each > month[one]) for one in chosen], dtype=np.int64)
            self._take("old_age", district[: len("61.08")], chosen, reached[chosen], when)

    def leave(self, region: str, count: int, paid: int, since: int) -> int:
        """`count` of a regency who left on their own take their savings, those who left last. Returns how many.

        since  month number in which the first savings came
        """
        begun = np.datetime64(first_day(since))
        limit = np.datetime64(first_day(paid) - dt.timedelta(days=DAYS_BEFORE_PAID))
        here = np.flatnonzero(
            self.free & self.saves & (self.home == region) & np.isin(self.reason, ["resigned", "contract_ended"])
            & (self.ended <= limit) & (np.maximum(self.started, begun) < self.ended - SAVED)
        )  # fmt: skip
        here = self._neighbours(here)
        chosen = here[np.argsort(self.ended[here])][-count:] if here.size >= TOGETHER else here[:0]
        for kind, reason in (("resigned", "resigned"), ("contract_end", "contract_ended")):
            own = chosen[self.reason[chosen] == reason]
            self._take(kind, region, own, self.ended[own], np.full(own.size, paid))
        return int(chosen.size)

    def _take(self, kind: str, region: str, chosen: np.ndarray, day: np.ndarray, paid: np.ndarray) -> None:
        self.free[chosen] = False
        if kind in REASONS:
            self.ended[chosen], self.reason[chosen] = day, REASONS[kind]
        self.rows += [
            (kind, region, *row)
            for row in zip(*(each.tolist() for each in (chosen, self.person[chosen], self.employer[chosen])),
                           day.astype("datetime64[D]").tolist(), paid.tolist(), strict=True)
        ]  # fmt: skip

    def spells(self, spells: pl.DataFrame) -> pl.DataFrame:
        """The spells with what ended."""
        return spells.with_columns(
            ended_on=pl.Series(self.ended, dtype=pl.Date), end_reason=pl.Series(self.reason, dtype=pl.String)
        )

    def frame(self) -> pl.DataFrame:
        """Columns `FATES`."""
        return pl.DataFrame(self.rows, schema=FATES, orient="row")


def with_fates(fates: Fates, calendar: Calendar, age: int) -> None:
    """Fill the calendar, regency by regency."""
    for region, share in fates.regions().items():
        larger = share >= LARGER
        deaths = sorted(calendar.deaths + (calendar.more_deaths if larger else ()))
        accidents = calendar.accidents + (calendar.more_accidents if larger else ())
        for paid in calendar.job_loss:
            fates.draw("job_loss", region, max(TOGETHER, share // 20), paid, (2, 2), calendar.first)
        fates.draw("work_death", region, TOGETHER, calendar.work_deaths, (2, 1), calendar.first + 1)
        for paid in deaths:
            fates.draw("death", region, TOGETHER, paid, (3, 1), calendar.first + 1)
        for paid in accidents:
            fates.draw("accident", region, TOGETHER, paid, (3, 2), calendar.first + 1)
        every = max(1, 60 // max(share, 10))  # months from one payment of savings to the next
        for paid in range(calendar.last, calendar.first + 3, -every):
            fates.leave(region, max(TOGETHER, LEAVERS * share * every // 100_000), paid, calendar.first)
    fates.grow_old(age, calendar.first + 1)
