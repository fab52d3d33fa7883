"""What holds for every family."""

import datetime as dt

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from payung.kernel.periods import days
from payung.rules.scholarship.amounts import (
    LEVELS,
    WHOLE_LEVEL,
    ChildFacts,
    paid_years,
    planned_years,
    scholarships,
    yearly_amounts,
)
from payung.rules.scholarship.judge import Child, ScholarshipCase, judge_scholarship
from payung.statute_book import read_statute_book

LAW = read_statute_book()
MOST = {"TK": 2, "SD": 6, "SMP": 3, "SMA": 3, "PT": 5}

dates = some.dates(dt.date(2015, 7, 1), dt.date(2027, 12, 31))
births = some.none() | some.dates(dt.date(1990, 1, 1), dt.date(2015, 6, 30))
kids = some.sampled_from(LEVELS).flatmap(
    lambda level: some.builds(Child, some.just(level), some.none() | some.integers(0, MOST[level]), births)
)
families = some.builds(
    ScholarshipCase,
    some.sampled_from(["JKK", "JKM"]),
    dates,
    some.integers(0, 100),
    some.lists(kids, min_size=1, max_size=5).map(tuple),
)


def columns(batch):
    members = [(place, case, child) for place, case in enumerate(batch) for child in case.children]
    return ChildFacts(
        case=np.array([place for place, _, _ in members]),
        event_on=days([case.event_on for _, case, _ in members]),
        programme=np.array([["JKK", "JKM"].index(case.programme) for _, case, _ in members]),
        contribution_months=np.array([case.contribution_months for _, case, _ in members]),
        level=np.array([LEVELS.index(child.level) for _, _, child in members]),
        years_left=np.array([WHOLE_LEVEL if c.years_left is None else c.years_left for _, _, c in members]),
        born=np.array([child.birth_date or "NaT" for _, _, child in members], dtype="datetime64[D]"),
    )


@given(some.lists(families, min_size=1, max_size=8))
def test_many_families_at_once_give_the_same_answer_as_one_at_a_time(batch):
    together = scholarships(columns(batch), LAW).tolist()
    assert together == [amount for case in batch for amount in scholarships(columns([case]), LAW).tolist()]


@given(families)
def test_what_is_printed_adds_up_to_what_the_rule_grants(case):
    outcome = judge_scholarship(case, LAW)
    assert outcome.total == int(scholarships(columns([case]), LAW).sum())
    assert all(line.amount > 0 for line in outcome.lines)


@given(families)
def test_no_family_is_paid_for_more_children_than_the_law_allows(case):
    paid = (scholarships(columns([case]), LAW) > 0).sum()
    assert paid <= (1 if case.event_on < dt.date(2019, 12, 2) else 2)


@given(families)
def test_no_child_is_paid_more_years_than_it_has_before_it(case):
    facts = columns([case])
    assert (paid_years(facts, LAW) <= planned_years(facts, LAW)).all()
    assert (yearly_amounts(facts, LAW).sum(axis=1) <= 87_000_000).all()


@given(families, some.integers(0, 60))
def test_contributing_longer_never_gives_less(case, more):
    longer = ScholarshipCase(case.programme, case.event_on, case.contribution_months + more, case.children)
    assert judge_scholarship(case, LAW).total <= judge_scholarship(longer, LAW).total
