"""Whole rupiah: one multiplication, one rounding, nothing that is not whole, nothing that would overflow."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.kernel.money import LIMIT, MILLION, TooMuchMoney, ratio, rupiah, share

amounts = st.integers(0, 10**12)
rates = st.integers(0, 2 * MILLION)


@pytest.mark.parametrize(
    ("amount", "rate", "expected"),
    [
        (2_000_000, 57_000, 114_000),  # 5.7 % of 2,000,000
        (25, 20_000, 1),  # 2 % of 25 is half a rupiah: up
        (24, 20_000, 0),  # 0.48: down
        (0, 20_000, 0),
        (8_094_000, 20_000, 161_880),  # 2 % of the ceiling of wages for JP
    ],
)
def test_half_a_rupiah_goes_up_and_less_goes_down(amount, rate, expected):
    assert share(rupiah([amount]), rate).tolist() == [expected]
    assert share(rupiah([amount]), np.array([rate])).tolist() == [expected]


@given(st.lists(st.tuples(amounts, rates), min_size=1, max_size=20))
def test_a_column_of_shares_is_each_share_in_exact_whole_numbers(rows):
    amount, rate = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    assert share(amount, rate).tolist() == [(a * r + MILLION // 2) // MILLION for a, r in rows]


@given(amounts, st.integers(0, 10**4), st.integers(1, 10**6))
def test_a_ratio_is_the_exact_quotient_with_halves_up(amount, times, over):
    assert ratio(rupiah([amount]), times, over).tolist() == [(2 * amount * times + over) // (2 * over)]


@pytest.mark.parametrize("wrong", [1.0, 0.5, "1", None])
def test_what_is_not_whole_is_no_money(wrong):
    with pytest.raises((TypeError, ValueError)):
        rupiah([wrong])


def test_what_would_overflow_and_what_is_negative_are_refused_and_never_wrapped():
    with pytest.raises(TooMuchMoney):
        share(rupiah([LIMIT // 1_000_000 + 1]), MILLION * 2 - 1)
    with pytest.raises(TooMuchMoney):
        ratio(rupiah([LIMIT]), 2, 3)
    with pytest.raises(ValueError, match="not negative"):
        share(rupiah([-1]), 20_000)
    with pytest.raises(ValueError, match="not negative"):
        ratio(rupiah([-1]), 1, 1)
