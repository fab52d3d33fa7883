"""Contributions of wage earners, worked by hand."""

import pytest

from payung.statute_book import NotInForce

from .facts import funds, wage


@pytest.mark.parametrize(
    ("jkk_class", "expected"),
    # 0.24, 0.54, 0.89, 1.27, 1.74 % of 10,000,000
    [(1, 24_000), (2, 54_000), (3, 89_000), (4, 127_000), (5, 174_000)],
)
def test_jkk_follows_the_risk_class(jkk_class, expected):
    assert wage("2024-06", 10_000_000, jkk_class)["jkk"] == expected


def test_an_ordinary_month_with_every_programme():
    # 5,000,000: JKK 0.24 %, JKM 0.30 %, JHT 3.70 + 2 %, JP 2 + 1 % below the ceiling
    assert wage("2024-06", 5_000_000) == {
        "jkk": 12_000,
        "jkm": 15_000,
        "jht_employer": 185_000,
        "jht_worker": 100_000,
        "jp_employer": 100_000,
        "jp_worker": 50_000,
    }


def test_a_half_rupiah_rounds_up_and_less_rounds_down_for_each_share_by_itself():
    # 3.7 % of 5,067,381 = 187,493.097; 0.30 % = 15,202.143; 0.24 % = 12,161.7144
    due = wage("2026-05", 5_067_381)
    assert (due["jht_employer"], due["jkm"], due["jkk"]) == (187_493, 15_202, 12_162)
    # 1 % of 5,000,050 = 50,000.5
    assert wage("2026-05", 5_000_050)["jp_worker"] == 50_001


def test_a_programme_the_worker_is_not_in_costs_nothing():
    due = wage("2024-06", 5_000_000, jht=False, jp=False)
    assert [due[name] for name in ("jht_employer", "jht_worker", "jp_employer", "jp_worker")] == [0, 0, 0, 0]
    assert due["jkk"] == 12_000


CEILINGS = [
    # last month before, first month of, employer 2 %, worker 1 % of the new ceiling
    ("2016-02", "2016-03", 140_000, 146_706, 73_353),
    ("2017-02", "2017-03", 146_706, 154_070, 77_035),
    ("2018-02", "2018-03", 154_070, 161_880, 80_940),
    ("2019-02", "2019-03", 161_880, 170_248, 85_124),
    ("2020-02", "2020-03", 170_248, 178_794, 89_397),
    ("2021-02", "2021-03", 178_794, 175_092, 87_546),
    ("2022-02", "2022-03", 175_092, 181_552, 90_776),
    ("2023-02", "2023-03", 181_552, 191_192, 95_596),
    ("2024-02", "2024-03", 191_192, 200_846, 100_423),
    ("2025-02", "2025-03", 200_846, 210_948, 105_474),
    ("2026-02", "2026-03", 210_948, 221_726, 110_863),
]


@pytest.mark.parametrize(("before", "first", "old_employer", "new_employer", "new_worker"), CEILINGS)
def test_jp_of_a_high_wage_changes_with_the_ceiling_in_march(before, first, old_employer, new_employer, new_worker):
    assert wage(before, 20_000_000)["jp_employer"] == old_employer
    assert wage(first, 20_000_000)["jp_employer"] == new_employer
    assert wage(first, 20_000_000)["jp_worker"] == new_worker


def test_a_wage_at_the_ceiling_and_one_below_it():
    assert wage("2026-03", 11_086_300)["jp_employer"] == 221_726
    # 2 % of 11,086,200 = 221,724
    assert wage("2026-03", 11_086_200)["jp_employer"] == 221_724


def test_covid_leaves_one_percent_of_jkk_and_jkm_from_august_2020_to_january_2021():
    # 10,000,000, class 2: JKK 54,000 -> 540; JKM 30,000 -> 300; JHT and JP untouched
    for month, jkk, jkm in (
        ("2020-07", 54_000, 30_000),
        ("2020-08", 540, 300),
        ("2021-01", 540, 300),
        ("2021-02", 54_000, 30_000),
    ):
        due = wage(month, 10_000_000, 2)
        assert (due["jkk"], due["jkm"], due["jht_employer"]) == (jkk, jkm, 370_000)
    assert wage("2020-08", 5_000_000)["jp_employer"] == 100_000


@pytest.mark.parametrize(
    ("jkk_class", "half"),
    # 0.12, 0.27, 0.445, 0.635, 0.87 % of 10,000,000
    [(1, 12_000), (2, 27_000), (3, 44_500), (4, 63_500), (5, 87_000)],
)
def test_labour_intensive_industry_pays_half_jkk_from_february_2025_to_january_2026(jkk_class, half):
    for month, expected in (
        ("2025-01", 2 * half),
        ("2025-02", half),
        ("2025-07", half),
        ("2025-08", half),
        ("2026-01", half),
        ("2026-02", 2 * half),
    ):
        due = wage(month, 10_000_000, jkk_class, labour_intensive=True)
        assert (due["jkk"], due["jkm"]) == (expected, 30_000)


def test_others_get_no_labour_intensive_relief():
    assert wage("2025-02", 10_000_000, 3)["jkk"] == 89_000


def test_no_law_before_july_2015():
    assert wage("2015-07", 8_000_000)["jp_worker"] == 70_000
    with pytest.raises(NotInForce, match=r"2015-06"):
        wage("2015-06", 8_000_000)


def test_a_class_that_does_not_exist_and_a_negative_wage_are_refused():
    with pytest.raises(ValueError, match="class"):
        wage("2024-06", 5_000_000, 6)
    with pytest.raises(ValueError, match="class"):
        wage("2024-06", 5_000_000, 0)
    with pytest.raises(ValueError, match="negative"):
        wage("2024-06", -1)


def test_jkp_takes_its_part_of_the_wage_up_to_the_cap():
    # 10,000,000, class 1: billed JKK 24,000; 0.14 % of 5,000,000 = 7,000; the state adds 0.22 % = 11,000
    kept = funds("2025-03", 10_000_000)
    assert (kept["jkk_fund"], kept["jkp_from_jkk"], kept["jkp_from_state"]) == (17_000, 7_000, 11_000)
    assert (kept["jkm_fund"], kept["jkp_from_jkm"]) == (30_000, 0)


def test_jkp_also_took_from_jkm_until_january_2025():
    # 5,000,000: 0.10 % = 5,000 of JKM 15,000; JKK class 3 44,500 less 0.14 % = 7,000
    for month, from_jkm in (("2021-02", 5_000), ("2025-01", 5_000), ("2025-02", 0)):
        kept = funds(month, 5_000_000, 3)
        assert (kept["jkp_from_jkm"], kept["jkm_fund"]) == (from_jkm, 15_000 - from_jkm)
        assert (kept["jkp_from_jkk"], kept["jkk_fund"]) == (7_000, 37_500)
        assert kept["jkp_from_state"] == 11_000


@pytest.mark.parametrize(("jkk_class", "kept"), [(1, 5_000), (2, 20_000), (3, 37_500), (4, 56_500), (5, 80_000)])
def test_the_jkk_fund_keeps_what_jkp_leaves(jkk_class, kept):
    # 0.10, 0.40, 0.75, 1.13, 1.60 % of 5,000,000
    assert funds("2024-06", 5_000_000, jkk_class)["jkk_fund"] == kept


def test_before_jkp_existed_nothing_moves():
    kept = funds("2021-01", 5_000_000)
    # COVID: JKK 0.0024 % = 120; JKM 0.003 % = 150
    assert (kept["jkk_fund"], kept["jkm_fund"]) == (120, 150)
    assert kept["jkp_from_jkk"] == kept["jkp_from_jkm"] == kept["jkp_from_state"] == 0


def test_in_the_labour_intensive_relief_class_1_gives_all_its_jkk_up_to_the_cap_to_jkp():
    # class 1: 0.12 % of 5,000,000 = 6,000 billed and moved
    # class 2: 0.27 % = 13,500 billed, 0.14 % = 7,000 moved
    one = funds("2025-02", 5_000_000, 1, labour_intensive=True)
    two = funds("2026-01", 5_000_000, 2, labour_intensive=True)
    assert (one["jkp_from_jkk"], one["jkk_fund"]) == (6_000, 0)
    assert (two["jkp_from_jkk"], two["jkk_fund"]) == (7_000, 6_500)
    # 0.13, 0.305, 0.495, 0.73 % of 10,000,000 less what the cap keeps in JKK: billed less 7,000
    assert funds("2025-06", 10_000_000, 5, labour_intensive=True)["jkk_fund"] == 87_000 - 7_000
    # the month after the relief: 0.14 % again
    assert funds("2026-02", 5_000_000, 1, labour_intensive=True)["jkp_from_jkk"] == 7_000


def test_without_jkp_membership_nothing_moves():
    kept = funds("2025-03", 10_000_000, in_jkp=False)
    assert (kept["jkk_fund"], kept["jkp_from_jkk"], kept["jkp_from_state"]) == (24_000, 0, 0)


def test_a_jkp_member_outside_jkk_is_refused():
    with pytest.raises(ValueError, match="JKP"):
        funds("2025-03", 10_000_000, jkk=False)
