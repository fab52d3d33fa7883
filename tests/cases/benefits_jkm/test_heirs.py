"""Who is paid, and how much each."""

import datetime as dt

import pytest

from payung.rules.jkm.heirs import entitled, heir_kinds, heir_shares
from tests.cases.benefits_jkk.facts import LAW

ON = dt.date(2024, 1, 10)


def test_a_spouse_and_children_come_before_everybody():
    kinds = ["ascendant", "spouse", "child", "sibling"]
    assert entitled(kinds, ON, LAW) == [False, True, True, False]
    assert heir_shares(42_000_000, kinds, ON, LAW) == [0, 21_000_000, 21_000_000, 0]


@pytest.mark.parametrize(
    ("kinds", "first"),
    [
        (["will", "parent_in_law", "sibling", "descendant"], "descendant"),
        (["will", "parent_in_law", "sibling"], "sibling"),
        (["will", "parent_in_law"], "parent_in_law"),
        (["will"], "will"),
    ],
)
def test_the_order_goes_on_from_rank_to_rank(kinds, first):
    assert [kind for kind, is_heir in zip(kinds, entitled(kinds, ON, LAW), strict=True) if is_heir] == [first]


def test_what_does_not_divide_goes_to_those_named_first():
    # 100 / 3 = 33 and one over
    assert heir_shares(100, ["child", "sibling", "child", "spouse"], ON, LAW) == [34, 0, 33, 33]


def test_without_anybody_there_is_nobody_to_pay():
    assert heir_shares(42_000_000, [], ON, LAW) == []


def test_an_unknown_relation_is_refused():
    with pytest.raises(KeyError):
        entitled(["neighbour"], ON, LAW)
    assert len(heir_kinds(ON, LAW)) == 7
