"""What holds for every pension there is."""

import datetime as dt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from payung.kernel.periods import days
from payung.rules.jp.average import averages, revalued
from payung.rules.jp.judge import Paid, judge_pension
from payung.rules.jp.pension import PensionCases, by_the_month, due, entitlement, pension
from payung.statute_book import read_statute_book

LAW = read_statute_book()
EVENTS = LAW["jp.benefit.share"].keys
wages = st.integers(0, 10**9)
event_days = st.dates(dt.date(2015, 7, 1), dt.date(2060, 12, 31))
cases = st.fixed_dictionaries(
    {
        "event": st.sampled_from(EVENTS),
        "event_on": event_days,
        "born": st.dates(dt.date(1940, 1, 1), dt.date(2005, 12, 31)),
        "contribution_months": st.integers(0, 600),
        "unpaid": st.integers(0, 200),
        "average_wage": wages,
    }
)


def case(facts):
    facts = dict(facts)
    facts["membership_months"] = facts["contribution_months"] + facts.pop("unpaid")
    return PensionCases.one(LAW, **facts)


def joined(each):
    return PensionCases(**{name: np.concatenate([getattr(one, name) for one in each]) for name in vars(each[0])})


@given(st.lists(cases, min_size=1, max_size=12))
def test_many_at_once_give_the_same_answer_as_one_at_a_time(batch):
    each = [case(facts) for facts in batch]
    assert pension(joined(each), LAW).tolist() == [int(pension(one, LAW)[0]) for one in each]


@given(cases, wages)
def test_a_higher_wage_never_earns_a_lower_pension(facts, other):
    low, high = sorted((facts["average_wage"], other))
    small, large = (int(pension(case({**facts, "average_wage": wage}), LAW)[0]) for wage in (low, high))
    assert 0 <= small <= large


@given(cases, st.integers(0, 120))
def test_more_contributions_never_earn_a_lower_pension(facts, more):
    longer = {**facts, "contribution_months": facts["contribution_months"] + more}
    assert pension(case(facts), LAW)[0] <= pension(case(longer), LAW)[0]


@given(cases)
def test_a_pension_is_within_the_limits_of_its_day(facts):
    amount = int(pension(case(facts), LAW)[0])
    least, most = (LAW[f"jp.limits.{name}"].value(facts["event_on"]) for name in ("least", "most"))
    assert amount == 0 or least <= amount <= most


@given(cases)
def test_there_is_a_pension_or_a_lump_sum_or_a_reason(facts):
    one = case(facts)
    outcome = judge_pension(one, LAW, Paid())
    failed = {code for code, held in entitlement(one, LAW).items() if not held[0]}
    assert {each.code for each in outcome.findings if not each.holds} == failed
    assert all(line.amount >= 0 for line in outcome.lines)
    codes = [line.code for line in outcome.lines]
    if not due(one, LAW)[0]:
        assert codes == []
    elif by_the_month(one, LAW)[0]:
        assert codes == ["pension"] and outcome.total == pension(one, LAW)[0]
    else:
        assert codes == ["lump_sum"] and failed


months = st.lists(
    st.tuples(
        wages,
        st.integers(2015 * 12 + 6, 2025 * 12 + 11),
        st.dates(dt.date(2015, 7, 1), dt.date(2026, 12, 31)),
    ),
    min_size=1,
    max_size=12,
)


@given(months)
def test_wages_are_revalued_together_as_each_by_itself_and_never_fall(listed):
    wage, month, event = (list(column) for column in zip(*listed, strict=True))
    together = revalued(np.array(wage), np.array(month), days(event), LAW)
    alone = [int(revalued(np.array([w]), np.array([m]), days(e), LAW)[0]) for w, m, e in listed]
    assert together.tolist() == alone
    capped = np.minimum(wage, LAW["contributions.jp.ceiling"].on(np.array(month)))
    assert (together >= capped).all()


@given(st.lists(wages, min_size=1, max_size=20))
def test_an_average_lies_between_the_lowest_and_the_highest(listed):
    average = averages(np.array(listed), np.zeros(len(listed), dtype=np.int64), 1)[0]
    assert min(listed) <= average <= max(listed)
