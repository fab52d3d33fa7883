"""The workings of an own-account worker's contribution, for one month or several paid together."""

from __future__ import annotations

import itertools

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.money import MILLION, Rate, Rupiah
from payung.rules.contributions.own_account import OwnAccountFacts, band_base, own_account_contributions
from payung.rules.contributions.relief import own_account_kept
from payung.rules.working import Line, cites, weakest
from payung.statute_book import StatuteBook
from payung.statute_book.parameter import Version
from payung.statute_book.units import percent_plain

RELIEFS = {
    "covid_2020": "contributions.relief.covid_2020",
    "own_account_transport": "contributions.relief.own_account_transport",
    "own_account_other": "contributions.relief.own_account_other",
}


def explain_own_account(facts: OwnAccountFacts, law: StatuteBook) -> list[Line]:
    """One line per programme, with the sum over all months and how it came about.

    facts  one worker, one row per month, months in order

    The amounts are those of `own_account_contributions`, added up. A programme the worker is not in has no
    line.
    """
    due = own_account_contributions(facts, law)
    base = band_base(facts.month, facts.income, law)
    kept = own_account_kept(facts.month, facts.transport, facts.paid_by_state_budget, law)
    rate = {code: law[f"contributions.own_account.{code}_rate"].on(facts.month) for code in ("jkk", "jht")}
    flat = law["contributions.own_account.jkm_amount"].on(facts.month)
    whole = np.full_like(kept, MILLION)
    workings = {
        "jkk": _working(base, rate["jkk"], kept),
        "jkm": _working(flat, whole, kept),
        "jht": _working(base, rate["jht"], whole),
    }
    lines = []
    for code, working in workings.items():
        if not getattr(facts, code)[0]:
            continue
        amount, read = int(getattr(due, code).sum()), _read(code, facts, law)
        working = f"{working} = {number_text(amount)}"
        lines.append(Line(code, code.upper(), "member", amount, working, cites(read), weakest(read)))
    return lines


def _working(base: Rupiah, rate: Rate, kept: Rate) -> str:
    """The months as a sum; a run of equal months is one term. A factor of 1 is not printed."""
    terms = []
    rows = zip(base.tolist(), rate.tolist(), kept.tolist(), strict=True)
    for (amount, *factors), run in itertools.groupby(rows):
        count = len(list(run))
        words = [percent_plain(factor) for factor in factors if factor != MILLION]
        words += [number_text(amount), *([f"{count} bulan"] if count > 1 else [])]
        terms.append(" × ".join(words))
    return " + ".join(terms)


def _read(code: str, facts: OwnAccountFacts, law: StatuteBook) -> list[Version]:
    """The versions read for one programme: its own of the first month, the bands, and the reliefs that
    held."""
    first = int(facts.month[0])
    names = {"jkk": ("jkk_rate", "bands"), "jkm": ("jkm_amount",), "jht": ("jht_rate", "bands")}[code]
    read = [law[f"contributions.own_account.{name}"].at(first) for name in names]
    if code == "jht":
        return read
    for name in relief_names(facts, law):
        held = [law[RELIEFS[name]].find(month) for month in facts.month.tolist()]
        read += [version for version in held if version is not None][:1]
    return read


def relief_names(facts: OwnAccountFacts, law: StatuteBook) -> dict[str, int]:
    """The reliefs that lower what is owed, each with the number of months it does."""
    found: dict[str, int] = {}
    for month, transport, paid in zip(
        facts.month.tolist(), facts.transport.tolist(), facts.paid_by_state_budget.tolist(), strict=True
    ):
        own = "own_account_transport" if transport else "own_account_other"
        for name in ("covid_2020", *(() if paid else (own,))):
            if law[RELIEFS[name]].find(month) is not None:
                found[name] = found.get(name, 0) + 1
    return found


def rounded_own_account(facts: OwnAccountFacts, law: StatuteBook) -> bool:
    """Whether some product was not whole rupiah, so that the reading on rounding decided."""
    base = band_base(facts.month, facts.income, law)
    kept = own_account_kept(facts.month, facts.transport, facts.paid_by_state_budget, law)
    rate = law["contributions.own_account.jkk_rate"].on(facts.month)
    flat = law["contributions.own_account.jkm_amount"].on(facts.month)
    return bool(((base * rate % MILLION != 0) | (flat * kept % MILLION != 0)).any())
