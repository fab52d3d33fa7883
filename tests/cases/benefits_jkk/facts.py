"""Short ways to put one benefit case to the calculator's functions."""

from __future__ import annotations

import pytest

from payung.calculator.benefit_jkk import CALCULATION
from payung.calculator.contract import Problem, read_facts
from payung.statute_book import read_statute_book

LAW = read_statute_book()
WAGE = 4_000_000


def answer_to(calculation, **facts):
    return calculation.answer(read_facts(facts, calculation), LAW)


def jkk(accident_on="2024-05-02", **facts):
    """The answer for a wage earner of Rp4,000,000, unless told otherwise."""
    given = {"accident_on": accident_on, "segment": "PU", **facts}
    if not {"wage", "income", "daily_wage"} & set(given):
        given["wage"] = WAGE
    return answer_to(CALCULATION, **given)


def amounts(answer):
    """Line code -> amount; lines of one code added up."""
    found = {}
    for line in answer.lines:
        found[line.code] = found.get(line.code, 0) + line.amount
    return found


def findings(answer):
    return [(finding.code, finding.holds) for finding in answer.findings]


def refused(calculation, **facts):
    """(code, field) of the problem with these facts."""
    with pytest.raises(Problem) as caught:
        answer_to(calculation, **facts)
    return caught.value.code, caught.value.field
