"""Until when an objection is answered. UU 24/2011 Pasal 48."""

import datetime as dt

import pytest

from payung.kernel.periods import days
from payung.rules.complaints import MEDIATION, answer_due
from payung.statute_book import read_statute_book

LAW = read_statute_book()


@pytest.mark.parametrize(
    ("lodged", "due"),
    [
        (dt.date(2025, 4, 8), dt.date(2025, 4, 15)),  # Tuesday; 9, 10, 11, 14, 15 April
        (dt.date(2025, 4, 14), dt.date(2025, 4, 22)),  # Monday; 15, 16, 17, 21, 22 April: Good Friday is the 18th
    ],
)
def test_an_objection_is_answered_within_five_working_days(lodged, due):
    assert answer_due(days(lodged), LAW)[0].item() == due


def test_mediation_takes_thirty_working_days_at_most():
    assert LAW[MEDIATION].value(dt.date(2025, 4, 8)) == 30
