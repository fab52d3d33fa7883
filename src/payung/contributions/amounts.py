"""What each declared wage brings: the columns of a declaration, filled by the rules of the law."""

from __future__ import annotations

import numpy as np
import polars as pl

from payung.contributions.membership import membership
from payung.kernel.money import Rupiah
from payung.kernel.periods import months_of
from payung.rules.contributions.wage import WageContributions, WageFacts, fund_shares, wage_contributions
from payung.statute_book import StatuteBook

MONEY = ("jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker")
"""Amount columns of a declared wage, named as in WageContributions."""
SPLIT = ("jkp_from_jkk", "jkp_from_jkm", "jkp_from_state")
"""What moves to JKP, named as in FundShares."""


def with_amounts(workers: pl.DataFrame, law: StatuteBook) -> pl.DataFrame:
    """`workers` with the columns `MONEY` and `in_jkp`.

    workers  month (date), wage, rapel (rupiah), jkk_class, labour_intensive, and what `membership` needs

    The base is the wage with its rapel.
    """
    month = months_of(workers["month"].to_numpy())
    member = membership(workers, month, law)
    everyone = np.ones(workers.height, dtype=np.bool_)
    facts = WageFacts(
        month=month,
        wage=_base(workers),
        jkk_class=workers["jkk_class"].cast(pl.Int64).to_numpy(),
        labour_intensive=workers["labour_intensive"].to_numpy(),
        jkk=everyone,
        jkm=everyone,
        jht=member.jht,
        jp=member.jp,
    )
    due = wage_contributions(facts, law)
    columns = {name: pl.Series(getattr(due, name)) for name in MONEY}
    return workers.with_columns(**columns, in_jkp=pl.Series(member.jkp))


def with_shares(lines: pl.DataFrame, law: StatuteBook) -> pl.DataFrame:
    """`lines` with the columns `SPLIT`: what the job-loss fund receives for each.

    lines  month, wage (with rapel), jkk_class, labour_intensive, in_jkp and the columns `MONEY`
    """
    everyone = np.ones(lines.height, dtype=np.bool_)
    facts = WageFacts(
        month=months_of(lines["month"].to_numpy()),
        wage=lines["wage"].to_numpy(),
        jkk_class=lines["jkk_class"].cast(pl.Int64).to_numpy(),
        labour_intensive=lines["labour_intensive"].to_numpy(),
        jkk=everyone,
        jkm=everyone,
        jht=everyone,
        jp=everyone,
    )
    due = WageContributions(*(lines[name].to_numpy() for name in MONEY))
    shares = fund_shares(facts, due, lines["in_jkp"].to_numpy(), law)
    return lines.with_columns(**{name: pl.Series(getattr(shares, name)) for name in SPLIT})


def _base(workers: pl.DataFrame) -> Rupiah:
    base: Rupiah = (workers["wage"] + workers["rapel"]).to_numpy()
    return base
