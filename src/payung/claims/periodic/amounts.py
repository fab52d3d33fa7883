"""How much a pension is in each month, and up to which month it is paid. Pure, over columns.

A pension rises once a year, on the day the limits of that year come into force: by the inflation of the year before,
once it has run into a further calendar year, and then within the new limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import Rupiah
from payung.kernel.periods import Days, Months, birthdays, days, months_of
from payung.rules.jp.pension import MONTHS, limited, raised
from payung.rules.working import cites
from payung.statute_book import StatuteBook

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Running:
    """Pensions that are due, one row each.

    event        place in the keys of `jp.benefit.share`       first   month the right began
    next         first month not paid yet                      until   last month to pay now; before `next`: none
    amount       whole rupiah a month in force                 since   month from which `amount` holds
    """

    event: NDArray[np.int64]
    first: Months
    next: Months
    until: Months
    amount: Rupiah
    since: Months


@dataclass(frozen=True)
class Owed:
    """One row per pension and month to pay: `place` in `Running`, month number, whole rupiah.

    `rises`: one row per new amount: place, month from which it holds, whole rupiah, article.
    """

    place: NDArray[np.int64]
    month: Months
    amount: Rupiah
    rises: list[tuple[int, int, int, str]]


def rise_days(law: StatuteBook, first: int, last: int) -> dict[int, date]:
    """Month number → day on which new limits begin, for months from `first` to `last`."""
    starts = [np.datetime64(each.start, "D") for each in law["jp.limits.least"].versions]
    found = {int(months_of(days(start))[0]): start.item() for start in starts}
    return {month: day for month, day in found.items() if first <= month <= last}


def risen(pensions: Running, amount: Rupiah, day: date, law: StatuteBook) -> Rupiah:
    """The amounts from the day new limits begin. PP 45/2015 Pasal 17 ayat (4) and Pasal 18.

    Raises NotInForce where a pension is to rise and we do not hold the inflation of the year before.
    """
    older = pensions.first // MONTHS < day.year
    higher = np.where(older, raised(amount, day.year, law), amount) if older.any() else amount
    return limited(higher, np.repeat(days(day), amount.size), pensions.event, law)


def rise_cite(day: date, law: StatuteBook) -> str:
    """The articles of a rise on a day."""
    read = [law["jp.limits.least"].at(day), law["jp.limits.most"].at(day)]
    inflation = law["jp.inflation.yearly"].find((day.year - 1) * MONTHS)
    return cites(([inflation] if inflation else []) + read)[:200]


def owed(pensions: Running, law: StatuteBook) -> Owed:
    """Every month to be paid of every pension, and the new amounts met on the way."""
    none = np.zeros(0, dtype=np.int64)
    if not pensions.next.size:
        return Owed(none, none, none, [])
    lowest, highest = int(pensions.next.min()), int(pensions.until.max())
    days_of_rise = rise_days(law, lowest, highest)
    amount, rises = pensions.amount.copy(), []
    places, months, amounts = [none], [none], [none]
    for month in range(lowest, highest + 1):
        paid = (pensions.next <= month) & (month <= pensions.until)
        if month in days_of_rise:
            new = np.where(paid & (pensions.since < month), risen(pensions, amount, days_of_rise[month], law), amount)
            changed = np.flatnonzero(new != amount)
            cite = rise_cite(days_of_rise[month], law)
            rises += [(int(place), month, int(new[place]), cite) for place in changed]
            amount = new
        place = np.flatnonzero(paid)
        places.append(place)
        months.append(np.full(place.size, month, dtype=np.int64))
        amounts.append(amount[place])
    return Owed(np.concatenate(places), np.concatenate(months), np.concatenate(amounts), rises)


def until(month: int, last: Months, alive: Months, next_: Months) -> Months:
    """Up to which month each is paid in a run for `month`: not past its last month, nor past the confirmed life.

    last, alive  month numbers; a great one where nothing ends it
    """
    return np.maximum(np.minimum(np.minimum(last, alive), month), next_ - 1)


def child_last_day(born: date, event_on: date, law: StatuteBook) -> date:
    """The last day on which a child is young enough for a pension: the day before the birthday."""
    age = law["jp.benefit.child_age"].on(days(event_on))
    last: Days = birthdays(days(born), age) - 1
    day: date = last[0].item()
    return day


def kept_back(
    amount: Rupiah, place: NDArray[np.int64], month: Months, left: Rupiah, monthly: Rupiah, until: Months
) -> Rupiah:
    """What is kept back of each payment by the plan of its entitlement, whole rupiah.

    amount, place, month  one per payment, in the order of month within each place
    left, monthly, until  one per place: still to come back, of each payment, and the last month drawn on

    A whole payment may go into it where the plan asks for more than the payment; never more than is left.
    """
    found = np.zeros_like(amount)
    remaining = left.copy()
    for each in np.unique(month):
        here = np.flatnonzero(month == each)
        owner = place[here]
        taken = np.minimum(np.minimum(amount[here], monthly[owner]), remaining[owner]) * (each <= until[owner])
        found[here] = taken
        remaining[owner] -= taken
    return found
