"""Payment codes: eleven digits, each given once, and a slip of the finger is noticed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.payments.code_numbers import check_digit, new_codes, scrambled, well_formed

codes = st.integers(0, 10**9 - 1).map(lambda number: f"8{number:09d}").map(lambda body: body + check_digit(body))


def test_scrambling_gives_a_hundred_thousand_different_numbers():
    assert np.unique(scrambled(np.arange(100_000))).size == 100_000
    assert np.unique(scrambled(np.arange(10**9 - 100_000, 10**9))).size == 100_000


def test_scrambling_stays_within_nine_digits_and_refuses_more_numbers_than_there_are():
    numbers = scrambled(np.arange(0, 10**9, 999_983))
    assert numbers.min() >= 0 and numbers.max() < 10**9
    with pytest.raises(ValueError, match="used up"):
        scrambled(np.array([10**9]))


@given(codes, st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(code, place, step):
    wrong = code[:place] + str((int(code[place]) + step) % 10) + code[place + 1 :]
    assert well_formed(code) and not well_formed(wrong)


@pytest.mark.parametrize("code", ["", "8", "123456789012", "8000000000x", "８1234567890"])
def test_what_is_not_eleven_digits_is_no_code(code):
    assert not well_formed(code)


@pytest.mark.django_db
def test_new_codes_are_well_formed_and_new_each_time():
    first, second = new_codes(50), new_codes(50)
    assert all(well_formed(code) for code in first + second)
    assert len({*first, *second}) == 100
