"""What one person of a lever costs in each month, by payer, at the rates of the law."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from payung.coverage.road.levers import KINDS, STATE_MONEY, Lever, Payer
from payung.kernel.money import Rupiah
from payung.kernel.periods import Months
from payung.rules.contributions.own_account import OwnAccountFacts, own_account_contributions
from payung.rules.contributions.project import contract_contributions
from payung.rules.contributions.wage import WageFacts, wage_contributions
from payung.statute_book import StatuteBook

LOWEST_INCOME = 0
"""An income of the lowest band: nobody assumes more of people whose income nobody knows."""


def monthly_price(lever: Lever, months: Months, law: StatuteBook) -> dict[Payer, Rupiah]:
    """Payer → whole rupiah for one person in each month; empty for a project, whose price is its contract's.

    A worker's own share of JHT and JP stands under SELF: it is withheld from the wage.
    """
    price = KINDS[lever.kind].price
    if price == "project":
        return {}
    if price in ("own_account", "transport"):
        return {lever.payer: _own_account(lever, months, transport=price == "transport", law=law)}
    every = price == "wage"
    due = wage_contributions(_wage_facts(lever, months, jht=every and lever.jht, jp=every and lever.jp), law)
    return {lever.payer: due.employer, Payer.SELF: due.worker} if every else {lever.payer: due.employer}


def contract_price(lever: Lever, law: StatuteBook) -> int:
    """The whole contribution of the project, whole rupiah, at the rates of its first month."""
    month, value = np.array([lever.first]), np.array([lever.contract], dtype=np.int64)
    return int(contract_contributions(month, value, law).total[0])


def yearly_price(month: int, law: StatuteBook) -> int:
    """JKK and JKM of one person on the lowest band for the twelve months from `month`, whole rupiah, paid by a region:
    the least a person added costs."""
    months = np.arange(month, month + 12, dtype=np.int64)
    return int(_own_account(Lever("rentan", 1, Payer.APBD, month), months, transport=False, law=law).sum())


def _own_account(lever: Lever, months: Months, *, transport: bool, law: StatuteBook) -> Rupiah:
    facts = OwnAccountFacts(
        month=months,
        income=np.full(months.size, LOWEST_INCOME, dtype=np.int64),
        transport=_all(months, transport),
        paid_by_state_budget=_all(months, lever.payer in STATE_MONEY),
        jkk=_all(months, True),
        jkm=_all(months, True),
        jht=_all(months, False),
    )
    return own_account_contributions(facts, law).total


def _wage_facts(lever: Lever, months: Months, *, jht: bool, jp: bool) -> WageFacts:
    return WageFacts(
        month=months,
        wage=np.full(months.size, lever.wage, dtype=np.int64),
        jkk_class=np.full(months.size, lever.jkk_class, dtype=np.int64),
        labour_intensive=_all(months, False),
        jkk=_all(months, True),
        jkm=_all(months, True),
        jht=_all(months, jht),
        jp=_all(months, jp),
    )


def _all(months: Months, flag: bool) -> NDArray[np.bool_]:
    return np.full(months.size, flag)
