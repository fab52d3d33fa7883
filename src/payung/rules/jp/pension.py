"""The monthly pension and the tests of entitlement. PP 45/2015 Pasal 15 to 20; Permenaker 29/2015."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rupiah, ratio, rupiah, share
from payung.kernel.periods import Days, birthdays, days, first_days, months_after, months_of
from payung.rules.contributions.age import pension_day
from payung.statute_book import StatuteBook

Flags = NDArray[np.bool_]
Count = NDArray[np.int64]
MONTHS = 12


@dataclass(frozen=True)
class PensionCases:
    """One row per case; every column of equal length.

    event                place in the keys of `jp.benefit.share`
    event_on             day of the event: taking the old-age pension, total disability, death; selects the
    law
    born                 member's day of birth; needed where the event asks for the pension age, else NaT
    contribution_months  paid contributions
    membership_months    months since registration, never fewer than contribution_months
    average_wage         average of the revalued wages, whole rupiah per month
    """

    event: Count
    event_on: Days
    born: Days
    contribution_months: Count
    membership_months: Count
    average_wage: Rupiah

    @classmethod
    def one(
        cls,
        law: StatuteBook,
        *,
        event: str,
        event_on: dt.date,
        contribution_months: int,
        average_wage: int,
        membership_months: int | None = None,
        born: dt.date | None = None,
    ) -> Self:
        """One case, as columns of length one; `event` by its name. Membership is by default as long as
        paid."""
        member = contribution_months if membership_months is None else membership_months
        return cls(
            event=np.array([law["jp.benefit.share"].position(event)], dtype=np.int64),
            event_on=days(event_on),
            born=np.array([born], dtype="datetime64[D]"),
            contribution_months=np.array([contribution_months], dtype=np.int64),
            membership_months=np.array([member], dtype=np.int64),
            average_wage=rupiah(average_wage),
        )


def due(cases: PensionCases, law: StatuteBook) -> Flags:
    """Whether anything is due at all: the pension age is reached where the event asks for it.

    Raises ValueError where it asks and the day of birth is not known.
    """
    asks = law["jp.benefit.needs_age"].on(cases.event_on, cases.event).astype(np.bool_)
    if (asks & np.isnat(cases.born)).any():
        raise ValueError("an old-age pension needs the day of birth")
    reached = pension_day(np.where(np.isnat(cases.born), cases.event_on, cases.born), law)
    ready: Flags = ~asks | (reached <= cases.event_on)
    return ready


def entitlement(cases: PensionCases, law: StatuteBook) -> dict[str, Flags]:
    """Every test by its code. Where `pension-age` fails nothing is due; where another fails, a lump sum.

    Enough contributions spare survivors the tests of membership and density, but not the disabled.
    """
    day, event, paid = cases.event_on, cases.event, cases.contribution_months
    full = paid >= law["jp.benefit.full_months"].on(day)
    needs_full = law["jp.benefit.needs_full_months"].on(day, event).astype(np.bool_)
    spared = full & ~law["jp.benefit.tested_when_full"].on(day, event).astype(np.bool_)
    density = law["jp.benefit.density"].on(day, event)
    return {
        "pension-age": due(cases, law),
        "full-months": full | ~needs_full,
        "membership": spared | (cases.membership_months >= law["jp.benefit.membership_months"].on(day, event)),
        "density": spared | (paid * MILLION >= density * cases.membership_months),
    }


def by_the_month(cases: PensionCases, law: StatuteBook) -> Flags:
    """Whether a pension is paid; where not, but something is due, a lump sum."""
    every: Flags = np.logical_and.reduce(list(entitlement(cases, law).values()))
    return every


def counted_months(cases: PensionCases, law: StatuteBook) -> Count:
    """The contribution months that the formula counts: at least fifteen years, except in old age."""
    day = cases.event_on
    old_age = law["jp.benefit.needs_full_months"].on(day, cases.event).astype(np.bool_)
    least = law["jp.benefit.full_months"].on(day)
    return np.where(old_age, cases.contribution_months, np.maximum(cases.contribution_months, least))


def formula(cases: PensionCases, law: StatuteBook) -> Rupiah:
    """The pension before its limits, whole rupiah a month, rounded once. PP 45/2015 Pasal 17 ayat (2).

    1 % of the average wage for every twelve months counted, times the share of the recipient.
    """
    day = cases.event_on
    rate = law["jp.benefit.accrual_rate"].on(day) * law["jp.benefit.share"].on(day, cases.event)
    over = MONTHS * MILLION * MILLION
    unit = int(np.gcd.reduce([*np.atleast_1d(rate).tolist(), over]))
    return ratio(cases.average_wage, counted_months(cases, law) * (rate // unit), over // unit)


def limited(amount: Rupiah, day: Days, event: Count, law: StatuteBook) -> Rupiah:
    """An amount within the least and the most a pension may be on a day. PP 45/2015 Pasal 18."""
    applies = law["jp.benefit.limits_apply"].on(day, event).astype(np.bool_)
    within = np.clip(amount, law["jp.limits.least"].on(day), law["jp.limits.most"].on(day))
    return np.where(applies, within, amount)


def pension(cases: PensionCases, law: StatuteBook) -> Rupiah:
    """The first pension of each case, whole rupiah a month; 0 where none is paid by the month."""
    amount = limited(formula(cases, law), cases.event_on, cases.event, law)
    return amount * by_the_month(cases, law)


def first_payment(event_on: Days) -> Days:
    """The day from which a pension is due: the first of the month after the event. PP 45/2015 Pasal 19."""
    return first_days(months_of(event_on) + 1)


def raised(amount: Rupiah, year: int, law: StatuteBook) -> Rupiah:
    """Last year's pension raised by last year's inflation. PP 45/2015 Pasal 17 ayat (4).

    year  the new year; NotInForce where we do not hold the inflation of the one before
    """
    return share(amount, MILLION + law["jp.inflation.yearly"].value((year - 1) * MONTHS))


def next_limit(previous: int, inflation: int, day: dt.date, limit: str, law: StatuteBook) -> int:
    """A limit of the next year: raised by inflation and rounded up to the step. PP 45/2015 Pasal 18.

    inflation  parts per million, may be negative        day    first day of the new limit
    limit      least or most
    """
    step = law["jp.limits.limit_step"].value(day, limit) * MILLION
    return -(-previous * (MILLION + inflation) // step) * step // MILLION


def child_entitled(born: Days, on: Days, event_on: Days, working: Flags, married: Flags, law: StatuteBook) -> Flags:
    """Whether a child still counts on a day: young enough, not working, not married."""
    grown = birthdays(born, law["jp.benefit.child_age"].on(event_on))
    entitled: Flags = (on < grown) & ~working & ~married
    return entitled


def notice_days(born: Days, law: StatuteBook) -> tuple[Days, Days]:
    """By when a member is told of the coming pension age, and by when the form is back. Permenaker 29/2015
    Pasal 12."""
    reached = pension_day(born, law)
    told = law["jp.benefit.age_notice_months"].on(reached)
    answered = law["jp.benefit.age_answer_months"].on(reached)
    return months_after(reached, -told), months_after(reached, -answered)
