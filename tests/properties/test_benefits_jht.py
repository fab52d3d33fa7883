"""What holds for every JHT claim, tax and balance there is."""

import datetime as dt
import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from payung.rules.jht.balance import MONTHS, grow
from payung.rules.jht.claim import WHOLE, SavingsCases, benefit, entitlement
from payung.rules.jht.explain_balance import explain_balance
from payung.rules.jht.judge import judge_savings
from payung.rules.jht.tax import TaxFacts, bracket_parts, is_final, tax
from payung.statute_book import read_statute_book

LAW = read_statute_book()
CAUSES = LAW["jht.claim.causes"].keys
PARTS = (WHOLE, *LAW["jht.claim.partial_shares"].versions[0].column("item").tolist())
amounts = st.integers(0, 10**12)
claimed = st.dates(dt.date(2015, 7, 1), dt.date(2030, 12, 31))
past = st.dates(dt.date(1950, 1, 1), dt.date(2030, 12, 31))
claims = st.fixed_dictionaries(
    {
        "claimed_on": claimed,
        "balance": amounts,
        "part": st.sampled_from(PARTS),
        "cause": st.sampled_from(CAUSES),
        "left_on": past,
        "born": st.none() | past,
        "contract_age": st.booleans(),
        "member_since": past,
        "partial_before": st.integers(0, 2),
    }
)
payments = st.tuples(claimed, amounts, st.lists(st.tuples(claimed, amounts), max_size=3), st.booleans())


def taxed(paid_on, amount, earlier, npwp):
    before = [(day, paid) for day, paid in earlier if day <= paid_on]
    return TaxFacts.one(paid_on=paid_on, amount=amount, earlier=before, npwp=npwp)


def joined(kind, cases):
    return kind(**{name: np.concatenate([getattr(each, name) for each in cases]) for name in vars(cases[0])})


@given(st.lists(claims, min_size=1, max_size=12))
def test_many_claims_at_once_give_the_same_answer_as_one_at_a_time(batch):
    cases = [SavingsCases.one(LAW, **claim) for claim in batch]
    together = benefit(joined(SavingsCases, cases), LAW)
    assert together.tolist() == [int(benefit(each, LAW)[0]) for each in cases]


@given(st.lists(payments, min_size=1, max_size=12))
def test_many_taxes_at_once_give_the_same_answer_as_one_at_a_time(batch):
    cases = [taxed(*payment) for payment in batch]
    assert tax(joined(TaxFacts, cases), LAW).tolist() == [int(tax(each, LAW)[0]) for each in cases]


@given(claims, amounts, st.none() | st.booleans())
def test_a_benefit_is_at_most_the_balance_and_the_tax_at_most_the_benefit(claim, earlier, npwp):
    outcome = judge_savings(SavingsCases.one(LAW, **claim), LAW, [(dt.date(2015, 7, 1), earlier)], npwp)
    failed = [code for code, held in entitlement(SavingsCases.one(LAW, **claim), LAW).items() if not held[0]]
    assert [each.code for each in outcome.findings if not each.holds] == failed
    if failed:
        assert outcome.lines == ()
        return
    paid, withheld = outcome.lines
    assert 0 <= paid.amount <= claim["balance"] and 0 <= -withheld.amount <= paid.amount
    assert paid.amount == benefit(SavingsCases.one(LAW, **claim), LAW)[0]


@given(payments, amounts)
def test_a_larger_payment_never_pays_less_tax_nor_leaves_less(payment, other):
    day, amount, earlier, npwp = payment
    low, high = sorted((amount, other))
    small, large = (int(tax(taxed(day, each, earlier, npwp), LAW)[0]) for each in (low, high))
    assert 0 <= small <= large
    assert low - small <= high - large + 1


@given(claimed, amounts, amounts)
def test_two_payments_in_the_final_years_cost_the_same_as_one(first, amount, more):
    second = dt.date(first.year + 1, 12, 31)
    at_once = tax(taxed(second, amount + more, [], True), LAW)[0]
    pieces = tax(taxed(first, amount, [], True), LAW)[0] + tax(taxed(second, more, [(first, amount)], True), LAW)[0]
    assert at_once == pieces
    assert is_final(taxed(second, more, [(first, amount)], True), LAW)[0]
    third = dt.date(first.year + 2, 1, 1)
    assert not is_final(taxed(third, more, [(first, amount)], True), LAW)[0]


@given(amounts, claimed)
def test_the_brackets_share_out_the_whole_amount(amount, day):
    for name in ("final", "progressive"):
        table = LAW[f"jht.tax.{name}"].at(day)
        assert bracket_parts(np.array([amount]), table).sum() == amount


histories = st.lists(st.lists(st.integers(0, 10**8), min_size=3 * MONTHS, max_size=3 * MONTHS), min_size=1, max_size=4)
rates = st.lists(st.integers(0, 150_000), min_size=3, max_size=3)


@given(histories, rates, st.integers(0, MONTHS))
def test_many_balances_grow_as_each_by_itself(history, rate, elapsed):
    paid = np.array(history, dtype=np.int64).reshape(len(history), 3, MONTHS)
    together = grow(paid, np.array(rate), elapsed, 2017, LAW)
    alone = [grow(paid[[place]], np.array(rate), elapsed, 2017, LAW) for place in range(len(history))]
    assert together.returns.tolist() == [each.returns[0].tolist() for each in alone]
    assert (together.returns >= 0).all()


@given(histories, rates)
def test_a_balance_only_grows_with_time(history, rate):
    paid = np.array(history, dtype=np.int64).reshape(len(history), 3, MONTHS)
    by_month = [grow(paid, np.array(rate), elapsed, 2017, LAW).returns.sum(axis=1) for elapsed in range(MONTHS + 1)]
    assert all((later >= earlier).all() for earlier, later in itertools.pairwise(by_month))


@given(st.lists(st.integers(0, 10**8), min_size=1, max_size=40))
def test_the_lines_of_a_balance_add_up_to_contributions_and_growth(paid):
    months = [(2017 * MONTHS + place, amount) for place, amount in enumerate(paid)]
    outcome = explain_balance(months, dt.date(2020, 12, 31), {}, LAW)
    contributions, *returns = outcome.lines
    assert contributions.amount == sum(paid)
    table = np.zeros((1, 4, MONTHS), dtype=np.int64)
    table.reshape(1, -1)[0, : len(paid)] = paid
    rate = [LAW["jht.returns.credited"].value(year * MONTHS) for year in range(2017, 2021)]
    growth = grow(table, np.array(rate), MONTHS, 2017, LAW)
    assert [line.amount for line in returns] == growth.returns[0].tolist()
