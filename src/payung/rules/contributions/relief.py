"""Temporary reliefs: what part stays owed, and until when they may be used."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rate, Rupiah, share
from payung.kernel.periods import Days, Months
from payung.statute_book import StatuteBook

Flags = NDArray[np.bool_]


def own_account_kept(month: Months, transport: Flags, paid_by_state_budget: Flags, law: StatuteBook) -> Rate:
    """The part of JKK and JKM an own-account worker still owes, parts per million. PP 49/2020; PP 50/2025.

    transport             drivers and couriers
    paid_by_state_budget  contribution paid from APBN or APBD: outside the relief of PP 50/2025
    """
    covid = law["contributions.relief.covid_2020"].over(month, MILLION)
    for_transport = law["contributions.relief.own_account_transport"].over(month, covid)
    for_others = law["contributions.relief.own_account_other"].over(month, covid)
    return np.where(paid_by_state_budget, covid, np.where(transport, for_transport, for_others))


def everyone_kept(month: Months, law: StatuteBook) -> Rate:
    """The part of JKK and JKM that stays owed under the relief given to all segments. PP 49/2020."""
    return law["contributions.relief.covid_2020"].over(month, MILLION)


def labour_relief_lapsed(month: Months, paid_on: Days, law: StatuteBook) -> Flags:
    """The month had the labour-intensive relief, but it was paid too late to keep it: the full JKK rate and
    the penalty are owed. PP 36/2025 Pasal 11. False for months outside the relief."""
    never = np.iinfo(np.int64).max
    last = law["contributions.relief.labour_intensive_last_day"].over(month, never)
    return paid_on.astype("datetime64[D]").astype(np.int64) > last


def jp_deferred(month: Months, jp_due: Rupiah, law: StatuteBook) -> tuple[Rupiah, Rupiah]:
    """(due at the usual day, deferred) of a JP contribution whose deferral was granted. PP 49/2020 Pasal 17.

    Deferred is not forgiven: the two add up to `jp_due`. Raises NotInForce for a month without that relief.
    """
    now = share(jp_due, law["contributions.relief.covid_2020_jp_now"].on(month))
    return now, jp_due - now


def jp_deferred_window(month: Months, law: StatuteBook) -> tuple[Days, Days]:
    """(latest first payment, latest last payment) of deferred JP. PP 49/2020 Pasal 17."""
    first = law["contributions.relief.covid_2020_jp_first_day"].on(month)
    last = law["contributions.relief.covid_2020_jp_last_day"].on(month)
    return first.astype("datetime64[D]"), last.astype("datetime64[D]")


def enough_workers_for_labour_relief(month: Months, workers: NDArray[np.int64], law: StatuteBook) -> Flags:
    """The firm has the number of active workers the labour-intensive relief asks for; False outside its
    months."""
    name = "contributions.relief.labour_intensive_workers"
    never = np.iinfo(np.int64).max
    return workers >= law[name].over(month, never)
