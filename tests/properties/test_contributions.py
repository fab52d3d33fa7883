"""What holds for every worker, project and payment."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from payung.kernel.money import MILLION, share
from payung.kernel.periods import days, month_from_iso, months
from payung.rules.contributions.age import pension_day
from payung.rules.contributions.explain import explain_wage, rates_in_force
from payung.rules.contributions.explain_funds import explain_funds
from payung.rules.contributions.explain_own_account import explain_own_account
from payung.rules.contributions.own_account import OwnAccountFacts, own_account_contributions
from payung.rules.contributions.penalty import allocate, due_day, months_late, penalty
from payung.rules.contributions.project import contract_contributions, instalments, slices_of
from payung.rules.contributions.wage import WageFacts, fund_shares, wage_contributions
from payung.statute_book import read_statute_book

LAW = read_statute_book()
FIRST, LAST = month_from_iso("2015-07"), month_from_iso("2027-10")

contribution_months = some.integers(FIRST, LAST)
amounts = some.integers(0, 200_000_000)
classes = some.integers(1, 5)
flags = some.booleans()
workers = some.tuples(contribution_months, amounts, classes, flags, flags, flags, flags, flags)
batches = some.lists(workers, min_size=1, max_size=30)


def columns(batch):
    month, wage, jkk_class, *rest = (np.array(column) for column in zip(*batch, strict=True))
    return WageFacts(month, wage, jkk_class, *(column.astype(bool) for column in rest))


def shares(facts):
    return fund_shares(facts, wage_contributions(facts, LAW), facts.jkk & facts.jkm, LAW)


def rows(record):
    return list(zip(*(column.tolist() for column in vars(record).values()), strict=True))


@given(batches)
def test_many_at_once_give_the_same_answer_as_one_at_a_time(batch):
    facts = columns(batch)
    singles = [columns([worker]) for worker in batch]
    assert rows(wage_contributions(facts, LAW)) == [rows(wage_contributions(one, LAW))[0] for one in singles]
    assert rows(shares(facts)) == [rows(shares(one))[0] for one in singles]


def test_blocks_do_not_show():
    generator = np.random.default_rng(7)
    size = 140_001
    facts = WageFacts(
        generator.integers(FIRST, LAST, size),
        generator.integers(0, 50_000_000, size),
        generator.integers(1, 6, size),
        *(generator.random(size) < 0.5 for _ in range(5)),
    )
    whole, kept = wage_contributions(facts, LAW), shares(facts)
    for start in (0, 65_535, 65_536, 131_072, size - 1):
        piece = facts.rows(slice(start, start + 1))
        assert rows(wage_contributions(piece, LAW))[0] == tuple(int(column[start]) for column in vars(whole).values())
        assert rows(shares(piece))[0] == tuple(int(column[start]) for column in vars(kept).values())


def test_nobody_owes_nothing():
    nobody = columns([(FIRST, 1, 1, True, True, True, True, True)]).rows(slice(0, 0))
    assert wage_contributions(nobody, LAW).total.size == 0
    assert shares(nobody).jkk_fund.size == 0


@given(workers, amounts)
def test_a_higher_wage_never_owes_less_and_jp_never_more_than_its_ceiling(worker, other):
    month, wage, *rest = worker
    low, high = sorted((wage, other))
    facts = columns([(month, low, *rest), (month, high, *rest)])
    due = wage_contributions(facts, LAW)
    for column in vars(due).values():
        assert column[0] <= column[1]
    ceiling = LAW["contributions.jp.ceiling"].on(facts.month)
    assert (due.jp_employer <= share(ceiling, LAW["contributions.jp.rate_employer"].on(facts.month))).all()


@given(batches)
def test_the_parts_add_up_and_every_billed_rupiah_has_a_fund(batch):
    facts = columns(batch)
    due, kept = wage_contributions(facts, LAW), shares(facts)
    assert (due.total == sum(vars(due).values())).all()
    assert (due.total == due.employer + due.worker).all()
    funded = kept.jkk_fund + kept.jkm_fund + kept.jht_fund + kept.jp_fund + kept.jkp_from_jkk + kept.jkp_from_jkm
    assert (funded == due.total).all()
    assert all((column >= 0).all() for column in vars(kept).values())


@given(workers)
def test_jkp_never_changes_a_bill_and_a_relief_never_raises_one(worker):
    facts = columns([worker])
    month, wage, jkk_class, _, *rest = worker
    without = wage_contributions(columns([(month, wage, jkk_class, False, *rest)]), LAW)
    assert wage_contributions(facts, LAW).total[0] <= without.total[0]


@given(workers)
def test_the_working_is_the_calculation(worker):
    facts = columns([worker])
    due = wage_contributions(facts, LAW)
    lines = explain_wage(facts, LAW)
    assert sum(line.amount for line in lines) == int(due.total[0])
    month, wage, jkk_class, labour = (int(value) for value in worker[:4])
    for rate in rates_in_force(month, jkk_class, bool(labour), LAW):
        taken = wage if rate.cap is None else min(wage, rate.cap)
        if getattr(facts, rate.programme.lower())[0]:
            amount = int(getattr(due, rate.code)[0])
            assert abs(amount * MILLION - taken * rate.rate) <= MILLION // 2
            assert any(line.amount == amount and line.working.startswith(rate.text) for line in lines)
    kept = shares(facts)
    state = int(kept.jkp_from_state[0])
    assert sum(line.amount for line in explain_funds(facts, due, kept, LAW)) == int(due.total[0]) + state


incomes = some.integers(0, 40_000_000)


@given(contribution_months, some.integers(1, 12), incomes, flags, flags, flags)
def test_months_paid_together_cost_what_they_cost_one_by_one(first, count, income, transport, state, jht):
    month = np.arange(first, first + count)
    whole = OwnAccountFacts(
        month,
        np.full(count, income),
        np.full(count, transport),
        np.full(count, state),
        np.full(count, True),
        np.full(count, True),
        np.full(count, jht),
    )
    singles = [
        own_account_contributions(
            OwnAccountFacts.one(
                month=int(each), income=income, transport=transport, paid_by_state_budget=state, jht=jht
            ),
            LAW,
        ).total[0]
        for each in month
    ]
    assert own_account_contributions(whole, LAW).total.tolist() == [int(each) for each in singles]
    assert sum(line.amount for line in explain_own_account(whole, LAW)) == sum(int(each) for each in singles)


values = some.integers(0, 20_000_000_000)


@given(contribution_months, values, values)
def test_a_larger_contract_never_owes_less_and_its_slices_add_up(month, one, other):
    low, high = sorted((one, other))
    due = contract_contributions(months([month, month]), np.array([low, high]), LAW)
    assert due.jkk[0] <= due.jkk[1] and due.jkm[0] <= due.jkm[1]
    slices = slices_of(month, high, LAW)
    assert sum(each.part for each in slices) == high
    assert sum(each.jkk + each.jkm for each in slices) == due.total[1]


@given(contribution_months, values)
def test_instalments_add_up(month, total):
    parts = instalments(month, total, LAW)
    assert sum(parts) == total and min(parts) >= 0


@given(some.integers(0, 10**9), some.lists(some.integers(0, 10**8), min_size=1, max_size=12))
def test_a_payment_is_never_spent_twice(paid, owed):
    settled = allocate(paid, np.array(owed))
    assert settled.sum() == min(paid, sum(owed))
    first_open = next((place for place, (got, due) in enumerate(zip(settled, owed, strict=True)) if got < due), None)
    assert first_open is None or not settled[first_open + 1 :].any()


@given(contribution_months, amounts, some.integers(-40, 1500))
def test_delay_only_adds_months_and_a_payment_in_time_costs_nothing(month, principal, days_after):
    column = months(month)
    due = due_day(column, "PU", LAW)
    late = months_late(due, due + days_after)
    assert (late[0] > 0) == (days_after > 0)
    assert months_late(due, due + days_after + 1)[0] - late[0] in (0, 1)
    owed = penalty(np.array([principal]), late, column, LAW)[0]
    once = penalty(np.array([principal]), np.array([1]), column, LAW)[0]
    assert abs(int(owed) - int(late[0]) * int(once)) <= int(late[0])


@given(some.dates(min_value=np.datetime64("1945-01-01").item(), max_value=np.datetime64("2010-12-31").item()))
def test_the_pension_day_is_the_first_on_which_the_age_in_force_is_reached(born):
    (reached,) = pension_day(days(born), LAW)
    ages = LAW["jp.age.pension_age"]

    def old_enough(day):
        age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        return age >= ages.value(day)

    day = reached.item()
    leap = (born.month, born.day) == (2, 29)
    assert leap or old_enough(day)
    if day > np.datetime64(ages.versions[0].start, "D").item():
        assert leap or not old_enough((reached - 1).item())
