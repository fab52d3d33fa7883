"""Disabilities, worked by hand: percentage × 80 × 4,000,000 = percentage × 320,000,000."""

from decimal import Decimal

import pytest

from payung.calculator.benefit_jkk import CALCULATION, disability_names

from .facts import LAW, amounts, jkk, refused

HAND_TABLE = {
    "A1": 40,
    "A2": 35,
    "A3": 35,
    "A4": 30,
    "A5": 32,
    "A6": 28,
    "L1": 70,
    "L2": 35,
    "L3": 50,
    "L4": 25,
    "E1": 70,
    "E2": 35,
    "E4": 10,
    "H1": 40,
    "H2": 20,
    "H5": 5,
    "H6": 10,
    "N1": 30,
    "N2": 15,
    "N3": 10,
    "F1": 15,
    "F2": 12,
    "F3": 9,
    "F4": 7,
    "F5": 4,
    "F6": 3,
    "F9": 2,
    "T1": 5,
    "T2": 3,
    "T3": 2,
    "I1": 30,
    "S1": 10,
    "S2": 20,
    "S3": 30,
    "M1": 70,
    "P1": 40,
    "P2": 20,
    "P3": 5,
}


def disability(*given, accident_on="2024-05-02"):
    return amounts(jkk(accident_on, disabilities=list(given)))["disability"]


@pytest.mark.parametrize(("code", "percent"), HAND_TABLE.items())
def test_every_row_pays_its_percentage(code, percent):
    assert disability({"code": code}) == percent * 3_200_000


@pytest.mark.parametrize(("code", "amount"), [("F7", 14_400_000), ("F8", 11_200_000), ("F10", 4_800_000)])
def test_half_percentages_are_exact(code, amount):
    # 4.5, 3.5 and 1.5 % of 320,000,000
    assert disability({"code": code}) == amount


def test_the_table_has_these_rows_and_no_other():
    assert set(disability_names()) == {*HAND_TABLE, "F7", "F8", "F10", "E3", "E5", "H3", "H4", "K1"}


@pytest.mark.parametrize(
    ("right", "left"),
    [("A1", "A2"), ("A3", "A4"), ("A5", "A6"), ("F1", "F2"), ("F3", "F4"), ("F5", "F6"), ("F7", "F8"), ("F9", "F10")],
)
def test_for_a_left_handed_person_right_and_left_change_places(right, left):
    assert disability({"code": left, "left_handed": True}) == disability({"code": right})
    assert disability({"code": right, "left_handed": True}) == disability({"code": left})


def test_being_left_handed_changes_nothing_below_the_arms():
    assert disability({"code": "L2", "left_handed": True}) == 112_000_000


def test_the_table_did_not_change_in_december_2019():
    assert disability({"code": "A1"}, accident_on="2019-12-01") == 128_000_000
    assert disability({"code": "A1"}, accident_on="2019-12-02") == 128_000_000


def test_half_the_function_of_a_right_arm_pays_half():
    assert disability({"code": "A1", "loss_percent": 50}) == 64_000_000


@pytest.mark.parametrize("loss", [Decimal("37.5"), "37.5"])
def test_a_loss_may_have_one_decimal(loss):
    # 40 % × 37.5 % = 15 % of 320,000,000; a JSON number with a point reaches the calculator as Decimal
    assert disability({"code": "A1", "loss_percent": loss}) == 48_000_000


def test_eyes_of_80_and_40_percent_lose_30_percent_of_sight_and_pay_21():
    # (3 × 80 + 40) / 4 = 70 left, 30 lost, 3 × 7 = 21 % of 320,000,000
    eyes = {"code": "E3", "best_eye_percent": 80, "worst_eye_percent": 40}
    assert disability(eyes) == disability({"code": "E3", "loss_percent": 30}) == 67_200_000
    assert "disability-eyes" in jkk(disabilities=[eyes]).questions


def test_blind_in_both_eyes_by_the_formula_pays_as_the_row_of_both_eyes():
    blind = {"code": "E3", "best_eye_percent": 0, "worst_eye_percent": 0}
    assert disability(blind) == disability({"code": "E1"}) == 224_000_000


@pytest.mark.parametrize(
    ("code", "measure", "percent_tenths"),
    [
        ("E3", 10, 70),
        ("E5", 20, 140),
        ("H3", 30, 180),
        ("H4", 30, 90),
        ("E3", 35, 245),
        ("H3", 80, 400),
        ("H4", 90, 200),
    ],
)
def test_measured_losses_count_by_tens_up_to_the_whole_loss(code, measure, percent_tenths):
    # E3 at 35: 3.5 × 7 = 24.5 %; H3 at 80 dB: 48 % but no more than both ears lost, 40 %
    assert disability({"code": code, "loss_percent": measure}) == percent_tenths * 320_000


def test_between_two_steps_and_above_the_whole_loss_the_reading_is_named():
    def named(code, measure):
        return "disability-steps" in jkk(disabilities=[{"code": code, "loss_percent": measure}]).questions

    assert (named("E3", 30), named("E3", 35), named("H3", 60), named("H3", 70)) == (False, True, False, True)


def test_a_scalp_pays_what_the_doctor_found_between_10_and_30_percent():
    assert disability({"code": "K1", "loss_percent": 10}) == 32_000_000
    assert disability({"code": "K1", "loss_percent": 30}) == 96_000_000


def test_lost_capacity_for_work_pays_its_band_whatever_the_measure():
    assert disability({"code": "P2", "loss_percent": 26}) == disability({"code": "P2", "loss_percent": 50})


def test_several_disabilities_are_added_up_to_70_percent():
    # 40 + 9 = 49 %; 40 + 35 = 75 %, cut to 70 %
    assert disability({"code": "A1"}, {"code": "F3"}) == 156_800_000
    both = jkk(disabilities=[{"code": "A1"}, {"code": "L2"}])
    assert amounts(both) == {"disability": 224_000_000}
    assert both.lines[0].working == "min(A1 40 % + L2 35 %; 70 %) × 80 × 4.000.000 = 224.000.000"
    assert "disability-ceiling" in both.questions


def test_exactly_70_percent_is_not_cut():
    # 40 + 30 = 70
    answer = jkk(disabilities=[{"code": "A1"}, {"code": "N1"}])
    assert amounts(answer) == {"disability": 224_000_000}
    assert "disability-ceiling" not in answer.questions


def test_a_remembered_row_says_so_and_a_read_row_does_not():
    assert "disability-rows" in jkk(disabilities=[{"code": "F1"}]).questions
    assert jkk(disabilities=[{"code": "F1"}]).lines[0].status == "remembered-high"
    assert "disability-rows" not in jkk(disabilities=[{"code": "E1"}]).questions
    assert jkk(disabilities=[{"code": "E1"}]).lines[0].status == "read"


def test_the_working_names_row_share_and_hand():
    each = {"code": "A2", "left_handed": True, "loss_percent": 50}
    line = jkk(disabilities=[each]).lines[0]
    assert line.working == "A2 (kidal) 40 % × 50 % × 80 × 4.000.000 = 64.000.000"


def test_total_disability_pays_70_percent_the_periodic_grant_and_no_partial_one():
    assert amounts(jkk("2019-12-01", total_disability=True, disabilities=[{"code": "E1"}])) == {
        "total_disability": 224_000_000,
        "periodic": 4_800_000,
    }
    assert amounts(jkk("2019-12-02", total_disability=True, disabilities=[{"code": "E1"}])) == {
        "total_disability": 224_000_000,
        "periodic": 12_000_000,
    }


def problem(*given):
    return refused(CALCULATION, accident_on="2024-05-02", segment="PU", wage=1_000_000, disabilities=list(given))


@pytest.mark.parametrize(
    ("given", "code", "member"),
    [
        ({"code": "Z9"}, "not-a-choice", "code"),
        ({}, "missing-field", "code"),
        ({"code": "E3"}, "missing-field", "loss_percent"),
        ({"code": "K1"}, "missing-field", "loss_percent"),
        ({"code": "K1", "loss_percent": 31}, "out-of-range", "loss_percent"),
        ({"code": "P1", "loss_percent": 50}, "out-of-range", "loss_percent"),
        ({"code": "A1", "loss_percent": 101}, "out-of-range", "loss_percent"),
        ({"code": "A1", "loss_percent": "5.25"}, "out-of-range", "loss_percent"),
        ({"code": "A1", "loss_percent": True}, "wrong-type", "loss_percent"),
        ({"code": "A1", "left_handed": "ya"}, "wrong-type", "left_handed"),
        ({"code": "A1", "side": "kiri"}, "unknown-field", "side"),
        ({"code": "A1", "best_eye_percent": 50}, "contradiction", "best_eye_percent"),
        ({"code": "E3", "best_eye_percent": 50}, "missing-field", "worst_eye_percent"),
        ({"code": "E3", "best_eye_percent": 40, "worst_eye_percent": 80}, "contradiction", "worst_eye_percent"),
    ],
)
def test_a_disability_that_cannot_be_read_names_its_place_and_its_fact(given, code, member):
    assert problem({"code": "A1"}, given) == (code, f"disabilities[1].{member}")


def test_the_rows_read_are_marked_and_the_rest_is_remembered():
    statuses = LAW["jkk.disability.parts"].versions[0].texts("status")
    assert set(statuses) == {"read", "remembered-high"}
