"""One payer after another: no day without cover, a gap is told, what ends soon is named."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.assistance.actions.take_over import take_over
from payung.assistance.models import Placement, Programme
from payung.assistance.queries import gap_months, handovers, lapsing
from payung.rolls.queries import cover_on

from .world import (
    BY,
    NOW,
    approved,
    land,
    listed,
    month,
    opened,
    paid,
    row,
    sponsor,
    states,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def here():
    land()


def test_two_payers_in_a_row_leave_no_day_without_cover():
    first = opened(quota=2, months=2)  # November and December
    listed(first, row(1), row(2))
    paid(approved(first))
    second = opened(
        sponsor("company", "Baznas Contoh"), quota=2, first_month=month(1, 2027), months=3, instalment=3,
        continues=first.pk,
    )  # fmt: skip
    assert gap_months(second) == 0
    assert take_over(second.pk, by=BY, at=NOW) == 2 and states(second) == ["valid", "valid"]
    assert handovers([first.pk])[first.pk].nobody == 2
    paid(approved(second))
    after = handovers([first.pk])[first.pk]
    assert (after.people, after.goes_on, after.after_a_gap, after.nobody) == (2, 2, 0, 0)
    people = Placement.objects.filter(programme=first).values_list("person_id", flat=True)
    spans = cover_on(people, dt.date(2027, 1, 1))
    assert spans["since"].unique().to_list() == [dt.date(2026, 11, 9)]  # the day of the first payment
    assert spans["until"].unique().to_list() == [dt.date(2027, 3, 31)]


def test_a_gap_between_two_payers_is_told():
    first = opened(quota=1, months=2)
    listed(first, row(1))
    approved(first)
    second = opened(title="Lanjutan", quota=1, first_month=month(3, 2027), months=2, continues=first.pk)
    assert gap_months(second) == 2  # January and February
    take_over(second.pk, by=BY, at=NOW)
    approved(second)
    assert handovers([first.pk])[first.pk].after_a_gap == 1


def test_programmes_that_end_within_sixty_days_are_named():
    soon, late = opened(title="A", quota=1, months=2), opened(title="B", quota=1, months=3)
    for number, programme in enumerate((soon, late), 1):
        listed(programme, row(number))
        approved(programme)
    # From 9 November, 60 days reach to 8 January: the end of December is inside, the end of January is not.
    assert list(lapsing(Programme.objects.all(), NOW.date())) == [soon]
