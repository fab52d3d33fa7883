"""Months: their price worked by hand, the relief, arrears, changing, lapsing, coming back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payung.access.actor import SYSTEM, NotAllowed
from payung.jobs.own_account import tend_own_accounts
from payung.ledger.models import MemberLine, Transfer
from payung.own_account.actions.change_terms import change_terms
from payung.own_account.actions.end_lapsed import end_lapsed
from payung.own_account.actions.order_months import order_months
from payung.own_account.actions.register import register
from payung.own_account.actions.remind import remind
from payung.own_account.actions.stop import stop
from payung.own_account.amounts import bands, priced, run_of
from payung.own_account.choice import Choice
from payung.own_account.models import Message, Notice
from payung.own_account.occupations import occupations
from payung.own_account.refused import Refused
from payung.own_account.standing import ACTIVE, DUE, LAPSED, NEW, OVER, standing
from payung.payments.models import PaymentCode
from payung.rolls.models import Roll, RollLine
from payung.rolls.queries import cover_on
from payung.statute_book import read_statute_book
from tests.contributions.world import place
from tests.rolls.world import noon, pay

from .world import DRIVER, NOVEMBER, NOW, TODAY, TRADER, member, member_of, officer, ordered, paid

pytestmark = pytest.mark.django_db
LAW = read_statute_book()


@pytest.fixture(autouse=True)
def region():
    place()


def month(number: int, year: int = 2026) -> dt.date:
    return dt.date(year, number, 1)


def refused(call) -> str:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.problem.code


def price(choice: Choice, first: dt.date, count: int = 1) -> dict[str, int]:
    made = priced([(each, choice) for each in run_of(first, count)], LAW)
    return dict(made.amounts.select("programme", "amount").iter_rows())


# Band 1, base 1.000.000: JKK 1 % = 10.000, JKM 6.800, JHT 2 % = 20.000. Band 10, base 2.950.000: JKK 29.500,
# JHT 59.000. Band 33, base 20.700.000: JKK 207.000, JHT 414.000. Relief PP 50/2025 halves JKK and JKM: other work for
# the contributions of April to December 2026, drivers and couriers from January 2026 to March 2027.


@pytest.mark.parametrize(
    ("income", "jkk", "jht"),
    [(1_000_000, 10_000, 20_000), (2_950_000, 29_500, 59_000), (20_700_000, 207_000, 414_000)],
)
def test_without_relief_a_month_costs_one_percent_and_6800_and_two_percent(income, jkk, jht):
    found = price(Choice("pedagang", "61.12", income, jht=True), month(3))  # March 2026: before the window of others
    assert found == {"JKK": jkk, "JKM": 6_800, "JHT": jht}


@pytest.mark.parametrize(
    ("choice", "first", "jkm"),
    [
        (TRADER, month(3), 6_800),
        (TRADER, month(4), 3_400),
        (TRADER, month(12), 3_400),
        (TRADER, month(1, 2027), 6_800),
        (DRIVER, month(12, 2025), 6_800),
        (DRIVER, month(1), 3_400),
        (DRIVER, month(3, 2027), 3_400),
        (DRIVER, month(4, 2027), 6_800),
    ],
)
def test_the_relief_holds_inside_its_window_and_not_a_month_outside(choice, first, jkm):
    assert price(choice, first) == {"JKK": 5_000 if jkm == 3_400 else 10_000, "JKM": jkm}


def test_months_paid_ahead_across_the_end_of_the_relief_are_priced_month_by_month():
    # A trader pays November 2026 to April 2027: 2 months at half (5.000 + 3.400), 4 at full (10.000 + 6.800).
    made = priced([(each, TRADER) for each in run_of(NOVEMBER, 6)], LAW)
    assert made.total == 2 * 8_400 + 4 * 16_800 == 84_000
    assert [finding.holds for finding in made.findings] == [True] and "2 dari 6 bulan" in made.findings[0].text


def test_the_relief_is_refused_with_its_window_where_it_does_not_hold():
    (finding,) = priced([(month(1, 2027), TRADER)], LAW).findings
    assert not finding.holds and "April 2026 sampai Desember 2026" in finding.text
    (driver,) = priced([(month(1, 2027), DRIVER)], LAW).findings
    assert driver.holds and "Januari 2026 sampai Maret 2027" in driver.text


def test_the_working_is_printed_with_its_articles():
    made = priced([(each, replace(DRIVER, jht=True)) for each in run_of(NOVEMBER, 3)], LAW)
    rows = {row["programme"]: row for row in made.amounts.iter_rows(named=True)}
    assert rows["JKK"]["rate_text"] == "1 % × 50 % × 1.000.000 × 3 bulan = 15.000"
    assert "PP 50/2025" in rows["JKK"]["cite"] and "PP 46/2015" in rows["JHT"]["cite"]
    assert rows["JHT"]["amount"] == 60_000 and "PP 50/2025" not in rows["JHT"]["cite"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    band=st.integers(0, 32),
    months=st.sampled_from([1, 2, 3, 6, 12]),
    jht=st.booleans(),
    occupation=st.sampled_from(sorted(occupations())),
)
def test_months_times_amount_is_roll_is_transfers_is_member_lines(band, months, jht, occupation):
    choice = Choice(occupation, "61.12", bands(NOVEMBER, LAW)[band].base, jht)
    with transaction.atomic():
        roll = paid(member(choice=choice), months)
        wanted = sum(sum(price(choice, each).values()) for each in run_of(NOVEMBER, months))
        moved = Transfer.objects.filter(subject=f"roll:{roll.pk}").aggregate(s=Sum("amount"))["s"]
        held = MemberLine.objects.filter(bill_id=roll.pk).aggregate(s=Sum("jkk") + Sum("jkm") + Sum("jht_worker"))["s"]
        transaction.set_rollback(True)
    assert wanted == roll.amount == moved == held


def test_paying_the_first_month_makes_the_membership_active_and_the_next_one_continues_it():
    here = member()
    first = paid(here)
    assert (first.amount, first.first_month, first.segment) == (8_400, NOVEMBER, "BPU")
    later = noon(dt.date(2026, 11, 28))
    second = paid(here, 2, later)
    assert (second.first_month, second.months) == (month(12), 2)
    cover = cover_on([here.person_id], month(1, 2027)).row(0, named=True)
    assert (cover["since"], cover["until"]) == (TODAY, dt.date(2027, 1, 31))


def test_one_may_begin_with_the_next_month():
    here = member()
    roll = ordered(here, start=month(12))
    assert (roll.first_month, roll.expires_at) == (month(12), dt.datetime(2026, 12, 31, 16, 59, 59, tzinfo=dt.UTC))
    assert refused(lambda: ordered(here, start=month(1, 2027))) == "own-account-start"


@pytest.mark.parametrize("count", [0, 4, 5, 7, 13])
def test_only_the_months_of_the_law_are_paid_ahead(count):
    here = member()
    assert refused(lambda: ordered(here, count)) == "own-account-months"


def test_asking_again_keeps_the_code_and_asking_for_more_replaces_it():
    here = member()
    first = ordered(here)
    assert ordered(here).pk == first.pk
    second = ordered(here, 3)
    first.refresh_from_db()
    assert (first.state, second.state, second.amount) == ("cancelled", "open", 8_400 * 2 + 16_800)
    assert pay(first) == "replaced"


def test_money_that_came_in_on_the_old_code_stops_a_new_one():
    here = member()
    pay(ordered(here))  # told by the bank, not booked yet
    assert refused(lambda: ordered(here, 3)) == "own-account-paid"


def test_nobody_orders_for_another_and_an_officer_only_in_the_branch():
    here = member()
    with pytest.raises(NotAllowed):
        order_months(here.pk, 1, by=member_of(here.person_id + 1), at=NOW)
    with pytest.raises(NotAllowed):
        order_months(here.pk, 1, by=officer("SKW"), at=NOW)
    assert order_months(here.pk, 1, by=officer(), at=NOW).amount == 8_400


# Standing. Due day of November 2026: Monday the 16th.


@pytest.mark.parametrize(
    ("last_paid", "today", "state", "arrears"),
    [
        (None, TODAY, NEW, 0),
        (NOVEMBER, TODAY, ACTIVE, 0),
        (month(10), dt.date(2026, 11, 16), DUE, 0),
        (month(10), dt.date(2026, 11, 17), LAPSED, 0),
        (month(9), TODAY, LAPSED, 1),
        (month(7), TODAY, LAPSED, 3),
        (month(6), TODAY, OVER, 0),
    ],
)
def test_where_a_membership_stands(last_paid, today, state, arrears):
    here = standing(last_paid, today, LAW)
    assert (here.state, len(here.arrears)) == (state, arrears)


def test_arrears_may_be_made_up_for_and_cover_no_day_gone_by():
    here = member(at=noon(dt.date(2026, 9, 2)))
    paid(here, 1, noon(dt.date(2026, 9, 2)))
    roll = paid(here, 1, NOW, with_arrears=True)
    assert (roll.first_month, roll.months, roll.amount) == (month(10), 2, 16_800)  # 2 months at 8.400
    days = [dt.date(2026, 10, 20), TODAY - dt.timedelta(days=1), TODAY]
    assert [cover_on([here.person_id], day).height for day in days] == [0, 0, 1]


def test_arrears_are_not_forced_on_anybody():
    here = member(at=noon(dt.date(2026, 9, 2)))
    paid(here, 1, noon(dt.date(2026, 9, 2)))
    assert paid(here, 1, NOW).first_month == NOVEMBER


def test_a_change_holds_from_the_next_month_not_paid_and_cancels_the_open_code():
    here = member()
    paid(here, 2)  # November and December
    open_code = ordered(here)
    terms = change_terms(here.pk, replace(DRIVER, income=2_950_000, jht=True), by=member_of(here.person_id), at=NOW)
    assert terms.from_month == month(1, 2027)
    open_code.refresh_from_db()
    assert open_code.state == "cancelled"
    # January 2027 as a driver, base 2.950.000: JKK 29.500 and JKM 6.800 at half = 18.150; JHT 59.000.
    assert ordered(here).amount == 18_150 + 59_000
    assert RollLine.objects.filter(person_id=here.person_id, month=NOVEMBER).get().jkk == 5_000


def test_before_the_first_payment_a_change_holds_at_once():
    here = member()
    change_terms(here.pk, DRIVER, by=member_of(here.person_id), at=NOW)
    assert ordered(here).amount == 8_400
    assert (
        refused(lambda: change_terms(here.pk, DRIVER, by=member_of(here.person_id), at=NOW)) == "own-account-unchanged"
    )


def test_stopping_closes_the_code_and_keeps_the_cover_that_is_paid():
    here = member()
    paid(here)
    code = ordered(here)
    stop(here.pk, by=member_of(here.person_id), at=NOW)
    code.refresh_from_db()
    assert code.state == "cancelled" and cover_on([here.person_id], dt.date(2026, 11, 30)).height == 1
    assert refused(lambda: ordered(here)) == "own-account-ended"
    again = register(here.person_id, TRADER, by=member_of(here.person_id), at=NOW)
    assert again.pk != here.pk


def test_a_member_is_reminded_before_the_month_on_lapse_and_never_twice():
    here = member()
    paid(here)
    Message.objects.all().delete()
    assert remind(by=SYSTEM, at=noon(dt.date(2026, 11, 23))) == 0
    assert remind(by=SYSTEM, at=noon(dt.date(2026, 11, 24))) == 1  # six days before the end of the month
    assert remind(by=SYSTEM, at=noon(dt.date(2026, 12, 10))) == 0  # told already that December is due
    assert remind(by=SYSTEM, at=noon(dt.date(2026, 12, 16))) == 1  # the 15th is a Tuesday: lapsed
    assert list(Notice.objects.order_by("pk").values_list("kind", "month")) == [
        ("due", month(12)),
        ("lapsed", month(12)),
    ]
    texts = list(Message.objects.order_by("pk").values_list("text", flat=True))
    assert "15 Desember 2026" in texts[0] and "berhenti" in texts[1]


def test_after_more_than_three_unpaid_months_the_membership_ends_and_may_begin_again():
    here = member()
    paid(here)  # November 2026; December, January, February unpaid on 31 March: three whole months gone
    assert end_lapsed(by=SYSTEM, at=noon(dt.date(2027, 3, 31))) == 0
    assert tend_own_accounts(noon(dt.date(2027, 4, 1)))[0] == 1  # and March makes four
    here.refresh_from_db()
    assert (here.end_reason, here.ended_on) == ("lapsed", dt.date(2027, 4, 1))
    assert register(here.person_id, TRADER, by=member_of(here.person_id), at=noon(dt.date(2027, 4, 2))).pk
    assert not Roll.objects.filter(state="open").exists()


def test_a_membership_that_lapses_closes_its_code_unless_the_money_just_came_in():
    here = member()
    paid(here)
    code = ordered(here)
    PaymentCode.objects.filter(code=code.payment_code).update(state="paid")  # received, not booked yet
    assert end_lapsed(by=SYSTEM, at=noon(dt.date(2027, 4, 1))) == 0
    PaymentCode.objects.filter(code=code.payment_code).update(state="open")
    assert end_lapsed(by=SYSTEM, at=noon(dt.date(2027, 4, 2))) == 1
    code.refresh_from_db()
    assert (code.state, PaymentCode.objects.get(code=code.payment_code).state) == ("cancelled", "replaced")
