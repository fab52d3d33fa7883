"""A plan is persons times months times the rate of the law, and what falls is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payung.coverage.road.levers import KINDS, Lever, Payer
from payung.coverage.road.plan import Lapse, make_plan, spread
from payung.figures.shares import people_wanted
from payung.kernel.periods import month_number
from payung.statute_book import read_statute_book

LAW = read_statute_book()
JANUARY_2027, DECEMBER_2027 = month_number(2027, 1), month_number(2027, 12)
DECEMBER_2026 = month_number(2026, 12)


def plan(*levers: Lever, start=1_000, first=JANUARY_2027, wanted=None, lapses=()):
    return make_plan(
        start=start, first=first, wanted=wanted or {DECEMBER_2027: 2_000}, levers=levers, lapses=lapses, law=LAW
    )


def test_five_thousand_palm_workers_for_twelve_months_cost_the_fund_1008_million():
    # JKK 1 % of Rp1.000.000 = 10.000, JKM 6.800: 16.800 × 5.000 × 12 = 1.008.000.000
    made = plan(Lever("sawit", 5_000, Payer.PALM_FUND, JANUARY_2027, 12))
    assert made.rupiah == 1_008_000_000
    assert made.payers == (Payer.PALM_FUND,)
    assert made.pulled[0].person_months == 60_000
    assert made.covered.tolist() == 12 * [6_000]


def test_the_relief_of_2026_halves_what_a_worker_pays_alone_and_not_what_the_state_pays():
    # December 2026 lies in the relief of PP 50/2025 for others than drivers: 5.000 + 3.400 = 8.400; from January 16.800
    own = plan(Lever("sawit", 10, Payer.SELF, DECEMBER_2026, 2), first=DECEMBER_2026)
    assert own.cost.tolist()[:3] == [84_000, 168_000, 0]
    for payer in (Payer.PALM_FUND, Payer.APBD):
        paid = plan(Lever("sawit", 10, payer, DECEMBER_2026, 2), first=DECEMBER_2026)
        assert paid.cost.tolist()[:3] == [168_000, 168_000, 0]


def test_the_relief_of_drivers_ends_with_march_2027():
    # ten new drivers a month: 10, 20, 30, 40 people at 8.400 until March, 16.800 in April
    made = plan(Lever("kurir", 10, Payer.SELF, JANUARY_2027))
    assert made.pulled[0].people.tolist()[:4] == [10, 20, 30, 40]
    assert made.cost.tolist()[:4] == [84_000, 168_000, 252_000, 672_000]


def test_village_staff_pay_no_more_than_jkk_and_jkm_of_their_wage():
    # JKK class 1 0,24 % and JKM 0,3 % of Rp3.000.000: 7.200 + 9.000 = 16.200; × 100 × 12 = 19.440.000
    made = plan(Lever("desa", 100, Payer.VILLAGE, JANUARY_2027, 12, wage=3_000_000))
    assert made.rupiah == 19_440_000


def test_a_silent_employers_workers_cost_the_employer_and_themselves():
    # Rp3.000.000, class 3: JKK 0,89 % 26.700; JKM 9.000; JHT 3,7 % 111.000 and 2 % 60.000; JP 2 % 60.000 and 1 % 30.000
    made = plan(Lever("diam", 7, Payer.EMPLOYER, DECEMBER_2027, 1, wage=3_000_000, jkk_class=3))
    assert int(made.cost_of(Payer.EMPLOYER).sum()) == 7 * (26_700 + 9_000 + 111_000 + 60_000)
    assert int(made.cost_of(Payer.SELF).sum()) == 7 * (60_000 + 30_000)
    small = plan(Lever("diam", 7, Payer.EMPLOYER, DECEMBER_2027, 1, wage=3_000_000, jkk_class=3, jp=False))
    assert made.rupiah - small.rupiah == 7 * 90_000


def test_a_project_is_paid_once_and_its_workers_leave_when_its_months_end():
    # Rp100.000.000: JKK 0,21 % and JKM 0,03 % = 240.000
    made = plan(Lever("proyek", 40, Payer.EMPLOYER, JANUARY_2027, 6, contract=100_000_000))
    assert made.cost.tolist() == [240_000, *(11 * [0])]
    assert made.covered.tolist() == 6 * [1_040] + 6 * [1_000]
    (fall,) = made.falls
    assert (fall.month, fall.people, fall.causes) == (month_number(2027, 7), 40, (("proyek", 40),))


def test_who_ends_in_december_is_missing_in_january_and_named():
    made = plan(start=1_000, first=DECEMBER_2026, lapses=(Lapse("Konstruksi", 300, DECEMBER_2026),))
    assert made.covered.tolist()[:3] == [1_000, 700, 700]
    (fall,) = made.falls
    assert (fall.month, fall.people, fall.causes) == (JANUARY_2027, 300, (("Konstruksi", 300),))


def test_a_lapse_outnumbered_by_new_people_is_no_fall_but_is_still_named():
    lever = Lever("rentan", 300, Payer.APBD, JANUARY_2027)
    made = plan(lever, first=DECEMBER_2026, lapses=(Lapse("Konstruksi", 300, DECEMBER_2026),))
    assert made.falls == []
    assert [(each.month, each.people, each.causes) for each in made.endings] == [
        (JANUARY_2027, 0, (("Konstruksi", 300),))
    ]
    assert made.base.tolist()[:2] == [1_000, 700]


def test_a_whole_plan_worked_by_hand():
    # 1.000 are covered; the project of 100 of them ends with December 2026. The palm fund pays for 300 from January
    # 2027, twelve months; ten people a month join by themselves from December 2026.
    #   Dec 2026  1.000 + 10                    = 1.010   alone 10 × 8.400 (relief) =        84.000
    #   Jan 2027  1.000 - 100 + 300 + 20        = 1.220   alone 20 × 16.800, fund 300 × 16.800 = 5.040.000
    #   Dec 2027  1.000 - 100 + 300 + 130       = 1.330   2.000 - 1.330 = 670 still lacking
    # Fund: 300 × 16.800 × 12 = 60.480.000, in full. Alone in 2027: (20 + 30 + … + 130) = 900 months × 16.800.
    made = plan(
        Lever("sawit", 300, Payer.PALM_FUND, JANUARY_2027, 12),
        Lever("mandiri", 10, Payer.SELF, DECEMBER_2026),
        first=DECEMBER_2026,
        lapses=(Lapse("Konstruksi", 100, DECEMBER_2026),),
    )
    covered = made.covered.tolist()
    assert (covered[0], covered[1], covered[-1]) == (1_010, 1_220, 1_330)
    assert int(made.missing[-1]) == 670
    assert int(made.cost_of(Payer.PALM_FUND).sum()) == 60_480_000
    assert made.cost_of(Payer.SELF).tolist()[:2] == [84_000, 336_000]
    assert int(made.cost_of(Payer.SELF)[1:].sum()) == 15_120_000
    assert made.rupiah == 60_480_000 + 84_000 + 15_120_000
    # The project's end is named though more people came than left: nothing is smoothed away.
    assert [(each.month, each.people, each.causes) for each in made.endings] == [
        (JANUARY_2027, 0, (("Konstruksi", 100),))
    ]


def test_the_line_to_the_target_is_straight_and_ends_on_it():
    # from 1.000 in December 2026 to 2.000 in December 2027: 83,33 a month, a begun person counts whole
    made = plan()
    assert made.wanted.tolist()[:3] == [1_084, 1_167, 1_250]
    assert made.wanted.tolist()[-1] == 2_000
    assert made.missing.tolist()[-1] == 1_000


def test_landak_needs_77574_people_for_the_target_of_the_province():
    # 59,56 % of 130.245 = 77.573,92: a begun person counts whole, 7.984 more than the 69.590 covered
    assert people_wanted(130_245, Decimal("59.56")) - 69_590 == 7_984


def test_nothing_lies_before_the_plan_and_nobody_ends_twice():
    with pytest.raises(ValueError, match="before its first month"):
        plan(Lever("rentan", 1, Payer.APBD, DECEMBER_2026))
    with pytest.raises(ValueError, match="more people end"):
        plan(start=5, lapses=(Lapse("a", 3, JANUARY_2027), Lapse("b", 3, JANUARY_2027)))


def test_parts_of_a_whole_go_to_the_largest_remainders():
    # 10 by 1 : 1 : 1 is 3,33 each: the first gets the one left over
    assert spread(10, [1, 1, 1]) == [4, 3, 3]
    assert spread(10, [0, 3, 1]) == [0, 8, 2]  # 7,5 and 2,5: equal remainders, the earlier first
    assert spread(10, [0, 0]) == [0, 0]


kinds = st.sampled_from([key for key in KINDS if key != "proyek"])
levers = st.builds(
    lambda kind, people, which, first, months: Lever(
        kind, people, KINDS[kind].payers[which % len(KINDS[kind].payers)], JANUARY_2027 + first, months, wage=2_800_000
    ),
    kinds,
    st.integers(0, 100_000),
    st.integers(0, 5),
    st.integers(0, 11),
    st.integers(0, 12),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(levers, max_size=5), levers, st.integers(0, 5_000))
def test_pulling_a_lever_further_never_covers_fewer_and_never_costs_less(others, lever, more):
    further = Lever(**{**vars(lever), "people": lever.people + more})
    before, after = plan(*others, lever), plan(*others, further)
    assert (after.covered >= before.covered).all()
    assert (after.missing <= before.missing).all()
    assert (after.cost >= before.cost).all()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(levers, max_size=6))
def test_the_budget_is_the_same_by_lever_by_payer_and_by_month(pulled):
    made = plan(*pulled)
    by_lever = sum(each.rupiah for each in made.pulled)
    by_payer = sum(int(made.cost_of(payer).sum()) for payer in made.payers)
    assert by_lever == by_payer == made.rupiah == int(made.cost.sum())
    assert (made.covered - made.base == sum(each.people for each in made.pulled)).all()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_parts_add_up_to_the_whole(total, weights):
    parts = spread(total, weights)
    assert sum(parts) == (total if sum(weights) else 0)
    assert all(part >= 0 for part in parts)
