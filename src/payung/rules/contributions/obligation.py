"""Which programmes are mandatory, by size of the employer. Perpres 109/2013 Pasal 6."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import Rupiah
from payung.kernel.periods import Months
from payung.statute_book import StatuteBook

PROGRAMMES = ("jkk", "jkm", "jht", "jp")
Flags = NDArray[np.bool_]


def sizes(law: StatuteBook) -> tuple[str, ...]:
    """The sizes of an employer, smallest first: mikro, kecil, menengah, besar. A size is its place here."""
    return law["contributions.obligation.jkk"].keys


def size_of(
    month: Months, law: StatuteBook, *, capital: Rupiah | None = None, sales: Rupiah | None = None
) -> NDArray[np.int64]:
    """The size of each employer, by yearly sales where given, otherwise by capital without land and
    buildings.

    Returns places in `sizes(law)`. An amount exactly on a limit belongs to the smaller size.
    """
    if sales is not None:
        return _size(month, sales, "contributions.obligation.size_by_sales", law)
    if capital is not None:
        return _size(month, capital, "contributions.obligation.size_by_capital", law)
    raise ValueError("a size needs the capital or the sales")


def _size(month: Months, amount: Rupiah, name: str, law: StatuteBook) -> NDArray[np.int64]:
    limits = law[name]
    versions = limits.index(month)
    size = np.empty_like(amount)
    for place in np.unique(versions):
        here = versions == place
        above = limits.versions[place].column("above")
        size[here] = np.maximum(np.searchsorted(above, amount[here], side="left") - 1, 0)
    return size


def required_programmes(month: Months, size: NDArray[np.int64], law: StatuteBook) -> dict[str, Flags]:
    """For each programme, whether it is mandatory for employers of that size in that month."""
    return {
        programme: law[f"contributions.obligation.{programme}"].on(month, size).astype(np.bool_)
        for programme in PROGRAMMES
    }


def may_be_in_jkp(
    month: Months,
    size: NDArray[np.int64],
    jkk: Flags,
    jkm: Flags,
    jht: Flags,
    jp: Flags,
    citizen: Flags,
    law: StatuteBook,
) -> Flags:
    """Whether a worker's other programmes and citizenship allow JKP membership. PP 37/2021 Pasal 4.

    Age at registration is `age.young_enough_for_jkp`; membership of national health insurance is not known
    here. False in months before JKP existed.
    """
    needs_jht = law["contributions.jkp.needs_jht"].over(month, 1, size).astype(np.bool_)
    needs_jp = law["contributions.jkp.needs_jp"].over(month, 1, size).astype(np.bool_)
    exists = law["contributions.jkp.wage_cap"].over(month, 0) > 0
    return exists & citizen & jkk & jkm & (jht | ~needs_jht) & (jp | ~needs_jp)


def jp_open_to(month: Months, citizen: Flags, law: StatuteBook) -> Flags:
    """Whether JP takes the worker at all: foreign nationals as we read PP 45/2015."""
    return citizen | law["contributions.jp.foreigners_covered"].on(month).astype(np.bool_)
