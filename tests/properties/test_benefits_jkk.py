"""What holds for every work accident."""

import datetime as dt

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as some

from payung.kernel.money import MILLION
from payung.kernel.periods import days
from payung.rules.jkk.care import MODES
from payung.rules.jkk.case import AccidentCase
from payung.rules.jkk.cash import AccidentFacts, cash_benefits, stmb
from payung.rules.jkk.disability import Disability, combined, rate_of, table_on
from payung.rules.jkk.judge import judge_accident
from payung.statute_book import read_statute_book

LAW = read_statute_book()
TABLE = table_on(days("2024-01-01"), LAW)
PARTS = sorted(code for code, row in TABLE.items() if not row.needs_measure)
PAIRS = [
    ("A1", "A2"),
    ("A3", "A4"),
    ("A5", "A6"),
    ("F1", "F2"),
    ("F3", "F4"),
    ("F5", "F6"),
    ("F7", "F8"),
    ("F9", "F10"),
]

dates = some.dates(dt.date(2015, 7, 1), dt.date(2027, 12, 31))
bases = some.integers(1, 500_000_000)
absences = some.integers(0, 2_000)
endings = some.sampled_from([(False, False), (True, False), (False, True)])
accidents = some.tuples(dates, bases, absences, some.integers(0, 700_000), endings)


def columns(batch):
    on, base, absence, disability, ending = zip(*batch, strict=True)
    total, death = zip(*ending, strict=True)
    numbers = (np.array(each, dtype=np.int64) for each in (base, absence, disability))
    return AccidentFacts(days(list(on)), *numbers, np.array(total), np.array(death))


def rows(granted):
    return list(zip(*(column.tolist() for column in vars(granted).values()), strict=True))


def stmb_of(base, absence, on, before=0):
    column = stmb(np.array([base]), np.array([absence]), days(on), LAW, np.array([before]))
    return int(column[0])


@given(some.lists(accidents, min_size=1, max_size=20))
def test_many_at_once_give_the_same_answer_as_one_at_a_time(batch):
    together = rows(cash_benefits(columns(batch), LAW))
    assert together == [rows(cash_benefits(columns([one]), LAW))[0] for one in batch]


@given(accidents, bases)
def test_a_higher_wage_never_earns_less(accident, other):
    on, base, *rest = accident
    low, high = sorted((base, other))
    granted = (cash_benefits(columns([(on, wage, *rest)]), LAW) for wage in (low, high))
    less, more = (rows(each)[0] for each in granted)
    assert all(a <= b for a, b in zip(less, more, strict=True))


@given(dates, bases, absences, absences)
def test_paying_days_of_absence_in_pieces_changes_nothing(on, base, first, second):
    pieces = stmb_of(base, first, on) + stmb_of(base, second, on, before=first)
    assert pieces == stmb_of(base, first + second, on)


@given(dates, bases, absences)
def test_a_longer_absence_never_pays_less_and_never_more_than_a_day_of_wage_for_a_day(on, base, absence):
    a_day = stmb_of(base, absence + 1, on) - stmb_of(base, absence, on)
    assert 0 <= a_day <= base // 30 + 1


@given(some.sampled_from(PAIRS), some.integers(0, 100))
def test_the_left_arm_of_a_left_handed_person_counts_as_the_right_of_another(pair, percent):
    for one, other in (pair, pair[::-1]):
        measure = percent * (MILLION // 100)
        assert rate_of(Disability(one, measure, True), TABLE) == rate_of(Disability(other, measure, False), TABLE)


@given(some.lists(some.tuples(some.integers(0, 3), some.integers(0, 700_000)), max_size=12))
def test_disabilities_together_are_their_sum_up_to_70_percent(given_):
    case, rate = (np.array(column, dtype=np.int64) for column in (zip(*given_, strict=True) if given_ else ((), ())))
    on = days(["2016-01-01", "2019-12-01", "2019-12-02", "2025-01-01"])
    sums = [sum(r for c, r in given_ if c == place) for place in range(4)]
    assert combined(case, rate, on, LAW).tolist() == [min(each, 700_000) for each in sums]


@given(dates, bases, absences, some.lists(some.sampled_from(PARTS), max_size=4), some.booleans())
def test_what_is_printed_is_what_is_granted_and_the_parts_sum(on, base, absence, codes, total):
    case = AccidentCase(
        accident_on=on,
        segment="PU",
        kind="wage",
        stated=base,
        absence_days=absence,
        disabilities=tuple(Disability(code) for code in codes),
        total_disability=total,
        transport=dict.fromkeys(MODES, base),
    )
    outcome = judge_accident(case, LAW)
    rates = min(sum(TABLE[code].percent for code in codes), 700_000)
    granted = rows(cash_benefits(columns([(on, base, absence, rates, (total, False))]), LAW))[0]
    cash = [line.amount for line in outcome.lines if not line.code.startswith("transport_")]
    assert cash == [amount for amount in granted if amount]
    assert outcome.total == sum(line.amount for line in outcome.lines)
    assert all(line.working.endswith(f"= {line.amount:,}".replace(",", ".")) for line in outcome.lines)


@given(bases, some.integers(0, 364))
def test_death_pays_at_least_total_disability_never_less_than_the_floor(base, day):
    assume(base >= 1)
    on = dt.date(2019, 6, 1) + dt.timedelta(days=day)
    death = rows(cash_benefits(columns([(on, base, 0, 0, (False, True))]), LAW))[0]
    floor = 16_200_000 if on < dt.date(2019, 12, 2) else 20_000_000
    assert death[3] == max(floor, base * 48)
