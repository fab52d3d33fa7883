"""What holds for every job-loss claim there is."""

import datetime as dt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from payung.rules.jkp.cash import ALL_MONTHS, NOT_KNOWN, JobLossCases, entitled, entitlement, schedule
from payung.rules.jkp.judge import judge_job_loss
from payung.statute_book import read_statute_book

LAW = read_statute_book()
CAUSES = LAW["jkp.claim.causes"].keys
wages = st.integers(0, 10**12)
ended = st.dates(dt.date(2021, 2, 2), dt.date(2027, 12, 31))
claims = st.fixed_dictionaries(
    {
        "ended_on": ended,
        "after": st.integers(0, 400),
        "cause": st.sampled_from([*CAUSES, "layoff", "layoff", "layoff"]),
        "wage": wages,
        "paid_months": st.integers(0, 24),
        "consecutive_months": st.integers(-1, 24),
        "earlier_claims": st.integers(0, 4),
        "months_since_claim": st.integers(-1, 90),
        "ends_after": st.one_of(st.just(ALL_MONTHS), st.integers(0, 8)),
        "member": st.sampled_from([True, True, True, False]),
    }
)


def case(claim):
    facts = dict(claim)
    facts["claimed_on"] = facts["ended_on"] + dt.timedelta(days=facts.pop("after"))
    return JobLossCases.one(LAW, **facts)


def joined(cases):
    columns = {name: np.concatenate([getattr(each, name) for each in cases]) for name in vars(cases[0])}
    return JobLossCases(**columns)


@given(st.lists(claims, min_size=1, max_size=12))
def test_many_at_once_give_the_same_answer_as_one_at_a_time(batch):
    cases = [case(claim) for claim in batch]
    assert schedule(joined(cases), LAW).tolist() == [schedule(each, LAW)[0].tolist() for each in cases]


@given(claims, wages)
def test_a_higher_wage_never_earns_a_lower_benefit(claim, other):
    low, high = sorted((claim["wage"], other))
    paid = [schedule(case({**claim, "wage": wage}), LAW)[0] for wage in (low, high)]
    assert (paid[0] <= paid[1]).all()


@given(claims)
def test_no_month_is_negative_and_none_exceeds_the_capped_wage(claim):
    paid = schedule(case(claim), LAW)[0]
    cap = LAW["jkp.benefit.wage_cap"].value(claim["ended_on"])
    assert (paid >= 0).all() and (paid <= min(claim["wage"], cap)).all()


@given(claims)
def test_the_lines_add_up_to_the_schedule_and_every_refusal_has_its_reason(claim):
    one = case(claim)
    outcome = judge_job_loss(one, LAW)
    assert outcome.total == schedule(one, LAW).sum()
    failed = {code for code, held in entitlement(one, LAW).items() if not held[0]}
    told = {each.code for each in outcome.findings if not each.holds} - {"no-new-job"}
    assert told == failed
    assert bool(failed) == (not entitled(one, LAW)[0])
    if failed:
        assert outcome.lines == ()


@given(claims)
def test_more_contributions_and_an_earlier_claim_never_harm(claim):
    before = schedule(case(claim), LAW).sum()
    better = {**claim, "paid_months": 24, "consecutive_months": NOT_KNOWN, "after": claim["after"]}
    assert schedule(case(better), LAW).sum() >= before
