"""What holds for every claim of every programme, from its frozen facts."""

import datetime as dt
import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from payung.claims.cases import judge, judge_many
from payung.claims.falling_due import due_now
from payung.kernel.money import MILLION
from tests.properties.claim_cases import BY_PROGRAMME, LAW, accidents, deaths, job_losses, pensions, savings, wages

PROGRAMMES = sorted(BY_PROGRAMME)


def total(programme, basis, case):
    return judge(programme, basis, case, LAW).total


@settings(deadline=None)
@pytest.mark.parametrize("programme", PROGRAMMES)
@given(some.data())
def test_a_batch_is_judged_as_each_would_be_alone(programme, data):
    batch = data.draw(some.lists(BY_PROGRAMME[programme], min_size=1, max_size=12))
    assert judge_many(programme, batch, LAW) == [judge(programme, basis, case, LAW) for basis, case in batch]


@settings(deadline=None)
@pytest.mark.parametrize("programme", PROGRAMMES)
@given(some.data())
def test_frozen_facts_asked_again_give_the_same_rupiah_and_the_parts_sum(programme, data):
    basis, case = data.draw(BY_PROGRAMME[programme])
    first = judge(programme, basis, case, LAW)
    again = judge(programme, basis, json.loads(json.dumps(case)), LAW)
    assert first == again
    assert first.total == sum(line.amount for line in first.lines)
    assert first.total >= 0
    assert sum(due.amount for due in due_now(programme, first.lines, case, LAW)) <= first.total


@given(accidents(), wages)
def test_a_higher_wage_never_earns_less_after_an_accident(one, other):
    basis, case = one
    assume(not case["paid"])
    low, high = sorted((case["wage"], other))
    assert total("JKK", basis, {**case, "wage": low}) <= total("JKK", basis, {**case, "wage": high})


@given(job_losses(), wages)
def test_a_higher_wage_never_earns_less_after_a_lost_job(one, other):
    basis, case = one
    low, high = sorted((case["wage"], other))
    assert total("JKP", basis, {**case, "wage": low}) <= total("JKP", basis, {**case, "wage": high})


@given(accidents(), some.integers(0, 500))
def test_a_period_of_absence_told_in_two_claims_pays_as_told_in_one(one, cut):
    basis, case = one
    case = {**case, "paid": {}, "paid_days": 0, "member": True, "claimed_on": case["event_on"]}
    first = min(cut, case["absence_days"])
    pieces = [
        judge("JKK", basis, {**case, "absence_days": first}, LAW),
        judge("JKK", basis, {**case, "absence_days": case["absence_days"] - first, "paid_days": first}, LAW),
    ]
    whole = judge("JKK", basis, case, LAW)

    def stmb(outcome):
        return sum(line.amount for line in outcome.lines if line.code == "stmb")

    assert sum(stmb(each) for each in pieces) == stmb(whole)


@given(accidents(), some.integers(0, 500))
def test_an_accident_claimed_in_two_steps_pays_what_one_step_pays(one, cut):
    """Nothing twice: the first step's days and costs, then everything with what was paid taken off."""
    basis, case = one
    case = {**case, "paid": {}, "paid_days": 0, "member": True, "claimed_on": case["event_on"]}
    days, costs = min(cut, case["absence_days"]), case["transport"]
    before = {mode: cost // 3 for mode, cost in costs.items()}
    first = judge("JKK", "accident", {**case, "absence_days": days, "transport": before}, LAW)
    paid = {}
    for line in first.lines:
        paid[line.code] = paid.get(line.code, 0) + line.amount
    after = {mode: cost - before[mode] for mode, cost in costs.items()}
    rest = {**case, "absence_days": case["absence_days"] - days, "paid_days": days, "transport": after, "paid": paid}
    second, whole = judge("JKK", basis, rest, LAW), judge("JKK", basis, case, LAW)
    grant = sum(line.amount for line in whole.lines if line.code == "death")
    beyond = max(paid.get("disability", 0) - grant, 0) if basis == "death" else 0  # a disability above the death grant
    assert first.total + second.total == whole.total + beyond


@given(deaths(), some.integers(0, 60))
def test_more_contribution_months_never_grant_the_heirs_less(one, more):
    basis, case = one
    longer = {**case, "contribution_months": case["contribution_months"] + more}
    assert total("JKM", basis, case) <= total("JKM", basis, longer)


@given(pensions(), some.integers(1, 12))
def test_more_paid_months_never_make_a_monthly_pension_smaller(one, more):
    basis, case = one
    first = judge("JP", basis, case, LAW)
    month = dt.date.fromisoformat(case["jp_wages"][0][0])
    number = month.year * 12 + month.month - 1
    wage = max(amount for _, amount in case["jp_wages"])
    earlier = [[f"{(number - each) // 12}-{(number - each) % 12 + 1:02d}-01", wage] for each in range(more, 0, -1)]
    longer = {
        **case, "jp_wages": earlier + case["jp_wages"], "jp_months": case["jp_months"] + more,
        "jp_membership_months": case["jp_membership_months"] + more, "jp_paid": case["jp_paid"] + more * (wage // 33),
    }  # fmt: skip
    second = judge("JP", basis, longer, LAW)
    assume({line.code for line in first.lines} == {line.code for line in second.lines})
    assert first.total <= second.total


@given(savings(), some.integers(0, 900_000_000))
def test_a_larger_balance_never_leaves_less_after_tax(one, other):
    basis, case = one
    low, high = sorted((case["balance"], other))
    assert total("JHT", basis, {**case, "balance": low}) <= total("JHT", basis, {**case, "balance": high})


@given(savings())
def test_a_partial_withdrawal_and_the_rest_are_together_the_balance(one):
    _, case = one
    part = judge("JHT", "partial", case, LAW)
    paid = sum(line.amount for line in part.lines if line.code == "benefit")
    assume(paid)
    rest = {**case, "balance": case["balance"] - paid, "earlier": [*case["earlier"], [case["claimed_on"], paid]]}
    drawn = judge("JHT", "total_disability", rest, LAW)
    assert paid + sum(line.amount for line in drawn.lines if line.code == "benefit") == case["balance"]
    assert abs(paid * MILLION - case["balance"] * case["part"]) <= MILLION // 2
