"""Put one request to a calculation and look at the answer in few words."""

from __future__ import annotations

import pytest

from payung.calculator.contract import Problem, read_facts
from payung.statute_book import read_statute_book

LAW = read_statute_book()


def ask(calculation, **facts):
    """The answer of one calculation to a request."""
    return calculation.answer(read_facts(facts, calculation), LAW)


def amounts(answer):
    """(code, amount) of every line, in order."""
    return [(line.code, line.amount) for line in answer.lines]


def total(answer):
    return sum(line.amount for line in answer.lines)


def failing(answer):
    """The codes of the findings that do not hold."""
    return [finding.code for finding in answer.findings if not finding.holds]


def holding(answer):
    return [finding.code for finding in answer.findings if finding.holds]


def refused(calculation, **facts):
    """(code, field) of the problem that a request meets."""
    with pytest.raises(Problem) as met:
        ask(calculation, **facts)
    assert met.value.text
    return met.value.code, met.value.field
