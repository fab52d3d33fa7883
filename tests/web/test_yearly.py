"""A year so far tells no month that was kept back: neither by itself nor beside the years so far told before it."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest

from payung.web.governments.pack.yearly import CASES, Year, gives_away


def year(*months: int) -> Year:
    """A year whose months of one to four claims are kept back, as the counting keeps them."""
    shown = tuple(SimpleNamespace(number=None if 0 < each < 5 else Decimal(each)) for each in months)
    return Year((), {(CASES, "JKK"): shown}, {(CASES, "JKK"): months})


@pytest.mark.parametrize(
    ("months", "kept"),
    [
        ((9, 8, 7), False),  # every month is told, and so is their sum
        ((9, 3), True),  # 12 so far less 9 told in January is the three of February
        ((9, 3, 6), True),  # 18 less the 9 of January less the 6 of March is the three
        ((9, 3, 6, 1), True),  # two are kept back, together four
        ((9, 3, 6, 2), False),  # together five: three and two, one and four, four and one
        ((9, 3, 6, 2, 4), True),  # told in April as above: less that, the four of May stand alone
        ((9, 3, 6, 2, 4, 7, 4), False),  # May and July are two again, together eight
        ((0, 0, 0), False),
        ((2,), True),
    ],
)
def test_a_month_kept_back_is_not_to_be_had_by_subtracting(months, kept):
    assert gives_away(year(*months), "JKK", sum(months)) is kept
