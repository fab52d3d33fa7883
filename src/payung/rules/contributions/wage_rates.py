"""The rates of a run of contribution months, laid out so that millions of rows can take theirs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rate
from payung.kernel.periods import Months
from payung.statute_book import StatuteBook

Places = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class MonthRows:
    """Lookups over tables that have one row per month from `first` on.

    many     whether there is more than one month
    classes  number of risk classes
    """

    first: int
    many: bool
    classes: int

    def each_month(self, column: NDArray[np.int64], place: Places | None) -> NDArray[np.int64] | int:
        """The value of each row's month; one value for all rows where there is only one month."""
        return int(column[0]) if place is None else column.take(place)

    def each_class(self, table: Rate, place: Places | None, jkk_class: NDArray[np.int64], in_relief: Flags) -> Rate:
        """The rate of each row's month, class and relief. Raises ValueError for a class we do not know."""
        index = jkk_class - 1
        if index.view(np.uint64).max() >= self.classes:  # a class below one is a very large number there
            raise ValueError(f"a JKK class is 1 to {self.classes}")
        if place is not None:
            index += place * (2 * self.classes)
        if in_relief.any():
            index += in_relief * self.classes
        return table.take(index)


@dataclass(frozen=True)
class WageRates(MonthRows):
    """Rates owed, in parts per million, and the JP ceiling in rupiah.

    jkk  flat: month, then without and with the labour-intensive relief, then class
    """

    jkk: Rate
    jkm: Rate
    jht_employer: Rate
    jht_worker: Rate
    jp_employer: Rate
    jp_worker: Rate
    jp_ceiling: NDArray[np.int64]

    @cached_property
    def highest(self) -> int:
        """The highest rate of all."""
        columns = (self.jkk, self.jkm, self.jht_employer, self.jht_worker, self.jp_employer, self.jp_worker)
        return max(int(column.max()) for column in columns)


@dataclass(frozen=True)
class JkpRates(MonthRows):
    """What moves to JKP, in parts per million of the wage up to `cap`; all 0 before JKP existed.

    from_jkk  flat, as `WageRates.jkk`
    """

    cap: NDArray[np.int64]
    from_jkk: Rate
    from_jkm: Rate
    from_state: Rate


@lru_cache(maxsize=512)
def wage_rates(first: int, last: int, law: StatuteBook) -> WageRates:
    """The rates in force in the months `first` to `last`, reliefs applied. Raises NotInForce for a month
    before the first version of any of them."""
    months: Months = np.arange(first, last + 1, dtype=np.int64)
    classes = len(law["contributions.jkk.rate"].keys)
    covid = law["contributions.relief.covid_2020"].over(months, MILLION)
    labour = law["contributions.relief.labour_intensive"].over(months, MILLION)
    by_class = law["contributions.jkk.rate"].on(months[:, None], np.arange(1, classes + 1))
    usual = relieved(by_class, covid[:, None])
    return WageRates(
        first=first,
        many=last > first,
        classes=classes,
        jkk=np.stack([usual, relieved(usual, labour[:, None])], axis=1).ravel(),
        jkm=relieved(law["contributions.jkm.rate"].on(months), covid),
        jht_employer=law["contributions.jht.rate_employer"].on(months),
        jht_worker=law["contributions.jht.rate_worker"].on(months),
        jp_employer=law["contributions.jp.rate_employer"].on(months),
        jp_worker=law["contributions.jp.rate_worker"].on(months),
        jp_ceiling=law["contributions.jp.ceiling"].on(months),
    )


@lru_cache(maxsize=512)
def jkp_rates(first: int, last: int, law: StatuteBook) -> JkpRates:
    """What moves to JKP in the months `first` to `last`."""
    months: Months = np.arange(first, last + 1, dtype=np.int64)
    classes = len(law["contributions.jkk.rate"].keys)
    usual = law["contributions.jkp.from_jkk"].over(months[:, None], 0, np.arange(1, classes + 1))
    in_relief = law["contributions.jkp.from_jkk_in_relief"].over(months[:, None], usual, np.arange(1, classes + 1))
    return JkpRates(
        first=first,
        many=last > first,
        classes=classes,
        cap=law["contributions.jkp.wage_cap"].over(months, 0),
        from_jkk=np.stack([usual, in_relief], axis=1).ravel(),
        from_jkm=law["contributions.jkp.from_jkm"].over(months, 0),
        from_state=law["contributions.jkp.from_state"].over(months, 0),
    )


def relieved(rate: Rate, kept: Rate) -> Rate:
    """`rate` times the part that stays owed, exactly. Raises ValueError where the product is finer than one
    part per million, because a rate is never rounded."""
    product = rate * kept
    whole: Rate = product // MILLION
    if (whole * MILLION != product).any():
        raise ValueError("a relieved rate is finer than one part per million")
    return whole
