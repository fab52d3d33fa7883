"""When a JHT balance may be drawn: causes, waiting time, age, partial withdrawals."""

import datetime as dt

import pytest

from payung.calculator.benefit_jht import CALCULATION
from payung.kernel.periods import days, months_after
from payung.rules.service_times import payment_due
from payung.statute_book import NotInForce

from .ask import LAW, amounts, ask, failing, holding, refused, total

BALANCE = 40_000_000


def claim(cause, claimed_on, **more):
    return ask(CALCULATION, cause=cause, claimed_on=claimed_on, balance=BALANCE, **more)


def test_a_month_after_leaving_the_balance_may_be_drawn_not_a_day_before():
    for cause in ("resignation", "layoff"):
        early = claim(cause, "2022-06-30", left_on="2022-06-01")
        first = claim(cause, "2022-07-01", left_on="2022-06-01")
        assert total(early) == 0 and failing(early) == ["waited"] and early.lines == ()
        assert total(first) == BALANCE and failing(first) == []
    early = claim("resignation", "2022-06-20", left_on="2022-06-01")
    assert "1 Juli 2022" in next(each.text for each in early.findings if each.code == "waited")


def test_a_month_after_31_january_is_the_last_day_of_february():
    assert failing(claim("layoff", "2025-02-27", left_on="2025-01-31")) == ["waited"]
    assert failing(claim("layoff", "2025-02-28", left_on="2025-01-31")) == []


def test_the_rule_of_age_56_only_was_never_applied():
    # Permenaker 2/2022 would have begun on 4 May 2022; Permenaker 4/2022 replaced it before
    for day in ("2022-04-25", "2022-04-26", "2022-05-03", "2022-05-04", "2022-05-05"):
        assert total(claim("resignation", day, left_on="2022-03-01", birth_date="1990-01-01")) == BALANCE
    made_by = {version.by for name in LAW if name.startswith("jht.") for version in LAW[name].versions}
    assert "Permenaker 2/2022" not in made_by and "Permenaker 2/2022" in LAW.acts


def test_those_who_left_their_work_could_draw_from_1_september_2015():
    assert failing(claim("resignation", "2015-08-31", left_on="2015-01-01")) == ["cause"]
    assert failing(claim("resignation", "2015-09-01", left_on="2015-01-01")) == []
    with pytest.raises(NotInForce):
        claim("pension_age", "2015-06-30")
    assert total(claim("pension_age", "2015-07-01")) == BALANCE


def test_the_end_of_a_contract_needs_no_waiting_since_26_april_2022():
    for cause in ("contract_end", "stopped_own_account"):
        before = claim(cause, "2022-04-25", left_on="2022-04-20")
        after = claim(cause, "2022-04-26", left_on="2022-04-20")
        assert failing(before) == ["waited"] and failing(after) == []
        assert "jht-causes-before-2022" in before.questions
        assert "jht-causes-before-2022" not in after.questions


@pytest.mark.parametrize("cause", ["pension_age", "total_disability", "death", "leaving_indonesia"])
def test_other_causes_are_paid_without_waiting(cause):
    assert total(claim(cause, "2025-03-01")) == BALANCE


def test_the_pension_age_of_jht_is_56_also_when_that_of_jp_is_59():
    assert failing(claim("pension_age", "2025-03-09", birth_date="1969-03-10")) == ["pension-age"]
    assert failing(claim("pension_age", "2025-03-10", birth_date="1969-03-10")) == []
    lower = claim("pension_age", "2025-03-09", birth_date="1971-03-10", contract_pension_age=True)
    assert failing(lower) == [] and "pension-age" in holding(lower)


def test_ten_years_of_membership_give_ten_or_thirty_percent():
    facts = {"claimed_on": "2025-05-10", "balance": BALANCE, "member_since": "2015-05-10"}
    assert amounts(ask(CALCULATION, **facts, share=10))[0] == ("benefit", 4_000_000)
    thirty = ask(CALCULATION, **facts, share=30)
    assert amounts(thirty)[0] == ("benefit", 12_000_000)
    assert thirty.lines[0].working == "30 % × 40.000.000 = 12.000.000"
    day_before = ask(CALCULATION, **{**facts, "claimed_on": "2025-05-09"}, share=10)
    assert total(day_before) == 0 and failing(day_before) == ["member-long-enough"]


def test_a_part_is_drawn_once_in_the_membership():
    facts = {"claimed_on": "2025-05-10", "balance": BALANCE, "member_since": "2010-05-10", "share": 30}
    once = {"earlier_payments": [{"paid_on": "2020-01-01", "amount": 1_000_000}]}
    assert failing(ask(CALCULATION, **facts, **once)) == ["first-partial"]
    # the whole balance is still there for whoever drew a part before
    assert failing(claim("pension_age", "2025-05-10", **once)) == []


def test_the_reading_of_the_waiting_day_is_told_where_it_decided():
    assert "jht-wait-day" in claim("layoff", "2025-03-31", left_on="2025-03-01").questions
    assert "jht-wait-day" in claim("layoff", "2025-04-01", left_on="2025-03-01").questions
    assert "jht-wait-day" not in claim("layoff", "2025-04-03", left_on="2025-03-01").questions


def test_the_balance_line_cites_the_rule_and_its_status():
    line = claim("layoff", "2025-04-03", left_on="2025-03-01").lines[0]
    assert line.working == "seluruh saldo 40.000.000"
    assert "Permenaker 4/2022 Pasal 8" in line.cite and line.status == "read-twice"


def test_five_working_days_to_pay():
    # Friday 7 March 2025, then Monday 10 to Friday 14
    assert str(payment_due(days("2025-03-07"), "JHT", LAW)[0]) == "2025-03-14"


def test_months_are_counted_to_the_same_day_or_the_last():
    assert months_after(days("2025-01-31"), 1).item() == dt.date(2025, 2, 28)
    assert months_after(days("2024-01-31"), 1).item() == dt.date(2024, 2, 29)
    assert months_after(days("2025-03-31"), -1).item() == dt.date(2025, 2, 28)


def test_requests_that_cannot_be_are_refused_by_field():
    good = {"claimed_on": "2025-03-01", "balance": BALANCE}
    assert refused(CALCULATION, **good) == ("missing-field", "cause")
    assert refused(CALCULATION, **good, cause="layoff") == ("missing-field", "left_on")
    assert refused(CALCULATION, **good, share=10) == ("missing-field", "member_since")
    assert refused(CALCULATION, **good, share=20, member_since="2010-01-01") == ("not-a-choice", "share")
    assert refused(CALCULATION, **good, cause="death", birth_date="2025-03-02") == (
        "contradiction",
        "birth_date",
    )
    assert refused(CALCULATION, balance=1, cause="death", claimed_on="9999-12-31") == (
        "out-of-range",
        "claimed_on",
    )
    later = [{"paid_on": "2025-03-02", "amount": 1}]
    assert refused(CALCULATION, **good, cause="death", earlier_payments=later) == (
        "contradiction",
        "earlier_payments[0].paid_on",
    )
    assert refused(CALCULATION, **{**good, "balance": -1}, cause="death") == ("out-of-range", "balance")
