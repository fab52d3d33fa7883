"""One division and one rounding for every share of people; a target is reached by people."""

from __future__ import annotations

from decimal import Decimal

import pytest

from payung.figures import Outcome, check_text
from payung.figures.shares import people_lacking, people_wanted, percent_of, reached_by_rounding
from payung.statute_book import read_statute_book

TARGET = Decimal("59.56")


@pytest.mark.parametrize(
    ("people", "everybody", "said"),
    [
        (69_590, 130_245, "53.43"),  # 53,43007
        (586_403, 1_770_630, "33.12"),  # 33,1184: cut off it would be 33,11, which nobody printed
        (59_555, 100_000, "59.56"),  # 59,555: a half goes up
        (59_554, 100_000, "59.55"),
        (77_074, 51_086, "150.87"),  # more than everybody, and not cut: 150,8711
        (0, 10, "0.00"),
        (2, 3, "66.67"),
    ],
)
def test_a_share_is_rounded_to_the_nearest_hundredth(people, everybody, said):
    assert str(percent_of(people, everybody)) == said


def test_a_target_asks_for_a_begun_person_whole():
    # 59,56 % of 130.245 = 77.573,922
    assert people_wanted(130_245, TARGET) == 77_574
    assert people_lacking(69_590, 130_245, TARGET) == 7_984
    assert people_wanted(100_000, TARGET) == 59_560


def test_a_share_that_only_rounds_to_the_target_has_not_reached_it():
    assert percent_of(59_555, 100_000) == TARGET
    assert people_lacking(59_555, 100_000, TARGET) == 5
    assert reached_by_rounding(59_555, 100_000, TARGET)
    assert people_lacking(59_560, 100_000, TARGET) == 0
    assert not reached_by_rounding(59_560, 100_000, TARGET)
    assert not reached_by_rounding(59_554, 100_000, TARGET)


@pytest.mark.parametrize(("people", "everybody"), [(59_555, 100_000), (586_403, 1_770_630), (123_457, 299_999)])
def test_our_own_checker_says_that_our_shares_hold(people, everybody):
    def spoken(number: int) -> str:
        return f"{number:,}".replace(",", ".")

    share = str(percent_of(people, everybody)).replace(".", ",")
    told = (
        f"Tahun 2025 cakupan {share} %: {spoken(people)} orang terlindungi dari {spoken(everybody)} orang yang berhak."
    )
    found = check_text(told, read_statute_book(), "uji")
    assert [each.outcome for each in found if each.check == "ratio-against-percent"] == [Outcome.HOLDS]
