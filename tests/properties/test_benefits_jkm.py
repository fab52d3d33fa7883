"""What holds for every death and every family of heirs."""

import datetime as dt

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from payung.kernel.periods import days, months_after
from payung.rules.jkm.benefit import SEGMENTS, DeathFacts, death_benefits
from payung.rules.jkm.heirs import heir_kinds, heir_shares
from payung.rules.jkm.judge import DeathCase, judge_death
from payung.statute_book import read_statute_book

LAW = read_statute_book()
KINDS = sorted(heir_kinds(dt.date(2024, 1, 1), LAW))

dates = some.dates(dt.date(2015, 7, 1), dt.date(2027, 12, 31))
deaths = some.builds(
    lambda on, segment, member_days, months: DeathCase(on, segment, on - dt.timedelta(days=member_days), months),
    dates,
    some.sampled_from(SEGMENTS),
    some.integers(0, 400),
    some.integers(0, 40),
)


def columns(batch):
    return DeathFacts(
        died_on=days([case.died_on for case in batch]),
        segment=np.array([SEGMENTS.index(case.segment) for case in batch]),
        registered_on=days([case.registered_on for case in batch]),
        contribution_months=np.array([case.contribution_months for case in batch]),
    )


@given(some.lists(deaths, min_size=1, max_size=20))
def test_many_deaths_at_once_give_the_same_answer_as_one_at_a_time(batch):
    assert death_benefits(columns(batch), LAW).total.tolist() == [judge_death(case, LAW).total for case in batch]


@given(deaths)
def test_a_burial_is_always_paid_and_the_rest_wholly_or_not_at_all(case):
    old = case.died_on < dt.date(2019, 12, 2)
    whole, burial = (24_000_000, 3_000_000) if old else (42_000_000, 10_000_000)
    expected = {whole, burial} if case.segment == "BPU" and case.died_on >= dt.date(2025, 2, 24) else {whole}
    assert judge_death(case, LAW).total in expected


@given(deaths, some.integers(1, 200))
def test_being_a_member_longer_never_pays_less(case, more):
    earlier = case.registered_on - dt.timedelta(days=more)
    longer = DeathCase(case.died_on, case.segment, earlier, case.contribution_months)
    assert judge_death(case, LAW).total <= judge_death(longer, LAW).total


@given(dates, some.integers(0, 24))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months):
    reached = months_after(days(day), np.array([months]))[0].item()
    assert (reached.year * 12 + reached.month) - (day.year * 12 + day.month) == months
    assert reached.day == day.day or (reached.day < day.day and (reached + dt.timedelta(days=1)).day == 1)


@given(some.integers(0, 10**12), some.lists(some.sampled_from(KINDS), min_size=1, max_size=9))
def test_the_shares_of_the_heirs_add_up_to_what_is_shared(amount, kinds):
    shares = heir_shares(amount, kinds, dt.date(2024, 1, 1), LAW)
    assert sum(shares) == amount
    paid = [share for share in shares if share]
    assert not paid or max(paid) - min(paid) <= 1
