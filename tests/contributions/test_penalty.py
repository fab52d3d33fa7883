"""Paying late costs 2 % of the contribution per month begun, on the employer's next bill."""

import datetime as dt

import pytest

from payung.contributions.actions.reopen import reopen
from payung.contributions.models import Bill, Penalty
from payung.contributions.queries import arrears, owing_employers, payable_by_day
from payung.ledger.models import Transfer

from .world import APRIL, CLERK, MARCH, NOW, billed, employer, paid, posted, wage, worker

pytestmark = pytest.mark.django_db

DUE = dt.datetime(2025, 4, 15, 16, 59, 59, tzinfo=dt.UTC)  # 23.59.59 WIB on the due day of March 2025
DAY_AFTER = DUE + dt.timedelta(seconds=1)
# Wage 3,412,500 in class 3 owes 337,497 (see test_month.py); 2 % of it is 6,749.94 -> 6,750, two months 13,499.88
OWED, PENALTY, TWO_MONTHS = 337_497, 6_750, 13_500


def late_march(spell, at=DAY_AFTER):
    bill = billed(wage(spell, 3_412_500))
    assert paid(bill, at) == "settled"
    posted()
    return bill


def test_the_last_second_of_the_due_day_is_in_time():
    late_march(worker(employer()), DUE)
    assert not Penalty.objects.exists()


def test_a_second_later_costs_a_month_and_comes_with_the_next_bill():
    spell = worker(employer())
    march = late_march(spell)
    owed = Penalty.objects.get()
    assert (owed.bill_id, owed.months_late, owed.amount, owed.billed_on_id) == (march.pk, 1, PENALTY, None)

    april = billed(wage(spell, 3_412_500, APRIL))
    assert (april.contributions, april.penalties, april.amount) == (OWED, PENALTY, OWED + PENALTY)
    assert april.lines.get(programme="DENDA").amount == PENALTY
    assert "Maret 2025: terlambat 1 bulan" in april.lines.get(programme="DENDA").rate_text
    assert Penalty.objects.get().billed_on_id == april.pk

    paid(april)
    posted()
    moved = Transfer.objects.get(key=f"bill:{april.pk}:DENDA")
    assert (moved.credit_id, moved.amount) == ("penalties", PENALTY)


def test_a_month_and_a_day_late_costs_two_months():
    late_march(worker(employer()), dt.datetime(2025, 5, 16, 3, tzinfo=dt.UTC))
    assert (Penalty.objects.get().months_late, Penalty.objects.get().amount) == (2, TWO_MONTHS)


def test_a_penalty_is_billed_once_and_waits_again_when_its_bill_is_cancelled():
    spell = worker(employer())
    late_march(spell)
    declaration = wage(spell, 3_412_500, APRIL)
    first = billed(declaration)
    reopen([declaration], by=CLERK, at=NOW)
    assert Penalty.objects.get().billed_on is None
    second = billed(declaration)
    may = billed(wage(spell, 3_412_500, dt.date(2025, 5, 1)))
    assert (first.penalties, second.penalties, may.penalties) == (PENALTY, PENALTY, 0)


def test_a_penalty_of_one_employer_is_not_billed_to_another():
    late_march(worker(employer()))
    other = billed(wage(worker(employer("JJ999999"), 2), 3_412_500, APRIL))
    assert other.penalties == 0


def test_a_penalty_on_a_penalty_is_never_taken():
    spell = worker(employer())
    late_march(spell)
    april = billed(wage(spell, 3_412_500, APRIL))
    paid(april, dt.datetime(2025, 6, 2, tzinfo=dt.UTC))  # due 15 May 2025
    posted()
    assert Penalty.objects.get(bill=april).amount == PENALTY  # 2 % of 337,497, not of 344,247


def test_arrears_show_principal_and_penalty_as_of_a_day():
    where = employer()
    bill = billed(wage(worker(where), 3_412_500))
    assert arrears(dt.date(2025, 4, 15)).is_empty()
    owed = arrears(dt.date(2025, 5, 16), employer_ids=[where.pk]).row(0, named=True)
    assert (owed["bill_id"], owed["contributions"], owed["months_late"], owed["penalty"]) == (
        bill.pk,
        OWED,
        2,
        TWO_MONTHS,
    )
    assert arrears(dt.date(2025, 5, 16), office_codes=["SKW"]).is_empty()
    assert owing_employers(dt.date(2025, 5, 16), office_codes=["PTK"])["total"].to_list() == [OWED + TWO_MONTHS]

    paid(bill, dt.datetime(2025, 5, 20, 18, tzinfo=dt.UTC))  # 21 May in Pontianak
    posted()
    assert arrears(dt.date(2025, 5, 20)).height == 1
    assert arrears(dt.date(2025, 5, 21)).is_empty()


def test_the_page_of_a_bill_tells_what_being_late_costs():
    bill = billed(wage(worker(employer()), 3_412_500))
    rows = [(row.first, row.last, row.penalty) for row in payable_by_day(bill)]
    assert rows == [
        (None, dt.date(2025, 4, 15), 0),
        (dt.date(2025, 4, 16), dt.date(2025, 5, 15), PENALTY),
        (dt.date(2025, 5, 16), dt.date(2025, 6, 15), TWO_MONTHS),
    ]


def test_a_bill_issued_after_its_month_was_late_carries_no_penalty_of_a_later_month():
    spell = worker(employer())
    billed(wage(spell, 3_412_500, APRIL))
    april = Bill.objects.get()
    paid(april, dt.datetime(2025, 6, 2, tzinfo=dt.UTC))
    posted()
    assert billed(wage(spell, 3_412_500, MARCH)).penalties == 0
