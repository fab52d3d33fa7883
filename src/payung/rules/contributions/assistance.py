"""Contributions paid by somebody else that follow a rule of their own: honoraria, and the palm-oil fund.

PP 44/2015 Pasal 16 and 18; PMK 91/2023 Pasal 16. Lists paid at the amounts of own-account workers follow `own_account`.
"""

from __future__ import annotations

import numpy as np

from payung.kernel.money import Rupiah, rupiah, share
from payung.kernel.periods import Months, months
from payung.rules.contributions.wage import WageFacts, wage_contributions
from payung.statute_book import StatuteBook

MONTHS_KEPT = "assistance-paid-months"
"""The open question behind replacing somebody from the first unpaid month on."""


def honorarium_contributions(month: Months, honorarium: Rupiah, law: StatuteBook) -> tuple[Rupiah, Rupiah]:
    """(JKK, JKM) of people who serve for a few months on an honorarium, whole rupiah each month.

    honorarium  rupiah a month; the contribution is a percentage of it
    """
    nobody = np.zeros(month.size, dtype=np.bool_)
    facts = WageFacts(
        month=month,
        wage=honorarium,
        jkk_class=law["contributions.assistance.honorarium_jkk_class"].on(month),
        labour_intensive=nobody,
        jkk=~nobody,
        jkm=~nobody,
        jht=nobody,
        jp=nobody,
    )
    due = wage_contributions(facts, law)
    return due.jkk, due.jkm


def palm_fund_limit(allocation: int, month: int, law: StatuteBook) -> int:
    """The most of a region's share of the palm-oil fund that all other activities together may use, whole rupiah."""
    rate = law["contributions.assistance.palm_fund_other_share"].on(months(month))
    return int(share(rupiah(allocation), rate)[0])
