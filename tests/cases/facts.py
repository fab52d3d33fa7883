"""Short ways to put one case to the rules."""

from __future__ import annotations

import numpy as np

from payung.kernel.periods import month_from_iso
from payung.rules.contributions.own_account import OwnAccountFacts, own_account_contributions
from payung.rules.contributions.wage import WageFacts, fund_shares, wage_contributions
from payung.statute_book import read_statute_book

LAW = read_statute_book()


def wage(month: str, amount: int, jkk_class: int = 1, **more: bool) -> dict[str, int]:
    """What is owed for one worker, by programme and payer."""
    facts = WageFacts.one(month=month_from_iso(month), wage=amount, jkk_class=jkk_class, **more)
    due = wage_contributions(facts, LAW)
    return {name: int(column[0]) for name, column in vars(due).items()}


def funds(month: str, amount: int, jkk_class: int = 1, in_jkp: bool = True, **more: bool) -> dict[str, int]:
    """What each fund keeps for one worker."""
    facts = WageFacts.one(month=month_from_iso(month), wage=amount, jkk_class=jkk_class, **more)
    kept = fund_shares(facts, wage_contributions(facts, LAW), np.array([in_jkp]), LAW)
    return {name: int(column[0]) for name, column in vars(kept).items()}


def own_account(month: str, income: int, **more: bool) -> tuple[int, int, int]:
    """(JKK, JKM, JHT) of one own-account worker."""
    facts = OwnAccountFacts.one(month=month_from_iso(month), income=income, **more)
    due = own_account_contributions(facts, LAW)
    return int(due.jkk[0]), int(due.jkm[0]), int(due.jht[0])
