"""The workings of one worker's contribution: rates in force, and every amount with its arithmetic and
articles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.money import MILLION
from payung.rules.contributions.wage import WageFacts, wage_contributions
from payung.rules.contributions.wage_rates import wage_rates
from payung.rules.working import Line, cites, questions_on, weakest
from payung.statute_book import Parameter, StatuteBook
from payung.statute_book.parameter import Version
from payung.statute_book.units import percent_plain

SHARES = {
    "jkk": ("JKK", "employer", "contributions.jkk.rate"),
    "jkm": ("JKM", "employer", "contributions.jkm.rate"),
    "jht_employer": ("JHT", "employer", "contributions.jht.rate_employer"),
    "jht_worker": ("JHT", "worker", "contributions.jht.rate_worker"),
    "jp_employer": ("JP", "employer", "contributions.jp.rate_employer"),
    "jp_worker": ("JP", "worker", "contributions.jp.rate_worker"),
}
"""Column of WageContributions -> programme, payer, parameter of its base rate."""


@dataclass(frozen=True)
class RateInForce:
    """One share of a wage contribution in one month.

    code       column of WageContributions        rate   parts per million, reliefs applied
    base       the rate without relief            text   the rate as printed: "0,89 %", "0,89 % × 50 %"
    cap        wage ceiling in rupiah, or None    cite, status  of everything read
    questions  ids of the open questions that bear on it
    """

    code: str
    programme: str
    payer: str
    rate: int
    base: int
    text: str
    cap: int | None
    cite: str
    status: str
    questions: tuple[str, ...]


def rates_in_force(month: int, jkk_class: int, labour_intensive: bool, law: StatuteBook) -> list[RateInForce]:
    """Every share of a wage contribution in a month: rate, ceiling, articles. The rates are those that
    `wage_contributions` multiplies with."""
    rates = wage_rates(month, month, law)
    place = np.zeros(1, dtype=np.int64)
    found = []
    for code, (programme, payer, name) in SHARES.items():
        parameter = law[name]
        if code == "jkk":
            column = rates.each_class(rates.jkk, place, np.array([jkk_class]), np.array([labour_intensive]))
            base = parameter.value(month, jkk_class)
        else:
            column = getattr(rates, code)
            base = parameter.value(month)
        reliefs = _reliefs(code, month, labour_intensive, law)
        read = [parameter, *reliefs]
        ceiling = law["contributions.jp.ceiling"] if programme == "JP" else None
        if ceiling is not None:
            read.append(ceiling)
        versions = [each.at(month) for each in read]
        found.append(
            RateInForce(
                code=code,
                programme=programme,
                payer=payer,
                rate=int(column[0]),
                base=base,
                text=_rate_text(base, [each.at(month) for each in reliefs]),
                cap=None if ceiling is None else ceiling.value(month),
                cite=cites(versions),
                status=weakest(versions),
                questions=tuple(dict.fromkeys(q for each in read for q in questions_on(each, month))),
            )
        )
    return found


def _reliefs(code: str, month: int, labour_intensive: bool, law: StatuteBook) -> list[Parameter]:
    names = {
        "jkk": ["covid_2020", *(["labour_intensive"] if labour_intensive else [])],
        "jkm": ["covid_2020"],
    }.get(code, [])
    reliefs = [law[f"contributions.relief.{name}"] for name in names]
    return [relief for relief in reliefs if relief.find(month) is not None]


def _rate_text(base: int, reliefs: list[Version]) -> str:
    return " × ".join([percent_plain(base), *(percent_plain(relief.value) for relief in reliefs)])


def explain_wage(facts: WageFacts, law: StatuteBook) -> list[Line]:
    """Every share one worker's contribution is made of, in the order JKK, JKM, JHT, JP, employer before
    worker.

    facts  columns of length one

    The amounts are those of `wage_contributions`. A programme the worker is not in has no line.
    """
    if facts.wage.size != 1:
        raise ValueError("a working explains one worker in one month")
    due = wage_contributions(facts, law)
    wage, month = int(facts.wage[0]), int(facts.month[0])
    lines = []
    for rate in rates_in_force(month, int(facts.jkk_class[0]), bool(facts.labour_intensive[0]), law):
        programme = rate.programme.lower()
        if not getattr(facts, programme)[0]:
            continue
        amount = int(getattr(due, rate.code)[0])
        lines.append(
            Line(
                code=programme,
                programme=rate.programme,
                payer=rate.payer,
                amount=amount,
                working=f"{rate.text} × {base_text(wage, rate.cap)} = {number_text(amount)}",
                cite=rate.cite,
                status=rate.status,
            )
        )
    return lines


def base_text(wage: int, cap: int | None) -> str:
    """The wage a rate is taken of, with its ceiling where there is one."""
    return number_text(wage) if cap is None else f"min({number_text(wage)}, {number_text(cap)})"


def rounded(wage: int, rate: RateInForce) -> bool:
    """Whether the product was not whole rupiah, so that the reading on rounding decided the last rupiah."""
    taken = wage if rate.cap is None else min(wage, rate.cap)
    return taken * rate.rate % MILLION != 0


def ceiling_month_decides(wage: int, month: int, law: StatuteBook) -> bool:
    """Whether this wage would be capped differently if the JP ceiling changed one month earlier or later."""
    ceiling = law["contributions.jp.ceiling"]
    versions = (ceiling.find(each) for each in (month - 1, month, month + 1))
    return len({min(wage, version.value) for version in versions if version is not None}) > 1
