"""Contributions of wage earners (Penerima Upah): what employer and worker owe, and which fund keeps it.

PP 44/2015 Pasal 16 and 18 (JKK, JKM), PP 46/2015 Pasal 16 (JHT), PP 45/2015 Pasal 28 and 29 (JP),
PP 37/2021 Pasal 11 (JKP: no extra bill, a part of the JKK and JKM contributions moves).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import Bounds, Rupiah, rupiah, share
from payung.kernel.periods import Months, months
from payung.rules.contributions.wage_rates import JkpRates, WageRates, jkp_rates, wage_rates
from payung.statute_book import StatuteBook

BLOCK = 24_576
"""Rows worked on at a time: the columns of one block stay in the processor's cache."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class WageFacts:
    """One row per worker and contribution month; every column of equal length.

    month             contribution month numbers
    wage              reported monthly wage, whole rupiah
    jkk_class         risk class 1 to 5 of the place of work
    labour_intensive  entitled to the labour-intensive relief; has effect only in the months of that relief
    jkk, jkm, jht, jp which programmes the worker is in
    """

    month: Months
    wage: Rupiah
    jkk_class: NDArray[np.int64]
    labour_intensive: Flags
    jkk: Flags
    jkm: Flags
    jht: Flags
    jp: Flags

    @classmethod
    def one(
        cls,
        *,
        month: int,
        wage: int,
        jkk_class: int,
        labour_intensive: bool = False,
        jkk: bool = True,
        jkm: bool = True,
        jht: bool = True,
        jp: bool = True,
    ) -> Self:
        """One worker in one month, as columns of length one."""
        return cls(
            month=months(month),
            wage=rupiah(wage),
            jkk_class=np.array([jkk_class], dtype=np.int64),
            labour_intensive=np.array([labour_intensive]),
            jkk=np.array([jkk]),
            jkm=np.array([jkm]),
            jht=np.array([jht]),
            jp=np.array([jp]),
        )

    def rows(self, piece: slice) -> Self:
        """A run of rows, without copying."""
        return type(self)(
            self.month[piece],
            self.wage[piece],
            self.jkk_class[piece],
            self.labour_intensive[piece],
            self.jkk[piece],
            self.jkm[piece],
            self.jht[piece],
            self.jp[piece],
        )


@dataclass(frozen=True)
class WageContributions:
    """What is owed, whole rupiah, by programme and payer. JKK and JKM are the employer's."""

    jkk: Rupiah
    jkm: Rupiah
    jht_employer: Rupiah
    jht_worker: Rupiah
    jp_employer: Rupiah
    jp_worker: Rupiah

    @property
    def employer(self) -> Rupiah:
        """What the employer pays itself."""
        return self.jkk + self.jkm + self.jht_employer + self.jp_employer

    @property
    def worker(self) -> Rupiah:
        """What is withheld from the worker's wage."""
        return self.jht_worker + self.jp_worker

    @property
    def total(self) -> Rupiah:
        """What is billed."""
        return self.employer + self.worker


@dataclass(frozen=True)
class FundShares:
    """Where the money goes, whole rupiah: what each fund keeps, and what makes up the JKP contribution.

    jkk_fund + jkp_from_jkk is the JKK contribution billed, jkm_fund + jkp_from_jkm the JKM contribution;
    jkp_from_state is added by the central government and is on no bill.
    """

    jkk_fund: Rupiah
    jkm_fund: Rupiah
    jht_fund: Rupiah
    jp_fund: Rupiah
    jkp_from_jkk: Rupiah
    jkp_from_jkm: Rupiah
    jkp_from_state: Rupiah


def wage_contributions(facts: WageFacts, law: StatuteBook, out: WageContributions | None = None) -> WageContributions:
    """What is owed for each worker and month; 0 for a programme the worker is not in.

    out  columns to fill, for a caller that works through many files; by default new ones

    The COVID-2020 relief on JKK and JKM applies to everyone in its months. JP is owed in full also where its
    payment was deferred. Raises NotInForce for a month we hold no law for, ValueError for an unknown class or
    a negative wage, TooMuchMoney for a wage beyond 64 bits.
    """
    size = facts.wage.size
    due = out or WageContributions(*(np.empty(size, dtype=np.int64) for _ in fields(WageContributions)))
    if size == 0:
        return due
    rates = wage_rates(*_first_and_last(facts.month), law)
    columns = tuple(getattr(due, each.name) for each in fields(due))
    for start in range(0, size, BLOCK):
        piece = slice(start, start + BLOCK)
        _fill(facts.rows(piece), rates, [column[piece] for column in columns])
    return due


def _first_and_last(month: Months) -> tuple[int, int]:
    """The months between which all rows lie; a month spread over all rows (`np.broadcast_to`) is looked at once."""
    seen = month[:1] if month.strides == (0,) else month
    return int(seen.min()), int(seen.max())


def _fill(facts: WageFacts, rates: WageRates, out: list[Rupiah]) -> None:
    jkk, jkm, jht_employer, jht_worker, jp_employer, jp_worker = out
    place = facts.month - rates.first if rates.many else None
    wage = facts.wage
    within = Bounds.of(wage, rates.highest)

    share(wage, rates.each_class(rates.jkk, place, facts.jkk_class, facts.labour_intensive), jkk, within=within)
    share(wage, rates.each_month(rates.jkm, place), jkm, within=within)
    share(wage, rates.each_month(rates.jht_employer, place), jht_employer, within=within)
    share(wage, rates.each_month(rates.jht_worker, place), jht_worker, within=within)
    capped = np.minimum(wage, rates.each_month(rates.jp_ceiling, place))
    share(capped, rates.each_month(rates.jp_employer, place), jp_employer, within=within)
    share(capped, rates.each_month(rates.jp_worker, place), jp_worker, within=within)

    _only(facts.jkk, jkk)
    _only(facts.jkm, jkm)
    _only(facts.jht, jht_employer, jht_worker)
    _only(facts.jp, jp_employer, jp_worker)


def _only(member: Flags, *amounts: Rupiah) -> None:
    """Nothing is owed to a programme the worker is not in."""
    if not member.all():
        for amount in amounts:
            amount *= member


def fund_shares(facts: WageFacts, due: WageContributions, in_jkp: Flags, law: StatuteBook) -> FundShares:
    """Which fund keeps what of `due`. PP 37/2021 Pasal 11; PP 44/2015 Pasal 16A and 18A.

    in_jkp  the worker is a JKP member in that month; without it nothing is recomposed. Before JKP existed no
            month recomposes anything.

    The JKP parts are taken of the wage up to the JKP wage cap. Raises ValueError if a JKP member is not in
    JKK and JKM.
    """
    if (in_jkp & ~(facts.jkk & facts.jkm)).any():
        raise ValueError("a JKP member is a member of JKK and JKM")
    size = facts.wage.size
    shares = FundShares(*(np.empty(size, dtype=np.int64) for _ in fields(FundShares)))
    if size == 0:
        return shares
    rates = jkp_rates(*_first_and_last(facts.month), law)
    for start in range(0, size, BLOCK):
        piece = slice(start, start + BLOCK)
        owed = WageContributions(*(getattr(due, each.name)[piece] for each in fields(due)))
        kept = FundShares(*(getattr(shares, each.name)[piece] for each in fields(shares)))
        _recompose(facts.rows(piece), owed, in_jkp[piece], rates, kept)
    return shares


def _recompose(facts: WageFacts, due: WageContributions, in_jkp: Flags, rates: JkpRates, kept: FundShares) -> None:
    place = facts.month - rates.first if rates.many else None
    capped = np.minimum(facts.wage, rates.each_month(rates.cap, place))
    _only(in_jkp, capped)

    from_jkk = rates.each_class(rates.from_jkk, place, facts.jkk_class, facts.labour_intensive)
    share(capped, from_jkk, out=kept.jkp_from_jkk)
    share(capped, rates.each_month(rates.from_jkm, place), out=kept.jkp_from_jkm)
    share(capped, rates.each_month(rates.from_state, place), out=kept.jkp_from_state)

    np.subtract(due.jkk, kept.jkp_from_jkk, out=kept.jkk_fund)
    np.subtract(due.jkm, kept.jkp_from_jkm, out=kept.jkm_fund)
    np.add(due.jht_employer, due.jht_worker, out=kept.jht_fund)
    np.add(due.jp_employer, due.jp_worker, out=kept.jp_fund)
