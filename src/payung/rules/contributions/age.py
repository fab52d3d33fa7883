"""Ages that open or close a programme. PP 45/2015 Pasal 15 for the pension age."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from payung.kernel.periods import Days, Months, birthdays, first_days
from payung.statute_book import Parameter, StatuteBook

Flags = NDArray[np.bool_]


def pension_day(born: Days, law: StatuteBook) -> Days:
    """The first day on which each person's age is at least the pension age in force on that very day.

    The pension age rises as people approach it, so the birthday at today's pension age may fall under a
    later,
    higher one; the versions are walked in order until one holds the day. Nobody reaches it before the first
    version.
    """
    ages = law["jp.age.pension_age"]
    reached = np.full(born.shape, np.datetime64("NaT"), dtype="datetime64[D]")
    for version in ages.versions:
        begins = np.datetime64(version.start, "D")
        candidate = np.maximum(birthdays(born, version.value), begins)
        holds = candidate.astype(np.int64) <= version.end
        reached = np.where(np.isnat(reached) & holds, candidate, reached)
    return reached


def jp_owed(born: Days, month: Months, law: StatuteBook) -> Flags:
    """Whether JP is still owed: the month began before the person reached the pension age."""
    stops = law["jp.age.contribution_stops"].on(month).astype(np.bool_)
    return ~stops | (first_days(month) < pension_day(born, law))


def latest_start_of_pension(born: Days, law: StatuteBook) -> Days:
    """The last day to which someone who keeps working may put off the pension. PP 45/2015 Pasal 15 ayat
    (4)."""
    reached = pension_day(born, law)
    return birthdays(reached, law["jp.age.stay_years"].on(reached))


def jp_registration_open(born: Days, registered_on: Days, law: StatuteBook) -> Flags:
    """Whether a worker may still be registered for JP: at least so many months before the pension age."""
    months_before = law["contributions.obligation.jp_register_months_before"].on(registered_on)
    reached = pension_day(born, law)
    month = reached.astype("datetime64[M]")
    day_of_month = reached - month.astype("datetime64[D]")
    earlier = month - months_before
    last = (earlier + 1).astype("datetime64[D]") - 1
    still_open: Flags = registered_on <= np.minimum(earlier.astype("datetime64[D]") + day_of_month, last)
    return still_open


def young_enough_for_jkp(born: Days, registered_on: Days, law: StatuteBook) -> Flags:
    """Whether a person was still below the age limit of JKP when registered. PP 37/2021 Pasal 4."""
    return _below(born, registered_on, law["contributions.jkp.age_below"])


def young_enough_for_own_account(born: Days, registered_on: Days, law: StatuteBook) -> Flags:
    """Whether a person was still below the age limit of own-account membership when registered; who was may
    stay after passing it. Permenaker 5/2021."""
    return _below(born, registered_on, law["contributions.own_account.age_below"])


def old_enough_to_work(born: Days, on: Days, law: StatuteBook) -> Flags:
    """Whether a person has reached the lowest age of work on a day. UU 20/1999 Pasal 1."""
    reached: Flags = on >= birthdays(born, law["contributions.own_account.age_from"].on(on))
    return reached


def _below(born: Days, registered_on: Days, limit: Parameter) -> Flags:
    below: Flags = registered_on < birthdays(born, limit.on(registered_on))
    return below
